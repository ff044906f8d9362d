package data

import (
	"maps"
	"slices"
	"strings"
	"time"

	"careledger/data/cn"
)

// The kinds of acts by which the history is filtered.
const (
	PastChanged  = "changed"  // added, changed, put into the bin, brought back
	PastSaw      = "saw"      // restricted values
	PastPrinted  = "printed"  // reports and forms
	PastExported = "exported" // tables, files and backups that left the program
	PastSignedIn = "signed_in"
	PastFailed   = "failed" // attempts to sign in
	PastErased   = "erased" // values of a child that are gone for good
)

// PastKinds are all kinds of acts, as a list offers them.
var PastKinds = []string{PastChanged, PastSaw, PastPrinted, PastExported, PastSignedIn, PastFailed, PastErased}

// actsOf are the acts of the journal that belong to each kind.
var actsOf = map[string][]string{
	PastChanged:  {"insert", "update", "delete"},
	PastSaw:      {"view"},
	PastPrinted:  {"print"},
	PastExported: {"export", "backup", "restored"},
	PastSignedIn: {"signin", "recovery", "password"},
	PastFailed:   {"failed"},
	PastErased:   {"erase"},
}

// pastPage is how many entries are answered at once.
const pastPage = 100

// PastFilter chooses entries of the history.
type PastFilter struct {
	Who      string // user name
	From, To string // local days, both included; empty for no bound
	Kind     string // one of PastKinds; empty for all
	Table    string
	ChildID  string    // all that concerns this child
	After    *PastLine // the last entry of the page before; nil for the first page
}

// PastLine is one entry of the history, as a list shows it.
type PastLine struct {
	Seq     int64        `db:"seq"`
	At      string       `db:"at"` // instant
	Who     string       `db:"who"`
	Laptop  string       `db:"laptop"`
	Act     string       `db:"act"` // of the journal, or remove and restore for the bin
	Table   string       `db:"tbl"`
	Row     string       `db:"row"`
	Old     Ref          `db:"old"`
	New     Ref          `db:"new"`
	Salt    Ref          `db:"salt"`
	Name    string       `db:"-"` // of the record, or what it is about
	ChildID string       `db:"-"` // whom it concerns
	Child   string       `db:"-"` // that child's name
	Erased  bool         `db:"-"` // the values are gone for good
	Changes []PastChange `db:"-"`
}

// PastChange is one column of an entry, from what to what.
type PastChange struct {
	Column        string
	Before, After string
	Hidden        bool // restricted, and the session may not know it
}

// Past answers a page of the history, the latest first, and whether there is
// more. Entries of tables that the session may not see are left out, and
// restricted values are given to those only who may know them.
func (s *Store) Past(ss *Session, f PastFilter) (lines []PastLine, more bool, err error) {
	if err := s.check(ss, History, read); err != nil {
		return nil, false, err
	}
	c, from, err := s.pastConditions(ss, f)
	if err != nil {
		return nil, false, err
	}
	lines, err = many[PastLine](s.readers, `SELECT j.seq, j.at, j.who, j.laptop, j.act, j.tbl, j.row, j.old, j.new, j.salt FROM `+from+` WHERE `+c.String()+
		` ORDER BY j.at DESC, j.seq DESC LIMIT ?`, append(c.values, pastPage+1)...)
	if err != nil {
		return nil, false, err
	}
	if more = len(lines) > pastPage; more {
		lines = lines[:pastPage]
	}
	return lines, more, s.explain(ss, lines)
}

// pastConditions are the conditions of a filter, and from what is read.
func (s *Store) pastConditions(ss *Session, f PastFilter) (c *conditions, from string, err error) {
	c, from = &conditions{}, "journal j"
	if f.ChildID != "" {
		if err := s.check(ss, Children, read); err != nil {
			return nil, "", err
		}
		query, n := s.bonds.aboutChildSQL() // the CROSS JOIN makes SQLite look each of its records up
		from = "(" + query + ") m CROSS JOIN journal j ON j.tbl = m.tbl AND j.row = m.row"
		for range n {
			c.values = append(c.values, f.ChildID)
		}
	}
	c.addIf("j.who = ?", f.Who)
	c.addIf("j.tbl = ?", f.Table)
	for _, bound := range []struct {
		condition, day string
		plus           int
	}{{"j.at >= ?", f.From, 0}, {"j.at < ?", f.To, 1}} {
		if bound.day == "" {
			continue
		}
		day, p := cn.ParseDate(bound.day)
		if p != nil {
			return nil, "", fromProblem("day", p)
		}
		midnight, err := time.ParseInLocation(time.DateOnly, daysAfter(day, bound.plus), Shanghai)
		if err != nil {
			return nil, "", err
		}
		c.add(bound.condition, midnight.UTC().Format(time.RFC3339))
	}
	switch {
	case f.Kind == PastChanged:
		c.add("j.act IN ('insert', 'update', 'delete')")
	case f.Kind != "":
		// The first condition lets the small index of rare acts serve.
		c.add("j.act NOT IN ('insert', 'update', 'delete') AND j.act IN ('" + strings.Join(actsOf[f.Kind], "', '") + "')")
	}
	if f.After != nil {
		c.add("(j.at, j.seq) < (?, ?)", f.After.At, f.After.Seq)
	}
	if closed := closedTables(ss); len(closed) > 0 {
		c.add("j.tbl NOT IN ('" + strings.Join(closed, "', '") + "')")
	}
	return c, from, nil
}

// closedTables are the tables whose area the session may not see.
func closedTables(ss *Session) []string {
	var closed []string
	for _, table := range slices.Sorted(maps.Keys(areas)) {
		if !ss.Role.may(areas[table], read) {
			closed = append(closed, table)
		}
	}
	return closed
}
