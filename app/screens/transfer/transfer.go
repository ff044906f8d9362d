// Package transfer brings whole tables in from Excel and takes them out, in
// dialogs that every place can open: choose a file, say what doubtful headings
// mean, look at what would be done, do it, take it back.
package transfer

import (
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"careledger/app/exchange"
	"careledger/app/platform"
	"careledger/app/screens"
	"careledger/app/widgets"
)

// Import opens the dialog that brings in a table of a kind of package exchange,
// such as children. For a session that may not, or a kind that there is not,
// nothing opens.
func Import(desk screens.Desk, kind string) {
	if i := newImporting(desk, kind); i != nil {
		i.start()
	}
}

// ImportFile is Import for a file that is chosen already.
func ImportFile(desk screens.Desk, kind, path string) {
	if i := newImporting(desk, kind); i != nil {
		i.start()
		i.read(path)
	}
}

// Tools are the buttons beside the title of a place by which tables of a kind
// come in and go out, those that the session may use.
func Tools(desk screens.Desk, kind string) []fyne.CanvasObject {
	var all []fyne.CanvasObject
	if desk.Session().CanImport(kind) {
		all = append(all, widgets.PlainButton(lang.L("Import Excel"), func() { Import(desk, kind) }))
	}
	if desk.Session().CanExport(kind) {
		all = append(all, widgets.FlatButton(lang.L("Export"), func() { Export(desk, kind) }))
	}
	return all
}

// Export asks where to and writes everything that is kept of a kind to an Excel
// file.
func Export(desk screens.Desk, kind string) {
	k, ok := kindOf(desk, kind)
	if !ok || !desk.Session().CanExport(kind) {
		return
	}
	title := lang.L("Export {{.Kind}}", map[string]any{"Kind": k.Title()})
	save(desk, title, k.Title()+" "+desk.Store().Today()+ending, func(path string) {
		working(desk, title, func(*work) func() {
			rows, err := exchange.Export(desk.Store(), desk.Session(), k, path)
			return func() {
				if err != nil {
					desk.Fail(err)
					return
				}
				desk.Toast(lang.L("{{.Count}} rows written to {{.Path}}", map[string]any{"Count": rows, "Path": path}))
			}
		})
	})
}

// kindOf is a kind of table as the organization has it.
func kindOf(desk screens.Desk, name string) (exchange.Kind, bool) {
	k, ok := exchange.Find(name)
	if !ok {
		return k, false
	}
	k, err := k.For(desk.Store(), desk.Session())
	desk.Fail(err)
	return k, err == nil
}

// Template asks where to and writes the empty table of a kind, to be filled in.
func Template(desk screens.Desk, kind string) {
	if k, ok := kindOf(desk, kind); ok {
		template(desk, k, func(path string) { desk.Toast(lang.L("Saved: {{.Path}}", map[string]any{"Path": path})) })
	}
}

// template writes the empty table and tells done where it is.
func template(desk screens.Desk, k exchange.Kind, done func(path string)) {
	title := lang.L("Empty table for {{.Kind}}", map[string]any{"Kind": k.Title()})
	save(desk, title, title+ending, func(path string) {
		desk.Beside(func() func() {
			err := k.Template(path)
			return func() {
				if err != nil {
					desk.Fail(err)
					return
				}
				done(path)
			}
		})
	})
}

// ending is how the names of table files end.
const ending = ".xlsx"

// tables are the files that a dialog shows for a table to be read.
func tables() platform.Filter {
	return platform.Filter{Name: lang.L("Tables"), Patterns: []string{"*.xlsx", "*.csv", "*.xlsm", "*.xls"}}
}

// save asks where to keep a table and tells do, which runs on the window's
// goroutine. Nothing happens when the person chose no place.
func save(desk screens.Desk, title, name string, do func(path string)) {
	desk.Beside(func() func() {
		path, err := desk.Dialogs().Save(title, name, platform.Filter{Name: "Excel", Patterns: []string{"*" + ending}})
		return func() {
			if err != nil {
				desk.Fail(err)
				return
			}
			do(named(path))
		}
	})
}

// named gives a file's name an ending that tables have, unless it has one.
func named(path string) string {
	switch strings.ToLower(filepath.Ext(path)) {
	case ending, ".csv":
		return path
	}
	return path + ending
}
