package sheet

import (
	"encoding/binary"
	"errors"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding/simplifiedchinese"
)

// errEncoding is the cause when text is in none of the known encodings.
var errEncoding = errors.New("neither UTF-8, UTF-16 nor GB18030")

// errWide is the cause when a line has more fields than Excel has columns.
var errWide = errors.New("more than 16384 fields in a line")

// errQuote is the cause when a quoted field never ends.
var errQuote = errors.New("a quotation mark is never closed")

// readCSV reads a text file as one sheet named after the file. Encoding and
// separator are told from the content.
func readCSV(path string, content []byte) ([]*Sheet, error) {
	text, err := decodeText(content)
	if err != nil {
		return nil, fail(NotATable, path, err)
	}
	separator := ','
	if first, rest, _ := strings.Cut(text, "\n"); strings.HasPrefix(first, "sep=") && len(strings.TrimSpace(first)) == 5 {
		// The line by which Excel is told the separator takes no row in Excel.
		separator, text = rune(first[4]), rest
	} else {
		separator = guessSeparator(text)
	}
	base := filepath.Base(path)
	s := &Sheet{Name: strings.TrimSuffix(base, filepath.Ext(base)), hiddenColumns: map[int]bool{}}
	number, cells := 0, 0
	err = splitCSV(text, separator, func(fields []string) error {
		number++
		row := Row{Number: number}
		for i, field := range fields {
			cell := csvCell(field)
			if cell.Kind == CellEmpty {
				continue
			}
			if err := checkCell(path, cell, i, number); err != nil {
				return err
			}
			row.Cells = append(row.Cells, make([]Cell, i+1-len(row.Cells))...)
			row.Cells[i] = cell
		}
		if len(row.Cells) == 0 {
			return nil
		}
		if cells += len(row.Cells); cells > MaxCells {
			return fail(TooLarge, path, nil, "What", limitCells, "Limit", MaxCells)
		}
		if len(s.Rows) >= MaxRows {
			return fail(TooLarge, path, nil, "What", limitRows, "Limit", MaxRows)
		}
		s.Rows = append(s.Rows, row)
		s.Width = max(s.Width, len(row.Cells))
		return nil
	})
	if err != nil {
		var coded *Error
		switch {
		case errors.As(err, &coded):
			return nil, err
		case errors.Is(err, errWide):
			return nil, fail(TooLarge, path, err, "What", limitColumns, "Limit", MaxColumns, "Cell", ColumnName(1<<14)+strconv.Itoa(number+1))
		}
		return nil, fail(Unreadable, path, err)
	}
	return []*Sheet{s}, nil
}

// decodeText turns the bytes of a text file into text: UTF-8 or UTF-16, with
// or without a mark, else GB18030, which contains GBK and GB 2312. Control
// characters that no text has mean that the file is none.
func decodeText(content []byte) (string, error) {
	text := ""
	switch {
	case len(content) >= 2 && content[0] == 0xFF && content[1] == 0xFE:
		text = decodeUTF16(content[2:], binary.LittleEndian)
	case len(content) >= 2 && content[0] == 0xFE && content[1] == 0xFF:
		text = decodeUTF16(content[2:], binary.BigEndian)
	case looksUTF16(content, 1):
		text = decodeUTF16(content, binary.LittleEndian)
	case looksUTF16(content, 0):
		text = decodeUTF16(content, binary.BigEndian)
	case utf8.Valid(content):
		text = strings.TrimPrefix(string(content), "\uFEFF")
	default:
		decoded, err := simplifiedchinese.GB18030.NewDecoder().Bytes(content)
		if err != nil {
			return "", err
		}
		text = string(decoded)
	}
	if strings.ContainsRune(text, utf8.RuneError) || strings.ContainsFunc(text, isBinary) {
		return "", errEncoding
	}
	return text, nil
}

// isBinary reports whether a character never stands in a table of text.
func isBinary(r rune) bool {
	return r < ' ' && r != '\n' && r != '\r' && r != '\t' && r != '\v' && r != '\f' && r != 0x1A
}

// looksUTF16 reports whether most of the separators and line ends of the
// first bytes are followed (at 1) or preceded (at 0) by a zero byte.
func looksUTF16(content []byte, zeroAt int) bool {
	head := content[:min(len(content), 4096)&^1]
	marks, wide := 0, 0
	for i := 0; i+1 < len(head); i += 2 {
		sign := head[i+1-zeroAt]
		if sign == ',' || sign == '\t' || sign == '\n' || sign == ';' {
			marks++
			if head[i+zeroAt] == 0 {
				wide++
			}
		}
	}
	return marks > 0 && wide*2 > marks
}

