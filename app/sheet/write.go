package sheet

import (
	"bytes"
	"encoding/csv"
	"io"
	"math"
	"path/filepath"
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"
)

// SheetOut is one sheet to be written. Rows hold values by column, in the
// form of [Record]: days as YYYY-MM-DD, money in yuan as a plain decimal,
// times as HH:MM, yes and no as [Yes] and [No], everything else as text. A
// value that does not fit its column is written as text, never dropped.
type SheetOut struct {
	Name    string
	Columns []Column
	Rows    [][]string
}

// Write writes sheets to an .xlsx file, or one sheet to a .csv file, by the
// ending of path. In .xlsx, identity numbers and phones are text cells, days
// are real dates, money is a number with two decimals, and text is stored as
// text, so that nothing runs as a formula. In .csv (UTF-8 with a mark, which
// Excel needs), text that a program would run gets an apostrophe before it,
// which [Read] takes off. Every error is an [Error], and then nothing was
// written.
func Write(path string, sheets []SheetOut) error {
	for _, s := range sheets {
		if err := s.check(path); err != nil {
			return err
		}
	}
	switch strings.ToLower(filepath.Ext(path)) {
	case ".xlsx":
		return save(path, func(w io.Writer) error { return writeXLSX(w, filepath.Dir(path), sheets) })
	case ".csv":
		if len(sheets) != 1 {
			return fail(OneSheetOnly, path, nil)
		}
		return save(path, func(w io.Writer) error { return writeCSV(w, sheets[0]) })
	}
	return fail(WrongName, path, nil)
}

// WriteSealed is [Write] to an .xlsx file that opens with a password only
// (AES, as Office seals its files).
func WriteSealed(path string, sheets []SheetOut, password string) error {
	for _, s := range sheets {
		if err := s.check(path); err != nil {
			return err
		}
	}
	return save(path, func(w io.Writer) error {
		var plain bytes.Buffer
		if err := writeXLSX(&plain, filepath.Dir(path), sheets); err != nil {
			return err
		}
		sealed, err := excelize.Encrypt(plain.Bytes(), &excelize.Options{Password: password})
		if err != nil {
			return fail(WriteFailed, path, err)
		}
		_, err = w.Write(sealed)
		return err
	})
}

// check refuses what a file cannot hold, before anything is written.
func (s SheetOut) check(path string) error {
	const excelRows = 1<<20 - 1 // one is for the headings
	if len(s.Rows) > excelRows {
		return fail(TooLarge, path, nil, "What", limitRows, "Limit", excelRows)
	}
	for i, row := range s.Rows {
		for c, value := range row {
			if len(value) > MaxCellRunes && len(utf16.Encode([]rune(value))) > MaxCellRunes {
				return fail(TextTooLong, path, nil, "Sheet", s.Name, "Row", i+2, "Column", s.heading(c))
			}
		}
	}
	return nil
}

// heading names a column in messages.
func (s SheetOut) heading(c int) string {
	if c < len(s.Columns) {
		return s.Columns[c].Heading()
	}
	return ColumnName(c)
}

// writeXLSX writes the sheets as a stream. dir takes the temporary files that
// excelize makes of large sheets, so that no child's name is left in the
// system's folder for such files.
func writeXLSX(w io.Writer, dir string, sheets []SheetOut) error {
	file, looks, err := newFile(dir)
	if err != nil {
		return err
	}
	defer file.Close()
	names := map[string]bool{}
	for i, s := range sheets {
		name := sheetName(s.Name, names)
		if i == 0 {
			err = file.SetSheetName("Sheet1", name)
		} else {
			_, err = file.NewSheet(name)
		}
		if err != nil {
			return err
		}
		if err := writeSheet(file, name, s, looks); err != nil {
			return err
		}
	}
	return file.Write(w)
}

// newFile makes an empty workbook that names nobody in its properties.
func newFile(dir string) (*excelize.File, looks, error) {
	file := excelize.NewFile(excelize.Options{TmpDir: dir})
	if err := file.SetDocProps(&excelize.DocProperties{Creator: "CareLedger", LastModifiedBy: "CareLedger"}); err != nil {
		return nil, looks{}, err
	}
	l, err := newLooks(file)
	return file, l, err
}

