// Package printing brings lists that screens show to the printer.
package printing

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"careledger/app/platform"
	"careledger/app/report"
	"careledger/app/screens"
	"careledger/app/widgets"
)

// ToPrinter hands a file to the printer; tests put something else here.
var ToPrinter = platform.Print

// Shown prints the table that a place shows, as it is filtered and sorted. It
// reports whether the place shows one.
func Shown(desk screens.Desk, s screens.Screen) bool {
	table := widgets.ListingIn(s.Content())
	if table == nil {
		return false
	}
	heads, rows := table.Texts()
	shown, _ := s.Status()
	Print(desk, report.List{Title: s.Title(), Shown: shown, Heads: heads, Rows: rows})
	return true
}

// Print writes a list to a passing file, journals that, and hands the file to the
// printer, beside the window.
func Print(desk screens.Desk, list report.List) {
	desk.Beside(func() func() {
		err := toPrinter(desk, list)
		return func() { desk.Fail(err) }
	})
}

func toPrinter(desk screens.Desk, list report.List) error {
	made, err := report.MakeList(desk.Store(), desk.Session(), list)
	if err != nil {
		return err
	}
	path, err := platform.PassingFile("list.pdf")
	if err != nil {
		return err
	}
	if err := report.Save(desk.Store(), desk.Session(), made, "print", path, ""); err != nil {
		return err
	}
	printed, err := ToPrinter(path)
	if err == nil && !printed {
		fyne.Do(func() { desk.Toast(lang.L("The list is open in the viewer; print it from there.")) })
	}
	return err
}