// decodeUTF16 decodes UTF-16 in the given byte order.
func decodeUTF16(content []byte, order binary.ByteOrder) string {
	units := make([]uint16, len(content)/2)
	for i := range units {
		units[i] = order.Uint16(content[2*i:])
	}
	return string(utf16.Decode(units))
}

// guessSeparator chooses the separator that occurs equally often in the most
// of the first lines, weighed by how often.
func guessSeparator(text string) rune {
	const sample = 20
	best, bestScore := ',', 0
	for _, separator := range ",\t;|" {
		counts, lines := map[int]int{}, 0
		// A broken quotation mark shows when the whole text is split.
		_ = splitCSV(text[:min(len(text), 1<<16)], separator, func(fields []string) error {
			if lines++; lines > sample {
				return errEncoding
			}
			counts[len(fields)-1]++
			return nil
		})
		for count, times := range counts {
			if score := count * times; score > bestScore {
				best, bestScore = separator, score
			}
		}
	}
	return best
}

// splitCSV calls visit for each line's fields, blank lines too, for they are
// rows in Excel. The standard library's reader leaves blank lines out, by
// which row numbers would go wrong. A field in quotation marks may hold
// separators, line ends and doubled quotation marks; a mark inside an
// unquoted field is an ordinary character.
func splitCSV(text string, separator rune, visit func([]string) error) error {
	sep := string(separator)
	for len(text) > 0 {
		var fields []string
		for {
			field, rest, err := nextField(text, sep)
			if err != nil {
				return err
			}
			fields, text = append(fields, field), rest
			if len(fields) > 1<<14 {
				return errWide
			}
			if !strings.HasPrefix(text, sep) {
				break
			}
			text = text[len(sep):]
		}
		if strings.HasPrefix(text, "\r\n") {
			text = text[2:]
		} else if text != "" {
			text = text[1:]
		}
		if err := visit(fields); err != nil {
			return err
		}
	}
	return nil
}

// nextField takes one field off the text; the rest begins with the separator
// or a line end, or is empty.
func nextField(text, sep string) (field, rest string, err error) {
	ends := sep + "\r\n"
	if !strings.HasPrefix(text, `"`) {
		end := strings.IndexAny(text, ends)
		if end < 0 {
			return text, "", nil
		}
		return text[:end], text[end:], nil
	}
	var out strings.Builder
	text = text[1:]
	for {
		end := strings.IndexByte(text, '"')
		if end < 0 {
			return "", "", errQuote
		}
		out.WriteString(text[:end])
		text = text[end+1:]
		if !strings.HasPrefix(text, `"`) {
			break
		}
		out.WriteByte('"')
		text = text[1:]
	}
	// Characters after the closing mark belong to the field.
	end := strings.IndexAny(text, ends)
	if end < 0 {
		end = len(text)
	}
	return out.String() + text[:end], text[end:], nil
}

var (
	guarded   = regexp.MustCompile(`^'+[=+\-@\t\r＝＋－＠]`)
	textTrick = regexp.MustCompile(`^="([^"]*)"$`)
)

// csvCell makes a cell of a field. A .csv knows only text, but a field that
// begins with = is a formula to any program that opens it. The form ="0012"
// is a way to keep Excel from making a number of it, so it counts as text.
// The guard that [Write] puts before such text is taken off.
func csvCell(field string) Cell {
	if m := textTrick.FindStringSubmatch(strings.TrimSpace(field)); m != nil {
		return textCell(m[1])
	}
	if guarded.MatchString(field) {
		return textCell(field[1:])
	}
	cell := textCell(field)
	switch {
	case strings.HasPrefix(cell.Text, "=") && len(cell.Text) > 1:
		cell.Kind = CellFormula
	case scientific.MatchString(cell.Text):
		cell.Lost = true
	case strings.HasPrefix(cell.Text, "#") && isErrorText(cell.Text):
		cell.Kind = CellError
	default:
		cell.Guess, cell.SizeDate = sizeDateText(cell.Text)
	}
	return cell
}

// isErrorText reports whether text is what Excel shows for a failed formula.
func isErrorText(text string) bool {
	switch text {
	case "#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!", "#SPILL!", "#CALC!":
		return true
	}
	return false
}
