package app

import (
	"errors"
	"os"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"careledger/app/platform"
	"careledger/app/theme"
	"careledger/app/widgets"
	"careledger/app/words"
	"careledger/data"
)

// fileEnding is how the names of files of records end.
const fileEnding = ".db"

// firstRun asks for what a new file needs.
type firstRun struct {
	program *program
	path    string
	marked  bool // the mark was typed, so it no longer follows the name

	org, mark, user, password, again *asked
	place                            *widgets.Text
	problem                          *widgets.Text
	button                           *widgets.Button
	object                           fyne.CanvasObject
}

// showFirstRun begins a new file.
func (p *program) showFirstRun() {
	p.leave()
	p.first = newFirstRun(p)
	p.show(p.first.object)
	p.canvas.Focus(p.first.org.field)
}

func newFirstRun(p *program) *firstRun {
	f := &firstRun{program: p, path: freePath(platform.DataFolder())}
	f.org = ask(lang.L("Name of the organization"), "", widgets.NewTextEntry(""))
	f.mark = ask(lang.L("Mark"), lang.L("The file numbers begin with it."), widgets.NewTextEntry(""))
	f.user = ask(lang.L("Your name"), lang.L("You are the person in charge; others are added later in Settings."), widgets.NewTextEntry(""))
	f.password = ask(lang.L("Password"), lang.L("At least {{.N}} characters. A short sentence is easy to keep in mind and hard to guess.",
		map[string]any{"N": data.PasswordLength}), widgets.NewPasswordEntry(""))
	f.again = ask(lang.L("The password once more"), "", widgets.NewPasswordEntry(""))
	f.org.field.OnChanged = f.proposeMark
	f.mark.field.OnChanged = func(string) { f.marked = true }
	f.place = widgets.Quiet("").Elide()
	f.showPath()
	f.problem = widgets.Paragraph("", widgets.Problem)
	f.problem.Hide()
	f.button = widgets.PrimaryButton(lang.L("Begin"), f.submit)
	f.chain()
	actions := widgets.HBox(theme.Tight, f.button)
	existing := widgets.FlatButton(lang.L("I have a file already"), nil)
	existing.OnPress(func() { p.openFileMenu(existing) })
	actions.Add(existing)
	var sample *widgets.Button
	sample = widgets.FlatButton(lang.L("Look at a sample first"), func() {
		sample.Disable()
		sample.SetText(lang.L("One moment…"))
		p.openSample(func() {
			sample.Enable()
			sample.SetText(lang.L("Look at a sample first"))
		})
	})
	actions.Add(sample)
	restore := widgets.HBox(theme.Tight, widgets.Grow(widgets.Quiet(lang.L("The laptop is new and there is a backup?")).Elide()), widgets.FlatButton(lang.L("Restore from a backup"), p.showRestore))
	f.object = welcome(widgets.VBox(10,
		widgets.NewText(lang.L("Begin a new file"), widgets.Look{Size: theme.SizeNameTitle, Bold: true}),
		widgets.HBox(theme.Gap, widgets.GrowBy(3, f.org.object), widgets.GrowBy(2, f.mark.object)),
		f.user.object,
		widgets.HBox(theme.Gap, widgets.Grow(f.password.object), widgets.Grow(f.again.object)),
		widgets.HBox(theme.Tight, widgets.Grow(f.place), widgets.FlatButton(lang.L("Change"), f.choosePlace)),
		f.problem, actions, restore,
	))
	return f
}

// chain makes Enter go from field to field and begin after the last one.
func (f *firstRun) chain() {
	fields := []*asked{f.org, f.mark, f.user, f.password, f.again}
	for i, a := range fields {
		if i+1 < len(fields) {
			next := fields[i+1].field
			a.field.OnSubmitted = func(string) { f.program.canvas.Focus(next) }
			continue
		}
		a.field.OnSubmitted = func(string) { f.submit() }
	}
}

// proposeMark offers the first character of the organization's name.
func (f *firstRun) proposeMark(name string) {
	if f.marked {
		return
	}
	first := ""
	for _, r := range strings.TrimSpace(name) {
		first = string(r)
		break
	}
	f.mark.field.SetValue(first)
}