// writeSheet writes one sheet: headings, a fixed first row with filters, and
// the rows.
func writeSheet(file *excelize.File, name string, s SheetOut, l looks) error {
	stream, err := file.NewStreamWriter(name)
	if err != nil {
		return err
	}
	if len(s.Columns) > 0 {
		all := "A1:" + ColumnName(len(s.Columns)-1) + strconv.Itoa(len(s.Rows)+1)
		if err := file.AutoFilter(name, all, nil); err != nil {
			return err
		}
	}
	for c, width := range s.widths() {
		if err := stream.SetColWidth(c+1, c+1, width); err != nil {
			return err
		}
	}
	panes := &excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}
	if err := stream.SetPanes(panes); err != nil {
		return err
	}
	headings := make([]any, len(s.Columns))
	for c, column := range s.Columns {
		headings[c] = excelize.Cell{StyleID: l.heading, Value: plainText(column.Heading())}
	}
	if err := stream.SetRow("A1", headings, excelize.RowOpts{Height: 22}); err != nil {
		return err
	}
	for i, row := range s.Rows {
		cells := make([]any, len(row))
		for c, value := range row {
			cells[c] = l.cell(s.kind(c), value)
		}
		if err := stream.SetRow("A"+strconv.Itoa(i+2), cells); err != nil {
			return err
		}
	}
	return stream.Flush()
}

// kind returns the kind of a column; values beyond the columns are text.
func (s SheetOut) kind(c int) Kind {
	if c < len(s.Columns) {
		return s.Columns[c].Kind
	}
	return KindText
}

// Widths of columns in characters of the standard font, and how many rows are
// measured.
const (
	narrowest   = 8
	widest      = 48
	measureRows = 2000
)

// widths finds the width of each column by its content. A Chinese character
// is as wide as two digits.
func (s SheetOut) widths() []float64 {
	widths := make([]float64, len(s.Columns))
	for c, column := range s.Columns {
		most := displayWidth(column.Heading()) + 3 // for the filter's button
		for _, row := range s.Rows[:min(len(s.Rows), measureRows)] {
			if c < len(row) {
				most = max(most, displayWidth(row[c]))
			}
		}
		widths[c] = float64(min(max(most+2, narrowest), widest))
	}
	return widths
}

// displayWidth is the width of a text's longest line in digits.
func displayWidth(text string) int {
	longest, width := 0, 0
	for _, r := range text {
		switch {
		case r == '\n':
			width = 0
		case r >= 0x2E80:
			width += 2
		default:
			width++
		}
		longest = max(longest, width)
	}
	return longest
}

// looks are the styles of a workbook.
type looks struct {
	heading, required, example, text, day, yearless, clock, money, wrapped, title int
}

// newLooks defines the styles.
func newLooks(file *excelize.File) (looks, error) {
	const teal, softTeal, quiet, line = "0F6B62", "E3F1EE", "5A6664", "E7E1D8"
	asText, day, yearless, clock := "@", "yyyy-mm-dd", `m"月"d"日"`, "hh:mm"
	border := []excelize.Border{{Type: "bottom", Color: teal, Style: 1}, {Type: "right", Color: line, Style: 1}}
	fill := excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{softTeal}}
	middle := &excelize.Alignment{Vertical: "center", WrapText: true}
	var l looks
	for _, def := range []struct {
		id    *int
		style excelize.Style
	}{
		{&l.heading, excelize.Style{Font: &excelize.Font{Bold: true}, Fill: fill, Border: border, Alignment: middle, CustomNumFmt: &asText}},
		{&l.required, excelize.Style{Font: &excelize.Font{Bold: true, Color: teal}, Fill: fill, Border: border, Alignment: middle, CustomNumFmt: &asText}},
		{&l.example, excelize.Style{Font: &excelize.Font{Italic: true, Color: quiet}, CustomNumFmt: &asText}},
		{&l.text, excelize.Style{CustomNumFmt: &asText}},
		{&l.day, excelize.Style{CustomNumFmt: &day}},
		{&l.yearless, excelize.Style{CustomNumFmt: &yearless}},
		{&l.clock, excelize.Style{CustomNumFmt: &clock}},
		{&l.money, excelize.Style{NumFmt: 4}}, // #,##0.00
		{&l.wrapped, excelize.Style{Alignment: &excelize.Alignment{Vertical: "top", WrapText: true}, CustomNumFmt: &asText}},
		{&l.title, excelize.Style{Font: &excelize.Font{Bold: true, Size: 15, Color: teal}}},
	} {
		id, err := file.NewStyle(&def.style)
		if err != nil {
			return l, err
		}
		*def.id = id
	}
	return l, nil
}

