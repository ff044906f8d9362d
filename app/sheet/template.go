package sheet

import (
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"unicode/utf16"

	"fyne.io/fyne/v2/lang"
	"github.com/xuri/excelize/v2"
)

// The rows of a template that are prepared for entries, and the longest list
// of choices that Excel keeps inside a validation.
const (
	templateRows  = 2000
	longestInline = 250
)

// Template writes an empty table to fill in: headings, with ＊ at the
// required ones; an example row that [Table.Records] leaves out; drop-downs
// for choices; hints that show when a cell is selected; columns of identity
// numbers and phones set to text; and a second sheet that explains every
// column. title names the sheet. path ends in .xlsx. Every error is an
// [Error].
func Template(path, title string, columns []Column) error {
	if !strings.EqualFold(filepath.Ext(path), ".xlsx") {
		return fail(WrongName, path, nil)
	}
	return save(path, func(w io.Writer) error {
		file, l, err := newFile(filepath.Dir(path))
		if err != nil {
			return err
		}
		defer file.Close()
		taken := map[string]bool{}
		t := template{
			file: file, looks: l, columns: columns, title: title,
			main:  sheetName(title, taken),
			guide: sheetName(lang.L("How to fill in"), taken),
			lists: sheetName(lang.L("List of choices"), taken),
		}
		for _, step := range []func() error{t.writeMain, t.writeChoices, t.writeGuide} {
			if err := step(); err != nil {
				return err
			}
		}
		return file.Write(w)
	})
}

// template is a template being written.
type template struct {
	file               *excelize.File
	looks              looks
	columns            []Column
	title              string
	main, guide, lists string // names of the sheets
}

