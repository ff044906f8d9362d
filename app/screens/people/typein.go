package people

import "careledger/data"

// TypeIn implements screens.Typist.
func (s *Screen) TypeIn(paper data.FormPrint) {
	if paper.SubjectID == "" {
		s.Create()
		return
	}
	s.Open(paper.SubjectID)
}
