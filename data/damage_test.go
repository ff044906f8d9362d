package data_test

import (
	"bytes"
	"database/sql"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"careledger/data"
	"careledger/data/datatest"
)

const (
	places     = 1000 // in which a byte is damaged
	saysFile   = "The file is damaged"
	saysBackup = "This file is no backup of the program, or it is damaged."
)

// oneByte are the places of a file at which a byte is damaged, with by what, the
// same in each run.
func oneByte(size int, do func(at int, flip byte)) {
	dice := rand.New(rand.NewPCG(5, uint64(size)))
	for range places {
		do(dice.IntN(size), byte(1+dice.IntN(255)))
	}
}

// bent writes a file with one byte changed.
func bent(t *testing.T, path string, whole []byte, at int, flip byte) {
	t.Helper()
	content := bytes.Clone(whole)
	content[at] ^= flip
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
}

// TestDamagedByte damages one byte of a file at a time. Whoever opens it is told
// of damage, at the latest when it is verified; where nothing is told, what the
// file holds is what was written.
func TestDamagedByte(t *testing.T) {
	path := filepath.Join(t.TempDir(), "云禾.db")
	s, ss := made(t, path)
	datatest.Child(t, s, ss, "周子涵")
	tables := data.Tables(t, s)
	closed(t, s)
	want, err := data.RowsOf(ss, path, tables)
	if err != nil {
		t.Fatal(err)
	}
	whole := fileOf(t, path)
	unnoticed, tried := 0, 0
	oneByte(len(whole), func(at int, flip byte) {
		bent(t, path, whole, at, flip)
		rows, err := data.RowsOf(ss, path, tables)
		if err == nil {
			unnoticed++
			for table, is := range rows {
				if is != want[table] {
					t.Errorf("byte %d of %d is damaged and %s holds something else", at, len(whole), table)
				}
			}
			return
		}
		if tried++; tried%20 > 0 { // the words of all are the same
			return
		}
		s, ss, err := reopen(path, looker("first"))
		if err == nil {
			defer closed(t, s)
			_, err = s.Verify(ss)
		}
		wantError(t, err, data.Damaged, saysFile)
	})
	if unnoticed > places/100 {
		t.Errorf("%d of %d damages were not noticed", unnoticed, places)
	}
}

// TestDamagedByteOfABackup damages one byte of a backup at a time.
func TestDamagedByteOfABackup(t *testing.T) {
	_, backup := backedUp(t)
	whole := fileOf(t, backup)
	info, records, keys, err := unpacked(t, backup)
	if err != nil {
		t.Fatal(err)
	}
	unnoticed := 0
	oneByte(len(whole), func(at int, flip byte) {
		bent(t, backup, whole, at, flip)
		thisInfo, thisRecords, thisKeys, err := unpacked(t, backup)
		if err != nil {
			wantError(t, err, data.Damaged, saysBackup)
			return
		}
		unnoticed++
		if thisInfo != info || thisRecords != records || thisKeys != keys {
			t.Errorf("byte %d of %d is damaged and something else comes out", at, len(whole))
		}
	})
	if unnoticed > places/100 {
		t.Errorf("%d of %d damages were not noticed", unnoticed, places)
	}
	t.Run("cut short it is none either", func(t *testing.T) {
		for part := range 20 {
			if err := os.WriteFile(backup, whole[:len(whole)*part/20], 0o600); err != nil {
				t.Fatal(err)
			}
			_, _, _, err := unpacked(t, backup)
			wantError(t, err, data.Damaged, saysBackup)
		}
	})
}

// unpacked is what comes out of a backup.
func unpacked(t *testing.T, backup string) (info, records, keys string, err error) {
	t.Helper()
	to := filepath.Join(t.TempDir(), "records")
	said, err := data.Unpack(backup, to)
	if err != nil {
		return "", "", "", err
	}
	records, keys = string(fileOf(t, to)), string(fileOf(t, to+".keys"))
	return fmt.Sprint(said), records, keys, os.RemoveAll(filepath.Dir(to))
}

