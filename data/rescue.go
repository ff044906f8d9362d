package data

import (
	"errors"
	"fmt"
	"log"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"careledger/data/disk"
	"careledger/data/vault"
)

// Rescued says what came of the rescue of a damaged file.
type Rescued struct {
	Restored
	From    string         // the backup that it begins with; empty where there is none that is good
	Brought map[string]int // rows by table that were read out of the damaged file and are not in the backup like this
	Unread  int            // rows of the damaged file that can't be read, as far as that can be told
	Refused int            // rows that were read but fit nowhere, such as those of a record that can't be read
}

// Count is how many rows were brought in all.
func (r Rescued) Count() int {
	n := 0
	for _, rows := range r.Brought {
		n += rows
	}
	return n
}

// Rescue puts in the place of a damaged file its newest automatic backup that
// is whole, and adds what can still be read out of the damaged file and is newer;
// without such a backup it begins with nothing. The result is checked whole before
// it takes the place, and the damaged file is kept beside it. The keys stay those
// of today, or, where these are damaged too, are those of the backup. What was
// brought is journalled as changes of the user.
func Rescue(path, user, password string, o Options) (r Rescued, err error) {
	if err := checkPlace(path); err != nil {
		return r, err
	}
	keys, err := r.begin(path, user, password, o)
	if err != nil {
		return r, err
	}
	fresh := freshPath(path)
	if err := r.bring(path, fresh, user, keys, o); err != nil {
		return r, errors.Join(err, removeFile(fresh))
	}
	r.Before, err = replaceBy(fresh, path, o)
	return r, err
}

// begin makes the fresh records that the rescue begins with, and answers their
// keys.
func (r *Rescued) begin(path, user, password string, o Options) (keys vault.Keys, err error) {
	backups, err := Backups(path + ".backups")
	if err != nil {
		return keys, err
	}
	keys, ownErr := keysOf(path, path, user, password, o)
	if ownErr != nil && !Is(ownErr, Damaged) {
		return keys, ownErr
	}
	for _, backup := range backups {
		r.BackupInfo, err = freshen(backup, path, func(fresh string) error {
			if ownErr == nil {
				return prove(fresh, path, keys, o)
			}
			keys, err = keysOf(fresh, path, user, password, o)
			if err != nil {
				return err
			}
			return prove(fresh, fresh, keys, o)
		})
		if err == nil {
			r.From = backup
			return keys, nil
		}
		if !Is(err, Damaged) {
			return keys, err
		}
		log.Printf("backup %s: %v", filepath.Base(backup), err)
	}
	if ownErr != nil {
		return keys, ownErr
	}
	r.BackupInfo = BackupInfo{}
	return keys, beginEmpty(path, keys, o)
}

// keysOf opens the keys beside some records. Wrong tries count for the file.
func keysOf(records, path, user, password string, o Options) (vault.Keys, error) {
	slots, err := vault.Load(slotsPath(records))
	if err != nil {
		return vault.Keys{}, slotError(err)
	}
	keys, err := unlockSlowly(path, o.moment(), func() (vault.Keys, error) { return slots.Unlock(user, password) })
	return keys, err
}

// prove gives fresh records the key slots of a file and checks them whole.
func prove(fresh, slotsOf string, keys vault.Keys, o Options) error {
	if err := takeSlots(fresh, slotsOf); err != nil {
		return err
	}
	s, ss, err := openFresh(fresh, "", keys, o)
	if err != nil {
		return err
	}
	_, err = s.Verify(ss)
	return errors.Join(err, s.Close())
}

// takeSlots gives fresh records a copy of the key slots of a file.
func takeSlots(fresh, slotsOf string) error {
	if fresh == slotsOf {
		return nil
	}
	b, err := os.ReadFile(slotsPath(slotsOf))
	if err != nil {
		return diskError(err)
	}
	return diskError(disk.Replace(slotsPath(fresh), b))
}

// openFresh opens records with all rights, for the rescue itself.
func openFresh(path, user string, keys vault.Keys, o Options) (*Store, *Session, error) {
	slots, err := vault.Load(slotsPath(path))
	if err != nil {
		return nil, nil, slotError(err)
	}
	s, err := newStore(path, keys, slots, Options{Now: o.Now, Machine: o.Machine})
	if err != nil {
		return nil, nil, err
	}
	return s, &Session{User: user, Role: Lead, store: s, keys: keys}, nil
}

// beginEmpty makes fresh records without any row.
func beginEmpty(path string, keys vault.Keys, o Options) error {
	fresh := freshPath(path)
	if err := removeFile(fresh); err != nil {
		return diskError(err)
	}
	if err := takeSlots(fresh, path); err != nil {
		return err
	}
	s, _, err := openFresh(fresh, "", keys, o)
	if err != nil {
		return err
	}
	return s.Close()
}

// bring adds to fresh records what can be read out of the damaged file, and
// checks them whole.
func (r *Rescued) bring(damaged, fresh, user string, keys vault.Keys, o Options) error {
	s, ss, err := openFresh(fresh, user, keys, o)
	if err != nil {
		return err
	}
	err = s.bring(ss, r, damaged)
	if err == nil {
		_, err = s.Verify(ss)
	}
	return errors.Join(err, s.Close())
}

