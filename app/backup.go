package app

import (
	"log"
	"time"

	"fyne.io/fyne/v2/lang"

	"careledger/app/words"
	"careledger/data"
)

// backupEvery is how long people work until an automatic backup is made. One
// more is made at the end of work and when the window is locked.
const backupEvery = 2 * time.Hour

// backUp makes a backup beside the work, if anything was written since the last
// one.
func (p *program) backUp() {
	if p.shell == nil || p.locked || p.sample {
		return
	}
	shell := p.shell
	p.beside(func() func() {
		info, made, err := backUp(shell.store, shell.session, data.BackupWork)
		return func() {
			if made || err != nil {
				shell.foot.backedUp(shell.store.LastBackup(), err)
			}
			if info.Emptier {
				p.tell(lang.L("The backup just made holds clearly fewer records than the one before. See whether some are missing; no older backup was removed."))
			}
		}
	})
}

// backUp makes a backup, copies it to the second place and writes into the log
// how it went.
func backUp(store *data.Store, session *data.Session, why string) (info data.BackupInfo, made bool, err error) {
	info, made, err = store.AutoBackup(session, why)
	if err == nil {
		_, err = store.CopyBackup(session)
	}
	switch {
	case err != nil:
		log.Printf("automatic backup: %s", words.Cause(err))
	case info.Emptier:
		log.Printf("automatic backup: %d children, clearly less than in the one before; no old backup was removed", info.Rows["child"])
	}
	return info, made, err
}

// backupWord is what the foot says of the last backup.
func backupWord(last string, failed error) string {
	if failed != nil {
		return lang.L("The last backup failed; see Settings")
	}
	at, err := time.Parse(time.RFC3339, last)
	if err != nil {
		return lang.L("No backup yet")
	}
	return lang.L("Backup {{.When}} ✓", map[string]any{"When": at.In(data.Shanghai).Format("01-02 15:04")})
}
