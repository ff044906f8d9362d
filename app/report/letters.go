package report

import (
	"slices"

	"fyne.io/fyne/v2/lang"

	"careledger/app/report/page"
	"careledger/app/words"
	"careledger/data"
	"careledger/data/cn"
)

// certificate writes what a volunteer did, with the elements that order 67 of
// the ministry of civil affairs asks for: who, when, what, hours, by whom
// certified.
func (w *writer) certificate() error {
	p, err := w.store.Person(w.ss, w.subject)
	if err != nil {
		return err
	}
	found, _, err := w.store.People(w.ss, data.PersonFilter{Text: p.Name})
	if err != nil {
		return err
	}
	i := slices.IndexFunc(found, func(l data.PersonLine) bool { return l.ID == p.ID })
	if i < 0 {
		return &data.Error{Kind: data.NotFound, Text: "The record is not there any more."}
	}
	hours := decimal(data.Hours(found[i].Minutes))
	w.head()
	w.doc.Paragraph(lang.L("This certifies that {{.Name}} gave voluntary service with this organization from {{.From}} to {{.To}}, as kept in its records of voluntary service.",
		map[string]any{"Name": p.Name, "From": words.Date(w.store.Today()[:4] + "-01-01"), "To": words.Date(w.store.Today())}))
	w.doc.Form(
		page.FormRow{Fields: []page.Field{{Label: lang.L("Name"), Value: p.Name}, {Label: lang.L("Sex"), Value: sex(p.Sex)}}},
		page.FormRow{Fields: []page.Field{{Label: lang.L("Identity number"), Value: cn.MaskID(p.IDNo)}, {Label: lang.L("Volunteer number"), Value: p.VolunteerNo}}},
		page.FormRow{Fields: []page.Field{{Label: lang.L("Belongs to"), Value: p.Organization}, {Label: lang.L("Role"), Value: words.Label("person_role", p.Role)}}},
		page.FormRow{Fields: []page.Field{{Label: lang.L("Service"), Value: lang.L("Activities, summer classes and visits for children in need")}}},
		page.FormRow{Fields: []page.Field{{Label: lang.L("Hours of service"), Value: hours}, {Label: lang.L("Counted"), Value: lang.L("by minutes signed in, travel left out")}}},
	)
	w.doc.Seal(lang.L("Seal"), w.org.Name, words.Date(w.store.Today()), lang.L("Certified by: ____________"))
	w.result.Tables["certificate"] = Table{Columns: []string{lang.L("Hours of service")}, Rows: [][]any{{hours}}}
	return nil
}

// thanks writes a letter to a donor with the wishes that it fulfilled, by their
// numbers.
func (w *writer) thanks() error {
	d, err := w.store.Donor(w.ss, w.subject)
	if err != nil {
		return err
	}
	claims, err := w.store.DonorClaims(w.ss, d.ID)
	if err != nil {
		return err
	}
	var rows [][]tableCell
	sum := int64(0)
	for _, c := range claims {
		if c.State != data.ClaimActive && c.State != data.ClaimMet {
			continue
		}
		wish, err := w.store.Wish(w.ss, c.WishID)
		if err != nil {
			return err
		}
		sum += c.Amount
		rows = append(rows, row(txt(wish.No), txt(wish.Item), txt(words.Date(c.Day)), fen(c.Amount), txt(words.Label("wish_state", wish.State))))
	}
	w.head()
	w.doc.Strong(lang.L("Dear {{.Name}},", map[string]any{"Name": d.Name}))
	w.doc.Paragraph(lang.L("thank you for standing by the children. You took on {{.Count}} wishes, {{.Sum}} in all ({{.Big}}). Each thing is checked and handed over by us, and its receipt is signed and kept.",
		map[string]any{"Count": words.Count(len(rows)), "Sum": words.Money(sum), "Big": cn.BigAmount(sum)}))
	w.chapters = 1
	w.table("gifts", lang.L("What you took on"), lang.L("Wishes bear numbers in the place of names, for the children's sake."), []head{
		{lang.L("Wish number"), true}, {lang.L("Thing"), true}, {lang.L("Day"), true}, {lang.L("Amount (yuan)"), false}, {lang.L("State"), true},
	}, rows, row(txt(lang.L("Total")), txt(""), txt(""), fen(sum), txt("")))
	w.doc.Seal(lang.L("Seal"), w.org.Name, words.Date(w.store.Today()))
	return nil
}
