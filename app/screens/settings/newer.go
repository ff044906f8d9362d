package settings

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"careledger/app/prefs"
	"careledger/app/screens"
	"careledger/app/widgets"
)

// newerCard says where newer installers are looked for, and looks.
func newerCard(desk screens.Desk, kept prefs.Prefs) fyne.CanvasObject {
	folder := widgets.Paragraph("", widgets.Plain)
	show := func() {
		folder.SetText(kept.InstallerFolder())
		if kept.InstallerFolder() == "" {
			folder.SetText(lang.L("USB sticks only"))
		}
	}
	show()
	choose := widgets.FlatButton(lang.L("Choose a folder"), func() {
		desk.Beside(func() func() {
			path, err := desk.Dialogs().Folder(lang.L("Where newer installers come to"))
			return func() {
				if err != nil {
					desk.Fail(err)
					return
				}
				kept.SetInstallerFolder(path)
				show()
			}
		})
	})
	return widgets.HeadedCard(lang.L("Newer versions"), widgets.PlainButton(lang.L("Look now"), desk.FindNewer), widgets.VBox(12,
		widgets.Paragraph(lang.L("Nothing is asked of the network. Put the installer of a newer version and the .sig file that comes with it onto a USB stick, or into a folder that all computers see; it is noticed within the hour, checked and offered."), widgets.Plain),
		fact(lang.L("Where it looks"), widgets.HBox(12, widgets.Grow(folder), choose))))
}
