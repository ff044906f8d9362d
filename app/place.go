package app

import (
	"fyne.io/fyne/v2"

	"careledger/app/platform"
	"careledger/app/prefs"
)

// What is said before the language of the window is known.
const (
	nameOfBoth  = "关爱台账 CareLedger"
	runsAlready = "关爱台账已经打开了。请在任务栏里找到它的窗口；找不到时，请注销或重启电脑后再试。\n\n" +
		"CareLedger is open already. Look for its window in the taskbar; where there is none, sign out or restart the computer and try again."
)

// keepPlace gives the window the place it had when it was closed last, and
// remembers it when it is closed.
func keepPlace(a fyne.App, w fyne.Window, kept prefs.Prefs) {
	a.Lifecycle().SetOnStarted(func() {
		platform.Mark(w)
		if place, known := kept.Place(); known {
			platform.Put(w, place)
		}
	})
	w.SetCloseIntercept(func() {
		if place, known := platform.PlaceOf(w); known {
			kept.SetPlace(place)
		}
		w.Close()
	})
}
