package wishes

import (
	"strconv"
	"strings"

	"fyne.io/fyne/v2/lang"

	"careledger/app/screens"
	"careledger/app/widgets"
	"careledger/data"
)

// editBatch opens the form of a batch; one without an id is new.
func (s *Screen) editBatch(b data.WishBatch) {
	if !s.desk.Session().CanWrite(data.Wishes) {
		return
	}
	offer := screens.Choice("wish_offer", data.WishOffers)
	form := widgets.NewForm(
		widgets.FieldOf{Key: "name", Label: lang.L("Name of it"), Required: true, Input: widgets.NewTextEntry(lang.L("Such as 2026 冬季批次"))},
		widgets.FieldOf{Key: "project_id", Label: lang.L("Project of the batch"), Input: s.projectChoice()},
		widgets.FieldOf{Key: "from_on", Label: lang.L("From"), Input: widgets.NewDateField()},
		widgets.FieldOf{Key: "to_on", Label: lang.L("To"), Hint: lang.L("The last day for claims."), Input: widgets.NewDateField()},
		widgets.FieldOf{Key: "price_max_fen", Label: lang.L("Price limit"), Hint: lang.L("Empty: the project's. What costs more is passed as an exception."), Input: widgets.NewTextEntry("")},
		widgets.FieldOf{Key: "per_child", Label: lang.L("Wishes a child may have"), Hint: lang.L("Empty: the project's, or 1."), Input: widgets.NewTextEntry("")},
		widgets.FieldOf{Key: "status", Label: lang.L("State"), Input: screens.Choice("batch_status", data.BatchStatuses)},
		widgets.FieldOf{Key: "offer", Label: lang.L("Offered to"), Hint: lang.L("A wish wall, a newspaper or a public account is public."), Input: offer},
		widgets.FieldOf{Key: "charity", Label: lang.L("Charity with the certificate"), Required: true, Input: widgets.NewTextEntry("")},
		widgets.FieldOf{Key: "charity_no", Label: lang.L("Number of certificate or campaign"), Required: true, Input: widgets.NewTextEntry("")},
	)
	askCharity := func(to string) {
		for _, key := range []string{"charity", "charity_no"} {
			form.ShowField(key, to == data.OfferPublic)
		}
	}
	offer.OnChanged = func(o widgets.Option) { askCharity(o.Key) }
	perChild := ""
	if b.PerChild > 0 {
		perChild = strconv.Itoa(b.PerChild)
	}
	form.SetValues(map[string]string{
		"name": b.Name, "project_id": string(b.ProjectID), "from_on": b.From, "to_on": b.To, "price_max_fen": amount(b.PriceMax), "per_child": perChild,
		"status": first(b.Status, data.BatchOpen), "offer": first(b.Offer, data.OfferKnown), "charity": b.Charity, "charity_no": b.CharityNo,
	})
	askCharity(b.Offer)
	screens.Draft(s.desk, form, "batch", b.ID)
	name := first(b.Name, lang.L("New batch"))
	widgets.ShowForm(s.desk.Canvas(), name, form, lang.L("Save"), func(d *widgets.Dialog) bool {
		form.ClearErrors()
		return s.saveBatch(d, form, &b)
	})
}

// saveBatch puts the form's values into a batch and saves it.
func (s *Screen) saveBatch(d *widgets.Dialog, form *widgets.Form, b *data.WishBatch) bool {
	v := form.Values()
	b.Name, b.ProjectID, b.From, b.To, b.Status = v["name"], data.Ref(v["project_id"]), v["from_on"], v["to_on"], v["status"]
	b.Offer, b.Charity, b.CharityNo = v["offer"], v["charity"], v["charity_no"]
	var ok bool
	if b.PriceMax, ok = fen(form, "price_max_fen", v["price_max_fen"]); !ok {
		return false
	}
	b.PerChild = 0
	if text := strings.TrimSpace(v["per_child"]); text != "" {
		n, err := strconv.Atoi(text)
		if err != nil {
			form.SetError("per_child", lang.L("Please enter a whole number."))
			return false
		}
		b.PerChild = n
	}
	isNew := b.ID == ""
	if err := s.desk.Store().SaveBatch(s.desk.Session(), b); err != nil {
		refused(form, d, err)
		return false
	}
	if isNew {
		s.memory.batch = b.ID
		s.setBatch(b.ID)
	}
	s.desk.Toast(lang.L("Saved {{.Name}}.", map[string]any{"Name": b.Name}))
	return true
}

// projectChoice makes a field that holds a project.
func (s *Screen) projectChoice() *widgets.Choice {
	return widgets.NewSearchChoice(func(text string) []widgets.Option {
		projects, _, err := s.desk.Store().Projects(s.desk.Session(), data.ProjectFilter{Text: text})
		if err != nil {
			s.desk.Fail(err)
		}
		var all []widgets.Option
		for _, p := range projects {
			all = append(all, widgets.Option{Key: p.ID, Label: p.Name, Detail: p.Code})
		}
		return all
	}, lang.L("No project")).LookUp(func(id string) (widgets.Option, bool) {
		p, err := s.desk.Store().Project(s.desk.Session(), id)
		return widgets.Option{Key: p.ID, Label: p.Name, Detail: p.Code}, err == nil
	})
}
