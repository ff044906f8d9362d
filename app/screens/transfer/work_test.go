package transfer

import (
	"errors"
	"testing"

	"careledger/app/screens/screentest"
)

func TestWorkCanBeStopped(t *testing.T) {
	desk := screentest.New(t)
	shown := false
	working(desk, "导入", func(w *work) func() {
		if err := w.progress(1, 4); err != nil {
			t.Errorf("stopped by nobody: %v", err)
		}
		desk.WantText("1 / 4 行")
		desk.Press("停止")
		err := w.progress(2, 4)
		if !errors.Is(err, errStopped) {
			t.Errorf("after stopping: %v", err)
		}
		desk.WantText("1 / 4 行")
		return func() {
			shown = true
			if desk.Canvas().Overlays().Top() != nil {
				t.Error("the dialog is still there when the answer is shown")
			}
		}
	})
	if !shown {
		t.Error("the answer was not shown")
	}
}
