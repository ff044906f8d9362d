package data

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// How many backups are kept: the latest of each of so many days, weeks and
// months.
const (
	keptDays   = 7
	keptWeeks  = 5
	keptMonths = 12
)

// Names of automatic backups; the time is local.
const (
	backupPrefix = "careledger-"
	backupEnding = ".backup"
	backupTime   = "20060102-150405"
)

// BackupFolder is where the automatic backups of a file are, beside it.
func (s *Store) BackupFolder() string { return s.path + ".backups" }

// Backups answers the paths of the automatic backups in a folder, the latest
// first.
func Backups(folder string) ([]string, error) {
	entries, err := os.ReadDir(folder)
	if err != nil && !errors.Is(err, os.ErrNotExist) {
		return nil, diskError(err)
	}
	var all []string
	for _, e := range entries {
		if _, ok := backupMoment(e.Name()); ok && !e.IsDir() {
			all = append(all, filepath.Join(folder, e.Name()))
		}
	}
	slices.Sort(all)
	slices.Reverse(all)
	return all, nil
}

// backupMoment reads the time in the name of an automatic backup.
func backupMoment(name string) (time.Time, bool) {
	text, ok := strings.CutPrefix(filepath.Base(name), backupPrefix)
	text, ending := strings.CutSuffix(text, backupEnding)
	if !ok || !ending {
		return time.Time{}, false
	}
	at, err := time.ParseInLocation(backupTime, text, Shanghai)
	return at, err == nil
}

// LastBackup answers when the latest automatic backup was made, as an instant;
// empty when there is none.
func (s *Store) LastBackup() string {
	all, err := Backups(s.BackupFolder())
	if err != nil || len(all) == 0 {
		return ""
	}
	at, _ := backupMoment(all[0])
	return at.UTC().Format(time.RFC3339)
}

// AutoBackup makes a backup in the file's own folder of backups, for one of the
// reasons above, and lets old ones go. Unless a person asked for it, it does
// nothing where the last one holds all that was recorded.
// A backup that holds clearly less than the one before is made, told by
// Emptier, and then no old one goes.
func (s *Store) AutoBackup(ss *Session, why string) (info BackupInfo, made bool, err error) {
	if err := s.check(ss, Settings, read); err != nil {
		return info, false, err
	}
	if s.readOnly {
		return info, false, nil
	}
	if since, _, err := s.unprotected(); err != nil || since == "" && why != BackupAsked {
		return info, false, err
	}
	folder := s.BackupFolder()
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return info, false, diskError(err)
	}
	before, err := Backups(folder)
	if err != nil {
		return info, false, err
	}
	path := filepath.Join(folder, backupPrefix+s.now().In(Shanghai).Format(backupTime)+backupEnding)
	if info, err = s.backup(ss, path, why); err != nil {
		return info, false, err
	}
	if err := carryList(listBeside(path), erasedPath(s.path)); err != nil {
		return info, true, err
	}
	if len(before) > 0 {
		if last, err := ReadBackup(before[0]); err == nil && info.emptierThan(last) {
			info.Emptier = true
			return info, true, nil
		}
	}
	return info, true, prune(append([]string{path}, before...))
}

// emptierThan reports whether there are less than nine tenths of the children
// or of the services of before. The bin counts, so work alone does not do that.
func (i BackupInfo) emptierThan(before BackupInfo) bool {
	for _, table := range []string{"child", "service"} {
		if i.Rows[table]*10 < before.Rows[table]*9 {
			return true
		}
	}
	return false
}

// manyThings is how many things at once are so many that a backup is made first.
const manyThings = 10

// backUpBefore makes a backup before so many things are changed at once, and
// says why nothing was changed when none could be made.
func (s *Store) backUpBefore(ss *Session, why string, things int) error {
	if things <= manyThings {
		return nil
	}
	_, _, err := s.AutoBackup(ss, why)
	return err
}

// prune removes the backups that no day, week or month needs; all is sorted,
// the latest first.
func prune(all []string) error {
	kept, days, weeks, months := map[string]bool{}, map[string]bool{}, map[string]bool{}, map[string]bool{}
	for _, path := range all {
		at, _ := backupMoment(path)
		year, week := at.ISOWeek()
		for _, span := range []struct {
			seen map[string]bool
			key  string
			most int
		}{
			{days, at.Format(time.DateOnly), keptDays}, {weeks, fmt.Sprint(year, week), keptWeeks}, {months, at.Format("2006-01"), keptMonths},
		} {
			if !span.seen[span.key] && len(span.seen) < span.most {
				span.seen[span.key], kept[path] = true, true
			}
		}
	}
	var failed error
	for _, path := range all {
		if !kept[path] {
			failed = errors.Join(failed, os.Remove(path))
		}
	}
	return failed
}
