package settings

import (
	"fyne.io/fyne/v2/lang"

	"careledger/app/screens"
	"careledger/app/screens/pickers"
	"careledger/app/widgets"
	"careledger/app/words"
	"careledger/data"
)

// userForm asks what a user may do, and for a first password where one is set.
type userForm struct {
	*widgets.Form
	desk        screens.Desk
	role, reach *widgets.Choice
	was         data.User // empty for a new one
}

// newUserForm makes the form of a user; one without an id is new and gives a
// name.
func newUserForm(desk screens.Desk, was data.User) *userForm {
	f := &userForm{desk: desk, was: was}
	var roles []widgets.Option
	for _, role := range data.Roles {
		roles = append(roles, widgets.Option{Key: string(role), Label: words.Label("role", string(role)), Detail: mayDo(role)})
	}
	var reaches []string
	for _, reach := range data.Reaches {
		reaches = append(reaches, string(reach))
	}
	f.role, f.reach = widgets.NewChoice(roles, lang.L("Choose")), screens.Choice("reach", reaches)
	f.role.OnChanged = func(widgets.Option) { f.fit() }
	f.reach.OnChanged = func(widgets.Option) { f.fit() }
	passwordWord := lang.L("First password")
	f.Form = widgets.NewForm(
		widgets.FieldOf{Key: "user", Label: lang.L("Name"), Required: true, Input: widgets.NewTextEntry("")},
		widgets.FieldOf{Key: "role", Label: lang.L("Role"), Required: true, Input: f.role},
		widgets.FieldOf{Key: "reach", Label: lang.L("Which children"), Required: true, Hint: lang.L("Others appear nowhere: not in lists, search, files or totals."), Input: f.reach},
		widgets.FieldOf{Key: "person_id", Label: lang.L("Which of the people"), Hint: lang.L("The pairings of this person count."), Input: pickers.Person(desk)},
		widgets.FieldOf{Key: "projects", Label: lang.L("Projects"), Wide: true, Input: widgets.NewMultiChoice(f.projects(), nil)},
		widgets.FieldOf{Key: "password", Label: passwordWord, Required: true, Hint: passwordHint(), Input: widgets.NewPasswordEntry("")},
		widgets.FieldOf{Key: "again", Label: lang.L("The password once more"), Required: true, Hint: lang.L("The new user changes it after the first sign-in."), Input: widgets.NewPasswordEntry("")})
	if was.ID != "" {
		f.ShowField("user", false)
	}
	f.SetValues(map[string]string{"role": string(was.Role), "reach": string(was.Reach), "person_id": string(was.PersonID), "projects": was.Projects})
	f.fit()
	return f
}

// projects are the projects to choose from.
func (f *userForm) projects() []widgets.Option {
	all, _, err := f.desk.Store().Projects(f.desk.Session(), data.ProjectFilter{})
	f.desk.Fail(err)
	var options []widgets.Option
	for _, p := range all {
		options = append(options, widgets.Option{Key: p.ID, Label: p.Name})
	}
	return options
}

// fit shows the fields that role and children call for.
func (f *userForm) fit() {
	role, reach := data.Role(f.role.Value()), data.Reach(f.reach.Value())
	if !role.Narrowable() && reach != data.ReachAll {
		reach = data.ReachAll
		f.reach.SetValue(string(reach))
	}
	f.ShowField("reach", role.Narrowable())
	f.ShowField("person_id", reach == data.ReachAssigned)
	f.ShowField("projects", reach == data.ReachProjects)
	key := f.was.ID == "" || f.was.Active && f.was.Role.KnowsRestricted() != role.KnowsRestricted()
	f.ShowField("password", key)
	f.ShowField("again", key)
}

