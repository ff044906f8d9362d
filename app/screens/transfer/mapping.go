package transfer

import (
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"careledger/app/sheet"
	"careledger/app/widgets"
)

const (
	mappingWidth float32 = 640
	samples              = 3   // values of a column that are shown beside its heading
	noColumn             = "-" // key of the option to leave a column out
)

// question is the error that ends the reading of a file whose headings a person
// must be asked about.
type question struct {
	table   *sheet.Table
	mapping sheet.Mapping
}

// Error tells the log why the file was not read.
func (q *question) Error() string { return "headings are in doubt" }

// asked are the columns in question: those in doubt, and those that are needed
// and were not found.
func (q *question) asked() []string {
	var keys []string
	for _, u := range q.mapping.Unsure {
		keys = append(keys, u.Key)
	}
	for _, key := range q.mapping.Missing {
		if !slices.Contains(keys, key) {
			keys = append(keys, key)
		}
	}
	return keys
}

// guess is the best candidate for a column, -1 for none.
func (q *question) guess(key string) int {
	for _, u := range q.mapping.Unsure {
		if u.Key == key && len(u.Candidates) > 0 {
			return u.Candidates[0].Index
		}
	}
	return -1
}

// options are the headings that may hold a column: all that no other column
// surely has, each with some of its values.
func (q *question) options(needed bool) []widgets.Option {
	var taken []int
	for _, index := range q.mapping.Columns {
		taken = append(taken, index)
	}
	var all []widgets.Option
	if !needed {
		all = append(all, widgets.Option{Key: noColumn, Label: lang.L("Not in this file")})
	}
	for index, heading := range q.table.Headings {
		if heading != "" && !slices.Contains(taken, index) {
			all = append(all, widgets.Option{Key: strconv.Itoa(index), Label: heading, Detail: q.sample(index)})
		}
	}
	return all
}

// sample is what stands in the first rows of a column.
func (q *question) sample(index int) string {
	var found []string
	for _, row := range q.table.Rows {
		if text := row.Cell(index).Text; text != "" && !slices.Contains(found, text) {
			found = append(found, text)
		}
		if len(found) == samples {
			break
		}
	}
	return strings.Join(found, lang.L(", "))
}

// headings names headings one after another.
func headings(all []string) string { return strings.Join(all, lang.L(", ")) }

// ask shows each column in question with a choice of headings, and tries again
// with what the person said.
func (i *importing) ask(q *question) {
	var fields []widgets.FieldOf
	var choices []*widgets.Choice
	for _, key := range q.asked() {
		needed := slices.ContainsFunc(i.kind.Columns(), func(c sheet.Column) bool { return c.Key == key && c.Required })
		choice := widgets.NewChoice(q.options(needed), lang.L("Which column of the file?"))
		switch guess := q.guess(key); {
		case guess >= 0:
			choice.SetValue(strconv.Itoa(guess))
		case !needed:
			choice.SetValue(noColumn)
		}
		choices = append(choices, choice)
		fields = append(fields, widgets.FieldOf{Key: key, Label: i.kind.Heading(key), Required: needed, Input: choice})
	}
	form := widgets.NewForm(fields...)
	d := widgets.NewDialog(i.desk.Canvas(), lang.L("What do these columns hold?"), widgets.VBox(14, i.known(q), form)).
		Width(mappingWidth).Cancel(lang.L("Cancel"))
	submit := func() {
		form.ClearErrors()
		if !form.RequireFilled() {
			return
		}
		answers, twice := answersOf(fields, choices)
		if twice != "" {
			form.SetError(twice, lang.L("This column of the file is chosen above already."))
			return
		}
		d.Close()
		i.answers = answers
		i.try()
	}
	form.OnSubmit = submit
	d.Action(lang.L("Continue"), widgets.Primary, submit).Open()
	form.FocusFirst()
}

// answersOf takes the answers, and names the second column that has the same
// heading, if there is one.
func answersOf(fields []widgets.FieldOf, choices []*widgets.Choice) (answers map[string]int, twice string) {
	answers = map[string]int{}
	taken := map[int]bool{}
	for n, choice := range choices {
		index, err := strconv.Atoi(choice.Value())
		if err != nil {
			index = -1
		}
		if index >= 0 && taken[index] {
			return nil, fields[n].Key
		}
		taken[index] = true
		answers[fields[n].Key] = index
	}
	return answers, ""
}

// known tells which columns were recognised and which headings nothing takes.
func (i *importing) known(q *question) fyne.CanvasObject {
	var sure []string
	for _, c := range i.kind.Columns() {
		if index, ok := q.mapping.Columns[c.Key]; ok {
			name := c.Heading()
			if heading := q.table.Headings[index]; heading != name {
				name = lang.L("{{.Column}} ← {{.Heading}}", map[string]any{"Column": name, "Heading": heading})
			}
			sure = append(sure, name)
		}
	}
	lines := widgets.VBox(4, widgets.Paragraph(lang.L("Some headings of this file are not clear. Please choose which column of the file each one stands for."), widgets.Plain))
	if len(sure) > 0 {
		lines.Add(widgets.Paragraph(lang.L("Recognised: {{.Columns}}", map[string]any{"Columns": headings(sure)}), widgets.Muted))
	}
	var unknown []string
	for _, h := range q.mapping.Unknown {
		unknown = append(unknown, h.Text)
	}
	if len(unknown) > 0 {
		lines.Add(widgets.Paragraph(lang.L("Not known, and left out unless you choose them: {{.Columns}}", map[string]any{"Columns": headings(unknown)}), widgets.Problem))
	}
	return lines
}
