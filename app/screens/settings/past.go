package settings

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"careledger/app/screens"
	"careledger/app/screens/pickers"
	"careledger/app/widgets"
	"careledger/app/words"
	"careledger/data"
)

// past is the page of the history: who did what to which record, when and on
// which laptop, from what to what; and the bin.
type past struct {
	desk    screens.Desk
	who     *widgets.Choice
	kind    *widgets.Choice
	table   *widgets.Choice
	child   *widgets.Choice
	from    *widgets.DateField
	to      *widgets.DateField
	list    *widgets.RowList[data.PastLine]
	older   *widgets.Button
	views   *widgets.ChipGroup
	bin     *bin
	body    *fyne.Container
	history fyne.CanvasObject
	content fyne.CanvasObject

	lines []data.PastLine
	more  bool
}

func newPast(desk screens.Desk) *past {
	p := &past{desk: desk, bin: newBin(desk), body: container.NewStack()}
	again := func(widgets.Option) { p.reload() }
	p.who = widgets.NewSearchChoice(p.users, lang.L("Everybody"))
	p.kind = widgets.NewChoice(withAll(lang.L("All acts"), screens.Options("past_kind", data.PastKinds)), lang.L("All acts"))
	p.table = widgets.NewChoice(withAll(lang.L("All records"), tableOptions()), lang.L("All records"))
	p.child = pickers.Child(desk)
	for _, c := range []*widgets.Choice{p.who, p.kind, p.table, p.child} {
		c.OnChanged = again
	}
	p.from, p.to = widgets.NewDateField(), widgets.NewDateField()
	for _, d := range []*widgets.DateField{p.from, p.to} {
		d.OnChanged = func(string) {
			if d.Valid() {
				p.reload()
			}
		}
	}
	p.list = widgets.NewRowList(widgets.RichHeight, widgets.NewRich, showPast)
	p.list.Empty(lang.L("Nothing fits. Take a filter away to see more."), lang.L("All of the history"), p.clear)
	p.list.OnOpen = p.open
	p.list.OnSelect = func(l data.PastLine) {
		if len(p.lines) > 0 && l.Seq == p.lines[len(p.lines)-1].Seq {
			p.loadMore()
		}
	}
	p.older = widgets.PlainButton(lang.L("Show older entries"), p.loadMore)
	filters := widgets.HBox(8,
		widgets.Fixed(116, p.who), widgets.Fixed(126, p.kind), widgets.Fixed(116, p.table), widgets.Grow(p.child),
		widgets.Fixed(124, p.from), widgets.Quiet(lang.L("to")), widgets.Fixed(124, p.to), widgets.ActionChip(lang.L("Clear"), p.clear))
	p.history = widgets.TightCard(widgets.VBox(0, widgets.Pad(10, 12, 8, 12, filters), widgets.Grow(p.list),
		widgets.Pad(6, 12, 8, 12, widgets.HBox(8, widgets.Grow(widgets.Quiet(lang.L("Enter shows an entry whole.")).Elide()), p.older))))
	p.views = widgets.NewChipGroup([]string{lang.L("History"), lang.L("Bin")}, func(int) {
		desk.Fail(p.update())
		desk.StatusChanged()
	})
	p.content = widgets.VBox(10, p.views, widgets.Grow(p.body))
	return p
}

// withAll puts a choice of everything before others.
func withAll(all string, options []widgets.Option) []widgets.Option {
	return append([]widgets.Option{{Label: all}}, options...)
}

// tableOptions are the tables by which the history is filtered most.
func tableOptions() []widgets.Option {
	return screens.Options("table", []string{
		"child", "guardian", "parent", "consent", "child_category", "wish", "visit", "pairing", "activity", "attendance", "camp", "camp_enrolment", "camp_day",
		"incident", "loan", "goods_out", "psy_service", "person", "project", "project_child", "donor", "income", "expense", "user", "org", "setting", "own_entry", "own_field",
		"survey", "camp_check", "camp_medicine", "photo", "issued_report", "form_print",
	})
}

