package pickers

import (
	"errors"
	"strings"

	"fyne.io/fyne/v2/lang"

	"careledger/app/screens"
	"careledger/app/widgets"
	"careledger/app/words"
	"careledger/data"
	"careledger/data/cn"
)

// activityFields are the fields of an activity; a fixed programme is not asked
// for, and money only of those who may see it.
func activityFields(desk screens.Desk, fixed string, act data.Activity) []widgets.FieldOf {
	fields := []widgets.FieldOf{{Key: "title", Label: lang.L("Title"), Required: true, Wide: true, Input: widgets.NewTextEntry("")}}
	if fixed == "reading" {
		fields = append(fields,
			widgets.FieldOf{Key: "kind", Label: lang.L("Kind"), Input: screens.Listed(desk, data.ListReadingKind, act.Kind)},
			widgets.FieldOf{Key: "book", Label: lang.L("Book"), Input: widgets.NewTextEntry("")})
	} else {
		fields = append(fields, widgets.FieldOf{Key: "programme", Label: lang.L("Kind of programme"), Required: true, Input: screens.Choice("programme", data.Programmes)})
	}
	statuses := []string{"planned", "done"}
	if act.Status == "cancelled" {
		statuses = data.ActivityStatuses
	}
	fields = append(fields,
		widgets.FieldOf{Key: "day", Label: lang.L("Day"), Required: true, Input: widgets.NewDateField()},
		widgets.FieldOf{Key: "start_at", Label: lang.L("From (time)"), Input: widgets.NewTextEntry("14:00")},
		widgets.FieldOf{Key: "end_at", Label: lang.L("Until (time)"), Input: widgets.NewTextEntry("16:00")},
		widgets.FieldOf{Key: "minutes", Label: lang.L("Minutes"), Hint: lang.L("Empty: from the times."), Input: widgets.NewTextEntry("")},
		widgets.FieldOf{Key: "planned", Label: lang.L("Children expected"), Input: widgets.NewTextEntry("")},
		widgets.FieldOf{Key: "place", Label: lang.L("Place"), Wide: true, Input: screens.Open(desk, data.ListSite, act.Place)},
		widgets.FieldOf{Key: "project_id", Label: lang.L("Of the project"), Wide: true, Input: Project(desk)},
		widgets.FieldOf{Key: "lead_id", Label: lang.L("In charge"), Input: Person(desk)},
		widgets.FieldOf{Key: "host", Label: lang.L("Host, lecturer"), Input: widgets.NewTextEntry("")},
		widgets.FieldOf{Key: "status", Label: lang.L("State"), Hint: lang.L("Done by itself once somebody came."), Input: screens.Choice("activity_status", statuses)},
		widgets.FieldOf{Key: "form_no", Label: lang.L("Number of the signed form"), Input: widgets.NewTextEntry("")})
	if fixed != "reading" {
		fields = append(fields, widgets.FieldOf{Key: "kind", Label: lang.L("Kind in words"), Input: screens.Open(desk, data.ListActivityKind, act.Kind)})
	}
	if desk.Session().CanRead(data.Money) {
		fields = append(fields, widgets.FieldOf{Key: "cost_fen", Label: lang.L("Cost"), Input: widgets.NewTextEntry("")})
	}
	fields = append(fields, screens.OwnFields(desk, data.FieldsOfActivity, act.Own)...)
	return append(fields,
		widgets.FieldOf{Key: "reason", Label: lang.L("Why it was cancelled"), Wide: true, Input: widgets.NewTextEntry("")},
		widgets.FieldOf{Key: "late_reason", Label: lang.L("Why the sign-in is changed now"), Required: true, Wide: true, Input: widgets.NewTextEntry("")},
		widgets.FieldOf{Key: "summary", Label: lang.L("What happened"), Wide: true, Input: widgets.NewMultiline("", 3)})
}

func activityValues(a data.Activity) map[string]string {
	planned, cost := "", ""
	if a.Planned > 0 {
		planned = Digits(&a.Planned)
	}
	if a.Cost > 0 {
		cost = cn.FormatMoney(a.Cost)
	}
	return map[string]string{
		"title": a.Title, "kind": a.Kind, "book": a.Book, "programme": a.Programme, "day": a.Day, "start_at": a.Start, "end_at": a.End, "minutes": Digits(a.Minutes),
		"planned": planned, "place": a.Place, "project_id": string(a.ProjectID), "lead_id": string(a.LeadID), "host": a.Host, "status": a.Status,
		"form_no": a.FormNo, "cost_fen": cost, "reason": a.Reason, "summary": a.Summary,
	}
}

