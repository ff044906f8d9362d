package report_test

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"careledger/app/words"
	"careledger/data/cn"
)

// tables are the rows of the report's tables by loops, without the totals;
// the first cell names the row. Rows stand in any order.
func (x *sample) tables(s scope) map[string][][]string {
	x.t.Helper()
	services := x.inScope(s)
	return map[string][][]string{
		"ages": x.ageRows(s, services), "stages": x.groupRows(services, "school"), "categories": x.groupRows(services, "category"),
		"places": x.groupRows(services, "residence"), "programmes": x.programmeRows(services), "wishes": x.wishRows(s), "camps": x.campRows(s),
		"reading": x.readingRows(s, services), "visits": x.visitRows(s), "money": x.moneyRows(s),
	}
}

// child answers the row of a file number.
func (x *sample) child(no string) line {
	x.t.Helper()
	for _, c := range x.children {
		if c["file_no"] == no {
			return c
		}
	}
	x.t.Fatalf("no child has the number %s", no)
	return nil
}

// band is the age band of a child on a day.
func band(birth, on string) string {
	if birth == "" {
		return "unknown"
	}
	age := day(on).Year() - day(birth).Year()
	if on[5:] < birth[5:] {
		age--
	}
	for _, b := range []struct {
		under int
		code  string
	}{{6, "u6"}, {9, "6-8"}, {12, "9-11"}, {14, "12-13"}, {16, "14-15"}, {18, "16-17"}} {
		if age < b.under {
			return b.code
		}
	}
	return "18+"
}

// ageRows counts the children served by age and sex, with totals and shares.
func (x *sample) ageRows(s scope, services []done) [][]string {
	children := served(services)
	counts, sexes := map[string]map[string]int64{}, set{}
	for no := range children {
		c := x.child(no)
		b := band(c["birth_on"], s.to)
		if counts[b] == nil {
			counts[b] = map[string]int64{}
		}
		sex := c["sex"]
		if sex != words.Label("sex", "1") && sex != words.Label("sex", "2") {
			sex = words.Label("sex", "9")
		}
		counts[b][sex]++
		sexes[sex] = true
	}
	var rows [][]string
	for b, bySex := range counts {
		row, sum := []string{words.Label("age_band", b)}, int64(0)
		for _, sex := range words.Labels("sex", []string{"1", "2", "9"}) {
			if sexes[sex] {
				row, sum = append(row, number(bySex[sex])), sum+bySex[sex]
			}
		}
		rows = append(rows, append(row, number(sum), percent(sum, int64(len(children)))))
	}
	return rows
}

// groupRows counts the children served by a dated value on the day of their
// last service.
func (x *sample) groupRows(services []done, field string) [][]string {
	last := map[string]string{}
	for _, d := range services {
		last[d.child] = max(last[d.child], d.day)
	}
	counts := map[string]int64{}
	for no, on := range last {
		value, detail := x.valueOn(no, field, on)
		label := ""
		switch field {
		case "school":
			label = words.Label("stage", detail)
		case "residence":
			label = cn.DivisionName(value)
		case "category":
			if cn.Restricted(value) {
				value = "K99"
			}
			label = cn.CategoryName(value)
		}
		if label == "" {
			label = "未填写"
		}
		counts[label]++
	}
	var rows [][]string
	for label, n := range counts {
		rows = append(rows, []string{label, number(n), percent(n, int64(len(last)))})
	}
	return rows
}

// programmeRows counts contacts and known hours by programme.
func (x *sample) programmeRows(services []done) [][]string {
	units, minutes := map[string]int64{}, map[string]int64{}
	for _, d := range services {
		units[d.programme]++
		minutes[d.programme] += max(d.minutes, 0)
	}
	var rows [][]string
	for p, n := range units {
		rows = append(rows, []string{words.Label("programme", p), number(n), oneDecimal(minutes[p])})
	}
	return rows
}

// oneDecimal writes minutes as hours.
func oneDecimal(minutes int64) string { return fmt.Sprintf("%.1f", rounded(float64(minutes)/60, 1)) }

