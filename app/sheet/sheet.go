// Package sheet brings tables in from Excel and CSV files and writes them out.
//
// It knows files, cells, headings and columns, and nothing of children or
// wishes: what a column means and whether a value is allowed is for the rules
// of an import in package data. Reading gives a [Workbook]; [Workbook.Choose]
// finds the sheet and the heading row, [Match] maps headings to columns, and
// [Table.Records] gives plain strings by column key, each with what is wrong
// with its cell. [Write], [Template] and [Refusals] make files.
//
// Files are written with excelize. They are read by a small streaming reader
// of our own, for three reasons: excelize gives formulas, formats, merged and
// hidden cells only after loading a whole sheet as objects, it unpacks large
// sheets to unencrypted temporary files, and a sheet that claims 1,048,576
// rows costs it gigabytes. Nothing here leaves a trace on the disk when
// reading. The tests write with excelize and read with ours, so that each
// checks the other.
package sheet

// Limits of what is read. A roster of a whole city fits many times; what
// exceeds them is an accident or an attack and is refused before it costs
// memory.
const (
	MaxFileBytes     = 64 << 20  // size of the file itself
	MaxUnpackedBytes = 256 << 20 // sum of the unpacked parts of an .xlsx
	MaxParts         = 10_000    // files inside an .xlsx
	MaxSheets        = 100       // sheets of one workbook
	MaxRows          = 100_000   // rows with content in one sheet
	MaxColumns       = 1_000     // columns with content in one sheet
	MaxCells         = 2_500_000 // cells in one workbook, counting the blank ones before the last of each row
	MaxCellRunes     = 32_767    // characters in one cell, which is Excel's own limit
)

// Format is the kind of file that a workbook came from.
type Format string

// The formats that are read and written.
const (
	XLSX Format = "xlsx"
	CSV  Format = "csv"
)

// Workbook is a file that was read: all its sheets with all their cells.
type Workbook struct {
	Path   string
	Format Format
	Sheets []*Sheet
}

// Sheet is one sheet as it stands in the file, before anyone has said which
// row holds the headings. Rows without any content are left out; the others
// keep their number.
type Sheet struct {
	Name   string
	Hidden bool // hidden in Excel
	Rows   []Row
	Width  int // number of columns up to the last one with content

	hiddenColumns map[int]bool
	merges        []area
}

// Row is one row of a sheet.
type Row struct {
	Number int    // as the person sees it at the left edge in Excel, from 1
	Cells  []Cell // may be shorter than the sheet is wide; use Cell
	Hidden bool   // hidden or filtered away in Excel; it is read all the same
}

// Cell returns the cell in column i, counted from 0, and an empty cell where
// the row has none.
func (r Row) Cell(i int) Cell {
	if i < 0 || i >= len(r.Cells) {
		return Cell{}
	}
	return r.Cells[i]
}

// empty reports whether the row has no content at all.
func (r Row) empty() bool {
	for _, c := range r.Cells {
		if c.Kind != CellEmpty {
			return false
		}
	}
	return true
}

// texts returns the different texts of a row, in order.
func (r Row) texts() []string {
	var all []string
	seen := map[string]bool{}
	for _, c := range r.Cells {
		if c.Text != "" && !seen[c.Text] {
			seen[c.Text] = true
			all = append(all, c.Text)
		}
	}
	return all
}

// CellKind says what a cell holds.
type CellKind uint8

// The kinds of cells.
const (
	CellEmpty   CellKind = iota
	CellText             // text, trimmed
	CellNumber           // a number that no format makes a date
	CellDate             // a day, with or without a time
	CellTime             // a time of day without a day
	CellBool             // TRUE or FALSE
	CellFormula          // a formula; Text is the value the file remembers, which may be stale
	CellError            // #N/A, #REF! and the like
)

// Cell is one cell as it was read.
type Cell struct {
	Kind   CellKind
	Text   string  // the content as plain text; a date as 2015-03-04 or 2015-03-04 08:30, a time as 08:30
	Number float64 // the stored number of numbers, dates and times
	Format string  // Excel's number format, such as yyyy-mm-dd; empty for General and for text
	Day    string  // the day of a date, as 2015-03-04
	Clock  string  // the time of a date or a time, as 08:30 or 08:30:15; empty at midnight of a date

	// Lost tells that digits are gone for good: Excel keeps 15 digits of a
	// number, so an identity number that was typed as a number ends in 000.
	Lost bool
	// SizeDate tells that Excel probably made this date out of something
	// else, as it does with the size 3-4: the date shows no year. Guess is
	// what was probably typed.
	SizeDate bool
	Guess    string
	// Merged tells that the cell is part of a merged area; every cell of
	// the area has the value.
	Merged bool

	base1904 bool // a number of a workbook that counts days from 1904
}
