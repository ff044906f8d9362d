package report_test

import (
	"fmt"
	"strings"
)

// classes are the figures of one class within a scope.
type class struct {
	open                                                               set // days with a child
	enrolled, capacity, present, expected, leave, safety, lessons, bad int64
	ratios                                                             []float64 // children for each member of staff, by open day with staff
}

// class counts the figures of a class by its number.
func (x *sample) class(i int, s scope) class {
	c := class{open: set{}, capacity: x.whole(x.camps[i]["capacity"])}
	there, away, children := set{}, set{}, map[string]int{}
	for _, r := range x.campDays {
		if !r.within("day", s) || x.campOn(r["camp"], r["day"]) != i {
			continue
		}
		k := r["child_no"] + r["day"]
		if present(r) {
			if !there[k] {
				children[r["day"]]++
			}
			there[k], c.open[r["day"]] = true, true
		}
		if r.is("mark", "camp_day_status", "personal_leave") || r.is("mark", "camp_day_status", "sick_leave") {
			away[k] = true
		}
	}
	c.present, c.leave = int64(len(there)), int64(len(away))
	for _, e := range x.enrolled {
		if e.camp != i || e.joined == "" {
			continue
		}
		if e.joined <= s.to {
			c.enrolled++
		}
		for d := range c.open {
			if e.joined <= d && (e.left == "" || d <= e.left) {
				c.expected++
			}
		}
	}
	staff := map[string]int{}
	for _, d := range x.duties {
		if d.camp == i {
			staff[d.day]++
		}
	}
	for d, n := range children {
		if staff[d] > 0 {
			c.ratios = append(c.ratios, float64(n)/float64(staff[d]))
		}
	}
	for _, l := range x.lessons {
		if l.camp == i && s.has(l.day) {
			c.lessons++
			if l.safety {
				c.safety++
			}
		}
	}
	for _, n := range x.incidents {
		if n.camp == i && s.has(n.day) {
			c.bad++
		}
	}
	return c
}

// classesOf are the numbers of the classes that run in a scope.
func (x *sample) classesOf(s scope) []int {
	var all []int
	for i, c := range x.camps {
		if s.own(c["project"]) && c["from_on"] <= s.to && c["to_on"] >= s.from {
			all = append(all, i)
		}
	}
	return all
}

func (x *sample) countCamps(s scope, _ []done, f map[string]counted) {
	var sum class
	var open int64
	for _, i := range x.classesOf(s) {
		c := x.class(i, s)
		open += int64(len(c.open))
		sum.enrolled, sum.capacity, sum.present, sum.expected = sum.enrolled+c.enrolled, sum.capacity+c.capacity, sum.present+c.present, sum.expected+c.expected
		sum.safety, sum.lessons, sum.bad = sum.safety+c.safety, sum.lessons+c.lessons, sum.bad+c.bad
		sum.ratios = append(sum.ratios, c.ratios...)
	}
	f["C1"], f["C2"], f["C3"], f["C4"] = whole(open), ratio(sum.enrolled, sum.capacity, 100), whole(sum.present), ratio(sum.present, sum.expected, 100)
	f["C6"], f["C6i"] = ratio(sum.safety, sum.lessons, 100), ratio(sum.bad, sum.present, 1000)
	f["C5"] = counted{}
	if len(sum.ratios) > 0 {
		mean := 0.0
		for _, r := range sum.ratios {
			mean += r / float64(len(sum.ratios))
		}
		f["C5"] = counted{value: rounded(mean, 1), known: true}
	}
}

// campRows is the table of classes.
func (x *sample) campRows(s scope) [][]string {
	var rows [][]string
	for _, i := range x.classesOf(s) {
		c, camp := x.class(i, s), x.camps[i]
		rows = append(rows, []string{
			strings.Join([]string{camp["from_on"][:4], camp["name"], camp["term"]}, " "),
			number(int64(len(c.open))), number(c.capacity), number(c.enrolled), number(c.present), number(c.leave), percent(c.present, c.expected), number(c.safety),
		})
	}
	return rows
}

// number and percent write a cell as the JSON has it.
func number(n int64) string { return fmt.Sprint(n) }

func percent(n, of int64) string {
	if of == 0 {
		return "null"
	}
	return fmt.Sprint(rounded(float64(n)/float64(of)*100, 1))
}