// writeMain writes the sheet to fill in.
func (t template) writeMain() error {
	if err := t.file.SetSheetName("Sheet1", t.main); err != nil {
		return err
	}
	for c, column := range t.columns {
		if err := t.writeColumn(c, column); err != nil {
			return err
		}
	}
	if err := t.file.SetRowHeight(t.main, 1, 24); err != nil {
		return err
	}
	return t.file.SetPanes(t.main, &excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"})
}

// writeColumn writes heading, example and formats of one column.
func (t template) writeColumn(c int, column Column) error {
	name := ColumnName(c)
	heading, style := column.Heading(), t.looks.heading
	if column.Required {
		heading, style = heading+"＊", t.looks.required
	}
	example := exampleOf(column)
	if c == 0 {
		example = lang.L("Example:") + example
	}
	width := float64(min(max(displayWidth(heading)+3, displayWidth(example)+2, 12), widest))
	body := t.looks.text
	switch column.Kind {
	case KindDate:
		body = t.looks.day
	case KindTime:
		body = t.looks.clock
	case KindMoney:
		body = t.looks.money
	case KindNumber:
		body = 0
	}
	for _, err := range []error{
		t.file.SetColWidth(t.main, name, name, width),
		t.file.SetColStyle(t.main, name, body),
		t.file.SetCellStr(t.main, name+"1", heading),
		t.file.SetCellStyle(t.main, name+"1", name+"1", style),
		t.file.SetCellStr(t.main, name+"2", example),
		t.file.SetCellStyle(t.main, name+"2", name+"2", t.looks.example),
	} {
		if err != nil {
			return err
		}
	}
	return t.validate(c, column)
}

// validate adds the drop-down, the limits of dates, and the hint of a column.
// What does not fit is warned of and not forbidden: the import judges, and it
// understands more than Excel does.
func (t template) validate(c int, column Column) error {
	name := ColumnName(c)
	rule := excelize.NewDataValidation(true)
	rule.SetSqref(fmt.Sprintf("%s2:%s%d", name, name, templateRows))
	choices := column.Choices
	if column.Kind == KindYesNo && len(choices) == 0 {
		choices = []string{Yes, No}
	}
	switch {
	case len(choices) > 0 && inline(choices):
		if err := rule.SetDropList(choices); err != nil {
			return err
		}
	case len(choices) > 0:
		rule.SetSqrefDropList(fmt.Sprintf("'%s'!$%s$1:$%s$%d", strings.ReplaceAll(t.lists, "'", "''"), name, name, len(choices)))
	case column.Kind == KindDate:
		first, _ := daySerial("1910-01-02")
		last, _ := daySerial("2100-12-31")
		if err := rule.SetRange(first, last, excelize.DataValidationTypeDate, excelize.DataValidationOperatorBetween); err != nil {
			return err
		}
	case hint(column) == "":
		return nil
	}
	if text := hint(column); text != "" {
		rule.SetInput(limit16(column.Heading(), 32), limit16(text, 255))
	}
	if rule.Type != "" {
		rule.SetError(excelize.DataValidationErrorStyleWarning, limit16(column.Heading(), 32), limit16(lang.L("This does not look right. Keep it all the same?"), 255))
	}
	return t.file.AddDataValidation(t.main, rule)
}

// inline reports whether the choices can stand inside the validation itself.
func inline(choices []string) bool {
	all := strings.Join(choices, ",")
	return len(utf16.Encode([]rune(all))) <= longestInline && strings.Count(all, ",") == len(choices)-1 &&
		!strings.ContainsAny(all, "\"\n") && !strings.HasPrefix(all, "=")
}

// limit16 cuts text to Excel's limits for titles and hints.
func limit16(text string, most int) string {
	runes := []rune(text)
	for len(utf16.Encode(runes)) > most {
		runes = runes[:len(runes)-1]
	}
	return string(runes)
}

// writeChoices writes long lists of choices to a hidden sheet, from which the
// drop-downs take them.
func (t template) writeChoices() error {
	if !slices.ContainsFunc(t.columns, func(c Column) bool { return len(c.Choices) > 0 && !inline(c.Choices) }) {
		return nil
	}
	if _, err := t.file.NewSheet(t.lists); err != nil {
		return err
	}
	for c, column := range t.columns {
		if len(column.Choices) == 0 || inline(column.Choices) {
			continue
		}
		for i, choice := range column.Choices {
			if err := t.file.SetCellStr(t.lists, ColumnName(c)+strconv.Itoa(i+1), choice); err != nil {
				return err
			}
		}
	}
	return t.file.SetSheetVisible(t.lists, false)
}

// writeGuide writes the sheet that explains every column.
func (t template) writeGuide() error {
	if _, err := t.file.NewSheet(t.guide); err != nil {
		return err
	}
	intro := []string{
		t.title,
		lang.L("Fill in the first sheet, one row each. Columns with ＊ are required; leave others blank when not known."),
		lang.L("Row 2 is an example and is not imported. You may delete it."),
		lang.L("Columns may be moved, added or left out; the program finds them by their heading."),
		lang.L("Paste values only, no formulas (in Excel: Paste Special › Values)."),
	}
	for i, text := range intro {
		cell := "A" + strconv.Itoa(i+1)
		if err := t.file.SetCellStr(t.guide, cell, text); err != nil {
			return err
		}
	}
	row := len(intro) + 2
	lines := [][]string{{lang.L("Column heading"), lang.L("Required?"), lang.L("How to fill it in"), lang.L("What can be chosen")}}
	for _, column := range t.columns {
		required := ""
		if column.Required {
			required = "＊"
		}
		lines = append(lines, []string{column.Heading(), required, hint(column), strings.Join(column.Choices, "、")})
	}
	for i, line := range lines {
		for c, text := range line {
			if err := t.file.SetCellStr(t.guide, ColumnName(c)+strconv.Itoa(row+i), plainText(text)); err != nil {
				return err
			}
		}
	}
	return t.guideLooks(row, row+len(lines)-1)
}

// guideLooks formats the explaining sheet, whose table stands in the rows
// from first to last.
func (t template) guideLooks(first, last int) error {
	at := func(column string, row int) string { return column + strconv.Itoa(row) }
	for _, err := range []error{
		t.file.SetColWidth(t.guide, "A", "A", 22),
		t.file.SetColWidth(t.guide, "B", "B", 12),
		t.file.SetColWidth(t.guide, "C", "D", 56),
		t.file.SetCellStyle(t.guide, "A1", "A1", t.looks.title),
		t.file.SetCellStyle(t.guide, at("A", first), at("D", first), t.looks.heading),
	} {
		if err != nil {
			return err
		}
	}
	if last == first {
		return nil
	}
	return t.file.SetCellStyle(t.guide, at("A", first+1), at("D", last), t.looks.wrapped)
}

// hint is the column's own hint, or what its kind asks for.
func hint(column Column) string {
	if column.Hint != "" {
		return column.Hint
	}
	switch column.Kind {
	case KindDate:
		return lang.L("A date such as 2012-03-05; 2012年3月5日 and 20120305 are understood too.")
	case KindTime:
		return lang.L("A time such as 08:30.")
	case KindID:
		return lang.L("The column is set to text so that no digit is lost.")
	case KindPhone:
		return lang.L("11 digits, or an area code and number.")
	case KindMoney:
		return lang.L("Yuan, with at most two decimals.")
	case KindNumber:
		return lang.L("Digits only.")
	case KindChoice:
		return lang.L("Choose from the list.")
	}
	return ""
}

// exampleOf is the column's own example, or one of its kind; persons and
// numbers are fictional.
func exampleOf(column Column) string {
	if column.Example != "" {
		return column.Example
	}
	switch column.Kind {
	case KindDate:
		return "2012-03-05"
	case KindTime:
		return "08:30"
	case KindID:
		return "329921201203050011"
	case KindPhone:
		return "15400000001"
	case KindMoney:
		return "128.00"
	case KindNumber:
		return "1"
	case KindYesNo:
		return Yes
	}
	if len(column.Choices) > 0 {
		return column.Choices[0]
	}
	return ""
}
