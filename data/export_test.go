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

// Number answers a number from the file past all rules.
func Number(t testing.TB, s *Store, query string, values ...any) (n int) {
	t.Helper()
	if err := s.writer.Get(&n, query, values...); err != nil {
		t.Fatal(err)
	}
	return n
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

// ChildTables are the tables whose rows are one child's own.
func ChildTables(s *Store) []string { return s.bonds.owned() }

// HasEraseRule reports whether it is said what of a table stays when a child is
// erased.
func HasEraseRule(table string) bool {
	_, ruled := eraseRules[table]
	return ruled
}

// Tables answers the tables of the file.
func Tables(t testing.TB, s *Store) []string {
	t.Helper()
	all, err := many[string](s.writer, "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY name")
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// IDs answers the ids of the records of a table that a store shows, none where
// it has no ids.
func IDs(t testing.TB, s *Store, table string) []string {
	t.Helper()
	var has int
	if err := s.writer.Get(&has, "SELECT count(*) FROM pragma_table_info(?) WHERE name = 'id'", table); err != nil {
		t.Fatal(err)
	}
	if has == 0 {
		return nil
	}
	all, err := many[string](s.readers, "SELECT id FROM "+table+" ORDER BY id")
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// Bound answers the tables whose rows belong to children, as a store sees it
// that shows only some of them.
func Bound(s *Store) []string { return s.sight.tables() }

// Records answers all records of a table by their ids, each with all its values.
func Records(t testing.TB, s *Store, table string) map[string]string {
	t.Helper()
	rows, err := s.writer.Queryx("SELECT * FROM " + table)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close() //nolint:errcheck // only read
	all := map[string]string{}
	for rows.Next() {
		values := map[string]any{}
		if err := rows.MapScan(values); err != nil {
			t.Fatal(err)
		}
		all[fmt.Sprint(values["id"])] = fmt.Sprint(values)
	}
	return all
}

// TableOf answers the table of a record, or "" of what is none.
func TableOf(v any) string {
	if r, ok := v.(record); ok {
		return r.table()
	}
	return ""
}

// Read reads a record past all rules.
func Read(t testing.TB, s *Store, into any, id string) {
	t.Helper()
	if err := s.writer.Get(into, "SELECT * FROM "+into.(record).table()+" WHERE id = ?", id); err != nil {
		t.Fatal(err)
	}
}

// Unpack unpacks a backup.
func Unpack(path, to string) (BackupInfo, error) { return unpack(path, to) }

// RowsOf checks the pages of a file with the keys of a session, past all that
// opening does, and answers what its tables hold.
func RowsOf(ss *Session, path string, tables []string) (map[string]string, error) {
	db := open(path, ss.keys.File, &actor{}, looking)
	defer db.Close() //nolint:errcheck // only read
	var sound string
	if err := db.Get(&sound, "PRAGMA integrity_check"); err != nil || sound != "ok" {
		return nil, fmt.Errorf("integrity: %s, %w", sound, err)
	}
	all := map[string]string{}
	for _, table := range tables {
		rows, err := db.Queryx("SELECT * FROM " + table)
		if err != nil {
			return nil, err
		}
		for rows.Next() {
			values, err := rows.SliceScan()
			if err != nil {
				return nil, err
			}
			all[table] += fmt.Sprint(values)
		}
		if err := rows.Err(); err != nil {
			return nil, err
		}
	}
	return all, nil
}
