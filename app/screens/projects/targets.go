package projects

import (
	"cmp"
	"slices"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/widget"

	"careledger/app/screens"
	"careledger/app/screens/behind"
	"careledger/app/theme"
	"careledger/app/widgets"
	"careledger/app/words"
	"careledger/data"
)

// ownTarget is the key of the choice of a target that is no indicator of ours.
const ownTarget = "own"

// firstDay is from when the records of a project without a first day are
// counted.
const firstDay = "2000-01-01"

// targets shows what a project promised beside what was reached.
type targets struct {
	desk    screens.Desk
	content fyne.CanvasObject
	table   *widgets.Table[data.Progress]
	until   *widgets.Text
	project data.Project
	asking  screens.Asking
}

func newTargets(desk screens.Desk) *targets {
	t := &targets{desk: desk, until: widgets.Quiet("").Elide()}
	t.table = widgets.NewTable([]widgets.Column[data.Progress]{
		{Label: lang.L("Indicator"), Width: 130, Weight: 3, Look: widgets.Strong, Text: targetName},
		{Label: lang.L("Target"), Width: 74, Weight: 1, Align: fyne.TextAlignTrailing, Text: func(p data.Progress) string { return amount(p.Value, unit(p)) }},
		{Label: lang.L("Reached"), Width: 80, Weight: 1, Align: fyne.TextAlignTrailing, Text: reached},
		{Label: lang.L("Completion"), Width: 120, Weight: 2, Draw: drawRate},
		{Label: lang.L("Proof of it"), Width: 76, Weight: 2, Look: widgets.Muted, Text: func(p data.Progress) string { return p.Evidence }},
	})
	t.table.OnOpen = func(p data.Progress) { t.edit(p.Target) }
	t.table.OnKey = func(p data.Progress, ev *fyne.KeyEvent) bool {
		if ev.Name != fyne.KeyDelete || !t.mayWrite() {
			return false
		}
		t.remove(p.Target)
		return true
	}
	head := widgets.HBox(10, widgets.Grow(t.until), widgets.FlatButton(lang.L("Rows behind it"), t.behind))
	if t.mayWrite() {
		head.Add(widgets.PlainButton(lang.L("Add a target"), t.create))
		t.table.Empty(lang.L("No targets yet. Enter what the agreement promises; what is reached is counted from the records."), lang.L("Add a target"), t.create)
	} else {
		t.table.Empty(lang.L("No targets yet."), "", nil)
	}
	t.content = widgets.TightCard(widgets.VBox(0, widgets.Pad(12, 14, 8, 16, head), widgets.Grow(t.table)))
	return t
}

// behind lists the rows that the chosen target's figure was counted from.
func (t *targets) behind() {
	if p, ok := t.table.Selected(); ok {
		behind.Show(t.desk, t.scope(), data.Origin{Code: p.Code})
	}
}

// scope is from the project's first day to today or its last day.
func (t *targets) scope() data.Scope {
	scope := data.Scope{From: cmp.Or(t.project.Start, firstDay), To: t.desk.Store().Today(), ProjectID: t.project.ID}
	if t.project.End != "" {
		scope.To = min(t.project.End, scope.To)
	}
	return scope
}

func (t *targets) mayWrite() bool { return t.desk.Session().CanWrite(data.Projects) }

func (t *targets) word() string { return lang.L("Targets") }

func (t *targets) object() fyne.CanvasObject { return t.content }

// update shows the targets of a project. What was reached from its first day to
// today or its last day is counted beside the window, for sessions that may
// count.
func (t *targets) update(p data.Project) error {
	store, ss := t.desk.Store(), t.desk.Session()
	counts := ss.CanRead(data.Reports) || ss.CanRead(data.Children)
	if p.ID != t.project.ID || !counts {
		kept, err := store.Targets(ss, p.ID)
		if err != nil {
			return err
		}
		rows := make([]data.Progress, 0, len(kept))
		for _, target := range kept {
			rows = append(rows, data.Progress{Target: target})
		}
		t.until.SetText("")
		t.show(rows)
	}
	t.project = p
	if !counts {
		return nil
	}
	scope := t.scope()
	t.asking.Ask(t.desk, func() (func(), error) {
		rows, err := store.Progress(ss, scope)
		return func() {
			if t.project.ID != p.ID {
				return
			}
			t.until.SetText(lang.L("Counted from {{.From}} to {{.To}}", map[string]any{"From": scope.From, "To": scope.To}))
			t.show(rows)
		}, err
	})
	return nil
}

// show shows targets in the order of reports.
func (t *targets) show(rows []data.Progress) {
	codes := data.IndicatorCodes()
	slices.SortStableFunc(rows, func(a, b data.Progress) int {
		return cmp.Compare(place(codes, a.Code), place(codes, b.Code))
	})
	t.table.SetRows(rows)
}

// place is where a code stands in the order of reports; own codes come last.
func place(codes []string, code string) int {
	if i := slices.Index(codes, code); i >= 0 {
		return i
	}
	return len(codes)
}

// targetName is the indicator in words, or the target's own name.
func targetName(p data.Progress) string {
	if p.Name != "" {
		return p.Name
	}
	return words.Label("indicator", p.Code)
}

// unit is the word after a target's numbers.
func unit(p data.Progress) string {
	if p.Unit != "" {
		return p.Unit
	}
	return words.Label("unit", p.Actual.Unit)
}

// amount writes a number with its unit.
func amount(value float64, unit string) string {
	text := strconv.FormatFloat(value, 'f', -1, 64)
	if value == float64(int(value)) {
		text = words.Count(int(value))
	}
	switch unit {
	case "%", "‰":
		return text + unit
	case "":
		return text
	}
	return lang.L("{{.Value}} {{.Unit}}", map[string]any{"Value": text, "Unit": unit})
}

func reached(p data.Progress) string {
	if !p.Actual.Known {
		return "—"
	}
	return amount(p.Actual.Value, unit(p))
}

// rateCell is a bar with its percentage.
type rateCell struct {
	widget.BaseWidget
	content fyne.CanvasObject
	bar     *widgets.ProgressLine
	text    *widgets.Text
}

func newRateCell() *rateCell {
	c := &rateCell{bar: widgets.NewProgressLine(0), text: widgets.NewText("", widgets.Muted.Right())}
	c.content = widgets.HBox(8, widgets.Grow(widgets.VBox(0, widgets.Space(), c.bar, widgets.Space())), widgets.Fixed(58, c.text))
	c.ExtendBaseWidget(c)
	return c
}

// CreateRenderer makes the parts that Fyne draws.
func (c *rateCell) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(c.content) }

func (c *rateCell) set(percent float64, look widgets.Look) {
	c.bar.SetShare(percent / 100)
	c.text.Set(strconv.FormatFloat(percent, 'f', -1, 64)+"%", look)
}

func drawRate(p data.Progress, cell *widgets.Cell) {
	if !p.Rate.Known {
		cell.SetText(lang.L("counted by hand"), widgets.Muted)
		return
	}
	look := widgets.Muted.Right()
	if p.Rate.Value >= 100 {
		look = look.In(theme.ColorGood)
	}
	widgets.SetObject(cell, newRateCell, func(c *rateCell) { c.set(p.Rate.Value, look) })
}
