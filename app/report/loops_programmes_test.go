package report_test

import (
	"slices"
	"time"

	"careledger/app/words"
	"careledger/data"
)

func (x *sample) countWishes(s scope, _ []done, f map[string]counted) {
	var registered, passed, published, claimed, delivered, withdrawn, followed, timed, days, fen int64
	tally := func(n *int64, is bool) {
		if is {
			*n++
		}
	}
	for _, w := range x.wishes {
		if !w.within("registered_on", s) || !s.own(w["project"]) {
			continue
		}
		registered++
		tally(&passed, w.by("passed_on", s.to))
		tally(&published, w.by("published_on", s.to))
		tally(&claimed, w.by("claimed_on", s.to))
		tally(&withdrawn, w.by("passed_on", s.to) && w.by("withdrawn_on", s.to))
		if !w.by("delivered_on", s.to) {
			continue
		}
		delivered, fen = delivered+1, fen+x.fen(w["actual_fen"])
		tally(&followed, w.by("followed_on", s.to))
		if w["passed_on"] != "" {
			timed++
			days += int64(day(w["delivered_on"]).Sub(day(w["passed_on"])).Hours()) / 24
		}
	}
	f["W1"], f["W2"], f["W3"] = whole(registered), ratio(passed, registered, 100), ratio(claimed, published, 100)
	f["W4"], f["W5"], f["W7"] = ratio(delivered, passed-withdrawn, 100), ratio(days, timed, 1), ratio(followed, delivered, 100)
	f["W6"] = counted{value: float64(fen) / 100, known: true}
}

func (x *sample) countReading(s scope, services []done, f map[string]counted) {
	var loans, finished, copies, minutes int64
	borrowers, readers, days := set{}, set{}, map[string]set{}
	for _, l := range x.loans {
		if l.within("out_on", s) && s.own(l["project"]) {
			loans++
			borrowers[l["child_no"]] = true
			if l.yes("finished") {
				finished++
			}
		}
	}
	for _, b := range x.books {
		if s.own(b["project"]) && b["added_on"] <= s.to && (b["removed_on"] == "" || b["removed_on"] > s.to) {
			copies += x.whole(b["copies"])
		}
	}
	for _, d := range services {
		if d.programme == "reading" {
			readers[d.child] = true
		}
	}
	for _, l := range x.readingLog {
		if l.within("day", s) && s.own(l["project"]) {
			minutes += x.whole(l["minutes"])
			if days[l["child_no"]] == nil {
				days[l["child_no"]] = set{}
			}
			days[l["child_no"]][l["day"]] = true
		}
	}
	keen := int64(0)
	for _, read := range days {
		if longestRun(read) >= 21 {
			keen++
		}
	}
	f["R1"], f["R1p"], f["R1t"] = whole(loans), whole(int64(len(borrowers))), ratio(loans, copies, 100)
	f["R2"], f["R3"] = ratio(loans, int64(len(readers)), 1), ratio(keen, int64(len(days)), 100)
	f["R4"], f["R5"] = ratio(finished, loans, 100), hours(minutes)
}

// longestRun is the most days in a row of a set of days.
func longestRun(days set) int {
	longest := 0
	for first := range days {
		n := 0
		for d := first; days[d]; d = day(d).AddDate(0, 0, 1).Format(time.DateOnly) {
			n++
		}
		longest = max(longest, n)
	}
	return longest
}

func (x *sample) countCare(s scope, services []done, f map[string]counted) {
	active, roles := x.active(s), map[string]set{}
	for _, p := range x.pairings {
		if child := p["child_no"]; active[child] && p["from_on"] <= s.to && (p["to_on"] == "" || p["to_on"] >= s.to) {
			if roles[child] == nil {
				roles[child] = set{}
			}
			roles[child][p["role"]] = true
		}
	}
	whose := words.Labels("pairing_role", []string{"cadre", "counsellor", "organization"})
	teams := int64(0)
	for _, has := range roles {
		if !slices.ContainsFunc(whose, func(role string) bool { return !has[role] }) {
			teams++
		}
	}
	var items, fen, contacts int64
	for _, g := range x.goods {
		if s.has(g.Day) && s.own(x.codes[g.ProjectID]) {
			items, fen = items+int64(g.Quantity), fen+int64(g.Quantity)*g.Value
		}
	}
	helped, referred := set{}, set{}
	for _, p := range x.psy {
		if s.has(p.Day) && s.own(x.codes[p.ProjectID]) {
			helped[p.FileNo] = true
			if p.ReferTo != "" {
				referred[p.FileNo] = true
			}
		}
	}
	for _, d := range services {
		if d.programme == "psy" {
			contacts++
		}
	}
	var content, valid, back, given int64
	for _, v := range x.sheets {
		if s.has(v.Day) && s.own(x.codes[data.Ref(v.ProjectID)]) {
			content, given = content+int64(v.Very+v.Content), given+int64(v.Given)
			valid += int64(v.Very + v.Content + v.Fair + v.Poor + v.Bad)
			back += int64(v.Very + v.Content + v.Fair + v.Poor + v.Bad + v.Invalid)
		}
	}
	f["Q1"], f["Q1n"], f["Q1b"] = ratio(content, valid, 100), whole(valid), ratio(back, given, 100)
	f["P1"], f["P1c"] = ratio(int64(len(roles)), int64(len(active)), 100), ratio(teams, int64(len(roles)), 100)
	f["G1"], f["G1v"] = whole(items), counted{value: float64(fen) / 100, known: true}
	f["N1"], f["N1r"] = whole(contacts), ratio(int64(len(referred)), int64(len(helped)), 100)
}

func (x *sample) countMoney(s scope, services []done, f map[string]counted) {
	var budget, spent, received int64
	for _, p := range x.projects {
		if p["code"] == s.project || s.project == "" && p["start_on"] <= s.to && (p["end_on"] == "" || p["end_on"] >= s.from) {
			budget += x.fen(p["budget_fen"])
		}
	}
	for _, e := range x.expenses {
		if e.within("day", s) && s.own(e["project"]) {
			spent += x.fen(e["amount_fen"])
		}
	}
	for _, i := range x.income {
		if i.within("day", s) && s.own(i["project"]) {
			received += x.fen(i["amount_fen"])
		}
	}
	children := int64(len(served(services)))
	f["F1"], f["F2"], f["F3"] = ratio(spent, budget, 100), ratio(received, budget, 100), counted{num: spent, den: children}
	if children > 0 {
		f["F3"] = counted{rounded(float64(spent)/float64(children)/100, 2), spent, children, true}
	}
}
