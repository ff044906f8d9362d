package data

import (
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"careledger/data/vault"
)

// sight keeps a store to the children of one user. The store's reading
// connections get, before anything else, temporary views that hide the tables of
// the same name and show only what belongs to those children; so there is no
// query in this package that could see more. What is written is compared with
// the children at the end of each transaction, by the journal.
type sight struct {
	user string // id
	childBonds
}

// sightTables are the tables that decide which children a user sees.
var sightTables = []string{"user", "pairing", "project_child"}

// children is the query for the ids of the user's children today.
func (g *sight) children() string {
	const holds = ` AND x.deleted_at IS NULL AND x.from_on <= (SELECT cl_today()) AND (x.to_on = '' OR x.to_on >= (SELECT cl_today()))`
	return `SELECT x.child_id FROM main.pairing x JOIN main.user u ON u.person_id = x.person_id WHERE u.id = '` + g.user + `' AND u.reach = 'assigned'` + holds +
		` UNION SELECT x.child_id FROM main.user u JOIN main.project_child x ON instr(',' || u.projects || ',', ',' || x.project_id || ',') > 0
		WHERE u.id = '` + g.user + `' AND u.reach = 'projects'` + holds
}

// views is the script that hides the tables from one reading connection.
func (g *sight) views() string {
	var b strings.Builder
	b.WriteString("PRAGMA query_only = 0;\n")
	for _, table := range g.tables() {
		fmt.Fprintf(&b, "CREATE TEMP VIEW %s AS SELECT * FROM main.%[1]s WHERE %s;\n", table, g.within(table, g.children()))
	}
	b.WriteString("PRAGMA query_only = 1;\n")
	return b.String()
}

// narrow gives a store that was just opened the sight of a user.
func (s *Store) narrow(keys vault.Keys, userID string) error {
	g := &sight{user: userID, childBonds: s.bonds}
	if err := s.readers.Close(); err != nil {
		return fmt.Errorf("sight: %w", err)
	}
	s.sight, s.actor.reader = g, userID
	s.readers = open(s.path, keys.File, s.actor, s.reads(), g.views())
	return nil
}

// beginSight takes down the children of the store's user before a transaction,
// so that nobody gives themselves another child and then works with it.
func (t *tx) beginSight() error {
	if t.s.sight == nil {
		return nil
	}
	ids, err := many[string](t, t.s.sight.children())
	if err != nil {
		return err
	}
	text, err := json.Marshal(ids)
	t.mine = sql.Named("mine", string(text))
	return err
}

// inSight reports whether a row belongs to the children of the store's user; all
// do where the user sees all children.
func (t *tx) inSight(table, id string) (bool, error) {
	g := t.s.sight
	if g == nil || g.childBonds[table] == nil {
		return true, nil
	}
	return one[bool](t, `SELECT EXISTS (SELECT 1 FROM `+table+` WHERE id = @id AND `+g.within(table, mineSQL)+`)`, sql.Named("id", id), t.mine)
}

// notMine refuses a record of another child.
func notMine(table string) error {
	return &Error{Kind: Denied, Text: "You may record only for the children given to you. Ask the person in charge.", Cause: errors.New(table)}
}

// mineSQL are the children taken down by beginSight.
const mineSQL = "SELECT value FROM json_each(@mine)"

// keepSight refuses a transaction that touched what belongs to other children
// than those of the store's user, or took it from them.
func (t *tx) keepSight() error {
	g := t.s.sight
	if g == nil {
		return nil
	}
	batch := sql.Named("batch", t.batch)
	touched, err := many[string](t, `SELECT DISTINCT tbl FROM journal WHERE batch = @batch AND act IN ('insert', 'update', 'delete')`, batch)
	if err != nil {
		return err
	}
	for _, table := range touched {
		bonds, bound := g.childBonds[table]
		if !bound {
			continue
		}
		breaks := []string{`NOT EXISTS (SELECT 1 FROM ` + table + ` WHERE id = j.row AND ` + g.within(table, mineSQL) + `)`}
		for _, b := range bonds {
			old := `json_extract(j.old, '$.` + b.column + `')`
			breaks = append(breaks, `j.act = 'update' AND `+old+` IS NOT NULL AND NOT (`+b.within(old, g.childBonds, mineSQL)+`)`)
		}
		n, err := one[int](t, `SELECT count(*) FROM journal j WHERE j.batch = @batch AND j.tbl = '`+table+`' AND (`+strings.Join(breaks, " OR ")+`)`, batch, t.mine)
		if err != nil {
			return err
		}
		if n > 0 {
			return notMine(table)
		}
	}
	return nil
}
