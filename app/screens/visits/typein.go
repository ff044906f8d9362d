package visits

import "careledger/data"

// TypeIn implements screens.Typist. A form that was typed in already is shown as
// the visit that it became.
func (s *Screen) TypeIn(paper data.FormPrint) {
	if paper.Form == "visit-plan" {
		s.show(viewDue)
		return
	}
	made, err := s.desk.Store().VisitOfForm(s.desk.Session(), paper.No)
	switch {
	case err != nil:
		s.desk.Fail(err)
	case made != "":
		s.Open(made)
	case s.mayWrite():
		v := s.newVisit(paper.SubjectID, s.month())
		v.Kind, v.FormNo = "home", paper.No
		if paper.Form == "visit-phone" {
			v.Kind = "phone"
		}
		s.show(viewRecords)
		s.editVisit(v, s.memory.visitors)
	}
}
