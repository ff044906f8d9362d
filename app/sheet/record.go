package sheet

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"fyne.io/fyne/v2/lang"
)

// Record is one row of a table as plain strings by column key, for the rules
// of an import. Dates that Excel knows as dates are YYYY-MM-DD, numbers and
// money are plain decimals in digits and a point, times are HH:MM, yes and no
// are [Yes] and [No]. What a person typed as text stays as typed, trimmed;
// the rules judge it. Empty cells are left out.
type Record struct {
	Row      int // number of the row in the file
	Values   map[string]string
	Hidden   bool      // the row is hidden or filtered away in Excel
	Problems []Problem // what is wrong with cells of this row
}

// Refused reports whether a problem forbids taking the row.
func (r Record) Refused() bool {
	for _, p := range r.Problems {
		if p.Refuse() {
			return true
		}
	}
	return false
}

// Skipped is a row that holds no data, with the reason (one of the Skip
// constants) and what stands in it.
type Skipped struct {
	Row  int
	Why  string
	Text string
}

// Sentence says, in the person's language, why the row was left out.
func (s Skipped) Sentence() string {
	args := map[string]any{"Row": s.Row, "Text": shorten(s.Text)}
	switch s.Why {
	case SkipExample:
		return lang.L("Row {{.Row}} is the example of the template and was left out.", args)
	case SkipHeadings:
		return lang.L("Row {{.Row}} repeats the headings and was left out.", args)
	case SkipTotal:
		return lang.L("Row {{.Row}} is a line of totals and was left out: {{.Text}}", args)
	default:
		return lang.L("Row {{.Row}} is a note and was left out: {{.Text}}", args)
	}
}

// ProblemCode names what is wrong with a cell.
type ProblemCode string

// The codes of [Problem].
const (
	FormulaCell  ProblemCode = "formula"      // refused: the remembered result may be stale
	ErrorCell    ProblemCode = "error"        // refused: #N/A and the like
	LostDigits   ProblemCode = "lost-digits"  // refused: Excel dropped digits of a long number
	DateNotHere  ProblemCode = "date-nothere" // refused: a date where a number or an identity number belongs
	TimeNotDate  ProblemCode = "time-notdate" // refused: a time of day where a day belongs
	SizeBecame   ProblemCode = "size-date"    // told: a text such as 3-4 that Excel made a date; Guess is taken
	DateBecame   ProblemCode = "date-text"    // told: a date in a column of text
	YearAdded    ProblemCode = "year-added"   // told: a date shown without its year, which Excel added
	SerialNumber ProblemCode = "serial"       // told: a plain number read as Excel's number of a day
	MergedAmount ProblemCode = "merged"       // told: one amount over several rows, taken for each of them
)

// Problem is what is wrong or doubtful with one cell.
type Problem struct {
	Row     int // number in the file
	Column  int // index, from 0
	Key     string
	Heading string
	Code    ProblemCode
	Text    string // what the cell shows
	Guess   string // what was taken instead, where something was
}

// Refuse reports whether the row must not be taken, rather than taken and
// looked at.
func (p Problem) Refuse() bool {
	switch p.Code {
	case FormulaCell, ErrorCell, LostDigits, DateNotHere, TimeNotDate:
		return true
	}
	return false
}

// Sentence says in the person's language what is wrong and what to do. It
// names the column and not the row, which stands beside it.
func (p Problem) Sentence() string {
	args := map[string]any{"Heading": p.Heading, "Text": shorten(p.Text), "Guess": p.Guess}
	switch p.Code {
	case FormulaCell:
		return lang.L("“{{.Heading}}” is a formula, whose result may be out of date. Copy the column and paste it as values, then import again.", args)
	case ErrorCell:
		return lang.L("“{{.Heading}}” shows the error {{.Text}}. Type the right value.", args)
	case LostDigits:
		return lang.L("“{{.Heading}}” lost digits because Excel took it for a number ({{.Text}}). Format the column as text and type the number again.", args)
	case DateNotHere:
		return lang.L("“{{.Heading}}” is a date in Excel ({{.Text}}), but another kind of value belongs here. Format the cell as text and type it again.", args)
	case TimeNotDate:
		return lang.L("“{{.Heading}}” is only a time of day ({{.Text}}). Type the full date.", args)
	case SizeBecame:
		return lang.L("“{{.Heading}}”: Excel probably made a date out of {{.Guess}}. {{.Guess}} was taken; please check.", args)
	case DateBecame:
		return lang.L("“{{.Heading}}” is a date in Excel. {{.Text}} was taken as text; please check.", args)
	case MergedAmount:
		return lang.L("“{{.Heading}}” is one merged cell; {{.Text}} was taken for each of its rows. Please check.", args)
	case YearAdded:
		return lang.L("“{{.Heading}}” was typed without a year and Excel added one: {{.Text}}. Please check.", args)
	default:
		return lang.L("“{{.Heading}}” is the number {{.Text}}, which was read as the date {{.Guess}}. Please check.", args)
	}
}

// shorten cuts long cell texts for messages.
func shorten(text string) string {
	const most = 40
	if runes := []rune(text); len(runes) > most {
		return string(runes[:most]) + "…"
	}
	return text
}

