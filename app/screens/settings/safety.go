package settings

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"careledger/app/screens"
	"careledger/app/widgets"
	"careledger/app/words"
)

// safety is the page on whether the records are whole and can be opened again.
type safety struct {
	desk    screens.Desk
	verify  *widgets.Button
	found   *widgets.Text // what the check of the history found
	idle    *idleCard
	content fyne.CanvasObject
}

func newSafety(desk screens.Desk) *safety {
	s := &safety{desk: desk, found: widgets.Paragraph("", widgets.Muted), idle: newIdleCard(desk)}
	s.verify = widgets.PlainButton(lang.L("Check the history"), s.check)
	s.content = narrow(
		widgets.HeadedCard(lang.L("History"), s.verify, widgets.VBox(8,
			widgets.Paragraph(lang.L("Each change is kept with who made it and when, chained to the one before. A change made outside the program breaks the chain and is found here."), widgets.Plain), s.found)),
		s.idle.content,
		widgets.HeadedCard(lang.L("Recovery code"), nil, widgets.Paragraph(
			lang.L("It was shown once, when the file was made, and opens the file when every password is forgotten. Keep the printed page with the organization's seal or in the safe. Nobody can show it again, not even the maker of the program."), widgets.Plain)))
	return s
}

func (s *safety) id() string { return "safety" }

func (s *safety) word() string { return lang.L("Safety") }

func (s *safety) object() fyne.CanvasObject { return s.content }

func (s *safety) status() string { return "" }

func (s *safety) update() error { return s.idle.update() }

// check looks at the whole history beside the window.
func (s *safety) check() {
	s.verify.Disable()
	s.found.Set(lang.L("Checking…"), widgets.Muted)
	s.desk.Beside(func() func() {
		n, err := s.desk.Store().VerifyJournal(s.desk.Session())
		return func() {
			s.verify.Enable()
			if err != nil {
				s.found.Set(words.Error(err), widgets.Problem)
			} else {
				s.found.Set(lang.L("All {{.N}} entries are whole.", map[string]any{"N": words.Count(n)}), widgets.GoodFor)
			}
			s.content.Refresh()
		}
	})
}
