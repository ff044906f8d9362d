package camp

import (
	"slices"

	"careledger/data"
)

// typedIn is the view in which the papers of a class are typed in.
var typedIn = map[string]int{
	"camp-day": viewRoll, "safety-check": viewSafety, "incident": viewSafety, "medicine": viewSafety, "timetable": viewTeam, "parent-letter": viewEnrol,
}

// TypeIn implements screens.Typist. A child's paper opens its enrolment in the
// class that is shown, or enrols it there.
func (s *Screen) TypeIn(paper data.FormPrint) {
	if paper.Subject == "camp" {
		s.Open(paper.SubjectID)
	}
	view, ofClass := typedIn[paper.Form]
	switch {
	case s.class.ID == "":
		s.Create()
	case ofClass:
		s.show(view)
		s.typeInSafety(paper)
	default:
		s.show(viewEnrol)
		s.typeInChild(paper)
	}
}

// typeInSafety opens the form of an incident or a medicine.
func (s *Screen) typeInSafety(paper data.FormPrint) {
	v := s.views[viewSafety].(*safetyView)
	var child data.Ref
	if paper.Subject == "child" {
		child = data.Ref(paper.SubjectID)
	}
	switch paper.Form {
	case "incident":
		v.editIncident(data.Incident{ChildID: child})
	case "medicine":
		v.editMedicine(data.MedicineLine{CampMedicine: data.CampMedicine{ChildID: string(child)}})
	}
}

// typeInChild opens the enrolment of the paper's child, or the form that enrols it.
func (s *Screen) typeInChild(paper data.FormPrint) {
	lines, err := s.desk.Store().Enrolments(s.desk.Session(), s.class.ID, "")
	if err != nil {
		s.desk.Fail(err)
		return
	}
	i := slices.IndexFunc(lines, func(l data.EnrolmentLine) bool { return l.ChildID == paper.SubjectID })
	switch {
	case i >= 0:
		s.views[viewEnrol].(*enrolView).openLine(lines[i].ID)
	case s.mayWrite() && paper.SubjectID != "":
		s.enrolChildren(paper.SubjectID)
	case s.mayWrite():
		s.enrolChildren()
	}
}
