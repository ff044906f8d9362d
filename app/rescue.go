package app

import (
	"log"
	"path/filepath"

	"fyne.io/fyne/v2/lang"

	"careledger/app/widgets"
	"careledger/app/words"
	"careledger/data"
)

// offerRescue shows, below what went wrong at the sign-in, the way on: to look
// at a file that can't be written to, or to the newest backup of a damaged one.
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
		s.rescue.SetText(lang.L("Go back to the newest backup"))
		s.rescue.OnPress(s.askNewest)
		s.rescue.Show()
	}
}

// askNewest says what the newest backup holds that can be read, and restores it
// on a yes. The damaged file is kept.
func (s *signIn) askNewest() {
	all, err := data.Backups(s.path + ".backups")
	if err != nil {
		s.failed(err)
		return
	}
	for i, path := range all {
		info, err := data.ReadBackup(path)
		if err != nil {
			log.Printf("backup %s: %s", filepath.Base(path), words.Cause(err))
			continue
		}
		widgets.Confirm(s.program.canvas, lang.L("Go back to the newest backup"),
			lang.L("The newest backup is of {{.When}} and holds {{.Children}} children. What was recorded after that is not in it. The damaged file is kept beside it.",
				map[string]any{"When": words.Moment(info.Made), "Children": words.Count(info.Rows["child"])}),
			lang.L("Restore it"), func() { s.restore(all[i:]) })
		return
	}
	s.problem.SetText(lang.L("There is no automatic backup beside this file. If there is one on a USB stick, copy it here or ask whoever looks after the computer."))
	s.object.Refresh()
}

// restore puts the first of the backups that is whole in place of the file, and
// signs in.
func (s *signIn) restore(from []string) {
	user, secret := s.user.field.Text, s.secret.field.Text
	s.button.Disable()
	s.button.SetText(lang.L("Restoring…"))
	s.program.beside(func() func() {
		var err error
		for _, path := range from {
			if _, err = data.Restore(path, s.path, data.Key{User: user, Password: secret}, data.Options{Now: s.program.now}); !data.Is(err, data.Damaged) {
				break
			}
			log.Printf("backup %s: %s", filepath.Base(path), words.Cause(err))
		}
		return func() {
			s.button.Enable()
			s.button.SetText(lang.L("Sign in"))
			if err != nil {
				s.failed(err)
				return
			}
			s.submit()
		}
	})
}

// warn tells what a person must know of the file that was opened.
func (p *program) warn() {
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
