package settings

import (
	"cmp"
	"errors"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"careledger/app/screens"
	"careledger/app/widgets"
	"careledger/app/words"
	"careledger/data"
)

// users is the page of those who may sign in.
type users struct {
	desk    screens.Desk
	table   *widgets.Table[data.User]
	content fyne.CanvasObject
}

func newUsers(desk screens.Desk) *users {
	u := &users{desk: desk}
	u.table = widgets.NewTable([]widgets.Column[data.User]{
		{
			Label: lang.L("Name"), Width: 150, Weight: 2, Draw: u.drawName,
			Sort: func(a, b data.User) int { return cmp.Compare(a.Name, b.Name) },
		},
		{Label: lang.L("Role"), Width: 100, Weight: 1, Text: func(x data.User) string { return words.Label("role", string(x.Role)) }},
		{Label: lang.L("Children"), Width: 110, Weight: 1, Look: widgets.Muted, Text: func(x data.User) string { return words.Label("reach", string(x.Reach)) }},
		{Label: lang.L("What the role may do"), Width: 240, Weight: 5, Look: widgets.Muted, Text: func(x data.User) string { return mayDo(x.Role) }},
		{Label: lang.L("Added on"), Width: 150, Weight: 1, Look: widgets.Muted, Text: func(x data.User) string { return words.Moment(x.CreatedAt) }},
	})
	says := lang.L("Everybody signs in with a name and password of their own, so that the history says who did what.")
	if desk.Session().CanDecide(data.Settings) {
		says = lang.L("Double-click a user to change what they may do, to give a new password or to switch them off.")
	}
	verbs := widgets.HBox(10, widgets.Grow(widgets.Quiet(says).Elide()),
		widgets.PlainButton(lang.L("Change my password"), u.changePassword))
	if desk.Session().CanDecide(data.Settings) {
		verbs.Add(widgets.PlainButton(lang.L("Add a user"), u.add))
		u.table.OnOpen = u.edit
	}
	u.content = widgets.TightCard(widgets.VBox(0, widgets.Pad(12, 14, 8, 16, verbs), widgets.Grow(u.table)))
	return u
}

// mayDo says in a sentence what a role is for.
func mayDo(role data.Role) string {
	switch role {
	case data.Lead:
		return lang.L("Everything: projects, users, restricted fields, taking imports back.")
	case data.SocialWorker:
		return lang.L("Children with restricted fields, all programmes, people, tables in and out, reports.")
	case data.Volunteer:
		return lang.L("Records children, wishes, classes, reading, visits and activities. Sees no money and exports nothing.")
	case data.Reviewer:
		return lang.L("Reviews wishes and visits, makes reports. Changes no records.")
	case data.Accountant:
		return lang.L("Income and expenses, reports. Sees no children's files.")
	case data.Viewer:
		return lang.L("Looks only.")
	}
	return ""
}

func (u *users) id() string { return "users" }

func (u *users) word() string { return lang.L("Users") }

func (u *users) object() fyne.CanvasObject { return u.content }

func (u *users) status() string {
	return lang.L("{{.N}} users", map[string]any{"N": u.table.Len()})
}

func (u *users) update() error {
	all, err := u.desk.Store().Users(u.desk.Session())
	if err != nil {
		return err
	}
	u.table.SetRows(all)
	return nil
}

// drawName marks the person who is signed in.
func (u *users) drawName(x data.User, c *widgets.Cell) {
	switch {
	case x.ID == u.desk.Session().UserID:
		c.SetTextPills(x.Name, widgets.Strong, widgets.PillOf{Text: lang.L("that is you"), Tone: widgets.Teal})
	case !x.Active:
		c.SetTextPills(x.Name, widgets.Muted, widgets.PillOf{Text: lang.L("switched off"), Tone: widgets.Grey})
	default:
		c.SetText(x.Name, widgets.Strong)
	}
}

func passwordHint() string {
	return lang.L("At least {{.N}} characters. A short sentence is easy to keep in mind and hard to guess.", map[string]any{"N": data.PasswordLength})
}

// changePassword asks for the old password and a new one.
func (u *users) changePassword() {
	form := widgets.NewForm(
		widgets.FieldOf{Key: "old", Label: lang.L("The password until now"), Required: true, Wide: true, Input: widgets.NewPasswordEntry("")},
		widgets.FieldOf{Key: "password", Label: lang.L("New password"), Required: true, Hint: passwordHint(), Input: widgets.NewPasswordEntry("")},
		widgets.FieldOf{Key: "again", Label: lang.L("The password once more"), Required: true, Input: widgets.NewPasswordEntry("")})
	u.ask(lang.L("Change my password"), form, func(v map[string]string) error {
		return u.desk.Store().SetPassword(u.desk.Session(), v["old"], v["password"])
	}, func(map[string]string) { u.desk.Toast(lang.L("Your password was changed.")) })
}

// ask shows a form with a password typed twice. The work of the password takes
// half a second, so it is done beside the window.
func (u *users) ask(title string, form *widgets.Form, keep func(v map[string]string) error, done func(v map[string]string), others ...verb) *widgets.Dialog {
	d := widgets.FormDialog(u.desk.Canvas(), title, form, lang.L("Save"), func(d *widgets.Dialog) bool {
		v := form.Values()
		form.ClearErrors()
		if !form.RequireFilled() {
			return false
		}
		if v["password"] != v["again"] {
			form.SetError("again", lang.L("The two passwords differ. Please type it once more."))
			return false
		}
		u.beside(d, form, func() error { return keep(v) }, func() { done(v) })
		return false
	})
	for _, other := range others {
		d.Beside(other.word, other.do)
	}
	return d.Open()
}

// beside keeps what a form says while its dialog waits, and then closes it.
func (u *users) beside(d *widgets.Dialog, form *widgets.Form, keep func() error, done func()) {
	d.SetBusy(true)
	u.desk.Beside(func() func() {
		err := keep()
		return func() {
			d.SetBusy(false)
			if err != nil {
				u.refused(d, form, err)
				return
			}
			d.Close()
			u.desk.Fail(u.update())
			done()
		}
	})
}

// refused says what is wrong beneath its field; an old password that is not the
// right one belongs to the field for it.
func (u *users) refused(d *widgets.Dialog, form *widgets.Form, err error) {
	field := ""
	if e := (*data.Error)(nil); errors.As(err, &e) {
		field = e.Field
	}
	if data.Is(err, data.Locked) {
		field = "old"
	}
	if field == "" || !form.SetError(field, words.Error(err)) {
		d.SetProblem(words.Error(err))
	}
}
