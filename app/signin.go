package app

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"careledger/app/platform"
	"careledger/app/theme"
	"careledger/app/widgets"
	"careledger/app/words"
	"careledger/data"
)

// signIn asks who is there. It is shown at the start and while the window is
// locked.
type signIn struct {
	program  *program
	path     string
	anew     bool // the open file was closed to be opened for somebody with other children
	recovery bool // asks for the recovery code instead of the password

	user, secret *asked
	button       *widgets.Button
	problem      *widgets.Text
	rescue       *widgets.Button // the way on after a failure that has one
	question     *fyne.Container
	object       fyne.CanvasObject
	looking      bool // the file is to be opened for looking only
}

// existing are the files opened before that are still there. A carried program
// brings its own to computers that have never seen them.
func (p *program) existing() []string {
	found := slices.DeleteFunc(slices.Clone(p.prefs.Recent()), func(path string) bool {
		_, err := os.Stat(path)
		return errors.Is(err, os.ErrNotExist)
	})
	folder, is := platform.Portable()
	if !is {
		return found
	}
	// The pattern is a plain folder and ending, unless somebody put brackets into the name; then only those known are offered.
	carried, _ := filepath.Glob(filepath.Join(folder, "*"+fileEnding))
	for _, path := range carried {
		if !slices.Contains(found, path) {
			found = append(found, path)
		}
	}
	return found
}

// showSignIn asks for name and password of a file.
func (p *program) showSignIn(path string) {
	if p.store != nil && p.store.Path() != path {
		p.leave()
	}
	p.signIn = newSignIn(p, path, false)
	p.show(p.signIn.object)
	p.canvas.Focus(p.signIn.user.field)
	if p.locked {
		// Most often the same person comes back.
		p.signIn.user.field.SetText(p.shell.session.User)
		p.canvas.Focus(p.signIn.secret.field)
	}
}

// newSignIn builds the question.
func newSignIn(p *program, path string, recovery bool) *signIn {
	s := &signIn{program: p, path: path, recovery: recovery}
	s.user = ask(lang.L("Name"), "", widgets.NewTextEntry(""))
	title, label, hint := lang.L("Welcome back"), lang.L("Password"), ""
	secret := widgets.NewPasswordEntry("")
	other := widgets.FlatButton(lang.L("Password forgotten?"), func() { s.swap(true) })
	if recovery {
		title, label = lang.L("Open with the recovery code"), lang.L("Recovery code")
		hint = lang.L("It was printed when the file was made: seven groups of five characters. Enter the name of the person in charge above.")
		secret = widgets.NewSecretEntry("XXXXX-XXXXX-XXXXX-XXXXX-XXXXX-XXXXX-XXXXX")
		other = widgets.FlatButton(lang.L("Back to the password"), func() { s.swap(false) })
	}
	if p.locked {
		title = lang.L("Locked")
		other.Hide()
	}
	s.secret = ask(label, hint, secret)
	s.problem = widgets.Paragraph("", widgets.Problem)
	s.problem.Hide()
	s.rescue = widgets.PlainButton("", nil)
	s.rescue.Hide()
	s.button = widgets.PrimaryButton(lang.L("Sign in"), s.submit)
	s.user.field.OnSubmitted = func(string) { p.canvas.Focus(s.secret.field) }
	s.secret.field.OnSubmitted = func(string) { s.submit() }
	s.question = widgets.VBox(theme.Gap,
		widgets.NewText(title, widgets.Look{Size: theme.SizeNameTitle, Bold: true}),
		s.fileRow(), s.user.object, s.secret.object, s.problem, s.rescue,
		widgets.HBox(theme.Tight, s.button, other),
	)
	s.object = welcome(s.question)
	return s
}

// fileRow names the file and offers others.
func (s *signIn) fileRow() fyne.CanvasObject {
	name := widgets.VBox(0, widgets.Bold(fileName(s.path)).Elide(), widgets.Quiet(filepath.Dir(s.path)).Elide())
	change := widgets.FlatButton(lang.L("Another file"), nil)
	change.OnPress(func() { s.program.openFileMenu(change) })
	return widgets.NewCard(widgets.HBox(theme.Tight, widgets.Grow(name), change))
}

