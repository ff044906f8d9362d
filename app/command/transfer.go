package command

import (
	"encoding/json"
	"fmt"
	"path/filepath"
	"strconv"
	"strings"

	"fyne.io/fyne/v2/lang"

	"careledger/app/exchange"
	"careledger/app/words"
	"careledger/data"
)

// kindNamed finds a kind of table.
func kindNamed(name string) (exchange.Kind, error) {
	if k, ok := exchange.Find(name); ok {
		return k, nil
	}
	var names []string
	for _, k := range exchange.Kinds() {
		names = append(names, k.Name)
	}
	return exchange.Kind{}, usage(lang.L("There is no kind {{.Name}}. There are: {{.Names}}.", map[string]any{"Name": name, "Names": strings.Join(names, " ")}))
}

// templateCommand writes an empty table; with a file, one with the
// organization's own fields.
type templateCommand struct {
	DB   string `name:"db" help:"${db}"`
	Kind string `arg:"" help:"${kind}"`
	File string `arg:"" help:"${table}"`
}

// Run writes the table.
func (c *templateCommand) Run(desk *Desk) error {
	k, err := kindNamed(c.Kind)
	if err != nil {
		return err
	}
	if c.DB == "" {
		return c.write(desk, k)
	}
	return desk.with(c.DB, func(store *data.Store, ss *data.Session) error {
		if k, err = k.For(store, ss); err != nil {
			return err
		}
		return c.write(desk, k)
	})
}

// write writes the table of a kind.
func (c *templateCommand) write(desk *Desk, k exchange.Kind) error {
	if err := k.Template(c.File); err != nil {
		return err
	}
	desk.say("Wrote {{.File}}.", map[string]any{"File": c.File})
	return nil
}

// exportCommand writes all records of a kind.
type exportCommand struct {
	DB   string `name:"db" required:"" help:"${db}"`
	Kind string `arg:"" help:"${kind}"`
	File string `arg:"" help:"${table}"`
}

// Run writes the table.
func (c *exportCommand) Run(desk *Desk) error {
	k, err := kindNamed(c.Kind)
	if err != nil {
		return err
	}
	return desk.with(c.DB, func(store *data.Store, ss *data.Session) error {
		if k, err = k.For(store, ss); err != nil {
			return err
		}
		rows, err := exchange.Export(store, ss, k, c.File)
		if err != nil {
			return err
		}
		desk.say("Wrote {{.File}}: {{.Count}} rows.", map[string]any{"File": c.File, "Count": rows})
		return nil
	})
}

// importCommand brings a table in.
type importCommand struct {
	DB       string `name:"db" required:"" help:"${db}"`
	Kind     string `arg:"" help:"${kind}"`
	File     string `arg:"" help:"${table}"`
	DryRun   bool   `help:"${dry}"`
	JSON     bool   `name:"json" help:"${json}"`
	Accept   string `help:"${accept}"`
	Refusals string `help:"${refusals}"`
}

// Run imports, or tries to. Where rows are refused and none is taken, the
// command is refused; where others are taken, it is done.
func (c *importCommand) Run(desk *Desk) error {
	k, err := kindNamed(c.Kind)
	if err != nil {
		return err
	}
	return desk.with(c.DB, func(store *data.Store, ss *data.Session) error {
		if k, err = k.For(store, ss); err != nil {
			return err
		}
		file, err := exchange.Read(c.File, k, nil)
		if err != nil {
			return err
		}
		accept, err := rowsIn(c.Accept, file)
		if err != nil {
			return err
		}
		result, err := file.Import(store, ss, exchange.Options{DryRun: c.DryRun, Accept: accept})
		if err != nil {
			return err
		}
		a := answer{result: result, notes: file.Notes, dry: c.DryRun}
		a.refusals, a.unwritten = c.writeRefusals(result)
		if c.JSON {
			err = a.writeJSON(desk)
		} else {
			a.write(desk)
		}
		if err != nil {
			return err
		}
		if refused := result.Count(data.RowRefused); refused == len(result.Rows) && refused > 0 {
			first := result.Refused()[0]
			return refusal(lang.L("Nothing was taken: all {{.Count}} rows were refused, row {{.Row}} because: {{.Reason}}",
				map[string]any{"Count": refused, "Row": first.Number, "Reason": first.Reason}))
		}
		return nil
	})
}

// writeRefusals writes the refused rows to the file that was asked for, or
// after an import beside the table, and answers where. Beside the table may be
// a folder that takes no files: that is told and refuses nothing.
func (c *importCommand) writeRefusals(result *exchange.Result) (path string, failed error) {
	if len(result.Refused()) == 0 || c.DryRun && c.Refusals == "" {
		return "", nil
	}
	path = c.Refusals
	if path == "" {
		base := strings.TrimSuffix(filepath.Base(c.File), filepath.Ext(c.File))
		path = filepath.Join(filepath.Dir(c.File), base+lang.L(" - refused")+".xlsx")
	}
	if err := result.WriteRefusals(path); err != nil {
		return "", err
	}
	return path, nil
}

