package app

import (
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"careledger/app/exchange"
	"careledger/app/screens"
	"careledger/app/screens/pickers"
	"careledger/app/screens/transfer"
	"careledger/app/widgets"
)

// tableEndings are how the names of files that may be tables end.
var tableEndings = []string{".xlsx", ".xlsm", ".csv", ".xls"}

// dropped takes files that were dropped onto the window: a table goes to the
// import of its kind, photos to the record that is open.
func (p *program) dropped(files []fyne.URI) {
	var paths []string
	for _, f := range files {
		paths = append(paths, f.Path())
	}
	if pickers.ArePhotos(paths) {
		p.droppedPhotos(paths)
		return
	}
	s := p.working()
	if s == nil || len(files) == 0 {
		return
	}
	path := paths[0]
	if len(files) > 1 || !slices.Contains(tableEndings, strings.ToLower(filepath.Ext(path))) {
		p.tell(lang.L("Drop one Excel or CSV file here, and it is imported."))
		return
	}
	p.beside(func() func() {
		kinds, err := exchange.Guess(path)
		return func() {
			kinds = slices.DeleteFunc(kinds, func(k exchange.Kind) bool { return !s.session.CanImport(k.Name) })
			switch {
			case err != nil:
				p.fail(err)
			case len(kinds) == 0:
				p.tell(lang.L("No table that you may import has these headings. In Settings there are empty tables to fill in."))
			case len(kinds) == 1:
				transfer.ImportFile(s, kinds[0].Name, path)
			default:
				s.askKind(kinds, path)
			}
		}
	})
}

// droppedPhotos gives photos to the dialog that is open, or else to the place in
// front.
func (p *program) droppedPhotos(paths []string) {
	if p.locked || p.shell == nil {
		return
	}
	switch top := p.canvas.Overlays().Top().(type) {
	case nil:
		if taker, ok := p.shell.screens[p.shell.front].(screens.FileTaker); ok && taker.TakeFiles(paths) {
			return
		}
	case *widgets.Dialog:
		if top.OnFiles != nil {
			top.OnFiles(paths)
			return
		}
	}
	p.tell(lang.L("Open the record that the photos belong to, then drop them."))
}

// askKind asks which of several kinds a table is.
func (s *shell) askKind(kinds []exchange.Kind, path string) {
	list := &lines{}
	menu := &popup{canvas: s.program.canvas}
	for n, k := range kinds {
		list.rows = append(list.rows, newLine(widgets.Body(lang.L("Import {{.Kind}}", map[string]any{"Kind": k.Title()})), func() {
			menu.close()
			transfer.ImportFile(s, k.Name, path)
		}, func() { list.choose(n) }))
	}
	s.program.openLines(menu, list, s.top.record)
}
