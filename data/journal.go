package data

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
)

// Entry is one line of the journal: what somebody did to one record.
type Entry struct {
	Seq    int64  `db:"seq"`    // order on this file
	Laptop string `db:"laptop"` // letter
	N      int64  `db:"n"`      // order on that laptop
	At     string `db:"at"`     // instant
	Who    string `db:"who"`    // user name
	Batch  string `db:"batch"`  // the transaction
	Act    string `db:"act"`    // insert, update, delete, view, print, export, import, sign_in
	Table  string `db:"tbl"`
	Row    string `db:"row"`
	Old    Ref    `db:"old"` // JSON of the columns that changed, before
	New    Ref    `db:"new"` // and after
	Salt   Ref    `db:"salt"`

	ValuesHash string `db:"values_hash"`
	Hash       string `db:"hash"`
}

// bookkeeping are the columns whose change is not worth a line of its own.
var bookkeeping = []string{"id", "created_at", "created_by", "updated_at", "updated_by", "version"}

// journalTriggers makes the triggers that journal a table. An update keeps the
// changed columns only, and nothing at all when none changed. Rows written in
// bulk are journalled afterwards.
func journalTriggers(table string, names []string) string {
	var kept []string
	for _, n := range names {
		if !slices.Contains(bookkeeping, n) {
			kept = append(kept, n)
		}
	}
	object := func(side string) string { return rowJSON(kept, side+".") }
	var differ, changed []string
	for _, n := range kept {
		differ = append(differ, fmt.Sprintf("OLD.%[1]s IS NOT NEW.%[1]s", n))
		changed = append(changed, fmt.Sprintf("SELECT '%[1]s' k, OLD.%[1]s o, NEW.%[1]s n WHERE OLD.%[1]s IS NOT NEW.%[1]s", n))
	}
	return fmt.Sprintf(`
CREATE TRIGGER auto_%[1]s_journal_insert AFTER INSERT ON %[1]s WHEN NOT cl_bulk() BEGIN
	INSERT INTO journal_entry VALUES ('insert', '%[1]s', NEW.id, NULL, %[2]s);
END;
CREATE TRIGGER auto_%[1]s_journal_update AFTER UPDATE ON %[1]s WHEN NOT cl_bulk() AND (%[3]s) BEGIN
	INSERT INTO journal_entry
	SELECT 'update', '%[1]s', NEW.id, json_group_object(k, o), json_group_object(k, n) FROM (%[4]s);
END;
CREATE TRIGGER auto_%[1]s_journal_delete AFTER DELETE ON %[1]s BEGIN
	INSERT INTO journal_entry VALUES ('delete', '%[1]s', OLD.id, %[5]s, NULL);
END;
`, table, object("NEW"), strings.Join(differ, " OR "), strings.Join(changed, " UNION ALL "), object("OLD"))
}

// rowJSON is SQL for the values of a row as JSON. Empty texts, zeros and absent
// references are left out (a merge patch drops what is null): most columns of
// most rows are, and would make the journal several times as large.
func rowJSON(names []string, prefix string) string {
	var pairs []string
	for _, n := range names {
		value := prefix + n
		if n != "minutes" { // where 0 is not unknown
			value = "nullif(nullif(" + value + ", ''), 0)"
		}
		pairs = append(pairs, "'"+n+"', "+value)
	}
	return "json_patch('{}', json_object(" + strings.Join(pairs, ", ") + "))"
}

// note journals something that changes no record: a look at restricted
// values, a print, an export.
func (t *tx) note(act, table, row string, details any) error {
	text, err := json.Marshal(details)
	if err != nil {
		return fmt.Errorf("note %s: %w", act, err)
	}
	if _, err := t.Exec(`INSERT INTO journal_entry VALUES (?, ?, ?, NULL, ?)`, act, table, row, string(text)); err != nil {
		return fmt.Errorf("note %s: %w", act, err)
	}
	return nil
}

// NoteOut journals that something left the program: act is print or export,
// what names it without names of children.
func (s *Store) NoteOut(ss *Session, act, what string, details map[string]string) error {
	return s.write(ss, Settings, read, func(t *tx) error { return t.note(act, "", what, details) })
}

// VerifyJournal checks the chain of every laptop, values included, and answers
// how many entries hold. The first entry that does not is named in the error,
// with the field where one byte was changed.
func (s *Store) VerifyJournal(ss *Session) (int, error) {
	if err := s.check(ss, Settings, read); err != nil {
		return 0, err
	}
	rows, err := s.readers.Queryx(`SELECT * FROM journal ORDER BY laptop, n`)
	if err != nil {
		return 0, fmt.Errorf("journal: %w", diskError(err))
	}
	defer rows.Close() //nolint:errcheck // only read
	var previous Entry
	count := 0
	for rows.Next() {
		var e Entry
		if err := rows.StructScan(&e); err != nil {
			return count, fmt.Errorf("journal: %w", diskError(err))
		}
		if e.Laptop != previous.Laptop {
			previous = Entry{Laptop: e.Laptop}
		}
		if !e.follows(previous) {
			return count, e.alteredError(previous)
		}
		previous, count = e, count+1
	}
	return count, diskError(rows.Err())
}

// follows reports whether the entry continues the chain and has the values
// that it had when it was written, or none at all.
func (e Entry) follows(previous Entry) bool {
	if e.N != previous.N+1 || e.Hash != e.chained(previous) {
		return false
	}
	if e.Salt == "" { // erased
		return e.Old == "" && e.New == ""
	}
	return e.ValuesHash == chainHash(orNil(e.Salt), orNil(e.Old), orNil(e.New))
}

// chained is the hash of the entry after a previous one.
func (e Entry) chained(previous Entry) string {
	var before any
	if previous.N > 0 {
		before = previous.Hash
	}
	return chainHash(before, e.Laptop, e.N, e.At, e.Who, e.Batch, e.Act, e.Table, e.Row, e.ValuesHash)
}

func orNil(r Ref) any {
	if r == "" {
		return nil
	}
	return string(r)
}

// History answers what happened to one record, the latest first.
func (s *Store) History(ss *Session, table, id string) ([]Entry, error) {
	if err := s.check(ss, History, read); err != nil {
		return nil, err
	}
	if err := s.check(ss, areas[table], read); err != nil {
		return nil, err
	}
	return many[Entry](s.readers, `SELECT * FROM journal WHERE tbl = ? AND row = ? ORDER BY seq DESC`, table, id)
}
