package wishes

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"careledger/app/screens"
	"careledger/app/theme"
	"careledger/app/widgets"
	"careledger/app/words"
	"careledger/data"
)

// mostAtOnce is how many wishes one form takes a step further.
const mostAtOnce = 200

// Each wish has a field of its own for the child's words and for the real price:
// the keys begin so, and the wish's id follows.
const (
	childWords = "words:"
	realPrice  = "price:"
)

// Who signs when many wishes are handed over.
const (
	signsChild = "child"
	signsCarer = "carer"
)

// many takes the same step with several wishes that are listed: a hand-over at a
// ceremony or school, the questions afterwards, and the steps that need nothing.
type many struct {
	screen *Screen
	action data.WishAction
	lines  []data.WishLine
	formNo string
	form   *widgets.Form
}

// askMany offers the next steps of the wishes that are listed; formNo is the
// number of the sheet that is typed in, if any.
func (s *Screen) askMany(lines []data.WishLine, formNo string) {
	var groups []*many
	at := map[string]*many{} // by state
	for _, l := range lines {
		m := at[l.State]
		if m == nil {
			m = &many{screen: s, formNo: formNo}
			at[l.State] = m
			if m.begin(l.ID) {
				groups = append(groups, m)
			}
		}
		if len(m.lines) < mostAtOnce {
			m.lines = append(m.lines, l)
		}
	}
	switch len(groups) {
	case 0:
		s.desk.Toast(lang.L("None of the wishes listed has a step that can be taken for many."))
	case 1:
		groups[0].ask()
	default:
		s.chooseStep(groups)
	}
}

// begin finds the natural next step of a wish, and reports whether it can be
// taken for many.
func (m *many) begin(id string) bool {
	s := m.screen
	w, err := s.desk.Store().Wish(s.desk.Session(), id)
	if err != nil {
		s.desk.Fail(err)
		return false
	}
	actions, err := s.desk.Store().WishActions(s.desk.Session(), w)
	if err != nil {
		s.desk.Fail(err)
		return false
	}
	if len(actions) == 0 || !actions[0].Next {
		return false
	}
	m.action = actions[0]
	return m.action.Needs == "" || m.action.Needs == "delivery" || m.action.Needs == "followup"
}

// chooseStep asks which of the steps is meant.
func (s *Screen) chooseStep(groups []*many) {
	var d *widgets.Dialog
	rows := []fyne.CanvasObject{widgets.Quiet(lang.L("The wishes listed wait for different steps. Which one?"))}
	for _, m := range groups {
		text := lang.L("{{.Step}}: {{.N}} wishes", map[string]any{"Step": words.Label("wish_action", m.action.Action), "N": len(m.lines)})
		rows = append(rows, widgets.PlainButton(text, func() {
			d.Close()
			m.ask()
		}))
	}
	d = widgets.NewDialog(s.desk.Canvas(), lang.L("Many at once"), widgets.VBox(theme.Tight, rows...)).Open()
}

// ask opens the form of the step.
func (m *many) ask() {
	s := m.screen
	var options []widgets.Option
	var all []string
	for _, l := range m.lines {
		options = append(options, widgets.Option{Key: l.ID, Label: m.name(l)})
		all = append(all, l.ID)
	}
	fields := []widgets.FieldOf{{Key: "day", Label: lang.L("Day"), Required: true, Input: dayField(s.desk.Store().Today())}}
	values := map[string]string{"wishes": strings.Join(all, ",")}
	switch m.action.Needs {
	case "delivery":
		fields = append(fields,
			widgets.FieldOf{Key: "mode", Label: lang.L("How"), Input: screens.Choice("delivery_mode", data.DeliveryModes)},
			widgets.FieldOf{Key: "form_no", Label: lang.L("Number of the delivery form"), Required: true, Hint: lang.L("Of the sheet on which the children signed."), Input: widgets.NewTextEntry("")},
			widgets.FieldOf{Key: "signs", Label: lang.L("Who signed"), Input: widgets.NewChoice([]widgets.Option{
				{Key: signsChild, Label: lang.L("Each child itself")}, {Key: signsCarer, Label: lang.L("Who cares for it daily")},
			}, "")},
			widgets.FieldOf{Key: hands[0], Label: lang.L("Handed over by"), Required: true, Input: s.personChoice()},
			widgets.FieldOf{Key: hands[1], Label: lang.L("and by"), Required: true, Input: s.personChoice()})
		values["mode"], values["signs"], values["form_no"] = first(s.memory.deliveryMode, "ceremony"), signsChild, m.formNo
		for i, id := range s.memory.handedBy[:min(len(s.memory.handedBy), len(hands))] {
			values[hands[i]] = id
		}
	case "followup":
		fields = append(fields,
			widgets.FieldOf{Key: "mode", Label: lang.L("How"), Input: screens.Choice("followup_mode", data.FollowupModes)},
			widgets.FieldOf{Key: "usable", Label: lang.L("Of use"), Input: screens.Choice("usable", data.WishUses)})
		values["mode"], values["usable"] = first(s.memory.followupMode, "phone"), "fits"
	}
	fields = append(fields, widgets.FieldOf{Key: "wishes", Label: lang.L("Which (press one to leave it out)"), Wide: true, Input: widgets.NewMultiChoice(options, nil)})
	switch m.action.Needs {
	case "delivery":
		for _, l := range m.lines {
			values[realPrice+l.ID] = amount(l.Price)
			fields = append(fields, widgets.FieldOf{Key: realPrice + l.ID, Label: lang.L("{{.Name}} cost", map[string]any{"Name": m.name(l)}), Input: widgets.NewTextEntry("")})
		}
	case "followup":
		for _, l := range m.lines {
			fields = append(fields, widgets.FieldOf{Key: childWords + l.ID, Label: lang.L("{{.Name}} said", map[string]any{"Name": m.name(l)}), Input: widgets.NewTextEntry("")})
		}
	}
	m.form = widgets.NewForm(fields...)
	m.form.SetValues(values)
	word := words.Label("wish_action", m.action.Action)
	title := lang.L("{{.Step}}: {{.N}} wishes", map[string]any{"Step": word, "N": len(m.lines)})
	screens.Draft(s.desk, m.form, "many wishes", m.action.Action, m.lines[0].ID)
	widgets.ShowForm(s.desk.Canvas(), title, m.form, word, m.move).Width(720)
}

