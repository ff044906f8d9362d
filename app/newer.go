package app

import (
	"errors"
	"time"

	"fyne.io/fyne/v2/lang"

	"careledger/app/platform"
	"careledger/app/release"
	"careledger/app/widgets"
	"careledger/data"
)

// newerEvery is how often it is looked whether a stick or the chosen folder has
// a newer installer.
const newerEvery = time.Hour

// lookForNewer looks for a newer installer beside the work and says once that
// there is one.
func (p *program) lookForNewer() {
	if p.shell == nil || p.locked || p.sample {
		return
	}
	shell := p.shell
	p.findNewer(func(newer release.Installer, found bool) {
		if found && newer.Version != p.toldNewer && shell == p.shell && !p.locked {
			p.toldNewer = newer.Version
			p.toasts.Undoable(lang.L("A newer version has come: {{.Version}}.", map[string]any{"Version": newer.Version}), lang.L("Look"),
				func() { p.offerNewer(newer) })
		}
	})
}

// findNewer looks on all sticks and in the chosen folder, and tells then what it
// found.
func (p *program) findNewer(then func(newer release.Installer, found bool)) {
	folders := p.sticks()
	if chosen := p.prefs.InstallerFolder(); chosen != "" {
		folders = append(folders, chosen)
	}
	p.beside(func() func() {
		newer, found := p.key.Find(p.version, folders...)
		return func() { then(newer, found) }
	})
}

// offerNewer asks whether a newer installer is to be started.
func (p *program) offerNewer(newer release.Installer) {
	widgets.Confirm(p.canvas, lang.L("Install version {{.Version}}", map[string]any{"Version": newer.Version}),
		lang.L("{{.Path}} is signed by the makers of this program. First a backup is made, then the window closes and the installer begins. Records and settings stay as they are.",
			map[string]any{"Path": newer.Path}),
		lang.L("Back up and install"), func() { p.installNewer(newer) })
}

// installNewer makes a backup, starts a checked copy of the installer, which
// waits for the end of this program, and ends it.
func (p *program) installNewer(newer release.Installer) {
	store, session := p.shell.store, p.shell.session
	p.beside(func() func() {
		_, _, err := backUp(store, session, data.BackupEnd)
		var path string
		if err == nil {
			path, err = platform.PassingFile("CareLedger-" + newer.Version + "-setup.exe")
		}
		if err == nil {
			err = newer.CopyTo(path)
		}
		if err == nil {
			err = p.install(path)
		}
		return func() {
			switch {
			case errors.Is(err, release.ErrForged):
				p.tell(lang.L("This installer was changed after it was signed, so it was not started. Don't start it yourself either; ask where it came from."))
			case errors.Is(err, errors.ErrUnsupported):
				p.tell(lang.L("Installers run on Windows only."))
			case err != nil:
				p.fail(err)
			default:
				p.quit()
			}
		}
	})
}

// FindNewer implements [screens.Desk].
func (s *shell) FindNewer() {
	s.program.findNewer(func(newer release.Installer, found bool) {
		if !found {
			s.Toast(lang.L("There is no newer installer on a USB stick or in the chosen folder."))
			return
		}
		s.program.offerNewer(newer)
	})
}
