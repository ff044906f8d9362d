package data

import (
	"embed"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"github.com/jmoiron/sqlx"
)

//go:embed migrations/*.sql
var embedded embed.FS

// migrationFiles are where the scripts stand; tests add later ones.
var migrationFiles fs.FS = embedded

// migrations answers the scripts in order; the first is version 1.
func migrations() ([]string, error) {
	entries, err := fs.ReadDir(migrationFiles, "migrations")
	if err != nil {
		return nil, fmt.Errorf("migrations: %w", err)
	}
	var all []string
	for _, e := range entries { // sorted by name
		script, err := fs.ReadFile(migrationFiles, "migrations/"+e.Name())
		if err != nil {
			return nil, fmt.Errorf("migration %s: %w", e.Name(), err)
		}
		all = append(all, string(script))
	}
	return all, nil
}

// migrate brings the schema up to date, each step in one transaction, after
// a copy of a file that holds records already, unless it is a copy itself. A file
// from a newer program is refused.
func (s *Store) migrate(isCopy bool) error {
	scripts, err := migrations()
	if err != nil {
		return err
	}
	var version int
	if err := s.writer.Get(&version, "PRAGMA user_version"); err != nil {
		return openError(err)
	}
	if version > len(scripts) {
		return &Error{Kind: Newer, Text: "This file was made by a newer version of the program. Please install that version; nothing was changed."}
	}
	if version < len(scripts) && s.readOnly {
		return &Error{Kind: Denied, Text: "This file was made by an older version of the program. Open it once to work with it, then it can be looked at."}
	}
	for ; version < len(scripts); version++ {
		if version > 0 && !isCopy {
			if err := s.copyBefore(version); err != nil {
				return err
			}
		}
		if err := s.step(scripts[version], version+1); err != nil {
			return fmt.Errorf("migration %d: %w", version+1, diskError(err))
		}
	}
	return nil
}

// step runs one script and makes the triggers anew, in one transaction.
func (s *Store) step(script string, version int) error {
	x, err := s.writer.Beginx()
	if err != nil {
		return fmt.Errorf("begin: %w", err)
	}
	defer x.Rollback() //nolint:errcheck // does nothing after Commit
	if _, err := x.Exec(script); err != nil {
		return fmt.Errorf("script: %w", err)
	}
	if err := makeTriggers(x); err != nil {
		return err
	}
	if _, err := x.Exec(fmt.Sprintf("PRAGMA user_version = %d", version)); err != nil {
		return fmt.Errorf("version: %w", err)
	}
	if err := x.Commit(); err != nil {
		return fmt.Errorf("commit: %w", err)
	}
	return nil
}

// copyBefore keeps the file as it was before a migration, beside it and with its
// keys, so that it opens as it is.
func (s *Store) copyBefore(version int) error {
	if _, err := s.writer.Exec("PRAGMA wal_checkpoint(TRUNCATE)"); err != nil {
		return diskError(err)
	}
	kept := fmt.Sprintf("%s%s%04d", s.path, keptMark, version+1)
	if err := copyProven(slotsPath(s.path), slotsPath(kept)); err != nil {
		return err
	}
	return copyProven(s.path, kept)
}

// makeTriggers drops all triggers that Go makes and makes them for the tables
// as they are now.
func makeTriggers(x *sqlx.Tx) error {
	var old []string
	if err := x.Select(&old, `SELECT name FROM sqlite_schema WHERE type = 'trigger' AND name LIKE 'auto\_%' ESCAPE '\'`); err != nil {
		return fmt.Errorf("triggers: %w", err)
	}
	var script strings.Builder
	for _, name := range old {
		fmt.Fprintf(&script, "DROP TRIGGER %s;\n", name)
	}
	var tables []string
	if err := x.Select(&tables, `SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name`); err != nil {
		return fmt.Errorf("tables: %w", err)
	}
	for _, table := range tables {
		var names []string
		if err := x.Select(&names, `SELECT name FROM pragma_table_info(?)`, table); err != nil {
			return fmt.Errorf("columns of %s: %w", table, err)
		}
		if slices.Contains(names, "updated_by") {
			script.WriteString(journalTriggers(table, names))
		}
	}
	script.WriteString(serviceTriggers())
	if _, err := x.Exec(script.String()); err != nil {
		return fmt.Errorf("make triggers: %w", err)
	}
	return nil
}