func fileOf(t *testing.T, path string) []byte {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// TestNoFileOfRecords gives the program what is no whole file of records.
func TestNoFileOfRecords(t *testing.T) {
	path := filepath.Join(t.TempDir(), "云禾.db")
	s, ss := made(t, path)
	for i := range 20 {
		datatest.Child(t, s, ss, "周"+strings.Repeat("涵", i+1))
	}
	closed(t, s)
	whole, keys := fileOf(t, path), fileOf(t, path+".keys")
	other := filepath.Join(t.TempDir(), "other.db")
	s, _ = made(t, other)
	closed(t, s)

	contents := map[string][]byte{
		"an empty file":                     {},
		"a table":                           []byte(strings.Repeat("姓名,出生日期\n周子涵,2015-03-04\n", 500)),
		"a few letters":                     []byte("PK"),
		"plain SQLite":                      plainSQLite(t),
		"the file of another organization":  fileOf(t, other),
		"zeros as long as the file":         make([]byte, len(whole)),
		"the file with its first page gone": append(make([]byte, 4096), whole[4096:]...),
	}
	for part := 1; part < 20; part++ {
		contents[fmt.Sprintf("%d twentieths of the file", part)] = whole[:len(whole)*part/20]
		contents[fmt.Sprintf("%d twentieths of the pages", part)] = whole[:len(whole)/4096*part/20*4096]
	}
	for name, content := range contents {
		t.Run(name, func(t *testing.T) {
			for _, o := range []data.Options{laptop("first"), looker("first")} {
				path := filepath.Join(t.TempDir(), "这.db")
				if err := os.WriteFile(path, content, 0o600); err != nil {
					t.Fatal(err)
				}
				if err := os.WriteFile(path+".keys", keys, 0o600); err != nil {
					t.Fatal(err)
				}
				s, ss, err := reopen(path, o)
				if err == nil {
					_, err = s.Verify(ss)
					closed(t, s)
				} else if !bytes.Equal(fileOf(t, path), content) {
					t.Error("it could not be opened, and was changed")
				}
				wantError(t, err, data.Damaged, "The file is")
			}
		})
	}
}

// plainSQLite is a file that another program made.
func plainSQLite(t *testing.T) []byte {
	t.Helper()
	path := filepath.Join(t.TempDir(), "plain.db")
	db, err := sql.Open("sqlite3", path)
	if err == nil {
		_, err = db.Exec("CREATE TABLE child (id TEXT, name TEXT)")
	}
	if err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	return fileOf(t, path)
}

// TestChangedHistoryIsNamed changes one byte of the history at many places, as
// somebody can who has the keys, and wants the very field to be named.
func TestChangedHistoryIsNamed(t *testing.T) {
	r := newRecords(t)
	id := r.child("林小满")
	c, err := r.Child(r.ss, id)
	r.done(err)
	c.School, c.Note = "云禾市第二小学", "喜欢画画"
	r.done(r.SaveChild(r.ss, &c, datatest.Today, true))
	entries := r.history("child", id)
	last := entries[len(entries)-1]

	dice := rand.New(rand.NewPCG(5, 5))
	columns := map[string]string{
		"at": last.At, "who": last.Who, "batch": last.Batch, "act": last.Act, "tbl": last.Table, "row": last.Row, "values_hash": last.ValuesHash,
		"hash": last.Hash, "salt": string(last.Salt), "old": string(last.Old), "new": string(last.New),
	}
	for column, text := range columns {
		for range 6 {
			at := 1 + dice.IntN(len(text)-2)
			changed := []byte(text)
			changed[at] ^= byte(1 + dice.IntN(127))
			set(t, r, last.Seq, column, changed)
			_, err := r.VerifyJournal(r.ss)
			wantError(t, err, data.Damaged, "The history was changed outside the program at entry {{.N}} of laptop {{.Laptop}} ({{.At}}")
			told := err.(*data.Error).Args
			want := column
			if column == "old" || column == "new" {
				want = fieldWith(text, at)
			}
			if got := fmt.Sprint(told["Field"]); got != want || told["N"] != last.N || column != "row" && told["Row"] != id {
				t.Errorf("byte %d of %s was changed, and it names %s of entry %v of %v", at, column, got, told["N"], told["Row"])
			}
			set(t, r, last.Seq, column, []byte(text))
			r.sound()
		}
	}
}

// set changes a column of an entry of the journal.
func set(t *testing.T, r *records, seq int64, column string, text []byte) {
	t.Helper()
	data.Run(t, r.Store, fmt.Sprintf("UPDATE journal SET %s = CAST(x'%x' AS TEXT) WHERE seq = %d", column, text, seq))
}

// fieldWith is the name in the part of a JSON object, between commas of its
// fields, in which a byte lies.
func fieldWith(object string, at int) string {
	start := strings.LastIndex(object[:at+1], `,"`)
	_, name, _ := strings.Cut(object[max(start, 0):], `"`)
	name, _, _ = strings.Cut(name, `"`)
	return name
}