// users are the choices of who did something.
func (p *past) users(string) []widgets.Option {
	all, err := p.desk.Store().Users(p.desk.Session())
	p.desk.Fail(err)
	options := []widgets.Option{{Label: lang.L("Everybody")}}
	for _, u := range all {
		options = append(options, widgets.Option{Key: u.Name, Label: u.Name, Detail: words.Label("role", string(u.Role))})
	}
	return options
}

func (p *past) id() string { return "past" }

func (p *past) word() string { return lang.L("History and bin") }

func (p *past) object() fyne.CanvasObject { return p.content }

func (p *past) status() string {
	if p.views.Selected() == 1 {
		return p.bin.status()
	}
	if p.more {
		return lang.L("The latest {{.N}} entries", map[string]any{"N": words.Count(len(p.lines))})
	}
	return lang.L("{{.N}} entries", map[string]any{"N": words.Count(len(p.lines))})
}

func (p *past) update() error {
	if p.views.Selected() == 1 {
		p.body.Objects = []fyne.CanvasObject{p.bin.content}
		p.body.Refresh()
		return p.bin.update()
	}
	p.body.Objects = []fyne.CanvasObject{p.history}
	p.body.Refresh()
	return p.fetch()
}

// fetch reads the first page anew.
func (p *past) fetch() (err error) {
	p.lines, p.more, err = p.desk.Store().Past(p.desk.Session(), p.filter())
	p.show()
	return err
}

func (p *past) filter() data.PastFilter {
	return data.PastFilter{Who: p.who.Value(), Kind: p.kind.Value(), Table: p.table.Value(), ChildID: p.child.Value(), From: p.from.Value(), To: p.to.Value()}
}

func (p *past) show() {
	p.list.SetRows(p.lines)
	p.older.Disable()
	if p.more {
		p.older.Enable()
	}
}

func (p *past) reload() {
	p.desk.Fail(p.fetch())
	p.desk.StatusChanged()
}

// loadMore adds the next page.
func (p *past) loadMore() {
	if !p.more {
		return
	}
	f := p.filter()
	f.After = &p.lines[len(p.lines)-1]
	next, more, err := p.desk.Store().Past(p.desk.Session(), f)
	if err != nil {
		p.desk.Fail(err)
		return
	}
	p.lines, p.more = append(p.lines, next...), more
	p.show()
	p.desk.StatusChanged()
}

// clear takes all filters away.
func (p *past) clear() {
	for _, field := range []widgets.Input{p.who, p.kind, p.table, p.child, p.from, p.to} {
		field.SetValue("")
	}
	p.reload()
}

// open shows an entry whole.
func (p *past) open(l data.PastLine) {
	rows := widgets.VBox(8, fact(lang.L("When"), widgets.Body(words.Moment(l.At))), fact(lang.L("Who did it"), widgets.Body(l.Who)), fact(lang.L("Laptop"), widgets.Body(l.Laptop)))
	if l.Child != "" {
		rows.Add(fact(lang.L("Child"), widgets.Body(l.Child)))
	}
	rows.Add(widgets.NewRule())
	if l.Erased {
		rows.Add(widgets.Paragraph(lang.L("The values were erased for good. That it happened is kept."), widgets.Muted))
	}
	for _, c := range l.Changes {
		rows.Add(fact(words.Label("column", c.Column), widgets.Paragraph(changeText(l, c), widgets.Plain)))
	}
	d := widgets.NewDialog(p.desk.Canvas(), pastTitle(l), widgets.NewScroll(rows)).Cancel("").Width(620)
	if p.canTakeBack(l) {
		d.Action(lang.L("Take this change back"), widgets.Flat, func() {
			d.Close()
			p.askTakeBack(l)
		})
	}
	d.Action(lang.L("Close"), widgets.Bordered, d.Close).Open()
}
