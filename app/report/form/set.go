package form

import (
	"maps"
	"regexp"
	"strconv"
	"strings"

	"careledger/app/report/page"
)

var (
	placeholder = regexp.MustCompile(`\{[a-z_]+\}`)
	chosen      = regexp.MustCompile(`\{\?([a-z_]+)\}`)
	option      = regexp.MustCompile(`☐[^\s☐{]+`)
)

// Heights in points: of a row of a table to write in, and of each line of a high
// field.
const (
	rowHeight  = 24
	lineHeight = 20
)

// toWriteOn stands in running text where nothing is known.
const toWriteOn = "＿＿＿＿＿＿"

// set puts a form's parts into a document, filled.
func (k Kind) set(doc *page.Doc, s sheet) {
	parts := k.parts
	for len(parts) > 0 {
		p, n := parts[0], 1
		for n < len(parts) && parts[n].mark == p.mark && strings.IndexByte("[-+", p.mark) >= 0 {
			n++ // rows of fields and items of a list belong together
		}
		switch p.mark {
		case '[':
			doc.Form(fieldRows(parts[:n], s.values)...)
		case '-', '+':
			doc.List(items(parts[:n], s.values)...)
		case '=':
			doc.Heading(2, p.text)
		case '>':
			doc.Note(running(p.text, s.values))
		case '!':
			doc.PageBreak()
		case '#':
			doc.Table(table(p, s))
		case '~':
			doc.Signatures(p.count, signatures(p.text, s.values)...)
		case 'o':
			lines := cut(p.text)
			for i := range lines {
				lines[i] = running(lines[i], s.values)
			}
			doc.Seal(lines[0], lines[1:]...)
		case '*':
			doc.Slips(p.count, p.down, k.slips(p, s)...)
		default:
			doc.Paragraph(running(p.text, s.values))
		}
		parts = parts[n:]
	}
}

// cut parts a text at its bars.
func cut(text string) []string {
	all := strings.Split(text, "|")
	for i := range all {
		all[i] = strings.TrimSpace(all[i])
	}
	return all
}

// filled puts what is known into a text, and gap where nothing is.
func filled(text string, values map[string]string, gap string) string {
	for _, m := range chosen.FindAllStringSubmatch(text, -1) {
		known := strings.Fields(values[m[1]])
		text = strings.Replace(text, m[0], "", 1)
		text = option.ReplaceAllStringFunc(text, func(o string) string {
			for _, v := range known {
				if strings.TrimPrefix(o, "☐") == v {
					return "☑" + v
				}
			}
			return o
		})
	}
	return strings.TrimSpace(placeholder.ReplaceAllStringFunc(text, func(key string) string {
		if v := values[strings.Trim(key, "{}")]; v != "" {
			return v
		}
		return gap
	}))
}

// running fills a text that is read as a sentence.
func running(text string, values map[string]string) string { return filled(text, values, toWriteOn) }

func fieldRows(parts []part, values map[string]string) []page.FormRow {
	var rows []page.FormRow
	for _, p := range parts {
		var row page.FormRow
		for text := range strings.SplitSeq(strings.TrimSuffix(p.text, "]"), "] [") {
			cells := append(cut(text), "", "", "")
			f := page.Field{Label: cells[0], Value: filled(cells[1], values, "")}
			f.Weight, _ = strconv.ParseFloat(cells[2], 64)
			if lines, _ := strconv.Atoi(cells[3]); lines > 1 {
				row.Height = max(row.Height, float64(lines)*lineHeight)
			}
			row.Fields = append(row.Fields, f)
		}
		rows = append(rows, row)
	}
	return rows
}

func items(parts []part, values map[string]string) []page.Item {
	var all []page.Item
	for i, p := range parts {
		it := page.Item{Text: running(p.text, values)}
		if p.mark == '+' {
			it.Mark = strconv.Itoa(i+1) + "."
		}
		all = append(all, it)
	}
	return all
}

// table makes a table with the rows that are known, or with empty ones. {n} is a
// row's number, in empty rows too.
func table(p part, s sheet) page.Table {
	t := page.Table{Ruled: true, RowHeight: rowHeight}
	var cells []string
	known := false
	for _, c := range cut(p.text) {
		head, weight, _ := strings.Cut(c, "*")
		column := page.Column{Align: page.Left}
		column.Weight, _ = strconv.ParseFloat(weight, 64)
		head, cell := parted(head)
		known = known || cell != "" && cell != "{n}"
		column.Heading = head
		t.Columns, cells = append(t.Columns, column), append(cells, cell)
	}
	rows := s.rows
	if !known || len(rows) == 0 {
		rows = make([]map[string]string, p.count)
	}
	for i, r := range rows {
		values := map[string]string{"n": strconv.Itoa(i + 1)}
		maps.Copy(values, r)
		row := make([]string, len(cells))
		for j, c := range cells {
			row[j] = filled(c, values, "")
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// parted tells a name from the place of its value.
func parted(text string) (name, value string) {
	if i := strings.IndexByte(text, '{'); i >= 0 {
		return strings.TrimSpace(text[:i]), text[i:]
	}
	return text, ""
}

func signatures(text string, values map[string]string) []page.Signature {
	var all []page.Signature
	for _, c := range cut(text) {
		label, value := parted(c)
		all = append(all, page.Signature{Label: label, Value: filled(value, values, "")})
	}
	return all
}

// slips makes a slip for each known row, or fills a page with empty ones. The
// first cell is the title, the last one the foot; one that begins with {key} is
// text, any other a name with a line.
func (k Kind) slips(p part, s sheet) []page.Slip {
	rows := s.rows
	if len(rows) == 0 {
		rows = make([]map[string]string, p.count*p.down)
	}
	var all []page.Slip
	for _, r := range rows {
		cells := cut(p.text)
		last := len(cells) - 1
		slip := page.Slip{Title: filled(cells[0], r, ""), Foot: filled(cells[last], r, ""), Big: p.down < 3}
		if p.down < 4 {
			slip.Kicker, slip.Serial = k.Title, s.serial
		}
		for _, c := range cells[1:last] {
			if name, value := parted(c); name == "" {
				slip.Text = strings.TrimSpace(slip.Text + "\n" + filled(value, r, ""))
			} else {
				slip.Lines = append(slip.Lines, page.Field{Label: name, Value: filled(value, r, "")})
			}
		}
		all = append(all, slip)
	}
	return all
}
