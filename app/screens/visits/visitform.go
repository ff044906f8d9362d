package visits

import (
	"cmp"
	"strings"

	"fyne.io/fyne/v2/lang"

	"careledger/app/screens"
	"careledger/app/screens/pickers"
	"careledger/app/widgets"
	"careledger/app/words"
	"careledger/data"
)

// visitForm writes down a visit, or changes one.
type visitForm struct {
	screen   *Screen
	visit    data.Visit
	form     *widgets.Form
	visitors *pickers.Many
	photos   *pickers.Photos
}

// recordVisit opens the form of a new visit, to a child where one is given.
func (s *Screen) recordVisit(childID, month string) {
	if s.mayWrite() {
		s.editVisit(s.newVisit(childID, month), s.memory.visitors)
	}
}

// newVisit is a visit to write down. Kind and project are those of the last one.
func (s *Screen) newVisit(childID, month string) data.Visit {
	v := data.Visit{ChildID: childID, Kind: s.memory.kind, Met: s.memory.met, ProjectID: data.Ref(s.memory.project)}
	if month == s.month() {
		v.Day = s.desk.Store().Today()
	}
	if childID != "" {
		v.ProjectID = data.Ref(cmp.Or(pickers.ProjectOf(s.desk, childID), s.memory.project))
	}
	if v.ProjectID == "" {
		v.ProjectID = data.Ref(pickers.RunningProject(s.desk))
	}
	return v
}

// editVisit opens the form of a visit; one without an id is new.
func (s *Screen) editVisit(v data.Visit, visitors []string) {
	f := &visitForm{screen: s, visit: v, visitors: pickers.ManyPeople(s.desk), photos: s.photosOf(v.ID)}
	f.form = widgets.NewForm(f.fields()...)
	f.form.SetValues(visitValues(v))
	f.visitors.Set(visitors)
	f.visitors.In(f.form)
	screens.Draft(s.desk, f.form, "visit", v.ID)
	title := lang.L("Record a visit")
	if v.ID != "" {
		title = lang.L("Visit {{.No}}", map[string]any{"No": v.No})
	}
	widgets.ShowForm(s.desk.Canvas(), title, f.form, lang.L("Save"), func(d *widgets.Dialog) bool { return f.save(d, false) }).Width(720).OnFiles = f.photos.TakeFiles
	if v.ID == "" && v.ChildID != "" {
		f.form.FocusField("kind")
	}
}

