package reading

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"careledger/app/screens/pickers"
	"careledger/app/widgets"
	"careledger/app/words"
	"careledger/data"
)

// logForm logs what a whole group read on a day.
type logForm struct {
	view    *logView
	object  fyne.CanvasObject
	fields  *widgets.Form
	problem *widgets.Text
	readers *pickers.SignIn
}

func newLogForm(v *logView) *logForm {
	s := v.screen
	f := &logForm{view: v, problem: widgets.Paragraph("", widgets.Problem), readers: pickers.NewReaders(s.desk)}
	f.problem.Hide()
	f.fields = widgets.NewForm(
		widgets.FieldOf{Key: "day", Label: lang.L("Day"), Required: true, Input: widgets.NewDateField()},
		widgets.FieldOf{Key: "book_id", Label: lang.L("Book of ours"), Input: s.bookChoice(lang.L("Title, author or ISBN"), false)},
		widgets.FieldOf{Key: "book_text", Label: lang.L("Or another book"), Input: widgets.NewTextEntry("")},
		widgets.FieldOf{Key: "minutes", Label: lang.L("Minutes"), Hint: lang.L("For all; another time is typed beside the child."), Input: widgets.NewTextEntry("")},
		widgets.FieldOf{Key: "from_page", Label: lang.L("From page"), Input: widgets.NewTextEntry("")},
		widgets.FieldOf{Key: "to_page", Label: lang.L("To page"), Input: widgets.NewTextEntry("")},
		widgets.FieldOf{Key: "confirmed_by", Label: lang.L("Confirmed by"), Input: widgets.NewTextEntry("")},
		widgets.FieldOf{Key: "project_id", Label: lang.L("Of the project"), Input: pickers.Project(s.desk)})
	f.fields.SetValues(map[string]string{"day": s.desk.Store().Today(), "project_id": pickers.RunningProject(s.desk)})
	f.fields.OnSubmit = f.save
	f.readers.OnChanged = s.desk.StatusChanged
	buttons := []fyne.CanvasObject{widgets.FlatButton(lang.L("Back to the list"), v.leave), widgets.PrimaryButton(lang.L("Save"), f.save)}
	f.object = pickers.Editor(lang.L("Log reading"), buttons, f.problem, f.fields, f.readers.Object)
	return f
}

// take answers the entry that all children share.
func (f *logForm) take() (data.ReadingLog, bool) {
	v := f.fields.Values()
	log := data.ReadingLog{Day: v["day"], BookID: data.Ref(v["book_id"]), BookText: v["book_text"], ConfirmedBy: v["confirmed_by"], ProjectID: data.Ref(v["project_id"])}
	minutes, ok := pickers.Number(f.fields, "minutes", v["minutes"])
	if !ok {
		return log, false
	}
	log.Minutes = minutes
	for _, page := range []struct {
		key string
		to  *int
	}{{"from_page", &log.FromPage}, {"to_page", &log.ToPage}} {
		n, ok := pickers.Number(f.fields, page.key, v[page.key])
		if !ok {
			return log, false
		}
		if n != nil {
			*page.to = *n
		}
	}
	return log, true
}

// save logs the reading of all children with a tick, all or nothing.
func (f *logForm) save() {
	desk := f.view.screen.desk
	f.fields.ClearErrors()
	f.problem.Hide()
	shared, ok := f.take()
	if !ok {
		return
	}
	var logs []data.ReadingLog
	for _, r := range f.readers.Values() {
		if r.Attended {
			log := shared
			log.ChildID = r.ChildID
			if r.Minutes != nil {
				log.Minutes = r.Minutes
			}
			logs = append(logs, log)
		}
	}
	if len(logs) == 0 {
		f.tell(lang.L("Please choose at least one child."))
		f.readers.FocusSearch()
		return
	}
	if err := desk.Store().LogReading(desk.Session(), logs...); err != nil {
		if !f.fields.SetError(fieldOf(err), words.Error(err)) {
			f.tell(words.Error(err))
		}
		return
	}
	f.view.month.Set(logs[0].Day[:7])
	f.view.back()
	desk.Toast(lang.L("Logged the reading of {{.N}} children.", map[string]any{"N": len(logs)}))
}

// tell says above the fields what is wrong.
func (f *logForm) tell(text string) {
	f.problem.SetText(text)
	f.problem.Show()
	f.object.Refresh()
}