// take answers the activity with the values of the fields.
func (f *activityForm) take() (data.Activity, bool) {
	a, v := f.activity, f.fields.Values()
	a.Title, a.Kind, a.Day, a.Place, a.Host = v["title"], v["kind"], v["day"], v["place"], v["host"]
	a.ProjectID, a.LeadID, a.Status, a.FormNo, a.Summary = data.Ref(v["project_id"]), data.Ref(v["lead_id"]), v["status"], v["form_no"], v["summary"]
	if book, ok := v["book"]; ok {
		a.Book = book
	}
	if programme, ok := v["programme"]; ok {
		a.Programme = programme
	}
	a.Own = screens.TakeOwn(f.view.desk, data.FieldsOfActivity, v, a.Own)
	a.Reason, a.LateReason = v["reason"], v["late_reason"]
	if a.Status != "cancelled" {
		a.Reason = ""
	}
	planned, ok := Number(f.fields, "planned", v["planned"])
	if !ok {
		return a, false
	}
	if a.Planned = 0; planned != nil {
		a.Planned = *planned
	}
	minutes, ok := Minutes(f.fields, "minutes", v["minutes"], f.activity.Minutes, f.activity.Start+"–"+f.activity.End, v["start_at"]+"–"+v["end_at"])
	if !ok {
		return a, false
	}
	a.Minutes, a.Start, a.End = minutes, v["start_at"], v["end_at"]
	if text, ok := v["cost_fen"]; ok {
		if a.Cost = 0; strings.TrimSpace(text) != "" {
			amount, p := cn.ParseMoney(text)
			if p != nil {
				f.fields.SetError("cost_fen", words.Error(p))
				return a, false
			}
			a.Cost = amount
		}
	}
	return a, true
}

// Minutes reads minutes of a field. Those that were there give way, so that the
// store takes them from the times, when only the times were changed.
func Minutes(form *widgets.Form, key, text string, before *int, timesBefore, times string) (*int, bool) {
	n, ok := Number(form, key, text)
	if ok && n != nil && before != nil && *n == *before && times != timesBefore {
		return nil, true
	}
	return n, ok
}

// refused says what the store did not accept.
func (f *activityForm) refused(err error) {
	var e *data.Error
	if !errors.As(err, &e) {
		f.view.desk.Fail(err)
		return
	}
	f.fields.ShowField("late_reason", e.Field == "late_reason" || f.fields.Values()["late_reason"] != "")
	if e.Field != "" && f.fields.SetError(e.Field, words.Error(err)) {
		return
	}
	f.problem.SetText(words.Error(err))
	f.problem.Show()
	f.object.Refresh()
}

// look shows an activity to those who may not change it.
func (a *Activities) look(act data.Activity) {
	children, team, ok := a.people(act.ID)
	if !ok {
		return
	}
	var came, absent, helped []string
	for _, c := range children {
		if c.Attended {
			came = append(came, c.Name)
		} else {
			absent = append(absent, c.Name)
		}
	}
	for _, t := range team {
		helped = append(helped, t.Name)
	}
	photos := NewPhotos(a.desk, data.PhotoOf{Table: "activity", ID: act.ID}, nil)
	widgets.NewDialog(a.desk.Canvas(), act.Title, widgets.VBox(12, Facts(
		Fact{lang.L("Day"), joined(words.Date(act.Day), times(act.Start, act.End))},
		Fact{lang.L("Kind of programme"), joined(words.Label("programme", act.Programme), words.Label("reading_kind", act.Kind), act.Book)},
		Fact{lang.L("Place"), act.Place},
		Fact{lang.L("State"), joined(words.Label("activity_status", act.Status), act.Reason)},
		Fact{lang.L("Came"), strings.Join(came, "、")},
		Fact{lang.L("Did not come"), strings.Join(absent, "、")},
		Fact{lang.L("Team"), strings.Join(helped, "、")},
		Fact{lang.L("What happened"), act.Summary},
	), widgets.NewRule(), photos)).Width(620).Open()
}

// times writes from when until when, as far as it is known.
func times(start, end string) string {
	if end == "" {
		return start
	}
	return start + "–" + end
}
