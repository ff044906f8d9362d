package reports

import (
	"fyne.io/fyne/v2/lang"

	"careledger/app/report/subject"
	"careledger/app/widgets"
)

// subjects chooses what a report or a form is made for, among the kinds that it
// takes. What stands in the window is the choice itself.
type subjects struct {
	*widgets.Choice
	kinds []string
}

// newSubjects makes the field; changed is called after a choice.
func (s *Screen) newSubjects(changed func()) *subjects {
	f := &subjects{}
	f.Choice = widgets.NewSearchChoice(func(text string) []widgets.Option { return s.searchSubjects(f.kinds, text) }, lang.L("Choose"))
	f.OnChanged = func(widgets.Option) { changed() }
	return f
}

// take makes the field offer some kinds of data.FormSubjects, and forget what
// was chosen of others.
func (f *subjects) take(kinds ...string) {
	f.kinds = kinds
	f.SetOption(widgets.Option{})
}

func (s *Screen) searchSubjects(kinds []string, text string) []widgets.Option {
	var all []widgets.Option
	for _, kind := range kinds {
		found, err := subject.Search(s.desk.Store(), s.desk.Session(), kind, text)
		if err != nil {
			s.desk.Fail(err)
			continue
		}
		for _, f := range found {
			all = append(all, widgets.Option{Key: f.Ref(), Label: f.Label, Detail: f.Detail})
		}
	}
	return all
}
