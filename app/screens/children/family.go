package children

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"careledger/app/screens"
	"careledger/app/widgets"
	"careledger/app/words"
	"careledger/data"
	"careledger/data/cn"
)

// parentsCard shows the states of father and mother to those who may know,
// with a hint whether they would make the child factually unattended.
func (f *file) parentsCard() fyne.CanvasObject {
	ss := f.desk.Session()
	if !ss.CanRead(data.Restricted) {
		return nil
	}
	parents, err := f.desk.Store().Parents(ss, f.child.ID)
	if err != nil {
		f.desk.Fail(err)
		return nil
	}
	states := map[string]data.Parent{}
	var rows []fact
	for _, p := range parents {
		states[p.Role] = p
	}
	for _, role := range []string{"father", "mother"} {
		rows = append(rows, fact{words.Label("parent_role", role), joined(words.Label("parent_state", states[role].State), words.Date(states[role].Since), states[role].WorkPlace)})
	}
	if states["father"].State != "" && states["mother"].State != "" {
		hint := lang.L("would not fit “factually unattended”; civil affairs decide")
		if cn.FactuallyUnattended(states["father"].State, states["mother"].State) {
			hint = lang.L("would fit “factually unattended”; civil affairs decide")
		}
		rows = append(rows, fact{lang.L("Hint"), hint})
	}
	var edit fyne.CanvasObject
	if ss.CanWrite(data.Restricted) {
		edit = widgets.FlatButton(lang.L("Edit"), func() { f.editParents(states) })
	}
	return widgets.HeadedCard(lang.L("Parents (restricted)"), edit, facts(rows...))
}

func (f *file) editParents(states map[string]data.Parent) {
	var all []widgets.Option
	for _, s := range cn.ParentStates() {
		all = append(all, widgets.Option{Key: s.Code, Label: words.Label("parent_state", s.Code)})
	}
	var fields []widgets.FieldOf
	values := map[string]string{}
	for _, role := range []string{"father", "mother"} {
		label := words.Label("parent_role", role)
		fields = append(fields,
			widgets.FieldOf{Key: role, Label: label, Input: widgets.NewChoice(all, lang.L("Choose"))},
			widgets.FieldOf{Key: role + "_since", Label: lang.L("{{.Who}}: since", map[string]any{"Who": label}), Input: widgets.NewDateField()})
		values[role], values[role+"_since"] = states[role].State, states[role].Since
	}
	form := widgets.NewForm(fields...)
	form.SetValues(values)
	screens.Draft(f.desk, form, "parents", f.child.ID)
	title := lang.L("Parents of {{.Name}}", map[string]any{"Name": f.child.Name})
	widgets.ShowForm(f.desk.Canvas(), title, form, lang.L("Save"), func(*widgets.Dialog) bool {
		form.ClearErrors()
		v := form.Values()
		for _, role := range []string{"father", "mother"} {
			since := v[role+"_since"]
			if since != "" {
				day, p := cn.ParseDate(since)
				if p != nil {
					form.SetError(role+"_since", words.Error(p))
					return false
				}
				since = day
			}
			p := states[role]
			p.ChildID, p.Role, p.State, p.Since = f.child.ID, role, v[role], since
			if p.ID == "" && p.State == "" {
				continue
			}
			if err := f.desk.Store().SaveParent(f.desk.Session(), &p); err != nil {
				f.desk.Fail(err)
				return false
			}
		}
		f.screen.Open(f.child.ID)
		return true
	})
}

