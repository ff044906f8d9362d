// Package exchange brings whole tables in and out: what the table of each kind
// of record holds, how people's words become codes, what an import would do
// before it is done, and what was refused and why.
//
// Package sheet knows files and headings, package data the rules; this package
// stands between them and puts the results into the person's words.
package exchange

import (
	"cmp"
	"path/filepath"
	"slices"

	"careledger/app/sheet"
	"careledger/app/words"
	"careledger/data"
)

// Kind is one kind of table, such as children.
type Kind struct {
	Name    string // as commands call it, such as camp-days
	columns func() []column
	about   func() string
	own     owned // see [Kind.For]
}

// kinds are all kinds, in an order in which a new file can take them: what is
// named by others comes first.
var kinds = []Kind{
	projects, children, consents, members, people, pairings, activities, attendance, visits, exemptions, wishes, camps, campDays, campStaff, lessons,
	books, loans, readingLog, goods, psy, expenses, income,
}

// Kinds returns all kinds, in an order in which tables can be imported into a
// new file.
func Kinds() []Kind { return slices.Clone(kinds) }

// Find returns the kind with a name, and false when there is none.
func Find(name string) (Kind, bool) {
	for _, k := range kinds {
		if k.Name == name {
			return k, true
		}
	}
	return Kind{}, false
}

// Title returns the name of the table in the person's language, such as 走访.
func (k Kind) Title() string { return words.Label("import_kind", k.Name) }

// Sentence says in one sentence what the table holds.
func (k Kind) Sentence() string { return k.about() }

// Columns returns the columns of the table, as headings are matched to them.
func (k Kind) Columns() []sheet.Column {
	var all []sheet.Column
	for _, c := range k.all() {
		all = append(all, c.Column)
	}
	return all
}

// Headings returns the headings under which the table is written.
func (k Kind) Headings() []string {
	var all []string
	for _, c := range k.all() {
		all = append(all, c.Heading())
	}
	return all
}

// Heading returns the heading under which a column is written, and the key
// itself when there is no such column.
func (k Kind) Heading(key string) string {
	for _, c := range k.all() {
		if c.Key == key {
			return c.Heading()
		}
	}
	return key
}

// Template writes the empty table to fill in. Every error is a [sheet.Error].
func (k Kind) Template(path string) error {
	return sheet.Template(path, k.Title(), k.Columns())
}

// Export writes everything that is kept of the kind to an .xlsx or .csv file
// and answers how many rows it has. Importing the file again changes nothing.
// That it left the program is journalled, before it is written. Errors are
// [sheet.Error] or [data.Error].
func Export(store *data.Store, ss *data.Session, k Kind, path string) (int, error) {
	records, err := store.Export(ss, k.Name)
	if err != nil {
		return 0, err
	}
	details := map[string]string{"kind": k.Name, "file": filepath.Base(path)}
	if err := store.NoteExport(ss, k.Name, k.Title(), childrenIn(records), details); err != nil {
		return 0, err
	}
	columns := k.all()
	out := sheet.SheetOut{Name: k.Title(), Columns: k.Columns()}
	for _, v := range records {
		row := make([]string, len(columns))
		for i, c := range columns {
			row[i] = c.show(v)
		}
		out.Rows = append(out.Rows, row)
	}
	return len(out.Rows), sheet.Write(path, []sheet.SheetOut{out})
}

// childrenIn is of how many children the rows tell.
func childrenIn(rows []map[string]string) int {
	seen := map[string]bool{}
	for _, v := range rows {
		if no := cmp.Or(v["file_no"], v["child_no"]); no != "" {
			seen[no] = true
		}
	}
	return len(seen)
}
