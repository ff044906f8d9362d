package reading

import "careledger/data"

// TypeIn implements screens.Typist.
func (s *Screen) TypeIn(paper data.FormPrint) {
	switch paper.Form {
	case "reading-share":
		s.show(viewSessions)
		s.sessions.TypeIn(paper)
	case "book-receipt":
		s.show(viewBooks)
		s.books.create()
	case "loans":
		s.show(viewLoans)
		s.loans.create()
	default: // reading-card
		s.show(viewLogs)
		s.logs.create()
		if s.logs.form != nil && paper.Subject == "child" {
			s.logs.form.readers.Add(paper.SubjectID)
		}
	}
}