func (s *Store) bring(ss *Session, r *Rescued, damaged string) error {
	rows, counters := s.readDamaged(r, damaged, ss.keys)
	if err := s.registerAmong(rows, ss.User); err != nil {
		return err
	}
	_, _, err := s.transact(ss, func(t *tx) error {
		if err := t.putRows(r, rows); err != nil {
			return err
		}
		for _, c := range counters {
			if _, err := t.Exec(`INSERT INTO counter(kind, year, letter, last) VALUES (?, ?, ?, ?)
				ON CONFLICT DO UPDATE SET last = max(last, excluded.last)`, c.Kind, c.Year, c.Letter, c.Last); err != nil {
				return err
			}
		}
		known, err := one[bool](t, `SELECT EXISTS (SELECT 1 FROM user WHERE name = ? AND active = 1 AND deleted_at IS NULL)`, normalUser(ss.User))
		if err != nil {
			return err
		}
		if r.From == "" && !known {
			return &Error{Kind: Damaged, Text: "Nothing of the damaged file can be read, and there is no good backup beside it. Look for one on a USB stick, or ask whoever looks after the computer. The file was left as it is."}
		}
		return t.note("rescue", "", filepath.Base(r.From), map[string]any{"brought": r.Count(), "unread": r.Unread, "refused": r.Refused})
	})
	return err
}

// registerAmong gives this laptop the letter that it has, which in records
// without any row is among those that were read.
func (s *Store) registerAmong(rows []savedRow, user string) error {
	some, err := one[bool](s.readers, `SELECT EXISTS (SELECT 1 FROM laptop)`)
	if err != nil {
		return err
	}
	if some {
		return s.register(user)
	}
	var used []string
	machine := chainHash("laptop", s.actor.laptop)
	for _, row := range rows {
		letter, _ := row.values["letter"].(string)
		switch {
		case row.table != "laptop":
		case row.values["machine"] == machine:
			s.letter, s.actor.laptop = letter, letter
			return nil
		default:
			used = append(used, letter)
		}
	}
	s.letter = nextLetter(used) // its row is made when the file is opened
	s.actor.laptop = s.letter
	return nil
}

// savedRow is a row that was read out of a damaged file.
type savedRow struct {
	table, key string // with the column that names it
	values     map[string]any
}

// counterRow is the last number given out of a kind.
type counterRow struct {
	Kind   string `db:"kind"`
	Year   string `db:"year"`
	Letter string `db:"letter"`
	Last   int    `db:"last"`
}

// readDamaged reads the rows of a damaged file that are newer than those of the
// store or not in it.
func (s *Store) readDamaged(r *Rescued, damaged string, keys vault.Keys) (rows []savedRow, counters []counterRow) {
	db := open(damaged, keys.File, &actor{today: s.Today}, looking)
	defer db.Close()      //nolint:errcheck // only read
	db.SetMaxIdleConns(0) // one that came upon a damaged page reads nothing any more
	for _, table := range append(slices.Sorted(maps.Keys(areas)), "issued_file") {
		key, version := "id", "version"
		if table == "issued_file" {
			key, version = "report_id", "1"
		}
		have := map[string]int64{}
		kept, err := many[struct {
			ID      string `db:"id"`
			Version int64  `db:"version"`
		}](s.writer, `SELECT `+key+` id, `+version+` version FROM `+table)
		if err != nil {
			log.Printf("rescue: %v", err)
			continue
		}
		for _, k := range kept {
			have[k.ID] = k.Version
		}
		reading := &salvage{db: db, table: table, take: func(row map[string]any) error {
			id, _ := row[key].(string)
			newer, versioned := row["version"].(int64)
			if was, known := have[id]; id != "" && (!known || versioned && newer > was) {
				rows = append(rows, savedRow{table, key, row})
			}
			return nil
		}}
		_ = reading.run() // take fails on nothing
		r.Unread += reading.unread
	}
	counters, err := many[counterRow](db, `SELECT kind, year, letter, last FROM counter`)
	if err != nil {
		log.Printf("rescue: %v", err)
	}
	return rows, counters
}

// putRows writes rows that were read. A row that refers to another one waits for
// it; what fits nowhere in the end is counted.
func (t *tx) putRows(r *Rescued, rows []savedRow) error {
	r.Brought = map[string]int{}
	for again := true; again; {
		again = false
		var waiting []savedRow
		for _, row := range rows {
			err := t.putSaved(row)
			switch {
			case err == nil:
				r.Brought[row.table]++
				again = true
			case Is(diskError(err), Full):
				return err
			default:
				waiting = append(waiting, row)
			}
		}
		rows, again = waiting, again && len(waiting) > 0
	}
	for _, row := range rows {
		log.Printf("rescue: a row of %s fits nowhere", row.table)
	}
	r.Refused = len(rows)
	return nil
}

func (t *tx) putSaved(row savedRow) error {
	names := slices.Sorted(maps.Keys(row.values))
	var sets []string
	values := make([]any, 0, len(names))
	for _, name := range names {
		values = append(values, row.values[name])
		if name != row.key {
			sets = append(sets, name+" = excluded."+name)
		}
	}
	_, err := t.Exec(`INSERT INTO `+row.table+`(`+strings.Join(names, ", ")+`) VALUES (?`+strings.Repeat(", ?", len(names)-1)+`)
		ON CONFLICT(`+row.key+`) DO UPDATE SET `+strings.Join(sets, ", "), values...)
	if err != nil {
		return fmt.Errorf("bring %s: %w", row.table, err)
	}
	t.touch(row.table)
	return nil
}
