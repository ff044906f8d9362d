package projects

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"careledger/app/screens"
	"careledger/app/widgets"
	"careledger/app/words"
	"careledger/data"
)

// sheetFields are the numbers of a round of sheets, in the order of the paper.
var sheetFields = []struct {
	key  string
	word func() string
	of   func(*data.Survey) *int
}{
	{"given", func() string { return lang.L("Handed out") }, func(v *data.Survey) *int { return &v.Given }},
	{"very", func() string { return lang.L("Very content") }, func(v *data.Survey) *int { return &v.Very }},
	{"content", func() string { return lang.L("Content") }, func(v *data.Survey) *int { return &v.Content }},
	{"fair", func() string { return lang.L("So so") }, func(v *data.Survey) *int { return &v.Fair }},
	{"poor", func() string { return lang.L("Not content") }, func(v *data.Survey) *int { return &v.Poor }},
	{"bad", func() string { return lang.L("Not content at all") }, func(v *data.Survey) *int { return &v.Bad }},
	{"invalid", func() string { return lang.L("No clear answer") }, func(v *data.Survey) *int { return &v.Invalid }},
}

// surveys shows the rounds of sheets on how content people are with a project.
type surveys struct {
	desk    screens.Desk
	content fyne.CanvasObject
	table   *widgets.Table[data.Survey]
	sum     *widgets.Text
	project data.Project
}

func newSurveys(desk screens.Desk) *surveys {
	s := &surveys{desk: desk, sum: widgets.Quiet("").Elide()}
	number := func(label string, of func(data.Survey) int) widgets.Column[data.Survey] {
		return widgets.Column[data.Survey]{Label: label, Width: 62, Weight: 1, Align: fyne.TextAlignTrailing, Text: func(v data.Survey) string { return words.Count(of(v)) }}
	}
	s.table = widgets.NewTable([]widgets.Column[data.Survey]{
		{Label: lang.L("Day"), Width: 96, Weight: 1, Text: func(v data.Survey) string { return v.Day }},
		{Label: lang.L("Asked"), Width: 80, Weight: 1, Look: widgets.Strong, Text: func(v data.Survey) string { return words.Label("survey_target", v.Target) }},
		number(lang.L("Handed out"), func(v data.Survey) int { return v.Given }),
		number(lang.L("Came back"), func(v data.Survey) int { return v.Back() }),
		number(lang.L("Valid"), func(v data.Survey) int { return v.Valid() }),
		{Label: lang.L("Content people"), Width: 76, Weight: 1, Align: fyne.TextAlignTrailing, Look: widgets.Strong, Text: contentShare},
		{Label: lang.L("Suggestions"), Width: 110, Weight: 3, Look: widgets.Muted, Text: func(v data.Survey) string { return v.Words }},
	})
	s.table.OnOpen = s.edit
	s.table.OnKey = func(v data.Survey, ev *fyne.KeyEvent) bool {
		if ev.Name != fyne.KeyDelete || !s.mayWrite() {
			return false
		}
		s.remove(v)
		return true
	}
	head := widgets.HBox(10, widgets.Grow(s.sum))
	if s.mayWrite() {
		head.Add(widgets.PlainButton(lang.L("Enter sheets"), s.create))
		s.table.Empty(lang.L("No sheets were entered yet. Count the paper sheets by answer and enter the numbers; sheets carry no names."), lang.L("Enter sheets"), s.create)
	} else {
		s.table.Empty(lang.L("No sheets were entered yet."), "", nil)
	}
	s.content = widgets.TightCard(widgets.VBox(0, widgets.Pad(12, 14, 8, 16, head), widgets.Grow(s.table)))
	return s
}

// contentShare is the share of content answers among the valid ones of a round.
func contentShare(v data.Survey) string {
	f := v.Satisfaction()
	if !f.Known {
		return "—"
	}
	return fmt.Sprintf("%.1f%%", f.Value)
}

func (s *surveys) mayWrite() bool { return s.desk.Session().CanWrite(data.Activities) }

func (s *surveys) word() string { return lang.L("Contentment") }

func (s *surveys) object() fyne.CanvasObject { return s.content }

// update shows the rounds of a project and what they say together.
func (s *surveys) update(p data.Project) error {
	s.project = p
	store, ss := s.desk.Store(), s.desk.Session()
	rows, err := store.Surveys(ss, p.ID)
	if err != nil {
		return err
	}
	s.table.SetRows(rows)
	s.sum.SetText("")
	if len(rows) == 0 || !ss.CanRead(data.Reports) && !ss.CanRead(data.Children) {
		return nil
	}
	f, err := store.Figures(ss, data.Scope{From: firstDay, To: store.Today(), ProjectID: p.ID}, "Q1", "Q1n", "Q1b")
	if err != nil {
		return err
	}
	if f["Q1"].Known {
		s.sum.SetText(lang.L("{{.Share}}% content, of {{.Valid}} valid sheets; {{.Back}}% came back",
			map[string]any{"Share": f["Q1"].Value, "Valid": words.Count(int(f["Q1n"].Value)), "Back": f["Q1b"].Value}))
	}
	return nil
}

// create begins a new round.
func (s *surveys) create() { s.edit(data.Survey{Day: s.desk.Store().Today()}) }

// edit opens the form of a round; one without an id is new.
func (s *surveys) edit(v data.Survey) {
	if !s.mayWrite() {
		return
	}
	fields := []widgets.FieldOf{
		{Key: "day", Label: lang.L("Day"), Required: true, Input: widgets.NewDateField()},
		{Key: "target", Label: lang.L("Asked"), Required: true, Input: screens.Choice("survey_target", data.SurveyTargets)},
	}
	values := map[string]string{"day": v.Day, "target": v.Target, "words": v.Words, "form_no": v.FormNo}
	for _, f := range sheetFields {
		fields = append(fields, widgets.FieldOf{Key: f.key, Label: f.word(), Required: f.key == "given", Input: widgets.NewTextEntry("")})
		if n := *f.of(&v); n > 0 {
			values[f.key] = screens.Digits(n)
		}
	}
	fields = append(fields,
		widgets.FieldOf{Key: "form_no", Label: lang.L("Form number"), Input: widgets.NewTextEntry("")},
		widgets.FieldOf{Key: "words", Label: lang.L("Suggestions"), Hint: lang.L("In short, without names."), Wide: true, Input: widgets.NewMultiline("", 3)})
	form := widgets.NewForm(fields...)
	form.SetValues(values)
	screens.Draft(s.desk, form, "survey", s.project.ID, v.ID)
	edit := screens.Edit{Title: lang.L("Sheets on {{.Project}}", map[string]any{"Project": s.project.Name}), Form: form}
	if v.ID != "" {
		edit.Remove = func() { s.remove(v) }
	}
	edit.Save = func(bool) error {
		kept := v
		in := form.Values()
		kept.ProjectID, kept.Day, kept.Target, kept.Words, kept.FormNo = s.project.ID, in["day"], in["target"], in["words"], in["form_no"]
		for _, f := range sheetFields {
			n, err := screens.Whole(form, f.key)
			if err != nil {
				return err
			}
			*f.of(&kept) = n
		}
		return s.desk.Store().SaveSurvey(s.desk.Session(), &kept)
	}
	edit.Saved = func() { s.desk.Toast(lang.L("Sheets saved.")) }
	edit.Open(s.desk)
}

// remove takes a round away and offers to bring it back.
func (s *surveys) remove(v data.Survey) {
	if screens.Remove(s.desk, "survey", v.ID, lang.L("The sheets are in the bin.")) {
		s.desk.Fail(s.update(s.project))
	}
}
