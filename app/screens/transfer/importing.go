package transfer

import (
	"errors"
	"path/filepath"

	"fyne.io/fyne/v2/lang"

	"careledger/app/exchange"
	"careledger/app/screens"
	"careledger/app/sheet"
	"careledger/app/widgets"
	"careledger/app/words"
	"careledger/data"
)

// startWidth is the width of the dialog that asks for the file.
const startWidth float32 = 520

// importing is one import, from the choice of a file to its end.
type importing struct {
	desk    screens.Desk
	kind    exchange.Kind
	path    string
	answers map[string]int // index of the heading by column, -1 for none; nil while not asked
	first   *widgets.Dialog
	said    *widgets.Text // news in the first dialog
}

func newImporting(desk screens.Desk, kind string) *importing {
	k, ok := kindOf(desk, kind)
	if !ok || !desk.Session().CanImport(kind) {
		return nil
	}
	return &importing{desk: desk, kind: k, said: widgets.Paragraph("", widgets.GoodFor)}
}

// start asks for the file and offers the empty table.
func (i *importing) start() {
	empty := widgets.FlatButton(lang.L("Save the empty table"), func() {
		template(i.desk, i.kind, func(path string) {
			i.said.SetText(lang.L("Saved: {{.Path}}", map[string]any{"Path": path}))
			i.first.Refresh()
		})
	})
	body := widgets.VBox(10,
		widgets.Paragraph(i.kind.Sentence(), widgets.Plain),
		widgets.Paragraph(lang.L("Any Excel or CSV file with headings will do. You see what would change before anything is kept, and the whole import can be taken back."), widgets.Muted),
		widgets.HBox(0, empty), i.said)
	i.first = widgets.NewDialog(i.desk.Canvas(), i.title(), body).Width(startWidth).Cancel(lang.L("Cancel"))
	i.first.Action(lang.L("Choose a file"), widgets.Primary, i.choose).Open()
}

func (i *importing) title() string {
	return lang.L("Import {{.Kind}}", map[string]any{"Kind": i.kind.Title()})
}

// choose asks for the file by the dialog of the operating system.
func (i *importing) choose() {
	i.first.SetProblem("")
	i.first.SetBusy(true)
	i.desk.Beside(func() func() {
		path, err := i.desk.Dialogs().Open(i.title(), tables())
		return func() {
			i.first.SetBusy(false)
			if err != nil {
				i.desk.Fail(err)
				return
			}
			i.read(path)
		}
	})
}

// read reads the file and tries the import, beside the window.
func (i *importing) read(path string) {
	i.path, i.answers = path, nil
	i.try()
}

// try reads the file by the answers given so far and tries the import.
func (i *importing) try() {
	working(i.desk, lang.L("Reading {{.File}}", map[string]any{"File": filepath.Base(i.path)}), func(w *work) func() {
		file, err := exchange.Read(i.path, i.kind, i.answer)
		var trial *exchange.Result
		if err == nil {
			trial, err = file.Import(i.desk.Store(), i.desk.Session(), exchange.Options{DryRun: true, Progress: w.progress})
		}
		return func() { i.tried(file, trial, err) }
	})
}

// answer settles the headings as the person said, or ends the reading with the
// question. It runs beside the window.
func (i *importing) answer(table *sheet.Table, m *sheet.Mapping) error {
	if i.answers == nil {
		return &question{table: table, mapping: *m}
	}
	for key, index := range i.answers {
		m.Set(key, index)
	}
	return nil
}

// tried goes on after a trial: to the question about headings, to the preview,
// or back to the choice of a file with what is wrong with this one.
func (i *importing) tried(file *exchange.File, trial *exchange.Result, err error) {
	var asked *question
	switch {
	case errors.As(err, &asked):
		i.ask(asked)
	case errors.Is(err, errStopped):
	case err != nil:
		i.first.SetProblem(words.Error(err))
	default:
		i.first.Close()
		newPreview(i, file, trial).open()
	}
}

// run imports for good, with the doubts of some rows accepted.
func (i *importing) run(p *preview) {
	working(i.desk, i.title(), func(w *work) func() {
		result, err := p.file.Import(i.desk.Store(), i.desk.Session(), exchange.Options{Accept: p.accepted, Progress: w.progress})
		return func() {
			switch {
			case errors.Is(err, errStopped):
				p.dialog.SetProblem(lang.L("Stopped. Nothing was imported."))
			case err != nil:
				p.dialog.SetProblem(words.Error(err))
			default:
				p.dialog.Close()
				i.done(result)
			}
		}
	})
}

// done tells what the import did and offers to take it back.
func (i *importing) done(r *exchange.Result) {
	text := lang.L("{{.Kind}} imported: {{.New}} new, {{.Updated}} updated, {{.Unchanged}} unchanged, {{.Refused}} refused.", map[string]any{
		"Kind": i.kind.Title(), "New": r.Count(data.RowNew), "Updated": r.Count(data.RowUpdated),
		"Unchanged": r.Count(data.RowUnchanged), "Refused": r.Count(data.RowRefused),
	})
	if r.Run == "" {
		i.desk.Toast(text)
		return
	}
	i.desk.ToastUndo(text, func() { Undo(i.desk, r.Run) })
}

// Undo takes back a whole import by the id of its run, beside the window, and
// says how that went.
func Undo(desk screens.Desk, run string) {
	working(desk, lang.L("Taking the import back"), func(*work) func() {
		err := desk.Store().UndoImport(desk.Session(), run)
		return func() {
			if err != nil {
				desk.Fail(err)
				return
			}
			desk.Toast(lang.L("The import was taken back."))
		}
	})
}
