package data

// Difference is how many records of one kind there are now and in a backup,
// without those in the bin.
type Difference struct {
	Table       string
	Now, Backup int
	NewestNow   string // instant at which the newest one was entered; empty for none
	NewestThen  string // the same in the backup
}

// Preview says what a restore would change.
type Preview struct {
	BackupInfo
	Differences []Difference // of all kinds that people count, the equal ones too
	Later       int          // changes of records that are not in the backup
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
	err = s.besideOpen(ss, path, func(records string, info BackupInfo) error {
		p.BackupInfo = info
		return s.compare(&p, records, ss)
	})
	return p, err
}

// compare counts in both files.
func (s *Store) compare(p *Preview, records string, ss *Session) error {
	db := open(records, ss.keys.File, &actor{}, looking)
	defer db.Close() //nolint:errcheck // only read
	for _, table := range previewed {
		d := Difference{Table: table}
		query := "SELECT count(*), coalesce(max(created_at), '') FROM " + table + " WHERE deleted_at IS NULL"
		if _, there := p.Rows[table]; there {
			if err := db.QueryRow(query).Scan(&d.Backup, &d.NewestThen); err != nil {
				return openError(err)
			}
		}
		if err := s.readers.QueryRow(query).Scan(&d.Now, &d.NewestNow); err != nil {
			return openError(err)
		}
		p.Differences = append(p.Differences, d)
	}
	return openError(s.readers.Get(&p.Later, `SELECT count(*) FROM journal WHERE seq > ? AND act IN ('insert', 'update', 'delete')`, p.Seq))
}

// opensWith reports why a key does not open records that are whole.
func opensWith(records string, key [32]byte) error {
	db := open(records, key, &actor{}, looking)
	defer db.Close() //nolint:errcheck // only read
	var tables int
	return db.Get(&tables, keyCheckSQL)
}
