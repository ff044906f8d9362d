package transfer

import (
	"errors"
	"sync/atomic"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"careledger/app/screens"
	"careledger/app/widgets"
	"careledger/app/words"
)

// errStopped ends work that the person stopped.
var errStopped = errors.New("stopped by the person")

// workWidth is the width of the dialog that is shown meanwhile.
const workWidth float32 = 420

// work is something that takes long. Its dialog is shown while it runs beside
// the window.
type work struct {
	dialog  *widgets.Dialog
	line    *widgets.ProgressLine
	count   *widgets.Text
	stop    *widgets.Button
	stopped atomic.Bool
	percent int // shown last; belongs to the goroutine that works
}

// working runs a task beside the window under a dialog, which goes away before
// show, the task's answer, is run.
func working(desk screens.Desk, title string, task func(*work) (show func())) {
	w := &work{line: widgets.NewProgressLine(0), count: widgets.Quiet(lang.L("One moment…")), percent: -1}
	w.stop = widgets.PlainButton(lang.L("Stop"), func() {
		w.stopped.Store(true)
		w.stop.Disable()
	})
	w.stop.Hide()
	w.line.Hide()
	w.dialog = widgets.NewDialog(desk.Canvas(), title, widgets.VBox(12, w.line, widgets.HBox(12, widgets.Grow(w.count.Elide()), w.stop)))
	w.dialog.Cancel("").Width(workWidth).SetBusy(true)
	w.dialog.Open()
	desk.Beside(func() func() {
		show := task(w)
		return func() {
			w.dialog.SetBusy(false)
			w.dialog.Close()
			if show != nil {
				show()
			}
		}
	})
}

// progress shows how much is done, from the goroutine that works, and answers
// errStopped once the person has stopped it.
func (w *work) progress(done, total int) error {
	if w.stopped.Load() {
		return errStopped
	}
	percent := 100
	if total > 0 {
		percent = done * 100 / total
	}
	if percent == w.percent {
		return nil
	}
	w.percent = percent
	fyne.Do(func() {
		w.line.Show()
		w.stop.Show()
		w.line.SetShare(float64(percent) / 100)
		w.count.SetText(lang.L("{{.Done}} of {{.All}} rows", map[string]any{"Done": words.Count(done), "All": words.Count(total)}))
		w.dialog.Refresh()
	})
	return nil
}
