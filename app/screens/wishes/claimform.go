package wishes

import (
	"strings"

	"fyne.io/fyne/v2/lang"

	"careledger/app/screens"
	"careledger/app/widgets"
	"careledger/app/words"
	"careledger/data"
)

// newDonor begins the key of an option that stands for a donor who is not kept
// yet; the name follows.
const newDonor = "new:"

// donorChoice makes a field that holds a donor. A name that nobody has can be
// taken too: it is kept when the form is saved.
func (s *Screen) donorChoice() *widgets.Choice {
	return widgets.NewSearchChoice(func(text string) []widgets.Option {
		donors, _, err := s.desk.Store().Donors(s.desk.Session(), text)
		if err != nil {
			s.desk.Fail(err)
		}
		name, known := strings.TrimSpace(text), false
		var all []widgets.Option
		for _, d := range donors[:min(len(donors), found)] {
			all = append(all, donorOption(d.Donor))
			known = known || d.Name == name
		}
		if name != "" && !known {
			all = append(all, widgets.Option{Key: newDonor + name, Label: name, Detail: lang.L("add as a new donor")})
		}
		return all
	}, lang.L("Name of the donor, new ones too")).LookUp(func(id string) (widgets.Option, bool) {
		d, err := s.desk.Store().Donor(s.desk.Session(), id)
		return donorOption(d), err == nil
	})
}

func donorOption(d data.Donor) widgets.Option {
	return widgets.Option{Key: d.ID, Label: d.Name, Detail: words.Label("donor_kind", d.Kind)}
}

// claimForm asks who fulfils a wish and how.
type claimForm struct {
	screen *Screen
	wish   data.Wish
	left   int64 // of the price, not yet claimed by others
	form   *widgets.Form
	donor  *widgets.Choice
}

// askClaim opens the form of a claim. Where others have claimed shares, the
// rest is proposed.
func (s *Screen) askClaim(w data.Wish, day string) {
	claims, err := s.desk.Store().WishClaims(s.desk.Session(), w.ID)
	if err != nil {
		s.desk.Fail(err)
		return
	}
	f := &claimForm{screen: s, wish: w, left: w.Price, donor: s.donorChoice()}
	for _, c := range claims {
		if c.State == data.ClaimActive {
			f.left -= c.Amount
		}
	}
	shared := widgets.NewCheckBox(lang.L("A share; others give the rest"), func(on bool) { f.form.ShowField("amount_fen", on) })
	f.donor.OnChanged = func(o widgets.Option) { f.showNew(o.Key) }
	f.form = widgets.NewForm(
		widgets.FieldOf{Key: "donor_id", Label: lang.L("Donor"), Required: true, Input: f.donor},
		widgets.FieldOf{Key: "mode", Label: lang.L("Fulfilled by"), Input: screens.Choice("claim_mode", data.ClaimModes)},
		widgets.FieldOf{Key: "kind", Label: lang.L("Kind of donor"), Input: screens.Choice("donor_kind", data.DonorKinds)},
		widgets.FieldOf{Key: "phone", Label: lang.L("Phone of the donor"), Input: widgets.NewTextEntry("")},
		widgets.FieldOf{Key: "shared", Label: lang.L("Shared with others"), Input: shared},
		widgets.FieldOf{Key: "amount_fen", Label: lang.L("Amount of the share"), Required: true, Input: widgets.NewTextEntry(""), Hint: lang.L("{{.Left}} of {{.Price}} are left", map[string]any{"Left": words.Money(f.left), "Price": words.Money(w.Price)})},
		widgets.FieldOf{Key: "day", Label: lang.L("Claimed on"), Input: dayField(day)},
		widgets.FieldOf{Key: "expect_on", Label: lang.L("Wants to bring it by"), Input: widgets.NewDateField()},
		widgets.FieldOf{Key: "receipt_no", Label: lang.L("Number of the receipt"), Input: widgets.NewTextEntry("")},
		widgets.FieldOf{Key: "note", Label: lang.L("Note"), Input: widgets.NewTextEntry("")},
	)
	shares := f.left < w.Price
	f.form.SetValues(map[string]string{"donor_id": s.memory.donor, "mode": first(s.memory.claimMode, "goods"), "kind": "person", "shared": flag(shares), "amount_fen": amount(f.left)})
	f.form.ShowField("amount_fen", shares)
	f.showNew("")
	word := words.Label("wish_action", data.ActClaim)
	screens.Draft(s.desk, f.form, "claim", w.ID)
	widgets.ShowForm(s.desk.Canvas(), title(word, w), f.form, word, f.save).Width(680)
}

// showNew shows the fields that only a new donor needs.
func (f *claimForm) showNew(key string) {
	isNew := strings.HasPrefix(key, newDonor)
	f.form.ShowField("kind", isNew)
	f.form.ShowField("phone", isNew)
}

// save keeps a new donor first, then the claim.
func (f *claimForm) save(d *widgets.Dialog) bool {
	s := f.screen
	f.form.ClearErrors()
	v := f.form.Values()
	claim := &data.WishClaim{DonorID: v["donor_id"], Mode: v["mode"], Shared: v["shared"] == "1", Expect: v["expect_on"], Receipt: v["receipt_no"], Note: v["note"]}
	if claim.Shared {
		var ok bool
		if claim.Amount, ok = fen(f.form, "amount_fen", v["amount_fen"]); !ok {
			return false
		}
	}
	if name, isNew := strings.CutPrefix(claim.DonorID, newDonor); isNew {
		donor := data.Donor{Name: name, Kind: v["kind"], Phone: v["phone"]}
		if err := s.desk.Store().SaveDonor(s.desk.Session(), &donor); err != nil {
			refused(f.form, d, err)
			return false
		}
		claim.DonorID = donor.ID
		f.donor.SetOption(donorOption(donor))
		f.showNew(donor.ID)
	}
	if !s.submit(f.wish, f.form, d, data.WishStep{Action: data.ActClaim, Day: v["day"], Claim: claim}) {
		return false
	}
	s.memory.donor, s.memory.claimMode = claim.DonorID, claim.Mode
	return true
}

// first is the first text that is not empty.
func first(texts ...string) string {
	for _, text := range texts {
		if text != "" {
			return text
		}
	}
	return ""
}
