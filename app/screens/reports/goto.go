package reports

import (
	"strings"

	"careledger/app/report/form"
	"careledger/app/report/subject"
	"careledger/app/widgets"
)

// Open implements screens.Opener: it shows a report or a form about one thing.
// The id is “report:NAME:KIND:NUMBER” or “form:NAME:KIND:NUMBER”, the end as
// [subject.Find] reads it.
func (s *Screen) Open(id string) {
	what, rest, _ := strings.Cut(id, ":")
	name, ref, _ := strings.Cut(rest, ":")
	about, err := subject.Find(s.desk.Store(), s.desk.Session(), ref)
	if err != nil {
		s.desk.Fail(err)
		return
	}
	option := widgets.Option{Key: about.Ref(), Label: about.Label, Detail: about.Detail}
	if what == "form" {
		if _, err := form.Find(name); err != nil {
			s.desk.Fail(err)
			return
		}
		s.forms.kind.SetValue(name)
		s.formChosen()
		s.forms.about.SetOption(option)
		s.view.Select(formsView)
		s.turn()
		return
	}
	s.chosen = true
	s.kind.SetValue(name)
	s.project.SetValue("")
	s.kindChosen()
	s.about.SetOption(option)
	s.view.Select(makingView)
	s.turn()
	s.make()
}