// fileName is a file's name without its folder and ending.
func fileName(path string) string {
	return strings.TrimSuffix(filepath.Base(path), filepath.Ext(path))
}

// swap changes between password and recovery code.
func (s *signIn) swap(recovery bool) {
	next := newSignIn(s.program, s.path, recovery)
	next.user.field.SetText(s.user.field.Text)
	s.program.signIn = next
	s.program.show(next.object)
	s.program.canvas.Focus(next.secret.field)
}

// submit tries to sign in. The work of the password takes half a second, so it
// is done beside the window.
func (s *signIn) submit() {
	if s.button.Disabled() {
		return
	}
	user, secret := strings.TrimSpace(s.user.field.Text), s.secret.field.Text
	if user == "" {
		s.user.wrong(lang.L("Please enter your name."))
		s.program.canvas.Focus(s.user.field)
		return
	}
	s.user.wrong("")
	s.problem.Hide()
	s.rescue.Hide()
	s.button.Disable()
	s.button.SetText(lang.L("Opening…"))
	looking := s.looking
	s.program.beside(func() func() {
		store, session, err := s.open(user, secret, looking)
		return func() {
			s.button.Enable()
			s.button.SetText(lang.L("Sign in"))
			if err != nil {
				if s.anew {
					s.program.leave()
				}
				s.failed(err)
				return
			}
			s.secret.field.SetText("")
			if session.NeedsPassword() && !store.ReadOnly() {
				s.program.showNewPassword(store, session, secret, s.recovery)
				return
			}
			s.program.enter(store, session)
		}
	})
}

// open opens the file, or only another session where it is open already.
func (s *signIn) open(user, secret string, looking bool) (*data.Store, *data.Session, error) {
	options := data.Options{Now: s.program.now, Alone: !looking, ReadOnly: looking}
	switch {
	case s.recovery:
		return data.OpenRecovery(s.path, user, secret, options)
	case s.program.store != nil && !s.program.store.Closed():
		session, err := s.program.store.SignIn(user, secret)
		if !data.Is(err, data.Conflict) {
			return s.program.store, session, err
		}
		s.anew = true
		if err := s.program.store.Close(); err != nil {
			return nil, nil, err
		}
	}
	return data.Open(s.path, user, secret, options)
}

// failed says why nobody was signed in and lets it be tried again.
func (s *signIn) failed(err error) {
	s.problem.SetText(words.Error(err))
	s.problem.Show()
	s.offerRescue(err)
	s.question.Refresh() // the problem and the way on take room that they had not
	s.program.show(s.object)
	s.program.canvas.Focus(s.secret.field)
	s.secret.field.SelectAll()
}

// openFileMenu offers the files opened before, another one, and a new one.
func (p *program) openFileMenu(below fyne.CanvasObject) {
	menu := &popup{canvas: p.canvas}
	list := &lines{}
	add := func(text, detail string, run func()) {
		n := len(list.rows)
		row := widgets.VBox(0, widgets.Body(text).Elide())
		if detail != "" {
			row.Add(widgets.Quiet(detail).Elide())
		}
		list.rows = append(list.rows, newLine(row, func() { menu.close(); run() }, func() { list.choose(n) }))
	}
	for _, path := range p.existing() {
		add(fileName(path), filepath.Dir(path), func() { p.showSignIn(path) })
	}
	add(lang.L("Open a file…"), "", p.chooseFile)
	add(lang.L("Begin a new file…"), "", p.showFirstRun)
	add(lang.L("Restore from a backup"), "", p.showRestore)
	p.openLines(menu, list, below)
}

// chooseFile asks for a file of records and goes on to its sign-in.
func (p *program) chooseFile() {
	p.beside(func() func() {
		path, err := p.dialogs.Open(lang.L("Open a file of records"), recordFiles())
		return func() {
			if err != nil {
				p.fail(err)
				return
			}
			p.showSignIn(path)
		}
	})
}

// recordFiles are the files of records in dialogs.
func recordFiles() platform.Filter {
	return platform.Filter{Name: lang.L("CareLedger files"), Patterns: []string{"*" + fileEnding}}
}
