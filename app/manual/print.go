package manual

import (
	"fyne.io/fyne/v2/lang"

	"careledger/app/report/page"
)

// Pages are the handbook to print: a contents and each chapter on a page of its
// own.
func Pages(author string) *page.Pages {
	d := page.New(page.Options{Title: lang.L("How to use CareLedger"), Author: author, PageNumber: "%d / %d"})
	d.Contents(lang.L("How to use CareLedger"))
	for _, c := range Chapters() {
		d.PageBreak()
		d.Heading(1, c.Title)
		for _, b := range c.Blocks {
			switch b.Kind {
			case Section:
				d.Heading(2, b.Text)
			case Step, Point:
				d.List(page.Item{Mark: b.Mark, Text: b.Text})
			case Hint:
				d.Note(b.Text)
			default:
				d.Paragraph(b.Text)
			}
		}
	}
	return d.Layout()
}
