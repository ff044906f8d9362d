package report_test

import (
	"math"
	"strconv"
	"strings"
	"time"

	"careledger/data"
)

// counted is an indicator as the loops find it.
type counted struct {
	value    float64
	num, den int64
	known    bool
}

// set is a set of children, days and the like.
type set map[string]bool

// whole is a plain count.
func whole(n int64) counted { return counted{value: float64(n), known: true} }

// ratio is a quotient times a factor with one decimal.
func ratio(num, den int64, factor float64) counted {
	if den == 0 {
		return counted{num: num}
	}
	return counted{rounded(float64(num)/float64(den)*factor, 1), num, den, true}
}

// hours are minutes with one decimal.
func hours(minutes int64) counted {
	return counted{value: rounded(float64(minutes)/60, 1), known: true}
}

// rounded rounds half away from zero.
func rounded(v float64, decimals int) float64 {
	p := math.Pow10(decimals)
	return math.Round(v*p) / p
}

// splitWords are the words of a cell that holds several.
func splitWords(text string) []string {
	return strings.FieldsFunc(text, func(r rune) bool { return r == '、' })
}

// figures counts every indicator by loops over the rows.
func (x *sample) figures(s scope) map[string]counted {
	x.t.Helper()
	all := map[string]counted{}
	for _, part := range []func(scope, []done, map[string]counted){
		x.countServed, x.countVolunteers, x.countMovement, x.countVisits, x.countWishes, x.countCamps, x.countReading, x.countCare, x.countMoney,
	} {
		part(s, x.inScope(s), all)
	}
	return all
}

// inScope are the services of the scope.
func (x *sample) inScope(s scope) []done {
	var all []done
	for _, d := range x.services() {
		if s.has(d.day) && s.own(d.project) {
			all = append(all, d)
		}
	}
	return all
}

// served are the children of services.
func served(services []done) set {
	all := set{}
	for _, d := range services {
		all[d.child] = true
	}
	return all
}

func (x *sample) countServed(s scope, services []done, f map[string]counted) {
	children, homes, minutes := served(services), set{}, int64(0)
	for _, c := range x.children {
		switch no := c["file_no"]; {
		case !children[no]:
		case x.homes[no] != "":
			homes["household "+x.homes[no]] = true
		default:
			homes["child "+no] = true
		}
	}
	for _, d := range services {
		minutes += max(d.minutes, 0)
	}
	sessions := set{}
	for _, a := range x.activities {
		if a.within("day", s) && s.own(a["project"]) && a.is("status", "activity_status", "done") {
			sessions[a["day"]+"|"+a["place"]+"|"+a["title"]] = true
		}
	}
	reached, active := int64(0), x.active(s)
	for child := range active {
		if children[child] {
			reached++
		}
	}
	f["U1"], f["U2"], f["U3"] = whole(int64(len(children))), whole(int64(len(services))), whole(int64(len(homes)))
	f["U4"], f["U5"], f["U7"] = whole(int64(len(sessions))), hours(minutes), ratio(reached, int64(len(active)), 100)
}

// valueOn answers a dated value of a child on a day, and the first known one
// where nothing was known so early.
func (x *sample) valueOn(child, field, day string) (value, detail string) {
	var last, first *data.HistoryLine
	for _, h := range x.history[child] {
		if h.Field != field {
			continue
		}
		if h.From <= day && (last == nil || h.From > last.From || h.From == last.From && h.ID > last.ID) {
			last = &h
		}
		if first == nil || h.From < first.From {
			first = &h
		}
	}
	switch {
	case last != nil:
		return last.Value, last.Detail
	case first != nil && field != "status":
		return first.Value, first.Detail
	}
	return "", ""
}

// active are the children in scope: on file on the last day, and members then.
func (x *sample) active(s scope) set {
	all := set{}
	for _, c := range x.children {
		if status, _ := x.valueOn(c["file_no"], "status", s.to); status == "active" {
			all[c["file_no"]] = true
		}
	}
	if s.project == "" {
		return all
	}
	members := set{}
	for _, m := range x.members {
		if m["project"] == s.project && all[m["child_no"]] && m["from_on"] <= s.to && (m["to_on"] == "" || m["to_on"] >= s.to) {
			members[m["child_no"]] = true
		}
	}
	return members
}

