package data

import (
	"cmp"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// backupLate is how old a change may be without a backup until somebody is
// reminded. Backups are made after two hours of work and at its end, so one that
// is late failed.
const backupLate = 24 * time.Hour

// BackupLine is one automatic backup of a file, as a list shows it.
type BackupLine struct {
	BackupInfo
	Path   string // in the file's own folder of backups, or else in the second place
	Second string // in the second place; empty where it is not there
	Size   int64  // bytes
	Broken bool   // can't be read, so all but Path, Size and Made is unknown
}

// Here reports whether the backup is in the file's own folder.
func (b BackupLine) Here() bool { return b.Path != b.Second }

// BackupLines answers the automatic backups of the file, the latest first, those
// in the second place among them where it can be reached.
func (s *Store) BackupLines(ss *Session) ([]BackupLine, error) {
	if err := s.check(ss, Settings, read); err != nil {
		return nil, err
	}
	here, err := Backups(s.BackupFolder())
	if err != nil {
		return nil, err
	}
	found := map[string]*BackupLine{}
	for _, path := range here {
		found[filepath.Base(path)] = &BackupLine{Path: path}
	}
	p, err := s.SecondPlace()
	if err != nil {
		return nil, err
	}
	if p.Folder != "" {
		there, err := Backups(SecondFolder(p.Folder, s.path))
		if err != nil {
			return nil, err
		}
		for _, path := range there {
			if line, ok := found[filepath.Base(path)]; ok {
				line.Second = path
				continue
			}
			found[filepath.Base(path)] = &BackupLine{Path: path, Second: path}
		}
	}
	return readLines(found), nil
}

// readLines reads what the backups say of themselves and puts them in order.
func readLines(found map[string]*BackupLine) []BackupLine {
	all := make([]BackupLine, 0, len(found))
	for _, name := range slices.Backward(slices.Sorted(maps.Keys(found))) {
		line := found[name]
		if info, err := os.Stat(line.Path); err == nil {
			line.Size = info.Size()
		}
		var err error
		if line.BackupInfo, err = ReadBackup(line.Path); err != nil {
			at, _ := backupMoment(name)
			line.Broken, line.Made = true, at.UTC().Format(time.RFC3339)
		}
		all = append(all, *line)
	}
	for i := range all {
		if before := i + 1; before < len(all) && !all[i].Broken && !all[before].Broken {
			all[i].Emptier = all[i].emptierThan(all[before].BackupInfo)
		}
	}
	return all
}

// CheckBackup opens a backup beside the open file and proves it as when it was
// made: the hash, each page, the number of rows of each table and the end of the
// history. It answers [Damaged] for one that no longer holds, and [Conflict] for
// one of other keys.
func (s *Store) CheckBackup(ss *Session, path string) (info BackupInfo, err error) {
	if err := s.check(ss, Settings, read); err != nil {
		return info, err
	}
	err = s.besideOpen(ss, path, func(_ string, found BackupInfo) error {
		info = found
		return nil
	})
	return info, err
}

// besideOpen unpacks and proves a backup into a folder that goes away after do.
func (s *Store) besideOpen(ss *Session, path string, do func(records string, info BackupInfo) error) error {
	return unpacked(path, func(records string, info BackupInfo) error {
		if err := opensWith(records, ss.keys.File); err != nil {
			return notOfNow()
		}
		if err := proveRecords(records, ss.keys.File, info); err != nil {
			return err
		}
		return do(records, info)
	})
}

// lastBackup answers the latest automatic backup that can be read and from which
// the open file goes on; a restore leaves backups that are ahead of it.
func (s *Store) lastBackup() (info BackupInfo, found bool, err error) {
	all, err := Backups(s.BackupFolder())
	if err != nil {
		return info, false, err
	}
	for _, path := range all {
		if info, err = ReadBackup(path); err != nil {
			continue
		}
		n, err := one[int](s.readers, `SELECT count(*) FROM journal WHERE seq = ? AND hash = ?`, info.Seq, info.Journal)
		if err != nil || n > 0 {
			return info, n > 0, err
		}
	}
	return BackupInfo{}, false, nil
}

// unprotected answers the instant of the first change that no backup holds;
// empty where all are held.
func (s *Store) unprotected() (since string, last BackupInfo, err error) {
	last, _, err = s.lastBackup()
	if err != nil {
		return "", last, err
	}
	since, err = one[string](s.readers, `SELECT at FROM journal WHERE seq > ? AND act IN ('insert', 'update', 'delete') ORDER BY seq LIMIT 1`, last.Seq)
	if Is(err, NotFound) {
		err = nil
	}
	return since, last, err
}

// backupReminders tell of records that no backup holds, of a backup that holds
// clearly less than the one before, and of a second place that is missing.
func (s *Store) backupReminders() (all []Reminder, err error) {
	remind := func(urgency int, text string, a args) {
		all = append(all, Reminder{Kind: RemindBackup, Text: text, Args: a, Table: "backup", ID: "backups", Day: s.Today(), Urgency: urgency})
	}
	since, last, err := s.unprotected()
	if err != nil {
		return nil, err
	}
	if at, err := time.Parse(time.RFC3339, since); err == nil && s.now().Sub(at) > backupLate {
		if last.Made == "" {
			remind(UrgentNow, "What was recorded since {{.Since}} is in no backup. Make one in Settings.", args{"Since": localMoment(since)})
		} else {
			remind(UrgentNow, "The last good backup is of {{.Last}}; what was recorded after it is in none. Make one in Settings.", args{"Last": localMoment(last.Made)})
		}
	}
	if latest, before, ok := s.emptier(); ok {
		remind(UrgentNow, "The backup of {{.When}} holds {{.Now}} children, the one before held {{.Before}}. See whether records are missing.",
			args{"When": localMoment(latest.Made), "Now": latest.Rows["child"], "Before": before.Rows["child"]})
	}
	p, err := s.SecondPlace()
	if err != nil {
		return nil, err
	}
	if p.Late(s.now()) {
		remind(Soon, "The second place of the backups, {{.Path}}, was not there since {{.Since}}. Plug the USB stick in.",
			args{"Path": p.Folder, "Since": localMoment(cmp.Or(p.Seen, p.Chosen))})
	}
	return all, nil
}

// emptier answers the two latest backups where the later one holds clearly less.
func (s *Store) emptier() (latest, before BackupInfo, is bool) {
	all, err := Backups(s.BackupFolder())
	if err != nil || len(all) < 2 {
		return latest, before, false
	}
	latest, err = ReadBackup(all[0])
	if err != nil {
		return latest, before, false
	}
	before, err = ReadBackup(all[1])
	return latest, before, err == nil && latest.emptierThan(before)
}

// Replaced are records that a restore put aside, beside the file.
type Replaced struct {
	Path string
	At   string // instant of the restore
	Size int64  // bytes
}

// Replaced answers the records that restores put aside, the latest first.
func (s *Store) Replaced(ss *Session) ([]Replaced, error) {
	if err := s.check(ss, Settings, read); err != nil {
		return nil, err
	}
	entries, err := os.ReadDir(filepath.Dir(s.path))
	if err != nil {
		return nil, diskError(err)
	}
	all := []Replaced{}
	for _, e := range entries {
		when, is := strings.CutPrefix(e.Name(), filepath.Base(s.path)+keptMark)
		if !is || strings.ContainsAny(when, ".") || strings.HasSuffix(when, "-wal") {
			continue // not the records themselves, but what goes with them
		}
		at, err := time.ParseInLocation(keptTime, when[:min(len(when), len(keptTime))], Shanghai)
		if err != nil {
			continue
		}
		info, err := e.Info()
		if err != nil || info.IsDir() {
			continue
		}
		all = append(all, Replaced{filepath.Join(filepath.Dir(s.path), e.Name()), at.UTC().Format(time.RFC3339), info.Size()})
	}
	slices.SortFunc(all, func(a, b Replaced) int { return cmp.Or(cmp.Compare(b.At, a.At), cmp.Compare(b.Path, a.Path)) })
	return all, nil
}

// isReplaced refuses a path that is not of records that were put aside.
func (s *Store) isReplaced(ss *Session, path string) error {
	all, err := s.Replaced(ss)
	if err != nil {
		return err
	}
	if !slices.ContainsFunc(all, func(r Replaced) bool { return r.Path == path }) {
		return missing("What was put aside is not there any more.", nil)
	}
	return nil
}

// RestoreBack puts records that a restore put aside in the place of the open
// file, which takes that restore back. It closes the file as RestoreBackup does,
// keeps what was there meanwhile, and answers where.
func (s *Store) RestoreBack(ss *Session, path string) (kept string, err error) {
	if err := s.check(ss, Settings, decide); err != nil {
		return "", err
	}
	if err := s.isReplaced(ss, path); err != nil {
		return "", err
	}
	if err := s.Close(); err != nil {
		return "", diskError(err)
	}
	return replaceBy(path, s.path, Options{Now: s.now})
}

// RemoveReplaced removes records that a restore put aside, for good.
func (s *Store) RemoveReplaced(ss *Session, path string) error {
	if err := s.check(ss, Settings, decide); err != nil {
		return err
	}
	if err := s.isReplaced(ss, path); err != nil {
		return err
	}
	return diskError(removeFile(path))
}
