package data

import "errors"

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
	Compared    bool         // the records of now could be counted; without, there are none or they have other keys
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
		then := open(records, ss.keys.File, &actor{}, looking)
		return errors.Join(p.compare(s.readers, then), then.Close())
	})
	return p, err
}

// PreviewRestore says what [Restore] would change, and changes nothing.
func PreviewRestore(from, to string, k Key, o Options) (p Preview, err error) {
	err = unpacked(from, func(records string, info BackupInfo) error {
		p.BackupInfo = info
		then, ss, err := k.Open(records, Options{Now: o.Now, Machine: o.Machine})
		if err != nil {
			return err
		}
		if _, err = then.Verify(ss); err == nil {
			err = p.compareFile(to, then, ss)
		}
		return errors.Join(err, then.Close())
	})
	return p, err
}

// compareFile compares with a file that nobody may have opened, or with none.
func (p *Preview) compareFile(to string, then *Store, ss *Session) error {
	if opensWith(to, ss.keys.File) != nil {
		return p.compare(nil, then.writer)
	}
	now := open(to, ss.keys.File, &actor{}, looking)
	return errors.Join(p.compare(now, then.writer), now.Close())
}

// tally is how many records of a kind there are and when the newest was entered.
type tally struct {
	N      int    `db:"n"`
	Newest string `db:"newest"`
}

// compare counts in both files; now may be nil.
func (p *Preview) compare(now, then queryer) (err error) {
	p.Compared = now != nil
	for _, table := range previewed {
		query := "SELECT count(*) n, coalesce(max(created_at), '') newest FROM " + table + " WHERE deleted_at IS NULL"
		var is, was tally
		if _, there := p.Rows[table]; there {
			if was, err = one[tally](then, query); err != nil {
				return openError(err)
			}
		}
		if p.Compared {
			if is, err = one[tally](now, query); err != nil {
				return openError(err)
			}
		}
		p.Differences = append(p.Differences, Difference{Table: table, Now: is.N, Backup: was.N, NewestNow: is.Newest, NewestThen: was.Newest})
	}
	if p.Compared {
		p.Later, err = one[int](now, `SELECT count(*) FROM journal WHERE seq > ? AND act IN ('insert', 'update', 'delete')`, p.Seq)
	}
	return err
}

// opensWith reports why a key does not open records that are whole.
func opensWith(records string, key [32]byte) error {
	db := open(records, key, &actor{}, looking)
	defer db.Close() //nolint:errcheck // only read
	var tables int
	return db.Get(&tables, keyCheckSQL)
}
