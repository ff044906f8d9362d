package reports

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"careledger/app/platform"
	"careledger/app/report"
	"careledger/app/theme"
	"careledger/app/widgets"
	"careledger/app/words"
	"careledger/data"
)

// issued is the list of what was given out, which is never changed.
type issued struct {
	content fyne.CanvasObject
	filter  *widgets.TextEntry
	table   *widgets.Table[data.IssuedReport]
	about   *widgets.Text
	verbs   fyne.CanvasObject
}

func (s *Screen) newIssued() *issued {
	l := &issued{filter: widgets.NewTextEntry(lang.L("Number, title or receiver")), about: widgets.Paragraph("", widgets.Muted)}
	l.filter.OnChanged = func(string) { s.fillIssued() }
	l.table = widgets.NewTable(issuedColumns()).Empty(lang.L("Nothing was issued yet. Choose a report, look at its pages and issue it."), "", nil)
	l.table.OnSelect = func(r data.IssuedReport) { s.aboutIssued(r) }
	l.table.OnOpen = func(data.IssuedReport) { s.openIssued() }
	l.verbs = widgets.HBox(8, widgets.PlainButton(lang.L("Open"), s.openIssued), widgets.PlainButton(lang.L("Print"), s.printIssued), widgets.PrimaryButton(lang.L("Save as PDF"), s.saveIssued))
	l.content = widgets.VBox(theme.Gap,
		widgets.HBox(10, widgets.Fixed(filterWidth, l.filter), widgets.Grow(widgets.Quiet("")), l.verbs),
		widgets.Grow(widgets.TightCard(l.table)), widgets.NewCard(l.about))
	return l
}

const filterWidth float32 = 260

func issuedColumns() []widgets.Column[data.IssuedReport] {
	text := func(label string, width, weight float32, look widgets.Look, of func(data.IssuedReport) string) widgets.Column[data.IssuedReport] {
		return widgets.Column[data.IssuedReport]{
			Label: label, Width: width, Weight: weight, Look: look, Text: of,
			Sort: func(a, b data.IssuedReport) int { return strings.Compare(of(a), of(b)) },
		}
	}
	return []widgets.Column[data.IssuedReport]{
		text(lang.L("Number"), 116, 0, widgets.Strong, func(r data.IssuedReport) string { return r.No }),
		text(lang.L("Issue no."), 56, 0, widgets.Muted, func(r data.IssuedReport) string { return fmt.Sprint(r.Issue) }),
		text(lang.L("Title of the report"), 160, 3, widgets.Plain, func(r data.IssuedReport) string { return r.Title }),
		text(lang.L("Edition"), 84, 0, widgets.Muted, func(r data.IssuedReport) string { return words.Label("edition", r.Edition) }),
		text(lang.L("Receiver"), 130, 2, widgets.Plain, func(r data.IssuedReport) string { return r.Receiver }),
		text(lang.L("Issued on"), 92, 0, widgets.Muted, func(r data.IssuedReport) string { return r.IssuedOn }),
		text(lang.L("Changes"), 110, 1, widgets.Muted, func(r data.IssuedReport) string { return r.Changes }),
	}
}

// fillIssued asks for the list.
func (s *Screen) fillIssued() {
	found, err := s.desk.Store().IssuedReports(s.desk.Session(), s.list.filter.Value())
	if err != nil {
		s.desk.Fail(err)
		return
	}
	s.list.table.SetRows(found)
	if r, ok := s.list.table.Selected(); ok {
		s.aboutIssued(r)
	} else {
		s.list.about.SetText("")
	}
	s.desk.StatusChanged()
}

// aboutIssued says by whom a report was issued and what it can be checked by.
func (s *Screen) aboutIssued(r data.IssuedReport) {
	s.list.about.SetText(lang.L("{{.From}} to {{.To}} · {{.Pages}} pages · issued by {{.Who}} · SHA-256 {{.Sum}}", map[string]any{
		"From": words.Date(r.From), "To": words.Date(r.To), "Pages": r.Pages, "Who": r.CreatedBy, "Sum": r.SHA256,
	}))
}

// showIssued turns to the list and to one report in it.
func (s *Screen) showIssued(id string) {
	s.view.Select(issuedView)
	s.turn()
	s.list.table.Select(func(r data.IssuedReport) bool { return r.ID == id })
	if r, ok := s.list.table.Selected(); ok {
		s.aboutIssued(r)
	}
}

// onIssued does something with the report that is chosen in the list.
func (s *Screen) onIssued(do func(r data.IssuedReport, name string)) {
	if r, ok := s.list.table.Selected(); ok {
		do(r, fmt.Sprintf("%s_%d_%s.pdf", r.No, r.Issue, r.Edition))
	}
}

func (s *Screen) openIssued() {
	s.onIssued(func(r data.IssuedReport, name string) { s.handIssued(r, name, "view", platform.OpenFile) })
}

func (s *Screen) printIssued() {
	s.onIssued(func(r data.IssuedReport, name string) { s.handIssued(r, name, "print", s.toPrinter) })
}

func (s *Screen) handIssued(r data.IssuedReport, name, act string, to func(string) error) {
	s.hand(name, to, func(path string) error {
		return report.SaveIssued(s.desk.Store(), s.desk.Session(), r, act, path, "")
	})
}

// saveIssued writes the report that is chosen to a file, an internal one
// enciphered.
func (s *Screen) saveIssued() {
	s.onIssued(func(r data.IssuedReport, name string) {
		save := func(password string) {
			s.toFile(lang.L("Save as PDF"), name, "pdf", func(path string) error {
				return report.SaveIssued(s.desk.Store(), s.desk.Session(), r, "export", path, password)
			})
		}
		if r.Edition == string(report.Internal) {
			s.askPassword(save)
			return
		}
		save("")
	})
}