// categoriesCard shows all categories of the child with their days.
func (f *file) categoriesCard() fyne.CanvasObject {
	all, err := f.desk.Store().Categories(f.desk.Session(), f.child.ID)
	if err != nil {
		f.desk.Fail(err)
		return nil
	}
	var rows []fyne.CanvasObject
	for _, c := range all {
		until := ""
		if c.To != "" {
			until = lang.L("until {{.Day}}", map[string]any{"Day": words.Date(c.To)})
		}
		from := ""
		if c.From != "" {
			from = lang.L("since {{.Day}}", map[string]any{"Day": words.Date(c.From)})
		}
		rows = append(rows, widgets.HBox(10, widgets.Grow(widgets.Body(cn.CategoryName(c.True)).Elide()), widgets.Quiet(joined(from, until))))
	}
	if len(rows) == 0 {
		rows = append(rows, widgets.Quiet(lang.L("No category recorded yet.")))
	}
	var add fyne.CanvasObject
	if f.desk.Session().CanWrite(data.Children) {
		add = widgets.FlatButton(lang.L("Add category"), f.addCategory)
	}
	return widgets.HeadedCard(lang.L("Categories"), add, widgets.VBox(8, rows...))
}

func (f *file) addCategory() {
	form := widgets.NewForm(
		widgets.FieldOf{Key: "code", Label: lang.L("Category"), Required: true, Input: widgets.NewChoice(categoryOptions(f.desk.Session()), lang.L("Choose"))},
		widgets.FieldOf{Key: "basis", Label: lang.L("Recognised by"), Input: choice("category_basis", data.CategoryBases)},
		widgets.FieldOf{Key: "from_on", Label: lang.L("From"), Input: widgets.NewDateField()},
		widgets.FieldOf{Key: "to_on", Label: lang.L("To"), Input: widgets.NewDateField()})
	form.SetValues(map[string]string{"from_on": f.desk.Store().Today()})
	screens.Draft(f.desk, form, "category", f.child.ID)
	title := lang.L("Category of {{.Name}}", map[string]any{"Name": f.child.Name})
	widgets.ShowForm(f.desk.Canvas(), title, form, lang.L("Save"), func(*widgets.Dialog) bool {
		v := form.Values()
		c := data.Category{ChildID: f.child.ID, Code: v["code"], From: v["from_on"], To: v["to_on"], Basis: v["basis"]}
		return f.saved(form, f.desk.Store().SaveCategory(f.desk.Session(), &c))
	})
}

// householdCard shows the household and the brothers and sisters in it.
func (f *file) householdCard() fyne.CanvasObject {
	store, ss := f.desk.Store(), f.desk.Session()
	h, err := store.Household(ss, f.child.ID)
	if err != nil {
		f.desk.Fail(err)
		return nil
	}
	siblings, err := store.Siblings(ss, f.child.ID)
	if err != nil {
		f.desk.Fail(err)
		return nil
	}
	members, names := "", ""
	if h.Members > 0 {
		members = lang.L("{{.N}} people", map[string]any{"N": h.Members})
	}
	for _, s := range siblings {
		names = joined(names, s.Name)
	}
	yes := func(is bool) string {
		if h.ID == "" {
			return ""
		}
		if is {
			return lang.L("yes")
		}
		return lang.L("no")
	}
	var edit fyne.CanvasObject
	if ss.CanWrite(data.Children) {
		edit = widgets.FlatButton(lang.L("Edit"), func() { f.editHousehold(h) })
	}
	return widgets.HeadedCard(lang.L("Household"), edit, facts(
		fact{lang.L("Other children"), names}, fact{lang.L("Members"), members}, fact{lang.L("Income from"), h.Income}, fact{lang.L("House"), h.House},
		fact{lang.L("Own bedroom"), yes(h.OwnBedroom)}, fact{lang.L("Own desk"), yes(h.OwnDesk)}, fact{lang.L("Note"), h.Note}))
}

