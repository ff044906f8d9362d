package app

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"careledger/app/theme"
	"careledger/app/widgets"
	"careledger/app/words"
	"careledger/data"
)

// newPassword asks somebody who has just signed in for a password of their own,
// before the work begins.
type newPassword struct {
	program *program
	store   *data.Store
	session *data.Session
	old     string // what was signed in with; not needed after a recovery code

	password, again *asked
	problem         *widgets.Text
	button          *widgets.Button
	object          fyne.CanvasObject
}

// showNewPassword asks for a new password and then goes on to the work.
func (p *program) showNewPassword(store *data.Store, session *data.Session, old string, recovered bool) {
	p.use(store)
	n := newNewPassword(p, store, session, old, recovered)
	p.show(n.object)
	p.canvas.Focus(n.password.field)
}

func newNewPassword(p *program, store *data.Store, session *data.Session, old string, recovered bool) *newPassword {
	n := &newPassword{program: p, store: store, session: session, old: old}
	n.password = ask(lang.L("New password"), lang.L("At least {{.N}} characters. A short sentence is easy to keep in mind and hard to guess.",
		map[string]any{"N": data.PasswordLength}), widgets.NewPasswordEntry(""))
	n.again = ask(lang.L("The password once more"), "", widgets.NewPasswordEntry(""))
	n.password.field.OnSubmitted = func(string) { p.canvas.Focus(n.again.field) }
	n.again.field.OnSubmitted = func(string) { n.submit() }
	why := lang.L("The password until now was set by the person in charge. Choose one that only you know.")
	if recovered {
		why = lang.L("The recovery code opened the file. It stays good; put the paper back to its place. Now choose a password that you keep in mind.")
	}
	n.problem = widgets.Paragraph("", widgets.Problem)
	n.problem.Hide()
	n.button = widgets.PrimaryButton(lang.L("Begin to work"), n.submit)
	n.object = welcome(widgets.VBox(theme.Gap,
		widgets.NewText(lang.L("Choose a new password"), widgets.Look{Size: theme.SizeNameTitle, Bold: true}),
		widgets.Paragraph(why, widgets.Plain),
		n.password.object, n.again.object, n.problem, widgets.HBox(0, n.button),
	))
	return n
}

// submit sets the password. Its work takes half a second, so it is done beside
// the window.
func (n *newPassword) submit() {
	if n.button.Disabled() {
		return
	}
	n.password.wrong("")
	n.again.wrong("")
	n.problem.Hide()
	password := n.password.field.Text
	if err := data.CheckPassword(password); err != nil {
		n.refuse(n.password, words.Error(err))
		return
	}
	if password != n.again.field.Text {
		n.refuse(n.again, lang.L("The two passwords differ. Please type it once more."))
		return
	}
	n.button.Disable()
	n.program.beside(func() func() {
		err := n.store.SetPassword(n.session, n.old, password)
		return func() {
			n.button.Enable()
			switch {
			case data.Is(err, data.Bad):
				n.refuse(n.password, words.Error(err))
			case err != nil:
				n.problem.SetText(words.Error(err))
				n.problem.Show()
				n.object.Refresh()
			default:
				n.password.field.SetText("")
				n.again.field.SetText("")
				n.program.enter(n.store, n.session)
			}
		}
	})
}

// refuse says what is wrong beside its field.
func (n *newPassword) refuse(a *asked, text string) {
	a.wrong(text)
	n.object.Refresh()
	n.program.canvas.Focus(a.field)
}
