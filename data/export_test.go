package data

import (
	"fmt"
	"io/fs"
	"testing"
	"testing/fstest"
)

// What the tests of faults do to a store, beyond what the program can.

// LimitPages lets the file grow by so many pages and no more, as a full disk
// does; a negative number takes the limit away.
func LimitPages(t testing.TB, s *Store, more int) {
	t.Helper()
	var pages int
	if err := s.writer.Get(&pages, "PRAGMA page_count"); err != nil {
		t.Fatal(err)
	}
	if more < 0 {
		more = 1 << 30
	}
	if err := s.writer.Get(&pages, fmt.Sprintf("PRAGMA max_page_count = %d", pages+more)); err != nil {
		t.Fatal(err)
	}
}

// Run runs a statement past all rules.
func Run(t testing.TB, s *Store, statement string) {
	t.Helper()
	if _, err := s.writer.Exec(statement); err != nil {
		t.Fatal(err)
	}
}

// SchemaVersion answers the version of the file's schema.
func SchemaVersion(t testing.TB, s *Store) int {
	t.Helper()
	var version int
	if err := s.writer.Get(&version, "PRAGMA user_version"); err != nil {
		t.Fatal(err)
	}
	return version
}

// HasTable reports whether the file has a table.
func HasTable(t testing.TB, s *Store, name string) bool {
	t.Helper()
	var n int
	if err := s.writer.Get(&n, "SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name = ?", name); err != nil {
		t.Fatal(err)
	}
	return n == 1
}

// Tables are the tables of the file.
func Tables(t testing.TB, s *Store) []string {
	t.Helper()
	all, err := many[string](s.writer, "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'")
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// Rows are all rows of a table, every column as it is kept.
func Rows(t testing.TB, s *Store, table string) (all [][]any) {
	t.Helper()
	found, err := s.writer.Queryx("SELECT * FROM " + table)
	if err != nil {
		t.Fatal(err)
	}
	defer found.Close() //nolint:errcheck // only read
	for found.Next() {
		row, err := found.SliceScan()
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, row)
	}
	if err := found.Err(); err != nil {
		t.Fatal(err)
	}
	return all
}

// Migrations is the version of the schema that the program brings files to.
func Migrations(t testing.TB) int {
	t.Helper()
	all, err := migrations()
	if err != nil {
		t.Fatal(err)
	}
	return len(all)
}

// AddMigration makes the program one that is newer by a script, until the test
// ends.
func AddMigration(t testing.TB, script string) {
	t.Helper()
	old := migrationFiles
	files := fstest.MapFS{fmt.Sprintf("migrations/9%03d_newer.sql", Migrations(t)): {Data: []byte(script)}}
	names, err := fs.Glob(old, "migrations/*.sql")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		content, err := fs.ReadFile(old, name)
		if err != nil {
			t.Fatal(err)
		}
		files[name] = &fstest.MapFile{Data: content}
	}
	migrationFiles = files
	t.Cleanup(func() { migrationFiles = old })
}

// WithoutCipher makes the program answer as one that was built with plain
// SQLite, until the test ends.
func WithoutCipher(t testing.TB) {
	old := cipherSQL
	cipherSQL = "SELECT function_of_the_cipher()"
	t.Cleanup(func() { cipherSQL = old })
}

// Impatient waits only this many milliseconds for another program, until the
// test ends.
func Impatient(t testing.TB, milliseconds int) {
	old := busyTimeout
	busyTimeout = fmt.Sprint(milliseconds)
	t.Cleanup(func() { busyTimeout = old })
}

// OnNetwork puts every folder on another computer, until the test ends.
func OnNetwork(t testing.TB) {
	old := remote
	remote = func(string) bool { return true }
	t.Cleanup(func() { remote = old })
}

// OnStep calls a function before each step of a restore on the disk, until it
// is released.
func OnStep(f func() error) (release func()) {
	old := step
	step = f
	return func() { step = old }
}
