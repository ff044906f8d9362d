package reports

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"careledger/app/widgets"
	"careledger/app/words"
)

// mostLeft is how many photos that are left out are listed.
const mostLeft = 100

// fillLeft says how many photos the report that is shown leaves out.
func (s *Screen) fillLeft() {
	s.left.Hidden = s.made == nil || len(s.made.LeftOut) == 0
	if !s.left.Hidden {
		s.left.SetText(lang.L("{{.N}} photos are left out…", map[string]any{"N": len(s.made.LeftOut)}))
	}
	s.left.Refresh()
}

// showLeft lists the photos that are left out, and why; the report itself does
// not tell.
func (s *Screen) showLeft() {
	all := s.made.LeftOut
	rows := []fyne.CanvasObject{widgets.Paragraph(lang.L("These photos may not be shown in this edition today. The report does not mention them. Look at them in their records, or ask for the consent."), widgets.Muted)}
	for _, l := range all[:min(len(all), mostLeft)] {
		text := words.Date(l.Day) + " " + words.Label("photo_of", l.Of().Table)
		if l.Caption != "" {
			text += " · " + l.Caption
		}
		why := words.Label("photo_left", l.Why)
		if l.Child != "" {
			why = lang.L("{{.Name}}: {{.Why}}", map[string]any{"Name": l.Child, "Why": why})
		}
		rows = append(rows, widgets.NewRule(), widgets.Paragraph(text, widgets.Plain), widgets.Paragraph(why, widgets.Problem))
	}
	if more := len(all) - mostLeft; more > 0 {
		rows = append(rows, widgets.Quiet(lang.L("and {{.N}} more", map[string]any{"N": more})))
	}
	widgets.NewDialog(s.desk.Canvas(), lang.L("Photos left out"), widgets.VBox(8, rows...)).Width(foundWidth).Open()
}
