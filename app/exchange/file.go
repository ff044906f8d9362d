package exchange

import (
	"path/filepath"
	"slices"

	"fyne.io/fyne/v2/lang"

	"careledger/app/sheet"
	"careledger/data"
)

// File is a table file that was read and understood, ready to be tried and
// imported.
type File struct {
	Kind    Kind
	Path    string
	Mapping sheet.Mapping // which heading holds which column
	Notes   []string      // what a person should know besides: guesses, rows and columns left out, doubtful dates

	table   *sheet.Table
	rows    []data.ImportRow
	labels  map[int]string // what a row is about, by its number
	refused []Row          // rows with a cell that can't be taken
}

// Choose settles what headings mean: it answers the mapping's questions by
// [sheet.Mapping.Set]. An error from it ends the reading.
type Choose func(table *sheet.Table, m *sheet.Mapping) error

// Read reads a file of the kind. choose is called when a heading is in doubt or
// a required column was not found; when it is nil the best guesses are taken
// and noted. Errors are [sheet.Error], which refuse the file as a whole.
func Read(path string, k Kind, choose Choose) (*File, error) {
	book, err := sheet.Read(path)
	if err != nil {
		return nil, err
	}
	columns := k.Columns()
	table, err := book.Choose(columns)
	if err != nil {
		return nil, err
	}
	f := &File{Kind: k, Path: path, table: table, labels: map[int]string{}, Mapping: sheet.Match(table.Headings, columns)}
	m := &f.Mapping
	switch {
	case choose != nil && len(m.Unsure)+len(m.Missing) > 0:
		if err := choose(table, m); err != nil {
			return nil, err
		}
	case len(m.Unsure) > 0:
		f.guess()
	}
	if len(m.Missing) > 0 {
		return nil, f.lacks(m.Missing[0])
	}
	f.noteLeftOut(book)
	f.take()
	return f, nil
}

// Numbers returns the numbers of the rows that can be tried.
func (f *File) Numbers() []int {
	var all []int
	for _, row := range f.rows {
		all = append(all, row.Row)
	}
	return all
}

// guess takes the best guesses and notes each.
func (f *File) guess() {
	asked := slices.Clone(f.Mapping.Unsure)
	f.Mapping.AcceptGuesses()
	for _, q := range asked {
		args := map[string]any{"Column": f.Kind.Heading(q.Key)}
		index, ok := f.Mapping.Columns[q.Key]
		if !ok {
			f.note(lang.L("No column was taken for “{{.Column}}”.", args))
			continue
		}
		args["Heading"] = f.table.Headings[index]
		f.note(lang.L("“{{.Heading}}” was taken for “{{.Column}}”. Please check.", args))
	}
}

// lacks is the error for a file without a required column.
func (f *File) lacks(key string) error {
	return &sheet.Error{Code: sheet.NoHeadings, Args: map[string]any{"File": filepath.Base(f.Path), "Example": f.Kind.Heading(key)}}
}

// noteLeftOut notes which sheets and columns of the file were not taken.
func (f *File) noteLeftOut(book *sheet.Workbook) {
	for _, s := range book.Sheets {
		if s.Name != f.table.Sheet && len(s.Rows) > 0 && !s.Hidden {
			f.note(lang.L("The sheet “{{.Sheet}}” was not read.", map[string]any{"Sheet": s.Name}))
		}
	}
	for _, h := range f.Mapping.Unknown {
		f.note(lang.L("The column “{{.Heading}}” was not taken.", map[string]any{"Heading": h.Text}))
	}
}

func (f *File) note(sentence string) { f.Notes = append(f.Notes, sentence) }

// take turns the rows of the table into rows to import, and refuses those with
// a cell that can't be taken.
func (f *File) take() {
	columns := f.Kind.all()
	records, skipped := f.table.Records(f.Mapping, f.Kind.Columns())
	for _, s := range skipped {
		f.note(s.Sentence())
	}
	for _, r := range records {
		v, reasons := map[string]string{}, []string{}
		for _, p := range r.Problems {
			if p.Refuse() {
				reasons = append(reasons, p.Sentence())
			} else {
				f.note(lang.L("Row {{.Row}}: {{.Note}}", map[string]any{"Row": r.Row, "Note": p.Sentence()}))
			}
		}
		for _, c := range columns {
			text := r.Values[c.Key]
			if text == "" || len(reasons) > 0 {
				continue
			}
			if err := c.take(text, v); err != nil {
				reasons = append(reasons, about(c.Heading(), err.Error()))
			}
		}
		f.labels[r.Row] = label(columns, r.Values)
		if len(reasons) > 0 {
			f.refused = append(f.refused, Row{Number: r.Row, Label: f.labels[r.Row], Outcome: data.RowRefused, Reason: reasons[0]})
			continue
		}
		f.rows = append(f.rows, data.ImportRow{Row: r.Row, Values: v})
	}
}

// label says in a word what a row is about: the name of the child or person, or
// the first thing that the row says.
func label(columns []column, texts map[string]string) string {
	for _, key := range []string{"child", "name", "title"} {
		if texts[key] != "" {
			return texts[key]
		}
	}
	for _, c := range columns {
		if texts[c.Key] != "" {
			return texts[c.Key]
		}
	}
	return ""
}

// about puts the heading of a column before what is said of its cell.
func about(heading, sentence string) string {
	return lang.L("{{.Heading}}: {{.Sentence}}", map[string]any{"Heading": heading, "Sentence": sentence})
}
