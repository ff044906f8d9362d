package data

import (
	"slices"
	"strings"
	"time"
)

// MonthSheet is the monthly sheet of a class: a line a child, a column a day.
type MonthSheet struct {
	Month   string   // YYYY-MM
	Days    []string // the columns: workdays of the class, and others on which the roll was called
	Lines   []MonthLine
	Open    int // days on which a child was there
	Present int // days there of all children
}

// MonthLine is a child with its marks of a month.
type MonthLine struct {
	EnrolmentLine
	Marks                  map[string][]CampDay // by day; both halves where they are called apart
	Present, Leave, Absent int                  // days in that month: there when any half was attended, on leave before absent
}

// MonthSheet answers the monthly sheet of a class. A child without any mark is
// left out unless it belonged to the class that month.
func (s *Store) MonthSheet(ss *Session, campID, month string) (MonthSheet, error) {
	sheet := MonthSheet{Month: month}
	c, err := s.Camp(ss, campID)
	if err != nil {
		return sheet, err
	}
	if _, err := time.Parse("2006-01", month); err != nil {
		return sheet, bad("month", "Please enter a month such as 2026-07.", nil)
	}
	marks, err := s.MonthMarks(ss, campID, month)
	if err != nil {
		return sheet, err
	}
	children, err := s.Enrolments(ss, campID, "")
	if err != nil {
		return sheet, err
	}
	called, open, byChild := map[string]bool{}, map[string]bool{}, map[string][]CampDay{}
	for _, d := range marks {
		called[d.Day] = true
		if d.Status == MarkPresent {
			open[d.Day] = true
		}
		byChild[d.ChildID] = append(byChild[d.ChildID], d)
	}
	sheet.Open = len(open)
	for day := month + "-01"; strings.HasPrefix(day, month); day = daysAfter(day, 1) {
		if called[day] || day >= c.From && day <= c.To && !weekend(day) {
			sheet.Days = append(sheet.Days, day)
		}
	}
	for _, e := range children {
		mine := byChild[e.ChildID]
		if len(mine) == 0 && !e.inMonth(month, c) {
			continue
		}
		l := MonthLine{EnrolmentLine: e, Marks: map[string][]CampDay{}}
		for _, d := range mine {
			l.Marks[d.Day] = append(l.Marks[d.Day], d)
		}
		for _, halves := range l.Marks {
			l.count(halves)
		}
		sheet.Present += l.Present
		sheet.Lines = append(sheet.Lines, l)
	}
	return sheet, nil
}

// inMonth reports whether a child belongs to its class in a month.
func (e CampEnrolment) inMonth(month string, c Camp) bool {
	last := e.Left
	if last == "" {
		last = c.To
	}
	return e.Joined != "" && max(e.Joined, c.From)[:7] <= month && last[:7] >= month
}

// count adds a day to the sums.
func (l *MonthLine) count(halves []CampDay) {
	has := func(statuses ...string) bool {
		return slices.ContainsFunc(halves, func(d CampDay) bool { return slices.Contains(statuses, d.Status) })
	}
	switch {
	case has(MarkPresent):
		l.Present++
	case has(MarkPersonalLeave, MarkSickLeave):
		l.Leave++
	case has(MarkAbsent):
		l.Absent++
	}
}

// weekend reports whether a day is a Saturday or Sunday.
func weekend(day string) bool {
	d, err := time.Parse(time.DateOnly, day)
	return err == nil && (d.Weekday() == time.Saturday || d.Weekday() == time.Sunday)
}