// freePath is a path in a folder that no file has yet.
func freePath(folder string) string {
	path := filepath.Join(folder, platform.FolderName+fileEnding)
	for n := '2'; n <= '9'; n++ {
		if _, err := os.Stat(path); os.IsNotExist(err) {
			return path
		}
		path = filepath.Join(folder, platform.FolderName+string(n)+fileEnding)
	}
	return path
}

// showPath says where the file will be.
func (f *firstRun) showPath() {
	f.place.SetText(lang.L("Will be kept as {{.Path}}", map[string]any{"Path": f.path}))
}

// choosePlace asks for another place.
func (f *firstRun) choosePlace() {
	f.program.choosePlace(f.path, func(path string) {
		f.path = path
		f.showPath()
	})
}

// choosePlace asks where records are to be kept.
func (p *program) choosePlace(offered string, take func(path string)) {
	p.beside(func() func() {
		path, err := p.dialogs.Save(lang.L("Where the records are kept"), offered, recordFiles())
		return func() {
			if err != nil {
				p.fail(err)
				return
			}
			if filepath.Ext(path) == "" {
				path += fileEnding
			}
			take(path)
		}
	})
}

// submit makes the file.
func (f *firstRun) submit() {
	if f.button.Disabled() || !f.check() {
		return
	}
	begin := data.NewFile{
		Org:  data.Org{Name: f.org.field.Text, Mark: f.mark.field.Text},
		User: strings.TrimSpace(f.user.field.Text), Password: f.password.field.Text,
		Options: data.Options{Now: f.program.now, Alone: true},
	}
	f.button.Disable()
	f.button.SetText(lang.L("One moment…"))
	f.program.beside(func() func() {
		store, session, code, err := create(f.path, begin)
		return func() {
			f.button.Enable()
			f.button.SetText(lang.L("Begin"))
			if err != nil {
				f.failed(err)
				return
			}
			f.program.showRecoveryCode(store, session, begin.Org.Name, code)
		}
	})
}

// create makes the folder and the file.
func create(path string, begin data.NewFile) (*data.Store, *data.Session, string, error) {
	if err := makeFolder(path); err != nil {
		return nil, nil, "", err
	}
	return data.Create(path, begin)
}

// makeFolder makes the folder in which a file is to be.
func makeFolder(path string) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return &data.Error{Kind: data.Full, Text: "This folder can't be written to. Choose another folder, such as Documents.", Cause: err}
	}
	return nil
}

// check looks at what can be told before the file is made.
func (f *firstRun) check() bool {
	f.problem.Hide()
	for _, a := range []*asked{f.org, f.mark, f.user, f.password, f.again} {
		a.wrong("")
	}
	switch {
	case strings.TrimSpace(f.org.field.Text) == "":
		return f.refuse(f.org, lang.L("Please enter the name of the organization."))
	case strings.TrimSpace(f.user.field.Text) == "":
		return f.refuse(f.user, lang.L("Please enter your name."))
	}
	if err := data.CheckPassword(f.password.field.Text, f.org.field.Text, f.user.field.Text); err != nil {
		return f.refuse(f.password, words.Error(err))
	}
	if f.password.field.Text != f.again.field.Text {
		return f.refuse(f.again, lang.L("The two passwords differ. Please type it once more."))
	}
	return true
}

// refuse says what is wrong beside its field.
func (f *firstRun) refuse(a *asked, text string) bool {
	a.wrong(text)
	f.object.Refresh()
	f.program.canvas.Focus(a.field)
	return false
}

// failed says why no file was made, beside the field where the error names one.
func (f *firstRun) failed(err error) {
	fields := map[string]*asked{"name": f.org, "mark": f.mark, "user": f.user, "password": f.password}
	var wrong *data.Error
	if errors.As(err, &wrong) && fields[wrong.Field] != nil {
		f.refuse(fields[wrong.Field], words.Error(err))
		return
	}
	f.problem.SetText(words.Error(err))
	f.problem.Show()
	f.object.Refresh()
}
