package sheet

import (
	"io"
	"path/filepath"
	"strconv"
	"strings"

	"fyne.io/fyne/v2/lang"
	"github.com/xuri/excelize/v2"
)

// Refusal is why one row of a file was not taken. A row may have several.
type Refusal struct {
	Row    int // number of the row in the file
	Reason string
}

// reasonHeading is the heading of the column of reasons.
func reasonHeading() string { return lang.L("Why refused") }

// Refusals writes the refused rows of a table to an .xlsx file, as they were,
// with their reasons in a first column, so that the person can put them right
// and import the file again. Dates stay dates and numbers numbers; of
// formulas the remembered result is kept as text. The column of reasons is
// passed over when importing. Every error is an [Error].
func Refusals(path string, table *Table, refusals []Refusal) error {
	if !strings.EqualFold(filepath.Ext(path), ".xlsx") {
		return fail(WrongName, path, nil)
	}
	reasons := map[int][]string{}
	for _, r := range refusals {
		reasons[r.Row] = append(reasons[r.Row], r.Reason)
	}
	return save(path, func(w io.Writer) error {
		file, l, err := newFile(filepath.Dir(path))
		if err != nil {
			return err
		}
		defer file.Close()
		name := sheetName(table.Sheet, map[string]bool{})
		if err := file.SetSheetName("Sheet1", name); err != nil {
			return err
		}
		if err := writeRefused(file, name, table, reasons, l); err != nil {
			return err
		}
		return file.Write(w)
	})
}

// writeRefused writes headings and refused rows.
func writeRefused(file *excelize.File, name string, table *Table, reasons map[int][]string, l looks) error {
	stream, err := file.NewStreamWriter(name)
	if err != nil {
		return err
	}
	if err := stream.SetColWidth(1, 1, widest); err != nil {
		return err
	}
	if n := len(table.Headings); n > 0 {
		if err := stream.SetColWidth(2, n+1, 16); err != nil {
			return err
		}
	}
	panes := &excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}
	if err := stream.SetPanes(panes); err != nil {
		return err
	}
	cells := []any{excelize.Cell{StyleID: l.heading, Value: reasonHeading()}}
	for _, heading := range table.Headings {
		cells = append(cells, excelize.Cell{StyleID: l.heading, Value: plainText(heading)})
	}
	if err := stream.SetRow("A1", cells); err != nil {
		return err
	}
	next := 2
	for _, row := range table.Rows {
		why, refused := reasons[row.Number]
		if !refused {
			continue
		}
		cells := []any{excelize.Cell{StyleID: l.wrapped, Value: plainText(strings.Join(why, "\n"))}}
		for i := range table.Headings {
			cells = append(cells, l.asItWas(row.Cell(i)))
		}
		if err := stream.SetRow("A"+strconv.Itoa(next), cells); err != nil {
			return err
		}
		next++
	}
	return stream.Flush()
}

// asItWas gives a cell as it was read. A number that lost digits stays a
// number, so that it is refused again as long as nobody puts it right.
func (l looks) asItWas(c Cell) any {
	switch c.Kind {
	case CellEmpty:
		return nil
	case CellNumber:
		return c.Number
	case CellBool:
		return c.Text == "TRUE"
	case CellDate:
		serial, ok := daySerial(c.Day)
		switch {
		case ok && c.SizeDate:
			return excelize.Cell{StyleID: l.yearless, Value: serial}
		case ok && c.Clock == "":
			return excelize.Cell{StyleID: l.day, Value: serial}
		}
	case CellTime:
		return l.cell(KindTime, c.Text)
	}
	return l.cell(KindText, c.Text)
}