// user is the user as the form says.
func (f *userForm) user(v map[string]string) *data.User {
	u := f.was
	if u.ID == "" {
		u.Name = v["user"]
	}
	u.Role, u.Reach = data.Role(v["role"]), data.Reach(v["reach"])
	u.PersonID, u.Projects = f.was.PersonID, v["projects"]
	if u.Reach == data.ReachAssigned {
		u.PersonID = data.Ref(v["person_id"])
	}
	return &u
}

// add asks for a new user with a first password.
func (u *users) add() {
	form := newUserForm(u.desk, data.User{Role: data.Volunteer, Reach: data.ReachAll})
	screens.Draft(u.desk, form.Form, "user")
	u.ask(lang.L("Add a user"), form.Form, func(v map[string]string) error {
		return u.desk.Store().AddUser(u.desk.Session(), form.user(v), v["password"])
	}, func(v map[string]string) {
		u.desk.Toast(lang.L("{{.Name}} can sign in now. Tell the first password in person.", map[string]any{"Name": v["user"]}))
	})
}

// edit changes what a user may do, and offers a new password and the switch.
func (u *users) edit(x data.User) {
	form := newUserForm(u.desk, x)
	screens.Draft(u.desk, form.Form, "user", x.ID)
	d := u.ask(x.Name, form.Form, func(v map[string]string) error {
		return u.desk.Store().SaveUser(u.desk.Session(), form.user(v), v["password"])
	}, func(map[string]string) {
		u.desk.Toast(lang.L("Saved. It holds from the next sign-in of {{.Name}} on.", map[string]any{"Name": x.Name}))
	}, u.others(x)...)
	d.Width(userWidth)
}

// userWidth is the width of the dialog of a user in pixels.
const userWidth float32 = 640

// verb is one more button of a dialog, which closes it.
type verb struct {
	word string
	do   func()
}

// others are what else can be done with a user.
func (u *users) others(x data.User) []verb {
	switch {
	case x.ID == u.desk.Session().UserID:
		return nil
	case !x.Active:
		return []verb{{lang.L("Switch on again"), func() {
			u.first(lang.L("Switch {{.Name}} on again", map[string]any{"Name": x.Name}), x, u.desk.Store().SwitchOn)
		}}}
	}
	return []verb{
		{lang.L("Switch off"), func() { u.switchOff(x) }},
		{lang.L("Password forgotten"), func() {
			u.first(lang.L("New password for {{.Name}}", map[string]any{"Name": x.Name}), x, u.desk.Store().ResetPassword)
		}},
	}
}

// first asks for a first password and gives it to a user by set.
func (u *users) first(title string, x data.User, set func(ss *data.Session, id, password string) error) {
	form := widgets.NewForm(
		widgets.FieldOf{Key: "password", Label: lang.L("First password"), Required: true, Hint: passwordHint(), Input: widgets.NewPasswordEntry("")},
		widgets.FieldOf{Key: "again", Label: lang.L("The password once more"), Required: true, Input: widgets.NewPasswordEntry("")})
	u.ask(title, form, func(v map[string]string) error { return set(u.desk.Session(), x.ID, v["password"]) }, func(map[string]string) {
		u.desk.Toast(lang.L("{{.Name}} can sign in now. Tell the first password in person.", map[string]any{"Name": x.Name}))
	})
}

// switchOff asks before it takes a user's key away, and says what that can't do.
func (u *users) switchOff(x data.User) {
	text := lang.L("{{.Name}} can't sign in any more; what {{.Name}} recorded stays. Copies of the file that {{.Name}} may have made before still open with the old password.", map[string]any{"Name": x.Name})
	widgets.Danger(u.desk.Canvas(), lang.L("Switch {{.Name}} off?", map[string]any{"Name": x.Name}), text, lang.L("Switch off"), func() {
		if err := u.desk.Store().SwitchOff(u.desk.Session(), x.ID); err != nil {
			u.desk.Fail(err)
			return
		}
		u.desk.Fail(u.update())
		u.desk.Toast(lang.L("{{.Name}} is switched off.", map[string]any{"Name": x.Name}))
	})
}
