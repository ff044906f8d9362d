package settings

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"careledger/app/widgets"
	"careledger/app/words"
	"careledger/data"
)

// mostListed is how many records the question before taking back lists.
const mostListed = 8

// changing are the acts that can be taken back.
var changing = []string{"insert", "update", "remove", "restore"}

// askTakeBack shows what goes back together with an entry and does it on a yes.
func (p *past) askTakeBack(l data.PastLine) {
	store, ss := p.desk.Store(), p.desk.Session()
	lines, err := store.PreviewUndo(ss, l.Seq)
	if err != nil {
		p.desk.Fail(err)
		return
	}
	rows := widgets.VBox(8, widgets.Paragraph(lang.L("Everything that was done in the same go is taken back together; the history keeps both."), widgets.Muted))
	for _, line := range lines[:min(len(lines), mostListed)] {
		rows.Add(widgets.NewRule())
		rows.Add(widgets.Bold(recordTitle(line)).Elide())
		for _, row := range takenBack(line) {
			rows.Add(row)
		}
	}
	if more := len(lines) - mostListed; more > 0 {
		rows.Add(widgets.NewRule())
		rows.Add(widgets.Quiet(lang.L("{{.N}} more records with it", map[string]any{"N": more})))
	}
	d := widgets.NewDialog(p.desk.Canvas(), lang.L("Take this change back?"), rows).Cancel(lang.L("Cancel")).Width(620)
	d.Action(lang.L("Take this change back"), widgets.Primary, func() {
		d.Close()
		if err := store.UndoChange(ss, l.Seq); err != nil {
			p.desk.Fail(err)
			return
		}
		p.reload()
		p.desk.Toast(lang.L("Taken back. The history has it on top."))
	})
	d.Open()
}

// takenBack says what becomes of a record when an entry is taken back.
func takenBack(l data.PastLine) []fyne.CanvasObject {
	switch l.Act {
	case "insert":
		return []fyne.CanvasObject{widgets.Body(lang.L("What was added goes to the bin"))}
	case "remove":
		return []fyne.CanvasObject{widgets.Body(lang.L("What was put into the bin comes back"))}
	}
	var rows []fyne.CanvasObject
	for _, c := range l.Changes {
		c.Before, c.After = c.After, c.Before
		rows = append(rows, fact(words.Label("column", c.Column), widgets.Paragraph(changeText(l, c), widgets.Plain)))
	}
	return rows
}

// canTakeBack reports whether an entry is a change, whose values are still there,
// of something that the person may change; the store looks closer.
func (p *past) canTakeBack(l data.PastLine) bool {
	return slices.Contains(changing, l.Act) && !l.Erased && !p.desk.Store().ReadOnly()
}
