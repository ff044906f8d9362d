package app

import (
	"path/filepath"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"careledger/app/platform"
	"careledger/app/theme"
	"careledger/app/widgets"
	"careledger/app/words"
	"careledger/data"
)

// restoring asks for a backup and for what opens it, and makes records of it: on
// a new laptop, or where the records are lost.
type restoring struct {
	program  *program
	backup   string // path; empty until one is chosen
	path     string // where the records will be
	recovery bool   // asks for the recovery code instead of a password

	said, place  *widgets.Text
	user, secret *asked
	problem      *widgets.Text
	button       *widgets.Button
	object       fyne.CanvasObject
}

// showRestore asks for a backup. An open file is closed before.
func (p *program) showRestore() {
	p.leave()
	p.showRestoring(newRestoring(p, "", freePath(platform.DataFolder()), false))
}

func (p *program) showRestoring(r *restoring) {
	p.restoring = r
	p.show(r.object)
	p.canvas.Focus(r.user.field)
}

func newRestoring(p *program, backup, path string, recovery bool) *restoring {
	r := &restoring{program: p, path: path, recovery: recovery, said: widgets.Paragraph(lang.L("Choose the file of a backup; its name ends with .backup. Automatic ones lie in a folder that ends with .backups, on the laptop or on the USB stick."), widgets.Muted)}
	r.user = ask(lang.L("Name"), "", widgets.NewTextEntry(""))
	r.secret = ask(lang.L("Password"), lang.L("The password of when the backup was made."), widgets.NewPasswordEntry(""))
	other := widgets.FlatButton(lang.L("With the recovery code"), func() { r.swap(true) })
	if recovery {
		r.user = ask(lang.L("Name"), lang.L("May stay empty; then it is opened as the person in charge."), widgets.NewTextEntry(""))
		r.secret = ask(lang.L("Recovery code"), lang.L("It was printed when the file was made: seven groups of five characters."), widgets.NewTextEntry("XXXXX-XXXXX-XXXXX-XXXXX-XXXXX-XXXXX-XXXXX"))
		other = widgets.FlatButton(lang.L("With a password"), func() { r.swap(false) })
	}
	r.user.field.OnSubmitted = func(string) { p.canvas.Focus(r.secret.field) }
	r.secret.field.OnSubmitted = func(string) { r.submit() }
	r.place = widgets.Quiet("").Elide()
	r.problem = widgets.Paragraph("", widgets.Problem)
	r.problem.Hide()
	r.button = widgets.PrimaryButton(lang.L("Restore and open"), r.submit)
	choose := widgets.PlainButton(lang.L("Choose a backup…"), r.choose)
	r.object = welcome(widgets.VBox(10,
		widgets.NewText(lang.L("Restore from a backup"), widgets.Look{Size: theme.SizeNameTitle, Bold: true}),
		widgets.NewCard(widgets.HBox(theme.Tight, widgets.Grow(r.said), choose)),
		r.user.object, r.secret.object,
		widgets.HBox(theme.Tight, widgets.Grow(r.place), widgets.FlatButton(lang.L("Change"), r.choosePlace)),
		r.problem,
		widgets.HBox(theme.Tight, r.button, other, widgets.FlatButton(lang.L("Back"), p.start)),
	))
	r.showPath()
	if backup != "" {
		r.take(backup)
	}
	return r
}

// swap changes between password and recovery code.
func (r *restoring) swap(recovery bool) {
	next := newRestoring(r.program, r.backup, r.path, recovery)
	next.user.field.SetText(r.user.field.Text)
	r.program.showRestoring(next)
	r.program.canvas.Focus(next.secret.field)
}

// choose asks for a backup and shows what it says of itself.
func (r *restoring) choose() {
	r.program.beside(func() func() {
		path, err := r.program.dialogs.Open(lang.L("Choose a backup…"), platform.Filter{Name: lang.L("Backups"), Patterns: []string{"*.backup"}})
		return func() {
			if err != nil {
				r.program.fail(err)
				return
			}
			r.take(path)
			r.object.Refresh()
			r.program.canvas.Focus(r.user.field)
		}
	})
}

// take takes a backup, unless it says nothing of itself.
func (r *restoring) take(path string) {
	info, err := data.ReadBackup(path)
	if err != nil {
		r.fail(words.Error(err))
		return
	}
	r.backup = path
	r.problem.Hide()
	r.said.Set(lang.L("{{.File}}, made on {{.When}}: {{.Children}} children, {{.Services}} services", map[string]any{
		"File": filepath.Base(path), "When": words.Moment(info.Made), "Children": words.Count(info.Rows["child"]), "Services": words.Count(info.Rows["service"]),
	}), widgets.Plain)
}

// showPath says where the records will be.
func (r *restoring) showPath() {
	r.place.SetText(lang.L("Will be kept as {{.Path}}", map[string]any{"Path": r.path}))
}

// choosePlace asks for another place; what is there already is kept beside.
func (r *restoring) choosePlace() {
	r.program.choosePlace(r.path, func(path string) {
		r.path = path
		r.showPath()
	})
}

// fail says what is wrong.
func (r *restoring) fail(text string) {
	r.problem.SetText(text)
	r.problem.Show()
	r.object.Refresh()
}

// key is what was entered; false where something is missing.
func (r *restoring) key() (k data.Key, ok bool) {
	k.User = strings.TrimSpace(r.user.field.Text)
	switch {
	case r.backup == "":
		r.fail(lang.L("Please choose a backup first."))
		return k, false
	case r.recovery:
		k.Code = r.secret.field.Text
	case k.User == "":
		r.fail(lang.L("Please enter your name."))
		r.program.canvas.Focus(r.user.field)
		return k, false
	default:
		k.Password = r.secret.field.Text
	}
	if r.secret.field.Text == "" {
		r.fail(lang.L("Please enter the password or the recovery code."))
		r.program.canvas.Focus(r.secret.field)
		return k, false
	}
	return k, true
}

// submit restores the backup and signs in with the same key.
func (r *restoring) submit() {
	key, ok := r.key()
	if r.button.Disabled() || !ok {
		return
	}
	r.problem.Hide()
	r.button.Disable()
	r.button.SetText(lang.L("Restoring…"))
	p := r.program
	p.beside(func() func() {
		store, session, err := restoreAs(r.backup, r.path, key, p.now)
		return func() {
			r.button.Enable()
			r.button.SetText(lang.L("Restore and open"))
			switch {
			case err != nil:
				r.fail(words.Error(err))
				p.canvas.Focus(r.secret.field)
			case session.NeedsPassword():
				p.showNewPassword(store, session, r.secret.field.Text, r.recovery)
			default:
				p.enter(store, session)
			}
		}
	})
}

// restoreAs makes records of a backup and opens them.
func restoreAs(backup, path string, key data.Key, now func() time.Time) (*data.Store, *data.Session, error) {
	if err := makeFolder(path); err != nil {
		return nil, nil, err
	}
	if _, err := data.Restore(backup, path, key, data.Options{Now: now}); err != nil {
		return nil, nil, err
	}
	return key.Open(path, data.Options{Now: now, Alone: true})
}
