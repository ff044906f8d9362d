package wishes

import (
	"math"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"careledger/app/theme"
	"careledger/app/widgets"
	"careledger/app/words"
	"careledger/data"
)

// Widths of the fields on top.
const (
	batchWidth  float32 = 152
	filterWidth float32 = 116
)

// head is what stands above board and table: the batch with its limits, how it
// stands, a filter and the buttons.
type head struct {
	screen  *Screen
	object  fyne.CanvasObject
	batch   *widgets.Choice
	limits  *fyne.Container
	totals  *widgets.Text
	filter  *widgets.TextEntry
	all     int // wishes of the batch
	summary data.WishTotals
}

// newHead makes the line; changed is called when the filter changes, done when
// Enter is pressed in it.
func newHead(s *Screen, changed, done func()) *head {
	h := &head{screen: s, totals: widgets.Quiet(""), limits: widgets.HBox(theme.Tight)}
	h.batch = widgets.NewSearchChoice(s.batchOptions, lang.L("All batches")).LookUp(func(id string) (widgets.Option, bool) {
		b, ok := s.batchOf(id)
		return widgets.Option{Key: id, Label: b.Name}, ok
	})
	h.batch.OnChanged = func(o widgets.Option) { s.setBatch(o.Key) }
	h.filter = widgets.NewTextEntry(lang.L("Filter wishes"))
	h.filter.OnChanged = func(string) { changed() }
	h.filter.OnSubmitted = func(string) { done() }
	h.filter.OnEscape = func() { h.filter.SetText(""); done() }
	parts := []fyne.CanvasObject{widgets.Fixed(batchWidth, h.batch), h.limits, h.totals, widgets.Fixed(filterWidth, h.filter)}
	if s.desk.Session().CanWrite(data.Wishes) {
		parts = append(parts, widgets.PlainButton(lang.L("New wish"), s.createWish))
	}
	h.object = container.New(&headLine{}, parts...)
	return h
}

// update shows the chosen batch and how its wishes stand.
func (h *head) update() error {
	s := h.screen
	totals, err := s.desk.Store().WishTotals(s.desk.Session(), data.WishFilter{BatchID: s.batch})
	if err != nil {
		return err
	}
	h.all, h.summary = totals.Count, totals
	h.batch.SetValue(s.batch)
	h.limits.Objects = h.limitPills()
	h.totals.SetText(totalsLine(totals))
	return nil
}

// limitPills say what a wish of the batch may cost and how many a child has.
func (h *head) limitPills() []fyne.CanvasObject {
	s := h.screen
	b, ok := s.batchOf(s.batch)
	if !ok {
		return nil
	}
	var pills []fyne.CanvasObject
	if limit := s.priceLimit(b); limit > 0 {
		pills = append(pills, widgets.NewPill(lang.L("Up to {{.Price}}", map[string]any{"Price": words.RoundMoney(limit)}), widgets.Grey))
	}
	return append(pills, widgets.NewPill(lang.L("{{.N}} a child", map[string]any{"N": b.PerChild}), widgets.Grey))
}

// priceLimit is what a wish of a batch may cost, in fen; 0 for no limit.
func (s *Screen) priceLimit(b data.BatchLine) int64 {
	if b.PriceMax > 0 || b.ProjectID == "" {
		return b.PriceMax
	}
	p, err := s.desk.Store().Project(s.desk.Session(), string(b.ProjectID))
	if err != nil {
		return 0
	}
	return p.WishPriceMax
}

// totalsLine says how a set of wishes stands: 征集 94 · 通过 91 · … · ¥7,431.50.
func totalsLine(t data.WishTotals) string {
	if t.Count == 0 {
		return ""
	}
	parts := []string{
		lang.L("{{.N}} collected", map[string]any{"N": words.Count(t.Count)}),
		lang.L("{{.N}} passed", map[string]any{"N": words.Count(t.Passed)}),
		lang.L("{{.N}} claimed", map[string]any{"N": words.Count(t.Claimed)}),
		lang.L("{{.N}} fulfilled", map[string]any{"N": words.Count(t.Delivered)}),
	}
	if t.Delivered > 0 {
		parts = append(parts, lang.L("{{.Days}} days on average", map[string]any{"Days": int(math.Round(t.MeanDays))}), words.RoundMoney(t.Actual))
	}
	return strings.Join(parts, dot)
}

// batchOptions are the line for all batches and the batches that fit a text.
func (s *Screen) batchOptions(text string) []widgets.Option {
	return append([]widgets.Option{{Label: lang.L("All batches")}}, s.someBatches(text, true)...)
}

// someBatches are the batches that fit a text, without the closed ones where
// these can't be used.
func (s *Screen) someBatches(text string, closed bool) []widgets.Option {
	text = strings.ToLower(strings.TrimSpace(text))
	var found []widgets.Option
	for _, b := range s.batches {
		if (closed || b.Status != data.BatchClosed) && strings.Contains(strings.ToLower(b.Name+b.Project), text) {
			found = append(found, batchOption(b))
		}
	}
	return found
}

func (s *Screen) batchOption(id string) (widgets.Option, bool) {
	b, ok := s.batchOf(id)
	return batchOption(b), ok
}

func batchOption(b data.BatchLine) widgets.Option {
	return widgets.Option{Key: b.ID, Label: b.Name, Detail: words.Label("batch_status", b.Status)}
}
