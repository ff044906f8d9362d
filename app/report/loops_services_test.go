package report_test

import (
	"slices"

	"careledger/app/words"
)

// done is one thing done for a child that counts.
type done struct {
	child, day, programme, project string
	minutes                        int64 // -1 when unknown
}

// services are all contacts by the counting rule, straight from the rows.
func (x *sample) services() []done {
	if x.counted == nil {
		x.counted = slices.Concat(x.atActivities(), x.inClasses(), x.visited(), x.wished(), x.handed(), x.counselled())
	}
	return x.counted
}

// programme answers the code of a programme's word.
func (x *sample) programme(word string) string {
	x.t.Helper()
	for _, code := range []string{"reading", "psy_class", "winter", "echo", "quarterly", "love_home", "new_year", "hand_in_hand", "care_home", "other"} {
		if words.Label("programme", code) == word {
			return code
		}
	}
	x.t.Fatalf("no programme is called %s", word)
	return ""
}

// activity answers the activity of a number.
func (x *sample) activity(no string) line {
	x.t.Helper()
	if x.numbered == nil {
		x.numbered = map[string]line{}
		for _, a := range x.activities {
			x.numbered[a["no"]] = a
		}
	}
	a, ok := x.numbered[no]
	if !ok {
		x.t.Fatalf("no activity has the number %s", no)
	}
	return a
}

// came reports whether a row of attendance is of a child that was there.
func (x *sample) came(r line) bool {
	return r.yes("attended") && !x.activity(r["activity_no"]).is("status", "activity_status", "cancelled")
}

// atActivities counts one for each participant who was there.
func (x *sample) atActivities() []done {
	var all []done
	for _, r := range x.attendance {
		if !x.came(r) || !r.is("role", "attendance_role", "participant") {
			continue
		}
		a, minutes := x.activity(r["activity_no"]), int64(-1)
		switch {
		case r["minutes"] != "":
			minutes = x.whole(r["minutes"])
		case a["minutes"] != "":
			minutes = x.whole(a["minutes"])
		}
		all = append(all, done{r["child_no"], a["day"], x.programme(a["programme"]), a["project"], minutes})
	}
	return all
}

// present reports whether a mark says that the child was there.
func present(r line) bool {
	for _, mark := range []string{"present", "late", "early"} {
		if r.is("mark", "camp_day_status", mark) {
			return true
		}
	}
	return r["mark"] == words.Label("camp_day_status", "late")+"、"+words.Label("camp_day_status", "early")
}

// inClasses counts one a child, class and day, or half-day where the project
// counts so.
func (x *sample) inClasses() []done {
	var all []done
	type key struct {
		camp       int
		child, day string
	}
	seen := map[key]bool{}
	for _, r := range x.campDays {
		if !present(r) {
			continue
		}
		i := x.campOn(r["camp"], r["day"])
		project := x.camps[i]["project"]
		k := key{i, r["child_no"], r["day"]}
		if seen[k] && !x.bySession(project) {
			continue
		}
		seen[k] = true
		minutes := int64(-1)
		if r["in_at"] != "" && r["out_at"] != "" {
			minutes = x.minute(r["out_at"]) - x.minute(r["in_at"])
		}
		all = append(all, done{r["child_no"], r["day"], "camp", project, minutes})
	}
	return all
}

// project answers the project of a code, nil for none.
func (x *sample) project(code string) line {
	for _, p := range x.projects {
		if p["code"] == code {
			return p
		}
	}
	return nil
}

// bySession reports whether a project counts classes by the half-day.
func (x *sample) bySession(project string) bool {
	p := x.project(project)
	return p != nil && p.is("unit_rule", "unit_rule", "session")
}

// valid reports whether a visit met the child in a way that its project accepts.
func (x *sample) valid(v line) bool {
	if !v.is("met", "visit_met", "child") && !v.is("met", "visit_met", "both") || v["invalid_reason"] != "" {
		return false
	}
	accepted := words.Labels("visit_kind", []string{"home", "family", "school"})
	if p := x.project(v["project"]); p != nil {
		accepted = splitWords(p["visit_kinds"])
	}
	return slices.Contains(accepted, v["kind"])
}

// visited counts one a child and day with a valid visit.
func (x *sample) visited() []done {
	var all []done
	seen := map[[2]string]bool{}
	for _, v := range x.visits {
		k := [2]string{v["child_no"], v["day"]}
		if !x.valid(v) || seen[k] {
			continue
		}
		seen[k] = true
		minutes := int64(-1)
		if v["minutes"] != "" {
			minutes = x.whole(v["minutes"])
		}
		all = append(all, done{v["child_no"], v["day"], "visit", v["project"], minutes})
	}
	return all
}

// wished counts one a wish delivered.
func (x *sample) wished() []done {
	var all []done
	for _, w := range x.wishes {
		if w["delivered_on"] != "" {
			all = append(all, done{w["child_no"], w["delivered_on"], "wish", w["project"], -1})
		}
	}
	return all
}

// handed counts one a child and day with goods, unless an activity or a
// delivery of that day carries the same form number.
func (x *sample) handed() []done {
	signed := map[[3]string]bool{}
	for _, r := range x.attendance {
		if x.came(r) {
			a := x.activity(r["activity_no"])
			signed[[3]string{r["child_no"], a["day"], r["form_no"]}] = true
			signed[[3]string{r["child_no"], a["day"], a["form_no"]}] = true
		}
	}
	for _, w := range x.wishes {
		signed[[3]string{w["child_no"], w["delivered_on"], w["form_no"]}] = true
	}
	var all []done
	seen := map[[2]string]bool{}
	for _, g := range slices.Backward(x.goods) {
		k := [2]string{g.FileNo, g.Day}
		if seen[k] || g.FormNo != "" && signed[[3]string{g.FileNo, g.Day, g.FormNo}] {
			continue
		}
		seen[k] = true
		programme := g.Programme
		if programme == "" {
			programme = "goods"
		}
		all = append(all, done{g.FileNo, g.Day, programme, x.codes[g.ProjectID], -1})
	}
	return all
}

// counselled counts one-to-one and group service, parents' consultations,
// tutoring and dream rooms.
func (x *sample) counselled() []done {
	var all []done
	for _, p := range x.psy {
		if !slices.Contains([]string{"one", "group", "parent", "tutoring", "room"}, p.Kind) {
			continue
		}
		minutes := int64(-1)
		if p.Minutes != nil {
			minutes = int64(*p.Minutes)
		}
		all = append(all, done{p.FileNo, p.Day, "psy", x.codes[p.ProjectID], minutes})
	}
	return all
}