// name is the chip of a wish: whose it is, for those who may know, and the thing.
func (m *many) name(l data.WishLine) string { return joined(first(l.Child, l.No), l.Item) }

// move takes the step with all that are chosen, or with none.
func (m *many) move(d *widgets.Dialog) bool {
	d.SetProblem("")
	if !m.form.RequireFilled() {
		return false
	}
	s, v := m.screen, m.form.Values()
	ids := strings.Split(v["wishes"], ",")
	if v["wishes"] == "" {
		m.form.SetError("wishes", lang.L("Please choose at least one wish."))
		return false
	}
	paid, ok := m.prices(v, ids)
	if !ok {
		return false
	}
	undo, refusedNo, err := s.desk.Store().MoveWishes(s.desk.Session(), ids, m.step(v, paid))
	switch {
	case about(err, "day"), about(err, "form_no"):
		refused(m.form, d, err)
	case err != nil:
		d.SetProblem(lang.L("{{.No}}: {{.Reason}} None was changed; leave it out, or settle it first.", map[string]any{"No": refusedNo, "Reason": words.Error(err)}))
	default:
		m.remember(v)
		s.desk.ToastUndo(lang.L("{{.Step}}: {{.N}} wishes", map[string]any{"Step": words.Label("wish_action", m.action.Action), "N": len(ids)}), func() {
			s.desk.Fail(s.desk.Store().UndoWish(s.desk.Session(), undo))
		})
	}
	return err == nil
}

// prices reads what each of the wishes really cost, in fen.
func (m *many) prices(v map[string]string, ids []string) (map[string]int64, bool) {
	paid := map[string]int64{}
	m.form.ClearErrors()
	for _, id := range ids {
		var ok bool
		if paid[id], ok = fen(m.form, realPrice+id, v[realPrice+id]); !ok {
			return nil, false
		}
	}
	return paid, true
}

// signer is who signed for a wish, with the relation to the child.
func (m *many) signer(who string, w data.Wish, child string) (name, relation string) {
	if who == signsCarer {
		if name, relation = m.screen.carer(w.ChildID); name != "" {
			return name, relation
		}
	}
	return child, ""
}

// step makes the step of each wish.
func (m *many) step(v map[string]string, paid map[string]int64) func(data.Wish) data.WishStep {
	child := map[string]string{}
	for _, l := range m.lines {
		child[l.ID] = l.Child
	}
	return func(w data.Wish) data.WishStep {
		step := data.WishStep{Action: m.action.Action, Day: v["day"]}
		switch m.action.Needs {
		case "delivery":
			step.HandedBy = []string{v[hands[0]], v[hands[1]]}
			name, relation := m.signer(v["signs"], w, child[w.ID])
			step.Delivery = &data.WishDelivery{
				Mode: v["mode"], FormNo: v["form_no"], Receiver: name, Relation: relation, ActualItem: w.Item, Actual: paid[w.ID], Condition: "good",
			}
		case "followup":
			step.Followup = &data.WishFollowup{Mode: v["mode"], Received: true, Usable: v["usable"], Words: v[childWords+w.ID]}
		}
		return step
	}
}

// remember keeps what is proposed the next time.
func (m *many) remember(v map[string]string) {
	memory := &m.screen.memory
	switch m.action.Needs {
	case "delivery":
		memory.deliveryMode, memory.handedBy = v["mode"], []string{v[hands[0]], v[hands[1]]}
	case "followup":
		memory.followupMode = v["mode"]
	}
}