func (f *file) editHousehold(h data.Household) {
	search := func(text string) []widgets.Option {
		found, err := f.desk.Store().Search(f.desk.Session(), text, 50)
		if err != nil {
			f.desk.Fail(err)
		}
		var all []widgets.Option
		for _, l := range found {
			if l.ID != f.child.ID {
				all = append(all, widgets.Option{Key: l.ID, Label: l.Name, Detail: l.FileNo})
			}
		}
		return all
	}
	form := widgets.NewForm(
		widgets.FieldOf{Key: "with", Label: lang.L("Lives with (child)"), Hint: lang.L("Brothers and sisters share one household."), Input: widgets.NewSearchChoice(search, lang.L("Search a child"))},
		widgets.FieldOf{Key: "members", Label: lang.L("Members"), Input: widgets.NewTextEntry("")},
		widgets.FieldOf{Key: "income", Label: lang.L("Income from"), Input: widgets.NewTextEntry("")},
		widgets.FieldOf{Key: "house", Label: lang.L("House"), Input: widgets.NewTextEntry("")},
		widgets.FieldOf{Key: "own_bedroom", Label: lang.L("The child"), Input: widgets.NewCheckBox(lang.L("has a bedroom of its own"), nil)},
		widgets.FieldOf{Key: "own_desk", Label: lang.L("and"), Input: widgets.NewCheckBox(lang.L("has a desk of its own"), nil)},
		widgets.FieldOf{Key: "note", Label: lang.L("Note"), Wide: true, Input: widgets.NewMultiline("", 2)})
	values := map[string]string{"income": h.Income, "house": h.House, "note": h.Note}
	if h.Members > 0 {
		values["members"] = strconv.Itoa(h.Members)
	}
	for key, is := range map[string]bool{"own_bedroom": h.OwnBedroom, "own_desk": h.OwnDesk} {
		if is {
			values[key] = "1"
		}
	}
	form.SetValues(values)
	screens.Draft(f.desk, form, "household", f.child.ID)
	title := lang.L("Household of {{.Name}}", map[string]any{"Name": f.child.Name})
	widgets.ShowForm(f.desk.Canvas(), title, form, lang.L("Save"), func(*widgets.Dialog) bool {
		v := form.Values()
		members, err := strconv.Atoi(v["members"])
		if v["members"] != "" && (err != nil || members < 1) {
			form.SetError("members", lang.L("Please enter a whole number."))
			return false
		}
		h.Members, h.Income, h.House, h.Note = members, v["income"], v["house"], v["note"]
		h.OwnBedroom, h.OwnDesk = v["own_bedroom"] == "1", v["own_desk"] == "1"
		return f.saved(form, f.desk.Store().SetHousehold(f.desk.Session(), f.child.ID, v["with"], &h))
	})
}

// changeStatus moves the file to another state on a day, with the reason.
func (f *file) changeStatus() {
	form := widgets.NewForm(
		widgets.FieldOf{Key: "status", Label: lang.L("Status"), Required: true, Input: choice("child_status", data.ChildStatuses)},
		widgets.FieldOf{Key: "day", Label: lang.L("Since"), Required: true, Input: widgets.NewDateField()},
		widgets.FieldOf{Key: "exit_reason", Label: lang.L("Why the child leaves"), Input: choice("exit_reason", data.ExitReasons)})
	form.SetValues(map[string]string{"status": f.child.Status, "day": f.desk.Store().Today()})
	screens.Draft(f.desk, form, "status", f.child.ID)
	title := lang.L("Status of {{.Name}}", map[string]any{"Name": f.child.Name})
	widgets.ShowForm(f.desk.Canvas(), title, form, lang.L("Save"), func(*widgets.Dialog) bool {
		v := form.Values()
		return f.saved(form, f.desk.Store().SetStatus(f.desk.Session(), f.child.ID, v["status"], v["day"], v["exit_reason"]))
	})
}

// saved says beneath the field what a save refused, or shows the file anew.
func (f *file) saved(form *widgets.Form, err error) bool {
	form.ClearErrors()
	if err == nil {
		f.screen.Open(f.child.ID)
		return true
	}
	if !atField(form, err) {
		f.desk.Fail(err)
	}
	return false
}
