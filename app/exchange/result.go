package exchange

import (
	"path/filepath"
	"slices"

	"careledger/app/sheet"
	"careledger/app/words"
	"careledger/data"
)

// Options say how a file is imported.
type Options struct {
	DryRun bool         // only try, and say what would be done
	Accept map[int]bool // numbers of rows whose doubts a person has accepted

	// Progress is told how many of how many rows are done; an error from it
	// takes everything back and is answered. It may be nil.
	Progress func(done, total int) error
}

// Row is what became of one row of a file, or would become of it.
type Row struct {
	Number  int    // in the file
	Label   string // what it is about, such as a name
	Outcome data.Outcome
	ID      string   // of the record, but not of a new one in a trial
	Changes []Change // of an updated row
	Reason  string   // why it was refused
	Doubt   bool     // it was refused for a doubt that a person may accept
}

// Change is one value that an import changed, under its heading.
type Change struct{ Heading, Old, New string }

// Result is what an import did, or in a trial would do.
type Result struct {
	Run  string // for [data.Store.UndoImport]; empty when there is nothing to undo
	Rows []Row  // in the order of the file

	table *sheet.Table
}

// Count answers how many rows had an outcome.
func (r *Result) Count(what data.Outcome) int {
	n := 0
	for _, row := range r.Rows {
		if row.Outcome == what {
			n++
		}
	}
	return n
}

// Refused answers the rows that were refused, in the order of the file.
func (r *Result) Refused() []Row {
	var all []Row
	for _, row := range r.Rows {
		if row.Outcome == data.RowRefused {
			all = append(all, row)
		}
	}
	return all
}

// WriteRefusals writes the refused rows, as they were and with the reasons, to
// an .xlsx file, which can be put right and imported again. Every error is a
// [sheet.Error].
func (r *Result) WriteRefusals(path string) error {
	var all []sheet.Refusal
	for _, row := range r.Refused() {
		all = append(all, sheet.Refusal{Row: row.Number, Reason: row.Reason})
	}
	return sheet.Refusals(path, r.table, all)
}

// Import brings the file into the store, or tries to. Rows that break a rule
// are refused one by one; the others go in together. Errors are [data.Error]
// and mean that nothing was kept.
func (f *File) Import(store *data.Store, ss *data.Session, o Options) (*Result, error) {
	options := data.ImportOptions{DryRun: o.DryRun, File: filepath.Base(f.Path), Override: o.Accept}
	if o.Progress != nil {
		options.Progress = func(done int) error { return o.Progress(done, len(f.rows)) }
	}
	done, err := store.Import(ss, f.Kind.Name, f.rows, options)
	if err != nil {
		return nil, err
	}
	result := &Result{Run: done.Run, Rows: slices.Clone(f.refused), table: f.table}
	columns := f.Kind.all()
	for _, r := range done.Rows {
		row := Row{Number: r.Row, Label: f.labels[r.Row], Outcome: r.Outcome, ID: r.ID}
		switch r.Outcome {
		case data.RowNew:
			if o.DryRun {
				row.ID = ""
			}
		case data.RowUpdated:
			row.Changes = changes(columns, r.Before, r.After)
		case data.RowRefused:
			row.Reason, row.Doubt = f.reason(r.Reason), r.Reason.Over
		}
		result.Rows = append(result.Rows, row)
	}
	slices.SortStableFunc(result.Rows, func(a, b Row) int { return a.Number - b.Number })
	return result, nil
}

// changes lists the columns that show something else than before.
func changes(columns []column, before, after map[string]string) []Change {
	var all []Change
	for _, c := range columns {
		if old, now := c.show(before), c.show(after); old != now {
			all = append(all, Change{c.Heading(), old, now})
		}
	}
	return all
}

// reason says why a row was refused, with the column's heading before it where
// the reason is about one.
func (f *File) reason(e *data.Error) string {
	if heading := f.Kind.Heading(e.Field); e.Field != "" && heading != e.Field {
		return about(heading, words.Error(e))
	}
	return words.Error(e)
}
