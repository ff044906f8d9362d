package app

import (
	"fyne.io/fyne/v2/lang"

	"careledger/app/platform"
	"careledger/app/report/page"
	"careledger/app/words"
)

// printRecoveryCode prints the code on a page of its own. The page waits in a
// folder that only this user may read and that goes away with the window.
func (p *program) printRecoveryCode(org, code, day string) {
	p.beside(func() func() {
		err := p.printPage(recoverySheet(org, code, day))
		return func() { p.fail(err) }
	})
}

// printPage prints pages that must not stay on the disk.
func (p *program) printPage(pages *page.Pages) error {
	path, err := platform.PassingFile("page.pdf")
	if err != nil {
		return err
	}
	if err := pages.WriteFile(path); err != nil {
		return err
	}
	_, err = p.print(path)
	return err
}

// recoverySheet is the page with a recovery code.
func recoverySheet(org, code, day string) *page.Pages {
	d := page.New(page.Options{
		Title: lang.L("The recovery code"), Author: org, PageNumber: "%d / %d",
	})
	d.Heading(1, lang.L("Recovery code of {{.Org}}", map[string]any{"Org": org}))
	d.Paragraph(lang.L("If every password is forgotten, this code still opens the file. Nobody else can: not the maker of the program either."))
	for _, line := range codeLines(code) {
		d.Strong(line)
	}
	d.Pairs(page.Pair{Name: lang.L("Made on"), Value: words.Date(day)})
	d.Note(lang.L("Keep this page with the organization's seal or in the safe, apart from the computer. Whoever holds it and the file can read everything."))
	d.Signatures(2, page.Signature{Label: lang.L("Kept by")}, page.Signature{Label: lang.L("Day")})
	return d.Layout()
}
