package app

import (
	"log"
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"careledger/app/widgets"
	"careledger/app/words"
	"careledger/data"
)

// offerRescue shows, below what went wrong at the sign-in, the way on: to look
// at a file that can't be written to, or to save what can be saved of a damaged
// one.
func (s *signIn) offerRescue(err error) {
	s.rescue.Hide()
	switch {
	case s.program.locked:
	case data.Is(err, data.InUse), data.Is(err, data.Full):
		s.rescue.SetText(lang.L("Only look"))
		s.rescue.OnPress(func() {
			s.looking = true
			s.submit()
			s.looking = false
		})
		s.rescue.Show()
	case data.Is(err, data.Damaged) && !s.recovery:
		s.rescue.SetText(lang.L("Save what can be saved"))
		s.rescue.OnPress(s.askRescue)
		s.rescue.Show()
	}
}

// askRescue says with which backup a rescue begins and starts it on a yes.
func (s *signIn) askRescue() {
	backups, err := data.Backups(s.path + ".backups")
	if err != nil {
		s.failed(err)
		return
	}
	text := lang.L("There is no automatic backup beside this file. What can still be read in the damaged file is put into a new one. If there is a backup on a USB stick, copy its folder here first.")
	for _, path := range backups {
		info, err := data.ReadBackup(path)
		if err != nil {
			log.Printf("backup %s: %s", filepath.Base(path), words.Cause(err))
			continue
		}
		text = lang.L("The newest backup is of {{.When}} and holds {{.Children}} children. What is newer and can still be read in the damaged file is added to it.",
			map[string]any{"When": words.Moment(info.Made), "Children": words.Count(info.Rows["child"])})
		break
	}
	widgets.Confirm(s.program.canvas, lang.L("Save what can be saved"), text+" "+lang.L("The damaged file is kept beside it."), lang.L("Start the rescue"), s.runRescue)
}

// runRescue rescues the file and signs in.
func (s *signIn) runRescue() {
	user, secret := s.user.field.Text, s.secret.field.Text
	s.button.Disable()
	s.button.SetText(lang.L("Restoring…"))
	s.program.beside(func() func() {
		done, err := data.Rescue(s.path, user, secret, data.Options{Now: s.program.now})
		return func() {
			s.button.Enable()
			s.button.SetText(lang.L("Sign in"))
			if err != nil {
				s.failed(err)
				return
			}
			s.program.rescued = &done
			s.submit()
		}
	})
}

// rescueWords says what came of a rescue.
func rescueWords(r data.Rescued) string {
	text := lang.L("There was no good backup; the file holds what could be read.")
	if r.From != "" {
		text = lang.L("The file is that of the backup of {{.When}}.", map[string]any{"When": words.Moment(r.Made)})
	}
	text += " " + lang.L("{{.N}} records were read out of the damaged file and added.", map[string]any{"N": words.Count(r.Count())})
	if r.Unread+r.Refused > 0 {
		text += " " + lang.L("Some could not be read: please compare the last days with the papers.")
	}
	return text + " " + lang.L("The damaged file is kept as {{.Name}}.", map[string]any{"Name": filepath.Base(r.Before)})
}

// askAnew tells that the open file can't be worked with as it is, and leads to
// the sign-in, where it goes on.
func (p *program) askAnew(err error) {
	fyne.Do(func() {
		if p.anew {
			return
		}
		if p.shell == nil || p.locked {
			p.tell(words.Error(err))
			return
		}
		p.anew = true
		d := widgets.Confirm(p.canvas, lang.L("The file can't be worked with now"), words.Error(err), lang.L("Sign in anew"), func() {
			path := p.store.Path()
			p.leave()
			p.closeDialogs()
			p.showSignIn(path)
			p.anew = false
		})
		d.OnClosed = func() { p.anew = false }
	})
}

// closeDialogs takes away all that lies over the window.
func (p *program) closeDialogs() {
	for _, over := range p.canvas.Overlays().List() {
		p.canvas.Overlays().Remove(over)
	}
}

// warn tells what a person must know of the file that was opened.
func (p *program) warn() {
	if p.rescued != nil {
		widgets.ShowInfo(p.canvas, lang.L("Saved what could be saved"), rescueWords(*p.rescued))
		p.rescued = nil
	}
	warnings, err := p.store.Warnings(p.shell.session)
	if err != nil {
		p.fail(err)
	}
	for _, w := range warnings {
		if !data.Is(w, data.Damaged) || !p.shell.session.CanDecide(data.Settings) {
			widgets.ShowInfo(p.canvas, lang.L("Please note"), words.Error(w))
			continue
		}
		widgets.Danger(p.canvas, lang.L("Changes are missing"), words.Error(w), lang.L("Noted, go on with this file"), func() {
			p.fail(p.store.AcceptGap(p.shell.session))
		})
	}
}
