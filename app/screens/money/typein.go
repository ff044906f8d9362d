package money

import "careledger/data"

// TypeIn implements screens.Typist: a receipt of a donation opens the form of
// income, with the donor that it was printed for.
func (s *Screen) TypeIn(paper data.FormPrint) {
	s.show(income, "")
	in := s.newIncome()
	in.DocNo = paper.No
	if d, err := s.desk.Store().Donor(s.desk.Session(), paper.SubjectID); err == nil {
		in.Source = d.Name
	}
	s.editIncome(in)
}