// wishRows counts the wishes by category and stage, and what was paid.
func (x *sample) wishRows(s scope) [][]string {
	stages := []string{"passed_on", "published_on", "claimed_on", "delivered_on", "followed_on"}
	counts, fen := map[string][]int64{}, map[string]int64{}
	for _, w := range x.wishes {
		if !w.within("registered_on", s) || !s.own(w["project"]) {
			continue
		}
		n := counts[w["category"]]
		if n == nil {
			n = make([]int64, len(stages)+1)
			counts[w["category"]] = n
		}
		n[0]++
		for i, stage := range stages {
			if w.by(stage, s.to) {
				n[i+1]++
			}
		}
		if w.by("delivered_on", s.to) {
			fen[w["category"]] += x.fen(w["actual_fen"])
		}
	}
	var rows [][]string
	for category, all := range counts {
		row := []string{category}
		for _, n := range all {
			row = append(row, number(n))
		}
		rows = append(rows, append(row, fmt.Sprint(float64(fen[category])/100)))
	}
	return rows
}

// readingRows counts reading by month.
func (x *sample) readingRows(s scope, services []done) [][]string {
	type month struct {
		sessions                    set
		contacts, loans, days, read int64
	}
	months := map[string]*month{}
	of := func(day string) *month {
		if months[day[:7]] == nil {
			months[day[:7]] = &month{sessions: set{}}
		}
		return months[day[:7]]
	}
	for _, a := range x.activities {
		if a.within("day", s) && s.own(a["project"]) && a.is("status", "activity_status", "done") && x.programme(a["programme"]) == "reading" {
			of(a["day"]).sessions[a["day"]+"|"+a["place"]+"|"+a["title"]] = true
		}
	}
	for _, d := range services {
		if d.programme == "reading" {
			of(d.day).contacts++
		}
	}
	for _, l := range x.loans {
		if l.within("out_on", s) && s.own(l["project"]) {
			of(l["out_on"]).loans++
		}
	}
	for _, l := range x.readingLog {
		if l.within("day", s) && s.own(l["project"]) {
			of(l["day"]).days++
			of(l["day"]).read += x.whole(l["minutes"])
		}
	}
	var rows [][]string
	for m, n := range months {
		rows = append(rows, []string{words.Month(m), number(int64(len(n.sessions))), number(n.contacts), number(n.loans), number(n.days), oneDecimal(n.read)})
	}
	return rows
}

// visitRows counts the children to visit and those visited by month.
func (x *sample) visitRows(s scope) [][]string {
	var rows [][]string
	for _, last := range monthEnds(s) {
		due, visited, reached := x.due(s, last), x.visitedIn(s, last[:7]), int64(0)
		for child := range due {
			if visited[child] {
				reached++
			}
		}
		if len(due) > 0 {
			rows = append(rows, []string{words.Month(last[:7]), number(int64(len(due))), number(reached), percent(reached, int64(len(due)))})
		}
	}
	return rows
}

// moneyRows sums budgets and spending by item.
func (x *sample) moneyRows(s scope) [][]string {
	planned, spent := map[string]int64{}, map[string]int64{}
	for _, p := range x.projects {
		if !s.own(p["code"]) || p["start_on"] > s.to || p["end_on"] != "" && p["end_on"] < s.from {
			continue
		}
		for _, part := range splitWords(p["budget_lines"]) {
			item, yuan, _ := strings.Cut(part, "=")
			planned[item] += x.fen(yuan)
		}
	}
	for _, e := range x.expenses {
		if e.within("day", s) && s.own(e["project"]) {
			spent[e["item"]] += x.fen(e["amount_fen"])
		}
	}
	items := maps.Clone(planned)
	maps.Copy(items, spent)
	var rows [][]string
	for item := range items {
		used := "—"
		if planned[item] > 0 {
			used = fmt.Sprintf("%.1f%%", rounded(float64(spent[item])/float64(planned[item])*100, 1))
		}
		yuan := func(fen int64) string { return fmt.Sprint(float64(fen) / 100) }
		rows = append(rows, []string{item, yuan(planned[item]), yuan(spent[item]), yuan(planned[item] - spent[item]), used})
	}
	return rows
}

// byName puts rows into the order of their first cells.
func byName(rows [][]string) [][]string {
	slices.SortFunc(rows, func(a, b []string) int { return cmp.Compare(a[0], b[0]) })
	return rows
}
