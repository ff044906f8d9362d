package app

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"careledger/app/theme"
	"careledger/app/widgets"
	"careledger/data"
)

// codeShown is how many groups of a recovery code stand in a line.
const codeShown = 4

// showRecoveryCode shows the code that opens a new file without a password.
// Work begins only after the person says that it is written down, for it is
// shown this once.
func (p *program) showRecoveryCode(store *data.Store, session *data.Session, org, code string) {
	p.store = store
	p.prefs.Opened(store.Path())
	p.show(p.recoveryPage(org, code, func() { p.enter(store, session) }))
	p.canvas.FocusNext()
}

// recoveryPage shows a code; begin goes on once the person says that it is
// written down.
func (p *program) recoveryPage(org, code string, onBegin func()) fyne.CanvasObject {
	begin := widgets.PrimaryButton(lang.L("Begin to work"), onBegin)
	begin.Disable()
	written := widgets.NewCheckBox(lang.L("I have written it down or printed it."), func(on bool) {
		if on {
			begin.Enable()
		} else {
			begin.Disable()
		}
	})
	print := widgets.PlainButton(lang.L("Print"), func() { p.printRecoveryCode(org, code, p.store.Today()) })
	groups := widgets.Flow(12)
	for _, group := range strings.Split(code, "-") {
		groups.Add(widgets.NewText(group, widgets.Look{Size: theme.SizeNameTitle, Bold: true, Color: theme.ColorTealText}))
	}
	return welcome(widgets.VBox(theme.Gap,
		widgets.NewText(lang.L("The recovery code"), widgets.TitleOf),
		widgets.Paragraph(lang.L("If every password is forgotten, this code still opens the file. Nobody else can: not the maker of the program either."), widgets.Plain),
		widgets.NewCard(groups),
		widgets.Paragraph(lang.L("It is shown only now. Keep it with the organization's seal or in the safe."), widgets.Muted),
		written, widgets.HBox(theme.Tight, begin, print),
	))
}

// codeLines breaks a code into lines of a few groups each.
func codeLines(code string) []string {
	groups := strings.Split(code, "-")
	var all []string
	for len(groups) > 0 {
		n := min(codeShown, len(groups))
		all = append(all, strings.Join(groups[:n], " - "))
		groups = groups[n:]
	}
	return all
}
