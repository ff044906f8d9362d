package data

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"
)

// Restored says what a restore did.
type Restored struct {
	BackupInfo
	Before string // where the records that were there before are kept; empty if there were none
}

// Restore puts the records of a backup in the place of a file, which must not
// be open. The backup is opened with a user's password and checked first; the
// records that are there are kept beside, and swapped in one step. RestoreBack
// undoes it.
func Restore(from, to, user, password string, o Options) (Restored, error) {
	folder, err := os.MkdirTemp(filepath.Dir(to), ".careledger-*")
	if err != nil {
		return Restored{}, diskError(err)
	}
	defer os.RemoveAll(folder) //nolint:errcheck // only what is left of a failure
	fresh := filepath.Join(folder, backupRecords)
	info, err := unpack(from, fresh)
	if err != nil {
		return Restored{}, err
	}
	done := Restored{BackupInfo: info}
	if err := proveBackup(fresh, user, password, o); err != nil {
		return done, err
	}
	if _, err := os.Stat(to); err == nil {
		now := time.Now
		if o.Now != nil {
			now = o.Now
		}
		done.Before = fmt.Sprintf("%s.before-%s", to, now().In(Shanghai).Format("20060102-150405"))
		if err := moveRecords(to, done.Before); err != nil {
			return done, diskError(err)
		}
	}
	if err := moveRecords(fresh, to); err != nil {
		if done.Before != "" {
			err = errors.Join(err, moveRecords(done.Before, to))
		}
		return done, diskError(err)
	}
	return done, nil
}

// RestoreBack takes a restore back: the records that were kept are in place
// again, and those of the backup are gone from there.
func RestoreBack(to string, done Restored) error {
	if done.Before == "" {
		return removeFile(to)
	}
	aside := done.Before + ".undone"
	if err := moveRecords(to, aside); err != nil {
		return diskError(err)
	}
	if err := moveRecords(done.Before, to); err != nil {
		return diskError(errors.Join(err, moveRecords(aside, to)))
	}
	return removeFile(aside)
}

// proveBackup opens what came out of a backup and checks it whole.
func proveBackup(path, user, password string, o Options) error {
	s, ss, err := openNamed(path, user, password, o)
	if err != nil {
		return err
	}
	_, err = s.Verify(ss)
	ss.Close()
	return errors.Join(err, s.Close())
}

// openNamed is Open, or OpenOnly where no user is named.
func openNamed(path, user, password string, o Options) (*Store, *Session, error) {
	if user == "" {
		return OpenOnly(path, password, o)
	}
	return Open(path, user, password, o)
}

// moveRecords renames records and their key slots, the slots first, for records
// without slots can't be opened. What is left of a write-ahead log goes with
// the records.
func moveRecords(from, to string) error {
	if err := os.Rename(slotsPath(from), slotsPath(to)); err != nil {
		return err
	}
	if err := os.Rename(from, to); err != nil {
		return errors.Join(err, os.Rename(slotsPath(to), slotsPath(from)))
	}
	for _, tail := range []string{"-wal", "-shm"} {
		if err := os.Rename(from+tail, to+tail); err != nil && !errors.Is(err, os.ErrNotExist) {
			return err
		}
	}
	return nil
}

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
		return v, fmt.Errorf("references: %w", err)
	}
	defer rows.Close() //nolint:errcheck // only read
	if rows.Next() {
		return v, broken(Damaged, "The file is damaged. Nothing was changed; open the newest backup.", errors.New("a reference leads nowhere"))
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
