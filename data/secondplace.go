package data

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"time"

	"careledger/data/disk"
)

// secondLate is after how long without the second place somebody is reminded.
const secondLate = 14 * 24 * time.Hour

// SecondPlace is where the backups of a file are copied to besides its own
// folder of backups: a USB stick or a folder on another disk. It is noted in that
// folder, so each laptop has its own.
type SecondPlace struct {
	Folder string `json:"folder"` // empty for none
	Chosen string `json:"chosen"` // instant
	Seen   string `json:"seen"`   // instant at which it last held the latest backup; empty for never
}

// Late reports whether the second place was missing for too long.
func (p SecondPlace) Late(now time.Time) bool {
	if p.Folder == "" {
		return false
	}
	last, err := time.Parse(time.RFC3339, max(p.Chosen, p.Seen))
	return err == nil && now.Sub(last) > secondLate
}

// There reports whether the second place can be reached now.
func (p SecondPlace) There() bool {
	info, err := os.Stat(p.Folder)
	return err == nil && info.IsDir()
}

// secondNote is where the second place is noted.
func (s *Store) secondNote() string { return filepath.Join(s.BackupFolder(), "second.json") }

// SecondPlace answers the second place of the backups, without a folder where
// none was chosen.
func (s *Store) SecondPlace() (p SecondPlace, err error) {
	b, err := os.ReadFile(s.secondNote())
	if errors.Is(err, os.ErrNotExist) {
		return p, nil
	}
	if err != nil {
		return p, diskError(err)
	}
	if json.Unmarshal(b, &p) != nil { // torn: to be chosen anew
		return SecondPlace{}, nil
	}
	return p, nil
}

// SetSecondPlace chooses the second place of the backups; an empty folder means
// that there is none any more.
func (s *Store) SetSecondPlace(ss *Session, folder string) error {
	if err := s.check(ss, Settings, decide); err != nil {
		return err
	}
	p := SecondPlace{Folder: folder, Chosen: s.now().UTC().Format(time.RFC3339)}
	if folder != "" {
		if !p.There() {
			return bad("folder", "There is no folder {{.Path}}. Plug in the USB stick, or choose another folder.", args{"Path": folder})
		}
		full, err := filepath.Abs(folder)
		if err != nil {
			return fmt.Errorf("path of %s: %w", folder, err)
		}
		if here := filepath.Dir(s.path); full == here || strings.HasPrefix(full+string(filepath.Separator), s.BackupFolder()+string(filepath.Separator)) {
			return bad("folder", "The records and their backups are in this folder already. Choose a USB stick or another disk, so that one accident does not take both.", nil)
		}
		p.Folder = full
	}
	return s.noteSecond(p)
}

func (s *Store) noteSecond(p SecondPlace) error {
	b, err := json.Marshal(p)
	if err != nil {
		return fmt.Errorf("second place: %w", err)
	}
	if err := os.MkdirAll(s.BackupFolder(), 0o700); err != nil {
		return diskError(err)
	}
	return diskError(disk.Replace(s.secondNote(), b))
}

// CopyBackup copies the latest automatic backup into the second place, into a
// folder there that is named after the file; the copy is read again before it
// counts, and old ones go as in the first place. It does nothing, and that is no
// error, where no place was chosen or it is not there, such as a stick that is not
// plugged in, and where it has that backup already.
func (s *Store) CopyBackup(ss *Session) (copied bool, err error) {
	if err := s.check(ss, Settings, read); err != nil {
		return false, err
	}
	p, err := s.SecondPlace()
	if err != nil || p.Folder == "" || !p.There() || s.readOnly {
		return false, err
	}
	all, err := Backups(s.BackupFolder())
	if err != nil || len(all) == 0 {
		return false, err
	}
	if copied, err = copyInto(SecondFolder(p.Folder, s.path), all[0]); err != nil {
		return false, err
	}
	p.Seen = s.now().UTC().Format(time.RFC3339)
	return copied, s.noteSecond(p)
}

// copyInto copies a backup into a folder of backups, unless it is there.
func copyInto(folder, path string) (copied bool, err error) {
	to := filepath.Join(folder, filepath.Base(path))
	if _, err := os.Stat(to); err == nil {
		return false, nil
	}
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return false, diskError(err)
	}
	if err := errors.Join(copyProven(path, to), carryList(listBeside(to), listBeside(path))); err != nil {
		return false, err
	}
	there, err := Backups(folder)
	if err != nil || len(there) < 2 {
		return true, err
	}
	newest, err := ReadBackup(there[0])
	before, errBefore := ReadBackup(there[1])
	if err == nil && errBefore == nil && newest.emptierThan(before) {
		return true, nil
	}
	return true, prune(there)
}

// SecondFolder is where the backups of a file are in a second place.
func SecondFolder(place, path string) string {
	return filepath.Join(place, filepath.Base(path)+".backups")
}

// copyProven copies a file and reads the copy again; until it is found equal
// nothing has its name.
func copyProven(from, to string) (err error) {
	source, err := os.Open(from)
	if err != nil {
		return diskError(err)
	}
	defer source.Close() //nolint:errcheck // only read
	part, err := os.CreateTemp(filepath.Dir(to), ".careledger-*.part")
	if err != nil {
		return diskError(err)
	}
	defer os.Remove(part.Name()) //nolint:errcheck // only what is left of a failure
	_, err = io.Copy(part, source)
	if err := errors.Join(err, part.Sync(), part.Close()); err != nil {
		return diskError(err)
	}
	was, err := fileHash(from)
	is, errAgain := fileHash(part.Name())
	if err := errors.Join(err, errAgain); err != nil || was != is {
		return broken(Damaged, "The copy is damaged and does not count as a backup.", err)
	}
	return diskError(os.Rename(part.Name(), to))
}
