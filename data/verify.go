package data

import (
	"errors"
	"fmt"
)

// Verified says what was checked.
type Verified struct {
	Journal  int // entries whose chain holds
	Services int // rows of the services that equal the counting rule
}

// Verify checks the open file: every page, every reference, the journal's
// chain, and the services against the counting rule.
func (s *Store) Verify(ss *Session) (Verified, error) {
	var v Verified
	if err := s.check(ss, Settings, read); err != nil {
		return v, err
	}
	if err := s.gap(); err != nil {
		return v, err
	}
	var sound string
	if err := s.readers.Get(&sound, "PRAGMA integrity_check"); err != nil || sound != "ok" {
		return v, broken(Damaged, "The file is damaged. Nothing was changed; open the newest backup.", fmt.Errorf("integrity: %s, %w", sound, err))
	}
	rows, err := s.readers.Query("PRAGMA foreign_key_check")
	if err != nil {
		return v, fmt.Errorf("references: %w", diskError(err))
	}
	defer rows.Close() //nolint:errcheck // only read
	if rows.Next() {
		return v, broken(Damaged, "The file is damaged. Nothing was changed; open the newest backup.", errors.New("a reference leads nowhere"))
	}
	if err := rows.Err(); err != nil {
		return v, fmt.Errorf("references: %w", diskError(err))
	}
	if v.Journal, err = s.VerifyJournal(ss); err != nil {
		return v, err
	}
	differ, err := s.CheckServices(ss)
	if err != nil {
		return v, err
	}
	if differ > 0 {
		return v, broken(Damaged, "The figures do not equal the records. Open the newest backup and tell whoever helps you.", fmt.Errorf("%d services differ", differ))
	}
	return v, s.readers.Get(&v.Services, `SELECT count(*) FROM service`)
}
