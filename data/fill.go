package data

import (
	"errors"
	"fmt"
)

// Record is a pointer to one of the record types of this package.
type Record = record

// Filler writes many records in one transaction, for the sample organization.
// The rules of single forms are the caller's; keys, journal and counting work
// as always.
type Filler struct {
	t    *tx
	last map[numbered]int // numbers given out
}

// numbered is what counts by itself: a kind of numbers in a year.
type numbered struct{ kind, year string }

// fillCache is how much of the file is kept in memory while it is filled, in
// KiB; afterwards it is cachePages again.
const fillCache = "-200000"

// Fill fills an empty store in one transaction. It is refused once there are
// children.
func (s *Store) Fill(ss *Session, f func(*Filler) error) error {
	return s.write(ss, Settings, decide, func(t *tx) error {
		var children int
		if err := t.Get(&children, `SELECT count(*) FROM child`); err != nil {
			return fmt.Errorf("count children: %w", err)
		}
		if children > 0 {
			return conflict("The file holds children already; samples go into a new file only.", nil)
		}
		return t.fill(f)
	})
}

func (t *tx) fill(f func(*Filler) error) (err error) {
	last, err := t.lastRows()
	if err != nil {
		return err
	}
	if err := t.cachePages(fillCache); err != nil {
		return err
	}
	t.s.actor.bulk = true
	defer func() {
		t.s.actor.bulk = false
		err = errors.Join(err, t.cachePages(cachePages))
	}()
	filler := &Filler{t, map[numbered]int{}}
	if err := f(filler); err != nil {
		return err
	}
	if err := filler.keepNumbers(); err != nil {
		return err
	}
	for table := range areas {
		t.touch(table)
	}
	if err := t.journalRows(last); err != nil {
		return err
	}
	return t.deriveServices()
}

// Put inserts one record.
func (f *Filler) Put(r Record) error {
	row := r.row()
	if k, ok := r.(keyed); ok && row.ID == "" {
		row.ID = naturalID(r.table(), k.naturalKey()...)
	}
	if row.ID == "" {
		row.ID = newID()
	}
	row.CreatedAt, row.CreatedBy, row.UpdatedAt, row.UpdatedBy, row.Version = f.t.now, f.t.ss.User, f.t.now, f.t.ss.User, 1
	if _, err := f.t.run(insertSQL(r), r); err != nil {
		return fmt.Errorf("insert %s: %w", r.table(), err)
	}
	return nil
}

// Child saves a child's file by the rules, with its history from a day on. A new
// one without a number gets the next of that day's year.
func (f *Filler) Child(c *Child, since string) (err error) {
	if c.ID == "" && c.FileNo == "" {
		if c.FileNo, err = f.Number(numberChild, since[:4]); err != nil {
			return err
		}
	}
	return f.t.saveChild(c, since, true)
}

// Status moves a child's file to another state on a day.
func (f *Filler) Status(childID, status, day, reason string) error {
	return f.t.setStatus(childID, status, day, reason)
}

// Move records another residence of a child from a day on.
func (f *Filler) Move(c *Child, since string) error { return f.t.saveChild(c, since, true) }

// Consent adds a consent by the rules.
func (f *Filler) Consent(c Consent) error { return f.t.addConsent(&c) }

// Category saves a category by the rules; restricted ones are sealed.
func (f *Filler) Category(c *Category) error { return f.t.saveCategory(c) }

// Parent saves the state of a parent, sealed.
func (f *Filler) Parent(p *Parent) error { return f.t.saveParent(p) }

// Number gives out the next number of a kind in a year: child, XY for wishes,
// ZF for visits, HD for activities.
func (f *Filler) Number(kind, year string) (string, error) {
	key := numbered{kind, year}
	if f.last[key] == 0 {
		last, err := one[int](f.t, `SELECT coalesce(max(last), 0) FROM counter WHERE kind = ? AND year = ? AND letter = ?`, kind, year, f.t.s.letter)
		if err != nil {
			return "", err
		}
		f.last[key] = last
	}
	f.last[key]++
	return f.t.numberText(kind, year, f.last[key])
}

// keepNumbers writes down how many numbers were given out.
func (f *Filler) keepNumbers() error {
	for key, last := range f.last {
		_, err := f.t.Exec(`INSERT OR REPLACE INTO counter (kind, year, letter, last) VALUES (?, ?, ?, ?)`, key.kind, key.year, f.t.s.letter, last)
		if err != nil {
			return fmt.Errorf("last number of %s: %w", key.kind, err)
		}
	}
	return nil
}

// cachePages sets how much of the file is kept in memory.
func (t *tx) cachePages(pages string) error {
	_, err := t.Exec("PRAGMA cache_size = " + pages)
	return err
}
