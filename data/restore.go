package data

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"careledger/data/vault"
)

// Restored says what a restore did.
type Restored struct {
	BackupInfo
	Before string // where the records that were there before are kept; empty if there were none
}

// keptTime is how the names of records that were replaced tell when.
const keptTime = "20060102-150405"

// Restore puts the records of a backup in the place of a file, which must not
// be open. The backup is opened with a user's password and checked first; the
// records that are there are kept beside, and swapped in one step. RestoreBack
// undoes it.
func Restore(from, to, user, password string, o Options) (Restored, error) {
	return restore(from, to, o, func(fresh string) error { return proveBackup(fresh, user, password, o) })
}

// restore is Restore with a proof of its own.
func restore(from, to string, o Options, prove func(fresh string) error) (done Restored, err error) {
	if err := checkPlace(to); err != nil {
		return done, err
	}
	if done.BackupInfo, err = freshen(from, to, prove); err != nil {
		return done, err
	}
	done.Before, err = replaceBy(freshPath(to), to, o)
	return done, err
}

// freshPath is where the records of a backup wait for taking the place of a
// file.
func freshPath(path string) string { return path + ".fresh" }

// freshen unpacks and proves a backup beside the file that it is for.
func freshen(from, to string, prove func(fresh string) error) (info BackupInfo, err error) {
	if err := finishSwap(to); err != nil {
		return info, err
	}
	fresh := freshPath(to)
	if err := removeFile(fresh); err != nil { // left by a restore that was killed
		return info, diskError(err)
	}
	if info, err = unpack(from, fresh); err == nil {
		err = prove(fresh)
	}
	if err != nil {
		return info, errors.Join(err, removeFile(fresh))
	}
	// It begins its own note: it holds less than what is there now.
	if err := os.Remove(notePath(fresh)); err != nil && !errors.Is(err, os.ErrNotExist) {
		return info, diskError(err)
	}
	return info, nil
}

// replaceBy puts fresh records in the place of a file that nobody has open, and
// answers where those are kept that were there.
func replaceBy(fresh, to string, o Options) (kept string, err error) {
	seat, err := takeSeat(to)
	if err != nil {
		return "", err
	}
	defer func() { err = errors.Join(err, seat.Close()) }()
	if err := finishSwap(to); err != nil {
		return "", err
	}
	kept = keepAs(to, o)
	return kept, diskError(swap{Before: base(kept), Fresh: filepath.Base(fresh)}.begin(to))
}

// keepAs answers the name under which the records that are there are kept, or
// "" where there are none.
func keepAs(path string, o Options) string {
	if _, err := os.Stat(path); err != nil {
		return ""
	}
	name := fmt.Sprintf("%s.before-%s", path, o.moment().In(Shanghai).Format(keptTime))
	for n, first := 2, name; ; n++ {
		if _, err := os.Stat(name); err != nil {
			return name
		}
		name = fmt.Sprintf("%s-%d", first, n)
	}
}

// base is filepath.Base that leaves the empty path empty.
func base(path string) string {
	if path == "" {
		return ""
	}
	return filepath.Base(path)
}

// RestoreBack takes a restore back: the records that were kept are in place
// again, and those that were there meanwhile are kept in turn. It answers where.
func RestoreBack(to string, done Restored, o Options) (kept string, err error) {
	if done.Before != "" {
		return replaceBy(done.Before, to, o)
	}
	kept = keepAs(to, o)
	return kept, diskError(moveRecords(to, kept))
}

// proveBackup opens what came out of a backup and checks it whole.
func proveBackup(path, user, password string, o Options) error {
	s, ss, err := openNamed(path, user, password, Options{Now: o.Now, Machine: o.Machine})
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

// RestoreBackup puts the records of a backup in the place of the open file,
// once it is proven. The file is closed by it: all sessions end, and somebody
// has to sign in anew. RestoreBack undoes it.
func (s *Store) RestoreBackup(ss *Session, from string) (done Restored, err error) {
	if err := s.check(ss, Settings, decide); err != nil {
		return done, err
	}
	done.BackupInfo, err = freshen(from, s.path, func(fresh string) error { return s.proveOwn(fresh, ss.keys) })
	if err != nil {
		return done, err
	}
	if err := s.Close(); err != nil {
		return done, diskError(err)
	}
	done.Before, err = replaceBy(freshPath(s.path), s.path, Options{Now: s.now})
	return done, err
}

// proveOwn checks a backup with the keys of the file that it is to replace.
func (s *Store) proveOwn(fresh string, keys vault.Keys) error {
	slots, err := vault.Load(slotsPath(fresh))
	if err != nil {
		return slotError(err)
	}
	again, err := newStore(fresh, keys, slots, Options{Now: s.now})
	if err != nil {
		return err
	}
	_, err = again.Verify(&Session{User: "", Role: Lead, store: again, keys: keys})
	return errors.Join(err, again.Close())
}

// VerifyBackup opens a backup beside everything else and checks it as Verify
// does.
func VerifyBackup(path, user, password string, o Options) (v Verified, err error) {
	folder, err := os.MkdirTemp("", workFolders)
	if err != nil {
		return v, diskError(err)
	}
	defer os.RemoveAll(folder) //nolint:errcheck // it is encrypted
	records := filepath.Join(folder, backupRecords)
	if _, err := unpack(path, records); err != nil {
		return v, err
	}
	s, ss, err := openNamed(records, user, password, o)
	if err != nil {
		return v, err
	}
	v, err = s.Verify(ss)
	return v, errors.Join(err, s.Close())
}
