package app

import (
	"slices"

	"fyne.io/fyne/v2/lang"

	"careledger/app/report/form"
	"careledger/app/screens"
	"careledger/app/screens/pickers"
	"careledger/app/widgets"
	"careledger/data"
)

// paper answers the printed form with a number and what kind of form it is.
func (s *shell) paper(no string) (data.FormPrint, form.Kind, error) {
	print, err := s.store.FormByNo(s.session, no)
	if data.Is(err, data.NotFound) {
		err = &data.Error{Kind: data.NotFound, Field: "no", Text: "No form with the number {{.No}} was printed from this file.", Args: map[string]any{"No": no}}
	}
	if err != nil {
		return print, form.Kind{}, err
	}
	kind, err := form.Find(print.Form)
	return print, kind, err
}

// TypeIn implements [screens.Desk]. Where a form about a child was printed empty,
// it asks first whose it is.
func (s *shell) TypeIn(no string) error {
	print, kind, err := s.paper(no)
	if err != nil {
		return err
	}
	typist, ok := s.screens[kind.Typed].(screens.Typist)
	if !ok {
		return &data.Error{Kind: data.Bad, Field: "no", Text: "“{{.Form}}” is kept as a paper, or is typed in by somebody else.", Args: map[string]any{"Form": kind.Title}}
	}
	begin := func() {
		s.Go(kind.Typed, "")
		s.program.guard(func() { typist.TypeIn(print) })
		s.StatusChanged()
	}
	if print.Subject == "" && kind.Typed != screens.Children && slices.Equal(kind.For, []string{"child"}) {
		s.askWhose(kind, func(child string) {
			print.Subject, print.SubjectID = "child", child
			begin()
		})
		return nil
	}
	begin()
	return nil
}

// askWhose asks whose a form is that was printed empty.
func (s *shell) askWhose(kind form.Kind, then func(child string)) {
	fields := widgets.NewForm(widgets.FieldOf{
		Key: "child_id", Label: lang.L("Child"), Required: true, Wide: true, Hint: lang.L("The form was printed empty. Whose is it?"), Input: pickers.Child(s),
	})
	widgets.ShowForm(s.Canvas(), kind.Title, fields, lang.L("Go on"), func(d *widgets.Dialog) bool {
		if !fields.RequireFilled() {
			return false
		}
		d.Close()
		then(fields.Values()["child_id"])
		return false
	})
}