// fields are the fields of a visit, those that count first.
func (f *visitForm) fields() []widgets.FieldOf {
	desk := f.screen.desk
	several := func(enum string, codes []string) *widgets.MultiChoice {
		return widgets.NewMultiChoice(screens.Options(enum, codes), nil)
	}
	child := pickers.Child(desk)
	child.OnChanged = func(o widgets.Option) {
		if project := pickers.ProjectOf(desk, o.Key); project != "" {
			f.form.SetValues(map[string]string{"project_id": project})
		}
	}
	fields := []widgets.FieldOf{
		{Key: "child_id", Label: lang.L("Child"), Required: true, Input: child},
		{Key: "day", Label: lang.L("Day"), Required: true, Input: widgets.NewDateField()},
		{Key: "kind", Label: lang.L("How"), Required: true, Input: screens.Choice("visit_kind", data.VisitKinds)},
		{Key: "met", Label: lang.L("Who was met"), Required: true, Input: screens.Choice("visit_met", data.Mets)},
	}
	fields = append(fields, f.visitors.Fields("visitors", lang.L("Visitors"), lang.L("Two adults go to a child's home."), false)...)
	return append(fields,
		widgets.FieldOf{Key: "start_at", Label: lang.L("From (time)"), Input: widgets.NewTextEntry("14:00")},
		widgets.FieldOf{Key: "end_at", Label: lang.L("Until (time)"), Input: widgets.NewTextEntry("14:40")},
		widgets.FieldOf{Key: "minutes", Label: lang.L("Minutes"), Hint: lang.L("Empty: from the times."), Input: widgets.NewTextEntry("")},
		widgets.FieldOf{Key: "place", Label: lang.L("Place"), Input: widgets.NewTextEntry("")},
		widgets.FieldOf{Key: "health", Label: lang.L("Health"), Input: screens.Choice("visit_health", data.VisitHealths)},
		widgets.FieldOf{Key: "mood", Label: lang.L("Mood"), Input: screens.Choice("visit_mood", data.VisitMoods)},
		widgets.FieldOf{Key: "study", Label: lang.L("Study"), Wide: true, Input: widgets.NewTextEntry("")},
		widgets.FieldOf{Key: "flags", Label: lang.L("Risks noticed"), Wide: true, Input: several("visit_flag", data.VisitFlags)},
		widgets.FieldOf{Key: "disposal", Label: lang.L("What was done about it"), Input: screens.Choice("visit_disposal", data.VisitDisposals)},
		widgets.FieldOf{Key: "followup_on", Label: lang.L("Look again on"), Input: widgets.NewDateField()},
		widgets.FieldOf{Key: "needs", Label: lang.L("Needs"), Wide: true, Input: several("visit_need", data.VisitNeeds)},
		widgets.FieldOf{Key: "services", Label: lang.L("Done at this visit"), Wide: true, Input: several("visit_service", data.VisitServices)},
		widgets.FieldOf{Key: "note", Label: lang.L("Note"), Wide: true, Input: widgets.NewMultiline("", 3)},
		widgets.FieldOf{Key: "photos", Wide: true, Input: f.photos},
		widgets.FieldOf{Key: "guardian_signed", Label: lang.L("Guardian"), Input: widgets.NewCheckBox(lang.L("has signed"), nil)},
		widgets.FieldOf{Key: "form_no", Label: lang.L("Number of the signed form"), Input: widgets.NewTextEntry("")},
		widgets.FieldOf{Key: "project_id", Label: lang.L("Of the project"), Wide: true, Input: pickers.Project(desk)})
}

func visitValues(v data.Visit) map[string]string {
	signed := ""
	if v.GuardianSigned {
		signed = "1"
	}
	return map[string]string{
		"child_id": v.ChildID, "day": v.Day, "kind": v.Kind, "met": v.Met, "start_at": v.Start, "end_at": v.End, "minutes": pickers.Digits(v.Minutes),
		"place": v.Place, "health": v.Health, "mood": v.Mood, "study": v.Study, "flags": pickers.Codes(v.Flags, " ", ","), "disposal": v.Disposal,
		"followup_on": v.FollowUp, "needs": pickers.Codes(v.Needs, " ", ","), "services": pickers.Codes(v.Services, " ", ","), "note": v.Note,
		"guardian_signed": signed, "form_no": v.FormNo, "project_id": string(v.ProjectID),
	}
}

// take answers the visit with the values of the form.
func (f *visitForm) take() (data.Visit, bool) {
	v, x := f.form.Values(), f.visit
	minutes, ok := pickers.Minutes(f.form, "minutes", v["minutes"], x.Minutes, x.Start+"–"+x.End, v["start_at"]+"–"+v["end_at"])
	if !ok {
		return x, false
	}
	x.ChildID, x.Day, x.Kind, x.Met, x.Place = v["child_id"], v["day"], v["kind"], v["met"], v["place"]
	x.Start, x.End, x.Minutes = v["start_at"], v["end_at"], minutes
	x.Health, x.Mood, x.Study, x.Disposal, x.FollowUp, x.Note = v["health"], v["mood"], v["study"], v["disposal"], v["followup_on"], v["note"]
	x.Flags, x.Needs, x.Services = pickers.Codes(v["flags"], ",", " "), pickers.Codes(v["needs"], ",", " "), pickers.Codes(v["services"], ",", " ")
	x.GuardianSigned, x.FormNo, x.ProjectID = v["guardian_signed"] == "1", v["form_no"], data.Ref(v["project_id"])
	return x, true
}

