package sheet

import (
	"encoding/xml"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"
)

// sheetReader builds one sheet from the tokens of its part.
type sheetReader struct {
	book  *xlsx
	sheet *Sheet

	row      Row
	lastRow  int // number of the row being read or read last
	lastCol  int // column of the cell being read or read last, from 0
	inRow    bool
	inCell   bool
	inValue  bool
	phonetic bool
	kind     string // attribute t of the cell
	style    int
	formula  bool
	value    strings.Builder
	columns  int    // elements that describe columns, so far
	spills   []area // results of array formulas, whose cells carry no formula of their own
}

// readSheet reads one sheet as a stream, row by row.
func (x *xlsx) readSheet(ref sheetRef) (*Sheet, error) {
	r := &sheetReader{book: x, sheet: &Sheet{Name: ref.name, Hidden: ref.hidden, hiddenColumns: map[int]bool{}}}
	err := x.tokens(ref.part, func(token xml.Token) error {
		switch e := token.(type) {
		case xml.StartElement:
			return r.start(e)
		case xml.EndElement:
			return r.end(e.Name.Local)
		case xml.CharData:
			if r.inValue && !r.phonetic {
				r.value.Write(e)
			}
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	if err := r.markSpills(); err != nil {
		return nil, err
	}
	return r.sheet, r.fillMerges()
}

// start handles the beginning of an element.
func (r *sheetReader) start(e xml.StartElement) error {
	switch e.Name.Local {
	case "row":
		r.startRow(e)
	case "c":
		return r.startCell(e)
	case "v", "t":
		r.inValue = r.inCell
	case "f":
		if r.inCell {
			r.formula = true
			if kind := attribute(e, "t"); kind == "array" || kind == "dataTable" {
				if spill, ok := parseArea(attribute(e, "ref")); ok {
					r.spills = append(r.spills, spill)
					return r.book.note()
				}
			}
		}
	case "rPh":
		r.phonetic = true
	case "col":
		r.hideColumns(e)
	case "mergeCell":
		if merged, ok := parseArea(attribute(e, "ref")); ok {
			r.sheet.merges = append(r.sheet.merges, merged)
			return r.book.note()
		}
	}
	return nil
}

// end handles the end of an element.
func (r *sheetReader) end(name string) error {
	switch name {
	case "v", "t":
		r.inValue = false
	case "rPh":
		r.phonetic = false
	case "c":
		if r.inCell {
			r.inCell = false
			return r.finishCell()
		}
	case "row":
		if r.inRow {
			r.inRow = false
			return r.finishRow()
		}
	}
	return nil
}

// startRow begins a row; rows and cells may omit their reference and then
// follow the one before.
func (r *sheetReader) startRow(e xml.StartElement) {
	number, err := strconv.Atoi(attribute(e, "r"))
	if err != nil || number < 1 || number > 1<<20 {
		number = r.lastRow + 1
	}
	r.inRow, r.lastRow, r.lastCol = true, number, -1
	r.row = Row{Number: number, Hidden: isTrue(attribute(e, "hidden"))}
}

// startCell begins a cell.
func (r *sheetReader) startCell(e xml.StartElement) error {
	if !r.inRow {
		return nil
	}
	column := r.lastCol + 1
	r.kind, r.style = "", 0
	for _, a := range e.Attr {
		switch a.Name.Local {
		case "r":
			if c, _, ok := position(a.Value); ok {
				column = c
			}
		case "t":
			r.kind = a.Value
		case "s":
			r.style, _ = strconv.Atoi(a.Value)
		}
	}
	r.inCell, r.lastCol, r.formula = true, column, false
	r.value.Reset()
	return nil
}

// finishCell puts the cell into its row.
func (r *sheetReader) finishCell() error {
	cell := r.makeCell()
	if cell.Kind == CellEmpty {
		return nil
	}
	if err := checkCell(r.book.path, cell, r.lastCol, r.lastRow); err != nil {
		return err
	}
	if err := r.widen(&r.row, r.lastCol+1); err != nil {
		return err
	}
	r.row.Cells[r.lastCol] = cell
	return nil
}

// widen makes a row at least as wide as asked.
func (r *sheetReader) widen(row *Row, width int) error {
	const usual = 64
	missing := width - len(row.Cells)
	if missing <= 0 {
		return nil
	}
	if row.Cells == nil {
		row.Cells = make([]Cell, 0, max(width, min(r.sheet.Width, usual)))
	}
	row.Cells = append(row.Cells, make([]Cell, missing)...)
	return r.book.spend(missing)
}

// checkCell refuses a cell beyond the limits.
func checkCell(path string, cell Cell, column, row int) error {
	at := ColumnName(column) + strconv.Itoa(row)
	switch {
	case column >= MaxColumns:
		return fail(TooLarge, path, nil, "What", limitColumns, "Limit", MaxColumns, "Cell", at)
	case len(cell.Text) > MaxCellRunes && utf8.RuneCountInString(cell.Text) > MaxCellRunes:
		return fail(TooLarge, path, nil, "What", limitText, "Limit", MaxCellRunes, "Cell", at)
	}
	return nil
}

// finishRow keeps the row when it has content.
func (r *sheetReader) finishRow() error {
	if r.row.empty() {
		return nil
	}
	if len(r.sheet.Rows) >= MaxRows {
		return fail(TooLarge, r.book.path, nil, "What", limitRows, "Limit", MaxRows)
	}
	if n := len(r.sheet.Rows); n > 0 && r.sheet.Rows[n-1].Number >= r.row.Number {
		return fail(Unreadable, r.book.path, nil) // rows out of order: no program writes that
	}
	r.sheet.Rows = append(r.sheet.Rows, r.row)
	r.sheet.Width = max(r.sheet.Width, len(r.row.Cells))
	return nil
}

// hideColumns notes hidden columns.
func (r *sheetReader) hideColumns(e xml.StartElement) {
	if r.columns++; r.columns > MaxColumns || !isTrue(attribute(e, "hidden")) {
		return
	}
	first, err1 := strconv.Atoi(attribute(e, "min"))
	last, err2 := strconv.Atoi(attribute(e, "max"))
	if err1 != nil || err2 != nil {
		return
	}
	for column := max(first, 1); column <= min(last, MaxColumns); column++ {
		r.sheet.hiddenColumns[column-1] = true
	}
}

// makeCell turns what was read of a cell into its value.
func (r *sheetReader) makeCell() Cell {
	raw := r.value.String()
	var cell Cell
	switch r.kind {
	case "s":
		if i, err := strconv.Atoi(strings.TrimSpace(raw)); err == nil && i >= 0 && i < len(r.book.strings) {
			cell = textCell(r.book.strings[i])
		}
	case "inlineStr", "str":
		cell = textCell(unescape(raw))
	case "b":
		cell = Cell{Kind: CellBool, Text: "FALSE"}
		if isTrue(strings.TrimSpace(raw)) {
			cell.Text = "TRUE"
		}
	case "e":
		cell = Cell{Kind: CellError, Text: strings.TrimSpace(raw)}
	case "d":
		cell = isoCell(strings.TrimSpace(raw))
	default:
		cell = r.numberCell(strings.TrimSpace(raw))
	}
	if r.formula {
		cell.Kind = CellFormula
	}
	return cell
}

// textCell makes a cell of text; text of spaces alone is empty.
func textCell(text string) Cell {
	if text = clean(text); text == "" {
		return Cell{}
	}
	return Cell{Kind: CellText, Text: text}
}

// isoCell makes a cell of a date in ISO 8601, which strict .xlsx files use.
func isoCell(text string) Cell {
	for _, layout := range []string{time.DateOnly, "2006-01-02T15:04:05", "2006-01-02T15:04:05Z", "2006-01-02T15:04:05.000"} {
		if moment, err := time.Parse(layout, text); err == nil {
			cell := Cell{Kind: CellDate, Day: moment.Format(time.DateOnly)}
			cell.Clock = clockText(moment.Hour()*3600 + moment.Minute()*60 + moment.Second())
			cell.Text = strings.TrimSpace(cell.Day + " " + cell.Clock)
			return cell
		}
	}
	return textCell(text)
}

// numberCell makes a cell of a number, which its format may make a date.
func (r *sheetReader) numberCell(raw string) Cell {
	if raw == "" {
		return Cell{}
	}
	number, err := strconv.ParseFloat(raw, 64)
	if err != nil {
		return textCell(raw)
	}
	cell := Cell{Kind: CellNumber, Number: number, Text: numberText(number), Lost: lostDigits(number), base1904: r.book.base1904}
	if r.style > 0 && r.style < len(r.book.formats) {
		f := r.book.formats[r.style]
		cell.Format = f.code
		cell.Text = padded(cell.Text, f.code)
		if f.shape.isDate() {
			fillDate(&cell, f.shape, r.book.base1904)
		}
	}
	return cell
}

// markSpills makes the results of array formulas formulas as well.
func (r *sheetReader) markSpills() error {
	for _, spill := range r.spills {
		for _, row := range r.sheet.between(spill) {
			right := min(spill.right, len(row.Cells)-1)
			for c := spill.left; c <= right; c++ {
				if row.Cells[c].Kind != CellEmpty {
					row.Cells[c].Kind = CellFormula
				}
			}
			if err := r.book.note(); err != nil {
				return err
			}
		}
	}
	return nil
}

// between returns the rows with content that an area covers.
func (s *Sheet) between(a area) []Row {
	find := func(number int) int {
		i, _ := slices.BinarySearchFunc(s.Rows, number, func(r Row, n int) int { return r.Number - n })
		return i
	}
	from, to := find(a.top), find(a.bottom+1)
	if from >= to {
		return nil
	}
	return s.Rows[from:to]
}

// fillMerges gives every cell of a merged area its value. Only rows that have
// content of their own are filled, so that a merge down to the sheet's end
// makes no rows that nobody wrote.
func (r *sheetReader) fillMerges() error {
	for _, m := range r.sheet.merges {
		rows := r.sheet.between(m)
		if len(rows) == 0 || rows[0].Number != m.top {
			continue
		}
		value := rows[0].Cell(m.left)
		if value.Kind == CellEmpty {
			continue
		}
		value.Merged = true
		right := min(m.right, r.sheet.Width-1)
		for i := range rows {
			if err := r.widen(&rows[i], right+1); err != nil {
				return err
			}
			if err := r.book.spend(right + 1 - m.left); err != nil {
				return err
			}
			for c := m.left; c <= right; c++ {
				rows[i].Cells[c] = value
			}
		}
	}
	return nil
}