// Records turns the rows into records by a mapping that has no open
// questions; columns still asked about are left out. Rows without data, such
// as totals, come back in skipped, never silently dropped.
func (t *Table) Records(m Mapping, columns []Column) (records []Record, skipped []Skipped) {
	for _, row := range t.Rows {
		if why, text := t.skip(row); why != "" {
			skipped = append(skipped, Skipped{row.Number, why, text})
			continue
		}
		r := Record{Row: row.Number, Hidden: row.Hidden, Values: map[string]string{}}
		for _, c := range columns {
			index, ok := m.Columns[c.Key]
			if !ok {
				continue
			}
			cell := row.Cell(index)
			if cell.Kind == CellEmpty {
				continue
			}
			value, code := convert(cell, c.Kind)
			if value != "" {
				r.Values[c.Key] = value
			}
			if code != "" {
				r.Problems = append(r.Problems, Problem{row.Number, index, c.Key, t.Headings[index], code, cell.Text, value})
			}
		}
		if len(r.Values) > 0 || len(r.Problems) > 0 {
			records = append(records, r)
		} else {
			skipped = append(skipped, Skipped{row.Number, SkipNote, strings.Join(row.texts(), " ")})
		}
	}
	return records, skipped
}

// convert gives the value of a cell for a column of some kind, and what is
// wrong with it.
func convert(c Cell, kind Kind) (value string, code ProblemCode) {
	switch {
	case c.Kind == CellFormula:
		return c.Text, FormulaCell
	case c.Kind == CellError:
		return c.Text, ErrorCell
	}
	switch kind {
	case KindID, KindPhone:
		return convertDigits(c)
	case KindDate:
		return convertDate(c)
	case KindTime:
		return convertTime(c)
	case KindNumber, KindMoney:
		if c.Kind == CellDate || c.Kind == CellTime {
			return c.Text, DateNotHere
		}
		if c.Merged {
			return plainNumber(c), MergedAmount
		}
		return plainNumber(c), ""
	case KindYesNo:
		return yesNo(c), ""
	}
	return convertText(c)
}

// convertText takes any cell as text; dates are told about.
func convertText(c Cell) (string, ProblemCode) {
	switch {
	case c.SizeDate:
		return c.Guess, SizeBecame
	case c.Kind == CellDate:
		return c.Text, DateBecame
	}
	return c.Text, ""
}

// convertDigits takes text and whole numbers of at most 15 digits.
func convertDigits(c Cell) (string, ProblemCode) {
	switch {
	case c.Kind == CellDate || c.Kind == CellTime:
		return c.Text, DateNotHere
	case c.Lost || c.Kind == CellText && scientific.MatchString(c.Text):
		return c.Text, LostDigits
	}
	return c.Text, ""
}

// convertDate takes dates, numbers that are days to Excel, and text.
func convertDate(c Cell) (string, ProblemCode) {
	switch c.Kind {
	case CellDate:
		if c.SizeDate {
			return c.Day, YearAdded
		}
		return c.Day, ""
	case CellTime:
		return c.Text, TimeNotDate
	case CellNumber:
		if day, ok := likelySerial(c.Number, c.base1904); ok {
			return day, SerialNumber
		}
	case CellText:
		// Five digits: a serial in a .csv or in a cell formatted as text.
		if number, err := strconv.Atoi(halfWidth(c.Text)); err == nil && number > 9999 {
			if day, ok := likelySerial(float64(number), false); ok {
				return day, SerialNumber
			}
		}
	}
	return c.Text, ""
}

// clockInput matches a time of day as people type it.
var clockInput = regexp.MustCompile(`^(\d{1,2})\s*[:.时点]\s*(\d{1,2})?\s*分?(?::(\d{2}))?$`)

// convertTime takes times, moments, fractions of a day, and text.
func convertTime(c Cell) (string, ProblemCode) {
	switch {
	case (c.Kind == CellDate || c.Kind == CellTime) && c.Clock != "":
		return c.Clock[:5], ""
	case c.Kind == CellDate:
		return c.Text, DateNotHere
	case c.Kind == CellNumber && c.Number > 0 && c.Number < 1:
		clock := clockText(int(c.Number*1440+0.5) * 60)
		return clock, ""
	}
	if m := clockInput.FindStringSubmatch(halfWidth(c.Text)); m != nil {
		hour, _ := strconv.Atoi(m[1])
		minute, _ := strconv.Atoi("0" + m[2])
		if hour < 24 && minute < 60 {
			return fmt.Sprintf("%02d:%02d", hour, minute), ""
		}
	}
	return c.Text, ""
}

// plainNumber gives a number without currency, unit and thousands separators;
// text that is no number stays as it is, for the rules to refuse.
func plainNumber(c Cell) string {
	if c.Kind == CellNumber {
		return numberText(c.Number)
	}
	text := strings.TrimSpace(halfWidth(c.Text))
	text = strings.NewReplacer(",", "", "，", "", " ", "", "¥", "", "￥", "").Replace(text)
	text = strings.TrimSuffix(strings.TrimSuffix(text, "整"), "元")
	if _, err := strconv.ParseFloat(text, 64); err != nil || strings.ContainsAny(text, "xXpPnNiI_eE") {
		return c.Text
	}
	return text
}

// yesNo gives Yes or No for the marks that people use, and other text as it
// is.
func yesNo(c Cell) string {
	switch strings.ToLower(halfWidth(c.Text)) {
	case "是", "有", "对", "√", "✓", "✔", "☑", "v", "y", "yes", "true", "1":
		return Yes
	case "否", "无", "没有", "不是", "×", "✗", "x", "n", "no", "false", "0":
		return No
	}
	return c.Text
}
