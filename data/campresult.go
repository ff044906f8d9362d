package data

import (
	"slices"
	"strings"
)

// The results of a child at the end of a class's term.
const (
	ResultExcellent  = "excellent"  // 优秀
	ResultCompleted  = "completed"  // 结业
	ResultIncomplete = "incomplete" // 未完成
)

// CampResults lists the results in the order of their keys, from 1.
var CampResults = []string{ResultExcellent, ResultCompleted, ResultIncomplete}

// completedShare is the part of the days due, in percent, from which on a child
// is proposed as having completed the class.
const completedShare = 80

// CampResultLine is a child of a class at the end of its term.
type CampResultLine struct {
	EnrolmentLine
	Due      int    // days on which the class was open while the child belonged to it
	Proposed string // by attendance: ResultCompleted or ResultIncomplete; empty while the class was never open for it
}

// CampResultLines answers the children who are in a class, have finished it or
// left it, with what their attendance proposes, in the order of their names.
func (s *Store) CampResultLines(ss *Session, campID string) ([]CampResultLine, error) {
	open, err := s.OpenDays(ss, campID)
	if err != nil {
		return nil, err
	}
	all, err := s.Enrolments(ss, campID, "")
	if err != nil {
		return nil, err
	}
	var lines []CampResultLine
	for _, e := range all {
		if e.Joined == "" {
			continue
		}
		l := CampResultLine{EnrolmentLine: e}
		for _, day := range open {
			l.Due += boolInt(e.inClassOn(day))
		}
		switch {
		case l.Due == 0:
		case l.Present*100 >= completedShare*l.Due:
			l.Proposed = ResultCompleted
		default:
			l.Proposed = ResultIncomplete
		}
		lines = append(lines, l)
	}
	return lines, nil
}

// CampResult is what is noted of a child at the end of the term.
type CampResult struct {
	EnrolmentID string
	Result      string // one of CampResults, or empty for none
	Note        string
}

// SaveCampResults notes how children ended the term, all or none. It answers a
// token for [Store.UndoCampResults].
func (s *Store) SaveCampResults(ss *Session, results []CampResult) (undo string, err error) {
	return s.writeBatch(ss, Camps, write, func(t *tx) error {
		for _, r := range results {
			e, err := get[CampEnrolment](t, r.EnrolmentID)
			if err != nil {
				return err
			}
			if r.Result != "" && !slices.Contains(CampResults, r.Result) {
				return bad("result", "Please choose a result.", nil)
			}
			if r.Result != "" && e.Joined == "" {
				return bad("result", "{{.Name}} was never in the class.", args{"Name": t.nameOf(e.ChildID)})
			}
			was := e
			if e.Result, e.ResultNote = r.Result, strings.TrimSpace(r.Note); e == was {
				continue
			}
			if err := t.put(&e); err != nil {
				return err
			}
		}
		return nil
	})
}

// UndoCampResults takes results back to what they were before they were saved.
func (s *Store) UndoCampResults(ss *Session, undo string) error {
	return s.write(ss, Camps, write, func(t *tx) error {
		tables, err := many[string](t, `SELECT DISTINCT tbl FROM journal WHERE batch = ?`, undo)
		if err != nil {
			return err
		}
		if len(tables) != 1 || tables[0] != "camp_enrolment" {
			return missing("There is nothing to take back.", nil)
		}
		return t.undoBatch(undo)
	})
}