func (x *sample) countVolunteers(s scope, _ []done, f map[string]counted) {
	employed := map[string]bool{}
	for _, p := range x.people {
		if _, twice := employed[p["name"]]; twice {
			x.t.Fatalf("two people are called %s, so names don't tell who helped", p["name"])
		}
		employed[p["name"]] = p.is("role", "person_role", "social_worker")
	}
	people, times, minutes := set{}, int64(0), int64(0)
	help := func(name string, given int64) {
		works, known := employed[name]
		if !known {
			x.t.Fatalf("nobody is called %s", name)
		}
		if !works {
			people[name], times, minutes = true, times+1, minutes+given
		}
	}
	for _, a := range x.activities {
		if !a.within("day", s) || !s.own(a["project"]) || !a.is("status", "activity_status", "done") {
			continue
		}
		for _, member := range splitWords(a["team"]) {
			name, own, ok := strings.Cut(strings.TrimSuffix(member, ")"), "(")
			if !ok {
				own = a["minutes"]
			}
			help(name, x.whole(own))
		}
	}
	for _, d := range x.duties {
		if s.has(d.day) && s.own(x.camps[d.camp]["project"]) {
			help(d.person, int64(d.minutes))
		}
	}
	for _, v := range x.visits {
		if v.within("day", s) && s.own(v["project"]) {
			for _, name := range splitWords(v["visitors"]) {
				help(name, x.whole(v["minutes"]))
			}
		}
	}
	f["U6"], f["U6p"], f["U6t"] = hours(minutes), whole(int64(len(people))), whole(times)
}

func (x *sample) countMovement(s scope, _ []done, f map[string]counted) {
	in, out := set{}, set{}
	if s.project != "" {
		for _, m := range x.members {
			if m["project"] == s.project && m.within("from_on", s) {
				in[m["child_no"]] = true
			}
			if m["project"] == s.project && m["to_on"] != "" && m.within("to_on", s) {
				out[m["child_no"]] = true
			}
		}
	} else {
		for child, lines := range x.history {
			first := ""
			for _, h := range lines {
				if h.Field == "status" && h.Value == "active" && (first == "" || h.From < first) {
					first = h.From
				}
				if h.Field == "status" && h.Value == "left" && s.has(h.From) {
					out[child] = true
				}
			}
			if s.has(first) {
				in[child] = true
			}
		}
	}
	f["U8i"], f["U8o"] = whole(int64(len(in))), whole(int64(len(out)))
}

// monthEnds are the last days of the months that end within the period.
func monthEnds(s scope) []string {
	var all []string
	for d := day(s.from); d.Format(time.DateOnly) <= s.to; d = d.AddDate(0, 0, 1) {
		if d.AddDate(0, 0, 1).Day() == 1 {
			all = append(all, d.Format(time.DateOnly))
		}
	}
	return all
}

// day is a day as a date.
func day(text string) time.Time {
	d, err := time.Parse(time.DateOnly, text)
	if err != nil {
		panic(err)
	}
	return d
}

// due are the children to be visited in the month that ends on a day: paired on
// that day and for fifteen days of the month, without an exemption.
func (x *sample) due(s scope, last string) set {
	begun := day(last).AddDate(0, 0, -14).Format(time.DateOnly)
	spans := func(l line, from, to string) bool { return l[from] <= begun && (l[to] == "" || l[to] >= last) }
	all := set{}
	for _, p := range x.pairings {
		child := p["child_no"]
		if x.exempt[child+" "+last[:7]] || !spans(p, "from_on", "to_on") {
			continue
		}
		belongs := s.own(p["project"])
		if p["project"] == "" {
			for _, m := range x.members {
				belongs = belongs || m["project"] == s.project && m["child_no"] == child && spans(m, "from_on", "to_on")
			}
		}
		if belongs {
			all[child] = true
		}
	}
	return all
}

// visitedIn are the children with a visit that counts in a month.
func (x *sample) visitedIn(s scope, month string) set {
	all := set{}
	for _, v := range x.services() {
		if v.programme == "visit" && v.day[:7] == month && s.own(v.project) {
			all[v.child] = true
		}
	}
	return all
}

func (x *sample) countVisits(s scope, _ []done, f map[string]counted) {
	var pairs, reached, valid int64
	for _, last := range monthEnds(s) {
		visited := x.visitedIn(s, last[:7])
		for child := range x.due(s, last) {
			pairs++
			if visited[child] {
				reached++
			}
		}
	}
	for _, v := range x.visits {
		if x.valid(v) && v.within("day", s) && s.own(v["project"]) {
			valid++
		}
	}
	f["V1"], f["V2"], f["V3"] = whole(pairs), ratio(reached, pairs, 100), ratio(valid, pairs, 1)
}

// text is a figure for a message.
func (c counted) text() string {
	if !c.known {
		return "—"
	}
	text := strconv.FormatFloat(c.value, 'f', -1, 64)
	if c.den != 0 {
		text += " (" + strconv.FormatInt(c.num, 10) + " / " + strconv.FormatInt(c.den, 10) + ")"
	}
	return text
}
