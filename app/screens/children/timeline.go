package children

import (
	"cmp"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/widget"

	"careledger/app/widgets"
	"careledger/app/words"
	"careledger/data"
	"careledger/data/cn"
)

// event is one line of a timeline.
type event struct {
	day       string
	programme string // filters go by this; "" for consents and changes
	pill      string
	tone      widgets.Tone
	text      string
	right     string
}

// events puts services, consents and changes of a child into one order, the
// latest first.
func events(services []data.Service, consents []data.Consent, history []data.HistoryLine) []event {
	var all []event
	for _, s := range services {
		e := event{day: s.Day, programme: s.Programme, pill: words.Label("programme", s.Programme), tone: widgets.Teal, text: serviceText(s)}
		if s.Units > 0 {
			e.right = lang.L("counts 1")
		} else {
			e.tone, e.right = widgets.Grey, words.Label("why", s.Why)
		}
		all = append(all, e)
	}
	for _, c := range consents {
		all = append(all, event{day: c.Day, pill: lang.L("Consent"), tone: widgets.Grey, text: consentText(c), right: expiry(c)})
	}
	for _, h := range history {
		all = append(all, event{day: h.From, pill: lang.L("Changed"), tone: widgets.Grey, text: historyText(h), right: h.Reason})
	}
	slices.SortStableFunc(all, func(a, b event) int { return cmp.Compare(b.day, a.day) })
	return all
}

// serviceText is what a service was, in a few words.
func serviceText(s data.Service) string {
	title := s.Title
	if s.Kind == "psy" {
		title = words.Label("psy_kind", s.Title)
	}
	minutes := ""
	if s.Minutes != nil {
		minutes = words.Minutes(*s.Minutes)
	}
	kind := ""
	if s.Kind != "activity" && s.Kind != "visit" && s.Kind != "camp_day" { // their programme says it already
		kind = words.Label("service_kind", s.Kind)
	}
	return joined(kind, title, s.Place, minutes)
}

func consentText(c data.Consent) string {
	signer := c.Signer
	if c.Relation != "" {
		signer = lang.L("{{.Signer}} ({{.Relation}})", map[string]any{"Signer": c.Signer, "Relation": cn.RelationWord(c.Relation)})
	}
	if c.ByChild {
		signer = lang.L("the child")
	}
	return lang.L("{{.Item}}: {{.Result}}, signed by {{.Signer}}", map[string]any{
		"Item": words.Label("consent_item", c.Item), "Result": words.Label("consent_result", c.Result), "Signer": signer,
	})
}

func expiry(c data.Consent) string {
	if c.Expires == "" {
		return ""
	}
	return lang.L("until {{.Day}}", map[string]any{"Day": words.Date(c.Expires)})
}

func historyText(h data.HistoryLine) string {
	value := h.Value
	switch h.Field {
	case "status":
		value = words.Label("child_status", h.Value)
	case "residence":
		value = cn.DivisionName(h.Value) + h.Detail
	case "category":
		value = cn.CategoryName(h.Value)
	}
	field := map[string]string{
		"status": lang.L("Status"), "residence": lang.L("Residence"), "school": lang.L("School"), "category": lang.L("Category"), "merged": lang.L("Merged file"),
	}[h.Field]
	if value == "" {
		value = lang.L("none")
	}
	return lang.L("{{.Field}}: {{.Value}}", map[string]any{"Field": field, "Value": value})
}

// timelineFilters are the programmes that have a chip of their own; the last
// chip stands for all others.
var timelineFilters = []string{"", "visit", "wish", "camp", "reading"}

// timeline shows the events of one child, filtered by chips.
type timeline struct {
	content fyne.CanvasObject
	chips   *widgets.ChipGroup
	list    *widgets.RowList[event]
	all     []event
}

func newTimeline() *timeline {
	t := &timeline{}
	chips := []string{lang.L("Everything")}
	for _, p := range timelineFilters[1:] {
		chips = append(chips, words.Label("programme", p))
	}
	t.chips = widgets.NewChipGroup(chips, func(int) { t.filter() })
	t.list = widgets.NewRowList(eventHeight, newEventRow, func(e event, row *eventRow) { row.set(e) })
	t.list.Empty(lang.L("Nothing recorded yet. ＋ Record at the top adds the first entry."), "", nil)
	t.content = widgets.TightCard(widgets.VBox(0, widgets.Pad(14, 16, 6, 16, t.chips), widgets.Grow(t.list)))
	return t
}

// show shows other events.
func (t *timeline) show(all []event) {
	t.all = all
	t.filter()
}

func (t *timeline) filter() {
	programme := timelineFilters[t.chips.Selected()]
	rows := t.all
	if programme != "" {
		rows = nil
		for _, e := range t.all {
			if e.programme == programme {
				rows = append(rows, e)
			}
		}
	}
	t.list.SetRows(rows)
	t.list.Unselect()
}

// Sizes of a timeline row.
const (
	eventHeight   float32 = 44
	eventDayWidth float32 = 74
	pillWidth     float32 = 80
)

// eventRow is one line: day, pill, text, what it counts.
type eventRow struct {
	widget.BaseWidget
	content          fyne.CanvasObject
	day, text, right *widgets.Text
	pill             *widgets.Pill
}

func newEventRow() *eventRow {
	r := &eventRow{
		day: widgets.Quiet(""), text: widgets.Body("").Elide(), right: widgets.NewText("", widgets.Muted.Right()), pill: widgets.NewPill("", widgets.Grey),
	}
	r.content = widgets.Pad(0, 16, 0, 16, widgets.HBox(8, widgets.Fixed(eventDayWidth, r.day),
		widgets.Fixed(pillWidth, r.pill), widgets.Grow(r.text), r.right))
	r.ExtendBaseWidget(r)
	return r
}

// CreateRenderer makes the parts that Fyne draws.
func (r *eventRow) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(r.content) }

func (r *eventRow) set(e event) {
	r.day.SetText(e.day)
	r.pill.Set(e.pill, e.tone)
	r.text.SetText(e.text)
	r.right.SetText(e.right)
	r.content.Refresh()
}