// cell gives the value as Excel should hold it.
func (l looks) cell(kind Kind, value string) any {
	if value == "" {
		return nil
	}
	switch kind {
	case KindDate:
		if serial, ok := daySerial(value); ok {
			return excelize.Cell{StyleID: l.day, Value: serial}
		}
	case KindTime:
		if fraction, ok := clockFraction(value); ok {
			return excelize.Cell{StyleID: l.clock, Value: fraction}
		}
	case KindMoney:
		if number, ok := exactNumber(value); ok {
			return excelize.Cell{StyleID: l.money, Value: number}
		}
	case KindNumber:
		if number, ok := exactNumber(value); ok {
			return excelize.Cell{Value: number}
		}
	}
	// Text format keeps text text when someone edits the cell later.
	return excelize.Cell{StyleID: l.text, Value: plainText(value)}
}

// clockFraction turns 08:30 into the part of a day that it is.
func clockFraction(clock string) (float64, bool) {
	hours, minutes, ok := strings.Cut(clock, ":")
	hour, err1 := strconv.Atoi(hours)
	minute, err2 := strconv.Atoi(minutes)
	if !ok || err1 != nil || err2 != nil || hour < 0 || hour > 23 || minute < 0 || minute > 59 {
		return 0, false
	}
	return float64(hour*60+minute) / 1440, true
}

// exactNumber reads a plain decimal. It answers false for texts that Excel
// would not give back the same, such as numbers of more than 15 digits.
func exactNumber(text string) (float64, bool) {
	if text == "" || strings.Trim(text, "-.0123456789") != "" {
		return 0, false
	}
	number, err := strconv.ParseFloat(text, 64)
	if err != nil || math.Abs(number) >= 1e13 {
		return 0, false
	}
	return number, true
}

// plainText leaves out characters that no XML file can hold, and broken ones.
func plainText(text string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' && r != '\n' && r != '\t' || r == utf8.RuneError || r == 0xFFFE || r == 0xFFFF {
			return -1
		}
		return r
	}, text)
}

// sheetName makes a name that Excel accepts and that is not taken yet: at
// most 31 characters, none of []:*?/\.
func sheetName(name string, taken map[string]bool) string {
	name = strings.Trim(strings.Map(func(r rune) rune {
		if strings.ContainsRune(`[]:*?/\`, r) || r < ' ' {
			return -1
		}
		return r
	}, name), "' ")
	if name == "" {
		name = "Sheet"
	}
	base := []rune(name)
	for n := 1; ; n++ {
		suffix := ""
		if n > 1 {
			suffix = " " + strconv.Itoa(n)
		}
		candidate := string(base[:min(len(base), 31-len(suffix))]) + suffix
		for len(utf16.Encode([]rune(candidate))) > 31 {
			base = base[:len(base)-1]
			candidate = string(base[:min(len(base), 31-len(suffix))]) + suffix
		}
		if !taken[strings.ToLower(candidate)] {
			taken[strings.ToLower(candidate)] = true
			return candidate
		}
	}
}

// writeCSV writes one sheet as text.
func writeCSV(w io.Writer, s SheetOut) error {
	if _, err := io.WriteString(w, "\uFEFF"); err != nil {
		return err
	}
	out := csv.NewWriter(w)
	out.UseCRLF = true
	headings := make([]string, len(s.Columns))
	for c, column := range s.Columns {
		headings[c] = guard(column.Heading())
	}
	if err := out.Write(headings); err != nil {
		return err
	}
	for _, row := range s.Rows {
		fields := make([]string, max(len(row), len(s.Columns)))
		for c, value := range row {
			fields[c] = s.csvField(c, value)
		}
		if err := out.Write(fields); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}

// csvField guards text; numbers in columns of numbers may begin with a minus.
func (s SheetOut) csvField(c int, value string) string {
	if kind := s.kind(c); kind == KindNumber || kind == KindMoney {
		if _, ok := exactNumber(value); ok {
			return value
		}
	}
	return guard(plainText(value))
}

// guard puts an apostrophe before text that a spreadsheet program would run
// as a formula, and before text that looks guarded already, so that taking
// one off gives the text back.
func guard(text string) string {
	rest := strings.TrimLeft(text, "'")
	if first, _ := utf8.DecodeRuneInString(rest); rest != "" && strings.ContainsRune("=+-@\t\r＝＋－＠", first) {
		return "'" + text
	}
	return text
}
