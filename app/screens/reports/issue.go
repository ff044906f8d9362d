package reports

import (
	"errors"

	"fyne.io/fyne/v2/lang"

	"careledger/app/report"
	"careledger/app/screens"
	"careledger/app/widgets"
	"careledger/app/words"
	"careledger/data"
)

// issue asks who gets the report and issues it as it is shown.
func (s *Screen) issue() {
	if s.made == nil {
		return
	}
	receiver, purpose := widgets.NewTextEntry(lang.L("Body or person")), widgets.NewTextEntry(lang.L("such as yearly acceptance"))
	fields := []widgets.FieldOf{
		{Key: "receiver", Label: lang.L("Who gets it"), Required: true, Wide: true, Input: receiver, Hint: lang.L("The report gets a number and is kept for good; a correction later is a further issue of the same number.")},
		{Key: "purpose", Label: lang.L("What for"), Wide: true, Input: purpose},
	}
	names, reason := widgets.NewCheckBox(lang.L("Call children by their full names"), nil), widgets.NewTextEntry("")
	if s.made.Edition == report.Internal && s.desk.Session().CanDecide(data.Reports) {
		fields = append(fields,
			widgets.FieldOf{Key: "real_names", Label: lang.L("Names"), Wide: true, Input: names},
			widgets.FieldOf{Key: "reason", Label: lang.L("Why by their full names"), Wide: true, Input: reason})
	}
	form := widgets.NewForm(fields...)
	screens.Draft(s.desk, form, "issue report")
	widgets.ShowForm(s.desk.Canvas(), lang.L("Issue the report"), form, lang.L("Issue"), func(d *widgets.Dialog) bool {
		i := report.Issuing{Options: s.options, Receiver: receiver.Value(), Purpose: purpose.Value()}
		i.RealNames, i.Reason = names.Checked(), reason.Value()
		d.SetBusy(true)
		s.issueBeside(i, func(err error) {
			d.SetBusy(false)
			var stop *report.Stopped
			switch {
			case errors.As(err, &stop):
				d.Close()
				s.failed(err, &i)
			case err != nil:
				screens.Saved(s.desk, form, err, nil)
			default:
				d.Close()
			}
		})
		return false
	})
}

// issueBeside issues and then shows the list of what was issued.
func (s *Screen) issueBeside(i report.Issuing, done func(error)) {
	s.desk.Beside(func() func() {
		r, err := report.Issue(s.desk.Store(), s.desk.Session(), i)
		return func() {
			done(err)
			if err == nil {
				s.desk.Toast(lang.L("Issued {{.No}}, issue {{.Issue}}", map[string]any{"No": r.No, "Issue": r.Issue}))
				s.showIssued(r.ID)
			}
		}
	})
}

// failed tells about an error, if there is one, and answers whether there was.
// What would tell who somebody is is listed, and when it is being issued a lead
// may let likely mistakes pass one by one.
func (s *Screen) failed(err error, issuing *report.Issuing) bool {
	var stop *report.Stopped
	if !errors.As(err, &stop) {
		s.desk.Fail(err)
		return err != nil
	}
	mayPass := issuing != nil && issuing.Edition != report.Public && s.desk.Session().CanDecide(data.Reports)
	box := widgets.VBox(8, widgets.Paragraph(words.Error(err), widgets.Problem))
	if mayPass {
		box.Add(widgets.Paragraph(lang.L("Tick what is a mistake of the program, such as a word that happens to hold a name. It is noted in the history."), widgets.Muted))
	}
	boxes := make([]*widgets.CheckBox, len(stop.Found))
	for i, f := range stop.Found {
		text := lang.L("{{.Kind}} “{{.Text}}” in “…{{.Around}}…”", map[string]any{"Kind": words.Label("found", f.Kind), "Text": f.Text, "Around": f.Around})
		if f.Page > 0 {
			text = lang.L("Page {{.Page}}: {{.What}}", map[string]any{"Page": f.Page, "What": text})
		}
		if !mayPass {
			box.Add(widgets.Paragraph(text, widgets.Plain))
			continue
		}
		boxes[i] = widgets.NewCheckBox(text, nil)
		box.Add(boxes[i])
	}
	d := widgets.NewDialog(s.desk.Canvas(), lang.L("Not given out"), box).Width(foundWidth)
	if mayPass {
		d.Action(lang.L("Issue with what is ticked"), widgets.Primary, func() {
			again := *issuing
			for i, b := range boxes {
				if b.Checked() {
					again.Passed = append(again.Passed, stop.Found[i])
				}
			}
			if len(again.Passed) < len(boxes) {
				d.SetProblem(lang.L("What is no mistake has to be taken out of the records' texts first."))
				return
			}
			again.Passed = append(again.Passed, issuing.Passed...)
			d.Close()
			s.issueBeside(again, func(err error) { s.failed(err, &again) })
		})
	}
	d.Open()
	return true
}

const foundWidth float32 = 620
