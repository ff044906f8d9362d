package children

import "careledger/data"

// TypeIn implements screens.Typist.
func (s *Screen) TypeIn(paper data.FormPrint) {
	if paper.SubjectID == "" {
		s.Create()
		return
	}
	s.Open(paper.SubjectID)
	switch {
	case s.file.child.ID != paper.SubjectID || !s.desk.Session().CanWrite(data.Children):
	case paper.Form == "registration":
		s.file.edit()
	default: // consent, likeness
		s.file.addConsent()
	}
}
