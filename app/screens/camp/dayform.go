package camp

import (
	"strings"

	"fyne.io/fyne/v2/lang"

	"careledger/app/screens"
	"careledger/app/widgets"
	"careledger/data"
	"careledger/data/cn"
)

// openDay opens the form of a child on a day: when it came, who brought it, its
// temperature and a note.
func (v *rollView) openDay(l rollLine) {
	s := v.screen
	if !s.mayWrite() {
		return
	}
	form := widgets.NewForm(
		widgets.FieldOf{Key: "in_at", Label: lang.L("Came at"), Hint: lang.L("Who comes is there: the child is marked as present."), Input: widgets.NewTextEntry("HH:MM")},
		widgets.FieldOf{Key: "in_by", Label: lang.L("Brought by"), Input: s.collectorChoice(l.EnrolmentID)},
		widgets.FieldOf{Key: "temperature", Label: lang.L("Temperature in ℃"), Input: widgets.NewTextEntry("36.5")},
		widgets.FieldOf{Key: "note", Label: lang.L("Note"), Input: widgets.NewTextEntry("")})
	form.SetValues(map[string]string{"in_at": l.In, "in_by": l.InBy, "temperature": strings.TrimSuffix(degrees(l.Temperature), " ℃"), "note": l.Note})
	title := lang.L("{{.Name}} on {{.Day}}", map[string]any{"Name": l.Name, "Day": s.day})
	screens.Draft(s.desk, form, "camp day", l.EnrolmentID, s.day)
	widgets.ShowForm(s.desk.Canvas(), title, form, lang.L("Save"), func(d *widgets.Dialog) bool {
		form.ClearErrors()
		v.saveDay(d, form, l)
		return false
	})
}

// saveDay keeps what changed of a child's day and closes the dialog.
func (v *rollView) saveDay(dialog *widgets.Dialog, form *widgets.Form, l rollLine) {
	s, values := v.screen, form.Values()
	tenths, ok := tenthsOf(values["temperature"])
	if !ok {
		form.SetError("temperature", lang.L("Please enter a temperature such as 36.5."))
		return
	}
	store, ss := s.desk.Store(), s.desk.Session()
	steps := []func() error{}
	if values["in_at"] != l.In || values["in_by"] != l.InBy {
		steps = append(steps, func() error {
			return store.CheckIn(ss, s.class.ID, l.ChildID, s.day, s.session, values["in_at"], values["in_by"])
		})
	}
	if tenths != l.Temperature {
		steps = append(steps, func() error { return store.SetTemperature(ss, s.class.ID, l.ChildID, s.day, s.session, tenths) })
	}
	if values["note"] != l.Note {
		steps = append(steps, func() error { return store.SetRollNote(ss, s.class.ID, l.ChildID, s.day, s.session, values["note"]) })
	}
	s.corrected(func() error {
		for _, step := range steps {
			if err := step(); err != nil {
				return err
			}
		}
		return nil
	}, func(err error) {
		if screens.Saved(s.desk, form, err, nil) {
			dialog.Close()
			s.Update()
		}
	})
}

// tenthsOf reads a temperature in tenths of a degree; an empty text is 0.
func tenthsOf(text string) (int, bool) {
	if text = strings.TrimSpace(text); text == "" {
		return 0, true
	}
	// A temperature has the form of an amount: hundredths without the last digit.
	hundredths, p := cn.ParseMoney(strings.TrimSpace(strings.TrimSuffix(text, "℃")))
	if p != nil || hundredths%10 != 0 {
		return 0, false
	}
	return int(hundredths / 10), true
}

// collectorChoice makes a field for who brings or collects a child: those who
// may, those who must not, and anybody else by name.
func (s *Screen) collectorChoice(enrolmentID string) *widgets.Choice {
	may, err := s.desk.Store().MayCollect(s.desk.Session(), enrolmentID)
	if err != nil {
		s.desk.Fail(err)
	}
	named, err := s.desk.Store().Pickups(s.desk.Session(), enrolmentID)
	if err != nil {
		s.desk.Fail(err)
	}
	known := collectors(may, named)
	return widgets.NewSearchChoice(func(text string) []widgets.Option {
		text = cn.NormalizeName(text)
		var all []widgets.Option
		exact := text == ""
		for _, o := range known {
			if strings.Contains(o.Label, text) {
				all = append(all, o)
			}
			exact = exact || o.Label == text
		}
		if !exact {
			all = append(all, widgets.Option{Key: text, Label: text, Detail: lang.L("somebody else")})
		}
		return all
	}, lang.L("Choose, or type a name")).LookUp(func(name string) (widgets.Option, bool) {
		return widgets.Option{Key: name, Label: collector(name)}, name != ""
	})
}

// collectors are the options for who collects a child.
func collectors(may []string, named []data.CampPickup) []widgets.Option {
	relation := map[string]string{}
	for _, p := range named {
		relation[p.Name] = cn.RelationWord(p.Relation)
	}
	var all []widgets.Option
	for _, name := range may {
		all = append(all, widgets.Option{Key: name, Label: collector(name), Detail: relation[name]})
	}
	for _, p := range named {
		if p.Forbidden {
			all = append(all, widgets.Option{Key: p.Name, Label: p.Name, Detail: lang.L("must not collect the child")})
		}
	}
	return all
}
