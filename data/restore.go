package data

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"careledger/data/disk"
)

// Restored says what a restore did.
type Restored struct {
	BackupInfo
	Before string // where the records that were there before are kept; empty if there were none
}

// The names of records that were replaced: those of the file, this mark, and when.
const (
	keptMark = ".before-"
	keptTime = "20060102-150405"
)

// Restore puts the records of a backup in the place of a file, which must not
// be open. The backup is opened with a key of then and checked first; the
// records that are there are kept beside, and swapped in one step.
func Restore(from, to string, k Key, o Options) (done Restored, err error) {
	if err := checkPlace(to); err != nil {
		return done, err
	}
	done.BackupInfo, err = freshen(from, to, func(fresh string) error { return proveBackup(fresh, k, o) })
	if err != nil {
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
		err = carryList(erasedPath(to), listBeside(from))
	}
	if err == nil {
		err = carryList(erasedPath(fresh), erasedPath(to)) // opening it to prove it erases them
	}
	if err == nil {
		err = prove(fresh)
	}
	err = errors.Join(err, dropList(fresh))
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
	name := path + keptMark + o.moment().In(Shanghai).Format(keptTime)
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

// proveBackup opens what came out of a backup, checks it whole and journals in it
// who restores it.
func proveBackup(path string, k Key, o Options) error {
	s, ss, err := k.Open(path, Options{Now: o.Now, Machine: o.Machine, isCopy: true})
	if err != nil {
		return err
	}
	if _, err = s.Verify(ss); err == nil {
		err = s.note(ss, "restored", "", "")
	}
	return errors.Join(err, s.Close())
}

// RestoreBackup puts the records of a backup in the place of the open file,
// once it is proven. The file is closed by it: all sessions end, and somebody
// has to sign in anew, with the password of now, for the key slots stay as they
// are. RestoreBack undoes it. It answers [Conflict] for a backup that these keys
// don't open or in which the session's user does not decide; such a one is
// restored at the sign-in.
func (s *Store) RestoreBackup(ss *Session, from string) (done Restored, err error) {
	if err := s.check(ss, Settings, decide); err != nil {
		return done, err
	}
	done.BackupInfo, err = freshen(from, s.path, func(fresh string) error { return s.proveOwn(ss, fresh) })
	if err != nil {
		return done, err
	}
	if err := s.Close(); err != nil {
		return done, diskError(err)
	}
	done.Before, err = replaceBy(freshPath(s.path), s.path, Options{Now: s.now})
	return done, err
}

// notOfNow says that a backup can't be restored by those who work now.
func notOfNow() error {
	return conflict("This backup does not open with the keys of now. Sign out and restore it at the sign-in, with a password of then.", nil)
}

// proveOwn checks a backup with the keys of the file that it is to replace, gives
// it the key slots of now, and journals in it who restores it.
func (s *Store) proveOwn(ss *Session, fresh string) error {
	if opensWith(fresh, ss.keys.File) != nil {
		return notOfNow()
	}
	slots, err := os.ReadFile(slotsPath(s.path))
	if err != nil {
		return diskError(err)
	}
	if err := disk.Replace(slotsPath(fresh), slots); err != nil {
		return diskError(err)
	}
	again, err := newStore(fresh, ss.keys, s.slots, Options{Now: s.now, Machine: s.machine, isCopy: true})
	if err != nil {
		return err
	}
	return errors.Join(again.welcome(ss), again.Close())
}

// welcome checks records that come out of a backup, and journals that somebody
// who decides in them restores them.
func (s *Store) welcome(from *Session) error {
	u, err := one[User](s.readers, `SELECT * FROM user WHERE id = ? AND active = 1 AND deleted_at IS NULL`, from.UserID)
	if Is(err, NotFound) || err == nil && !u.Role.may(Settings, decide) {
		return notOfNow()
	}
	if err != nil {
		return err
	}
	ss := &Session{UserID: u.ID, User: u.Name, Role: u.Role, store: s, keys: from.keys}
	if _, err := s.Verify(ss); err != nil {
		return err
	}
	if err := s.register(u.Name); err != nil {
		return err
	}
	return s.note(ss, "restored", "", "")
}

// VerifyBackup opens a backup beside everything else and checks it as Verify
// does.
func VerifyBackup(path string, k Key, o Options) (v Verified, err error) {
	err = unpacked(path, func(records string, _ BackupInfo) error {
		s, ss, err := k.Open(records, o)
		if err != nil {
			return err
		}
		v, err = s.Verify(ss)
		return errors.Join(err, s.Close())
	})
	return v, err
}