// save saves the visit. Doubts are put as a question; with over they were
// accepted.
func (f *visitForm) save(d *widgets.Dialog, over bool) bool {
	f.form.ClearErrors()
	x, ok := f.take()
	if !ok {
		return false
	}
	s, visitors := f.screen, f.visitors.IDs()
	err := s.desk.Store().SaveVisit(s.desk.Session(), &x, visitors, over)
	if !screens.Saved(s.desk, f.form, err, func() {
		if f.save(d, true) {
			d.Close()
		}
	}) {
		return false
	}
	s.memory.kind, s.memory.met, s.memory.project, s.memory.visitors = x.Kind, x.Met, string(x.ProjectID), visitors
	s.saidVisit(x)
	f.photos.SaveTo(data.PhotoOf{Table: "visit", ID: x.ID})
	s.front().focus()
	return true
}

// saidVisit says that a visit was saved, and when it does not count, why.
func (s *Screen) saidVisit(x data.Visit) {
	line, ok := s.visitLine(x)
	text := lang.L("Saved the visit to {{.Name}} as {{.No}}.", map[string]any{"Name": line.Child, "No": x.No})
	if ok && line.Units == 0 {
		why, _ := counts(line)
		text = lang.L("Saved the visit to {{.Name}} as {{.No}}. It does not count: {{.Why}}.", map[string]any{"Name": line.Child, "No": x.No, "Why": why})
	}
	s.desk.Toast(text)
}

// visitLine answers a visit as lists show it.
func (s *Screen) visitLine(x data.Visit) (data.VisitLine, bool) {
	lines, _, err := s.desk.Store().VisitLines(s.desk.Session(), data.VisitFilter{ChildID: x.ChildID, Month: x.Day[:7]})
	s.desk.Fail(err)
	for _, l := range lines {
		if l.ID == x.ID {
			return l, true
		}
	}
	return data.VisitLine{}, false
}

// openVisit shows a visit with what may be done about it.
func (s *Screen) openVisit(id string) {
	x, visitors, err := s.desk.Store().Visit(s.desk.Session(), id)
	if err != nil {
		s.desk.Fail(err)
		return
	}
	l, _ := s.visitLine(x)
	word, _ := counts(l)
	photos := s.photosOf(id)
	d := widgets.NewDialog(s.desk.Canvas(), lang.L("Visit to {{.Name}}", map[string]any{"Name": l.Child}), widgets.VBox(12, pickers.Facts(
		pickers.Fact{Label: lang.L("Number"), Text: x.No},
		pickers.Fact{Label: lang.L("Day"), Text: joined(words.Date(x.Day), span(x.Start, x.End), minutes(x.Minutes))},
		pickers.Fact{Label: lang.L("How"), Text: joined(words.Label("visit_kind", x.Kind), x.Place)},
		pickers.Fact{Label: lang.L("Who was met"), Text: words.Label("visit_met", x.Met)},
		pickers.Fact{Label: lang.L("Visitors"), Text: l.Visitors},
		pickers.Fact{Label: lang.L("Counts"), Text: joined(word, x.InvalidReason)},
		pickers.Fact{Label: lang.L("Health"), Text: words.Label("visit_health", x.Health)},
		pickers.Fact{Label: lang.L("Mood"), Text: words.Label("visit_mood", x.Mood)},
		pickers.Fact{Label: lang.L("Study"), Text: x.Study},
		pickers.Fact{Label: lang.L("Risks noticed"), Text: labels("visit_flag", x.Flags)},
		pickers.Fact{Label: lang.L("What was done about it"), Text: words.Label("visit_disposal", x.Disposal)},
		pickers.Fact{Label: lang.L("Look again on"), Text: words.Date(x.FollowUp)},
		pickers.Fact{Label: lang.L("Needs"), Text: labels("visit_need", x.Needs)},
		pickers.Fact{Label: lang.L("Done at this visit"), Text: labels("visit_service", x.Services)},
		pickers.Fact{Label: lang.L("Note"), Text: x.Note},
		pickers.Fact{Label: lang.L("Number of the signed form"), Text: x.FormNo},
		pickers.Fact{Label: lang.L("Of the project"), Text: l.Project},
	), widgets.NewRule(), photos)).Width(620)
	d.OnFiles = photos.TakeFiles
	s.visitActions(d, x, visitors, l.Child)
	d.Open()
}

