package data

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
)

// Binned is a record in the bin.
type Binned struct {
	Table   string
	ID      string `db:"id"`
	Title   string `db:"title"` // what the record is called; may be empty
	ChildID string `db:"child"` // whose record it is; empty for none
	Child   string `db:"child_name"`
	At      string `db:"deleted_at"` // instant
	By      string `db:"updated_by"` // who put it there
}

// mostBinned is how many records of the bin are listed of each table.
const mostBinned = 500

// Bin answers what lies in the bin, the latest first, of the tables whose
// records the session may bring back.
func (s *Store) Bin(ss *Session) ([]Binned, error) {
	if err := s.check(ss, Settings, read); err != nil {
		return nil, err
	}
	var all []Binned
	for _, table := range slices.Sorted(maps.Keys(areas)) {
		if s.mayBin(ss, table) != nil {
			continue
		}
		rows, err := s.binOf(table)
		if err != nil {
			return nil, err
		}
		all = append(all, rows...)
	}
	slices.SortStableFunc(all, func(a, b Binned) int { return cmp.Compare(b.At, a.At) })
	return all, nil
}

// binOf answers the records of one table in the bin, kept until it changes.
func (s *Store) binOf(table string) ([]Binned, error) {
	return remember(s, "bin "+table, []string{table, "child"}, func() ([]Binned, error) {
		title, child := titles[table], "''"
		if title == "" {
			title = "''"
		}
		if of, own := s.bonds.childOf(table); own {
			child = "coalesce(" + of + ", '')"
		}
		rows, err := many[Binned](s.readers, `SELECT b.*, coalesce((SELECT name FROM child k WHERE k.id = b.child), '') child_name
			FROM (SELECT id, `+title+` title, `+child+` child, deleted_at, updated_by FROM `+table+` WHERE deleted_at IS NOT NULL
			ORDER BY deleted_at DESC LIMIT ?) b`, mostBinned)
		if err != nil {
			return nil, fmt.Errorf("bin of %s: %w", table, err)
		}
		for i := range rows {
			rows[i].Table = table
		}
		return rows, nil
	})
}

// EmptyBin really removes records that lie in the bin, and what hangs on them
// in the bin too, and their values from the history. It answers how many went.
// A record on which others hang that are not in the bin stays; so do children's
// files, which are erased each by itself, see [Store.Erase].
func (s *Store) EmptyBin(ss *Session, chosen []Binned) (gone int, err error) {
	if err := s.check(ss, Settings, decide); err != nil {
		return 0, err
	}
	if err := s.backUpBefore(ss, BackupDelete, len(chosen)); err != nil {
		return 0, err
	}
	err = s.write(ss, Settings, decide, func(t *tx) error {
		references, err := t.references()
		if err != nil {
			return err
		}
		for again := true; again; { // records go once nothing hangs on them
			again = false
			for i, b := range chosen {
				if b.ID == "" || b.Table == "child" || s.mayBin(ss, b.Table) != nil {
					continue
				}
				done, err := t.emptyOut(b, references[b.Table])
				if err != nil {
					return err
				}
				if done {
					chosen = slices.Clone(chosen)
					chosen[i].ID, again = "", true
					gone++
				}
			}
		}
		return t.note("emptied", "", fmt.Sprint(gone), nil)
	})
	if err != nil {
		return 0, err
	}
	return gone, s.forgetPages()
}

// emptyOut removes one record of the bin, unless others hang on it.
func (t *tx) emptyOut(b Binned, hanging []reference) (bool, error) {
	for _, r := range hanging {
		used, err := one[int](t, `SELECT count(*) FROM `+r.Table+` WHERE `+r.Column+` = ?`, b.ID)
		if err != nil || used > 0 {
			return false, err
		}
	}
	res, err := t.Exec(`DELETE FROM `+b.Table+` WHERE id = ? AND deleted_at IS NOT NULL`, b.ID)
	if err != nil {
		return false, fmt.Errorf("empty %s: %w", b.Table, err)
	}
	n, err := res.RowsAffected()
	if err != nil || n == 0 {
		return false, err
	}
	t.touch(b.Table)
	_, err = t.Exec(`UPDATE journal SET salt = NULL, old = NULL, new = NULL WHERE tbl = ? AND row = ?`, b.Table, b.ID)
	return true, err
}

// forgetPages writes the write-ahead log back and empties it. What was deleted
// is overwritten in the file as it is freed (the library is compiled so).
func (s *Store) forgetPages() error {
	s.actor.mu.Lock()
	defer s.actor.mu.Unlock()
	if _, err := s.writer.Exec("PRAGMA wal_checkpoint(TRUNCATE)"); err != nil {
		return diskError(err)
	}
	return nil
}
