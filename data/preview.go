package data

import (
	"os"
	"path/filepath"
)

// Difference is how many records of one kind there are now and in a backup,
// without those in the bin.
type Difference struct {
	Table       string
	Now, Backup int
}

// Preview says what a restore would change.
type Preview struct {
	BackupInfo
	Differences []Difference // of all kinds that people count, the equal ones too
	Later       int          // entries of the history that are not in the backup
}

// previewed are the kinds of records that people count, in the order of the
// rail.
var previewed = []string{"child", "guardian", "consent", "wish", "camp", "camp_day", "book", "loan", "reading_log", "pairing", "visit", "activity", "project", "income", "expense", "person"}

// PreviewBackup opens a backup beside the open file, proves it and compares the
// two. It answers [Conflict] for a backup that these keys don't open, which has
// to be restored at the sign-in, with a password of then.
func (s *Store) PreviewBackup(ss *Session, path string) (p Preview, err error) {
	if err := s.check(ss, Settings, decide); err != nil {
		return p, err
	}
	folder, err := os.MkdirTemp("", workFolders)
	if err != nil {
		return p, diskError(err)
	}
	defer os.RemoveAll(folder) //nolint:errcheck // it is encrypted
	records := filepath.Join(folder, backupRecords)
	if p.BackupInfo, err = unpack(path, records); err != nil {
		return p, err
	}
	if err := opensWith(records, ss.keys.File); err != nil {
		return p, conflict("This backup does not open with the keys of now. Sign out and restore it at the sign-in, with a password of then.", nil)
	}
	if err := proveRecords(records, ss.keys.File, p.BackupInfo); err != nil {
		return p, err
	}
	return p, s.compare(&p, records, ss)
}

// compare counts in both files.
func (s *Store) compare(p *Preview, records string, ss *Session) error {
	db := open(records, ss.keys.File, &actor{}, looking)
	defer db.Close() //nolint:errcheck // only read
	for _, table := range previewed {
		d := Difference{Table: table}
		if _, there := p.Rows[table]; there {
			if err := db.Get(&d.Backup, "SELECT count(*) FROM "+table+" WHERE deleted_at IS NULL"); err != nil {
				return openError(err)
			}
		}
		if err := s.readers.Get(&d.Now, "SELECT count(*) FROM "+table+" WHERE deleted_at IS NULL"); err != nil {
			return openError(err)
		}
		p.Differences = append(p.Differences, d)
	}
	if err := s.readers.Get(&p.Later, "SELECT count(*) FROM journal"); err != nil {
		return openError(err)
	}
	p.Later -= p.Rows["journal"]
	return nil
}

// opensWith reports why a key does not open records that are whole.
func opensWith(records string, key [32]byte) error {
	db := open(records, key, &actor{}, looking)
	defer db.Close() //nolint:errcheck // only read
	var tables int
	return db.Get(&tables, keyCheckSQL)
}