// photosOf are the photos of a visit; those of one without an id wait until it is
// saved.
func (s *Screen) photosOf(visitID string) *pickers.Photos {
	return pickers.NewPhotos(s.desk, data.PhotoOf{Table: "visit", ID: visitID}, nil)
}

// visitActions adds the buttons of what this person may do.
func (s *Screen) visitActions(d *widgets.Dialog, x data.Visit, visitors []string, name string) {
	store, ss := s.desk.Store(), s.desk.Session()
	if ss.CanDecide(data.Visits) {
		if x.Invalid {
			d.Action(lang.L("Let it count again"), widgets.Bordered, func() { d.Close(); s.desk.Fail(store.RevalidateVisit(ss, x.ID)) })
		} else {
			d.Action(lang.L("Make it not count"), widgets.Bordered, func() { d.Close(); s.invalidate(x, name) })
		}
	}
	if s.mayWrite() {
		d.Action(lang.L("Delete"), widgets.Bordered, func() { d.Close(); s.removeVisit(x.ID, name) })
		d.Action(lang.L("Edit"), widgets.Primary, func() { d.Close(); s.editVisit(x, visitors) })
	}
}

// invalidate asks why a visit does not count.
func (s *Screen) invalidate(x data.Visit, name string) {
	store, ss := s.desk.Store(), s.desk.Session()
	form := widgets.NewForm(widgets.FieldOf{Key: "invalid_reason", Label: lang.L("Why"), Required: true, Wide: true, Input: widgets.NewMultiline(lang.L("In one sentence"), 2)})
	screens.Draft(s.desk, form, "visit does not count", x.ID)
	widgets.ShowForm(s.desk.Canvas(), lang.L("The visit to {{.Name}} does not count", map[string]any{"Name": name}), form, lang.L("Make it not count"), func(*widgets.Dialog) bool {
		form.ClearErrors()
		if !screens.Saved(s.desk, form, store.InvalidateVisit(ss, x.ID, form.Values()["invalid_reason"]), nil) {
			return false
		}
		s.desk.ToastUndo(lang.L("The visit {{.No}} does not count any more.", map[string]any{"No": x.No}), func() { s.desk.Fail(store.RevalidateVisit(ss, x.ID)) })
		return true
	})
}

// removeVisit moves a visit to the bin.
func (s *Screen) removeVisit(id, name string) {
	store, ss := s.desk.Store(), s.desk.Session()
	if err := store.Remove(ss, "visit", id); err != nil {
		s.desk.Fail(err)
		return
	}
	s.desk.ToastUndo(lang.L("Deleted the visit to {{.Name}}.", map[string]any{"Name": name}), func() { s.desk.Fail(store.Restore(ss, "visit", id)) })
}

// labels puts codes parted by spaces into words.
func labels(enum, codes string) string {
	return strings.Join(words.Labels(enum, strings.Fields(codes)), "、")
}

// joined joins the parts that are not empty.
func joined(parts ...string) string {
	var all []string
	for _, p := range parts {
		if p != "" {
			all = append(all, p)
		}
	}
	return strings.Join(all, " · ")
}

// span writes from when until when, as far as it is known.
func span(start, end string) string {
	if end == "" {
		return start
	}
	return start + "–" + end
}

func minutes(n *int) string {
	if n == nil {
		return ""
	}
	return words.Minutes(*n)
}
