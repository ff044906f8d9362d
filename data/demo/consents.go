package demo

import "careledger/data"

// ask is an item of consent: how many of a hundred agree or refuse, the rest is
// not asked.
type ask struct {
	item          string
	agree, refuse int
}

var asks = []ask{
	{"health", 84, 6},
	{"photo_keep", 82, 8},
	{"photo_public", 62, 18},
	{"photo_face", 12, 45},
	{"story", 52, 18},
	{"funder", 78, 6},
	{"share", 35, 20},
	{"platform", 18, 30},
	{"pickup", 66, 2},
	{"medical", 74, 4},
}

// ownAsks are the items about which the child is asked too from 14 on.
var ownAsks = []string{"photo_public", "photo_face", "story", "platform"}

// saveConsents saves what guardians and children consented to.
func (w *world) saveConsents(d dice, c *child) {
	if c.from == 0 {
		return
	}
	g := c.signer()
	answer := func(item, result string, on day) data.Consent {
		return data.Consent{
			ChildID: c.id, Item: item, Result: result, Signer: g.Name, Relation: g.Relation, Basis: g.Basis, Day: on.String(),
			Medium: choose(d, []weighed[string]{{8, "paper"}, {1, "electronic"}, {1, "witnessed"}}),
		}
	}
	w.do(func() error { return w.f.Consent(answer("service", "agree", c.from)) })
	for _, a := range asks {
		n := d.IntN(100)
		if n >= a.agree+a.refuse {
			continue
		}
		r := answer(a.item, "agree", c.from)
		switch {
		case n >= a.agree:
			r.Result = "refuse"
		case a.item == "photo_public" && d.chance(25), a.item == "health" && d.chance(8):
			r.Expires = (c.from + 364).String()
		}
		w.put(&r)
		w.saveOwn(d, c, r)
	}
	if c.trait == noPhotos {
		for _, item := range []string{"photo_public", "photo_face"} {
			agreed, withdrawn := answer(item, "agree", c.from+1), answer(item, "withdraw", w.today-45)
			withdrawn.Note = "家长来电要求撤回，已停止使用"
			w.put(&agreed)
			w.put(&withdrawn)
		}
	}
	if c.trait == declined {
		withdrawn := answer("service", "withdraw", c.to+1)
		withdrawn.Note = "监护人书面撤回全部同意"
		w.put(&withdrawn)
	}
}

// saveOwn saves the own consent of those of 14 and more, as far as they were
// asked.
func (w *world) saveOwn(d dice, c *child, r data.Consent) {
	if r.Result != "agree" || c.trait == turned14 || !isOwn(r.Item) {
		return
	}
	on := max(c.from, c.birth.years(14)+d.days(3, 40))
	if !w.past(on) || !c.activeOn(on) || d.chance(35) {
		return
	}
	own := data.Consent{
		ChildID: c.id, Item: r.Item, Result: choose(d, []weighed[string]{{8, "agree"}, {2, "refuse"}}), Signer: c.name, Relation: "01", ByChild: true,
		Day: on.String(), Medium: "paper",
	}
	w.put(&own)
}

func isOwn(item string) bool {
	for _, own := range ownAsks {
		if own == item {
			return true
		}
	}
	return false
}