// rowsIn reads numbers of rows such as 3,5-7, or all.
func rowsIn(text string, file *exchange.File) (map[int]bool, error) {
	rows := map[int]bool{}
	if text == "all" {
		for _, n := range file.Numbers() {
			rows[n] = true
		}
		return rows, nil
	}
	for _, part := range strings.FieldsFunc(text, func(r rune) bool { return r == ',' || r == ' ' || r == '，' || r == '、' }) {
		from, to, span := strings.Cut(part, "-")
		first, err := strconv.Atoi(from)
		last := first
		if err == nil && span {
			last, err = strconv.Atoi(to)
		}
		if err != nil || first < 1 || last < first || last > 1<<20 {
			return nil, usage(lang.L("“{{.Text}}” names no rows. Write for example 3,5-7.", map[string]any{"Text": part}))
		}
		for n := first; n <= last; n++ {
			rows[n] = true
		}
	}
	return rows, nil
}

// answer is what an import answers.
type answer struct {
	result    *exchange.Result
	notes     []string
	dry       bool
	refusals  string // file of the refused rows; empty for none
	unwritten error  // why that file was not written
}

// write answers in sentences.
func (a answer) write(desk *Desk) {
	counts := map[string]any{
		"New": a.result.Count(data.RowNew), "Updated": a.result.Count(data.RowUpdated),
		"Unchanged": a.result.Count(data.RowUnchanged), "Refused": a.result.Count(data.RowRefused),
	}
	if a.dry {
		desk.say("Tried only, nothing was kept. {{.New}} new, {{.Updated}} updated, {{.Unchanged}} unchanged, {{.Refused}} refused.", counts)
	} else {
		desk.say("{{.New}} new, {{.Updated}} updated, {{.Unchanged}} unchanged, {{.Refused}} refused.", counts)
	}
	for _, row := range a.result.Rows {
		switch row.Outcome {
		case data.RowUpdated:
			var parts []string
			for _, c := range row.Changes {
				parts = append(parts, fmt.Sprintf("%s %s → %s", c.Heading, orDash(c.Old), orDash(c.New)))
			}
			desk.say("Row {{.Row}} {{.Label}} updated: {{.Changes}}", map[string]any{"Row": row.Number, "Label": row.Label, "Changes": strings.Join(parts, lang.L("; "))})
		case data.RowRefused:
			key := "Row {{.Row}} {{.Label}} refused: {{.Reason}}"
			if row.Doubt {
				key = "Row {{.Row}} {{.Label}} refused: {{.Reason}} (--accept {{.Row}} takes it all the same)"
			}
			desk.say(key, map[string]any{"Row": row.Number, "Label": row.Label, "Reason": row.Reason})
		}
	}
	for _, note := range a.notes {
		desk.say("Note: {{.Note}}", map[string]any{"Note": note})
	}
	if a.refusals != "" {
		desk.say("The refused rows are in {{.File}}; put them right and import that file.", map[string]any{"File": a.refusals})
	}
	if a.unwritten != nil {
		desk.say("Note: {{.Note}}", map[string]any{"Note": words.Error(a.unwritten)})
	}
}

// orDash is a value, or a dash for none.
func orDash(value string) string {
	if value == "" {
		return "—"
	}
	return value
}

// The shape of the answer as JSON.
type (
	jsonAnswer struct {
		New       int          `json:"new"`
		Updated   int          `json:"updated"`
		Unchanged int          `json:"unchanged"`
		Refused   int          `json:"refused"`
		DryRun    bool         `json:"dry_run"`
		Run       string       `json:"run,omitempty"`
		Refusals  []jsonRow    `json:"refusals"`
		Updates   []jsonUpdate `json:"updates"`
		Notes     []string     `json:"notes"`
		File      string       `json:"refusals_file,omitempty"`
	}
	jsonRow struct {
		Row    int    `json:"row"`
		Label  string `json:"label"`
		Reason string `json:"reason"`
		Doubt  bool   `json:"may_be_accepted"`
	}
	jsonUpdate struct {
		Row     int          `json:"row"`
		Label   string       `json:"label"`
		Changes []jsonChange `json:"changes"`
	}
	jsonChange struct {
		Column string `json:"column"`
		Old    string `json:"old"`
		New    string `json:"new"`
	}
)

// writeJSON answers as JSON.
func (a answer) writeJSON(desk *Desk) error {
	out := jsonAnswer{
		New: a.result.Count(data.RowNew), Updated: a.result.Count(data.RowUpdated), Unchanged: a.result.Count(data.RowUnchanged),
		Refused: a.result.Count(data.RowRefused), DryRun: a.dry, Run: a.result.Run, File: a.refusals,
		Refusals: []jsonRow{}, Updates: []jsonUpdate{}, Notes: append([]string{}, a.notes...),
	}
	for _, row := range a.result.Rows {
		switch row.Outcome {
		case data.RowRefused:
			out.Refusals = append(out.Refusals, jsonRow{row.Number, row.Label, row.Reason, row.Doubt})
		case data.RowUpdated:
			update := jsonUpdate{Row: row.Number, Label: row.Label, Changes: []jsonChange{}}
			for _, c := range row.Changes {
				update.Changes = append(update.Changes, jsonChange{c.Heading, c.Old, c.New})
			}
			out.Updates = append(out.Updates, update)
		}
	}
	e := json.NewEncoder(desk.Out)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(out); err != nil {
		return fmt.Errorf("write the answer: %w", err)
	}
	return nil
}
