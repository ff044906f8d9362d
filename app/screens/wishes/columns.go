package wishes

import (
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"careledger/app/theme"
	"careledger/app/widgets"
	"careledger/app/words"
	"careledger/data"
)

// dot stands between quiet details.
const dot = " · "

// column is one column of the board: wishes in one of a few states. The groups
// stand below each other, each in the order of the store.
type column struct {
	title  string
	color  fyne.ThemeColorName
	groups [][]string
}

// columns are the columns of the board. What was refused or withdrawn is in the
// table only.
func columns() []column {
	return []column{
		{lang.L("To review"), theme.ColorFieldLine, [][]string{{data.WishPending}, {data.WishReturned, data.WishDraft}}},
		{lang.L("Open to claims"), theme.ColorRiskBlue, [][]string{{data.WishPassed, data.WishPublished}}},
		{lang.L("Claimed"), theme.ColorTeal, [][]string{{data.WishClaimed}}},
		{lang.L("Buying · to deliver"), theme.ColorCoral, [][]string{{data.WishReady, data.WishBuying}}},
		{lang.L("Delivered · follow-up"), theme.ColorGood, [][]string{{data.WishDelivered}, {data.WishFollowed, data.WishArchived}}},
	}
}

// money is what the wishes of a column cost: what was paid for those delivered,
// and the estimate of the others with what is claimed of it.
func (c column) money(t data.WishTotals) string {
	var price, claimed, paid int64
	given := false
	for _, state := range slices.Concat(c.groups...) {
		of := t.State(state)
		price, claimed, paid = price+of.Price, claimed+of.Claimed, paid+of.Actual
		given = given || state == data.WishDelivered
	}
	switch {
	case given && paid > 0:
		return lang.L("{{.Money}} paid", map[string]any{"Money": words.RoundMoney(paid)})
	case given || price == 0:
		return ""
	case claimed > 0 && claimed < price:
		return lang.L("{{.Claimed}} of {{.Price}} claimed", map[string]any{"Claimed": words.RoundMoney(claimed), "Price": words.RoundMoney(price)})
	}
	return lang.L("{{.Money}} estimated", map[string]any{"Money": words.RoundMoney(price)})
}

// thing is what is wished for, in one line.
func thing(item, spec string, quantity int) string {
	text := strings.TrimSpace(item + " " + spec)
	if quantity > 1 {
		text += " × " + strconv.Itoa(quantity)
	}
	return text
}

// whose says for whom a wish is without telling who it is: 四年级 · 男.
func whose(c data.WishCard) string {
	about := c.Grade.String()
	if about == "" && c.Age >= 0 {
		about = lang.L("{{.Age}} years old", map[string]any{"Age": c.Age})
	}
	sex := ""
	if c.Sex > 0 {
		sex = words.Label("sex", strconv.Itoa(c.Sex))
	}
	return joined(about, sex)
}

// face is what a card of the board shows.
func face(c data.WishCard) widgets.BoardCardOf {
	pill, tone := note(c)
	detail := whose(c)
	if c.Delivered != "" {
		detail = lang.L("{{.Day}} signed for", map[string]any{"Day": c.Delivered[5:]})
	}
	return widgets.BoardCardOf{Title: thing(c.Item, c.Spec, c.Quantity), Detail: detail, Pill: pill, Tone: tone}
}

// note is what matters most about a wish in its state.
func note(c data.WishCard) (string, widgets.Tone) {
	waited := lang.L("{{.N}} days", map[string]any{"N": c.Days})
	tone := widgets.Grey
	if c.Stuck != "" {
		tone = widgets.Coral
	}
	if c.Owed {
		return words.Label("wish_stuck", "owed"), widgets.Coral
	}
	switch c.State {
	case data.WishDraft:
		return lang.L("Draft"), tone
	case data.WishReturned:
		return words.Label("wish_state", c.State), widgets.Coral
	case data.WishReady:
		return waited, tone
	case data.WishDelivered:
		return lang.L("ask how it fits"), tone
	case data.WishFollowed, data.WishArchived:
		if c.Usable != "" && c.Usable != "fits" {
			return words.Label("usable", c.Usable), widgets.Amber
		}
		return words.Label("usable", "fits"), widgets.Grey
	}
	if c.Overdue {
		return lang.L("overdue"), widgets.Coral
	}
	if tone == widgets.Coral {
		return waited, tone
	}
	switch {
	case c.State == data.WishPassed:
		return lang.L("to publish"), tone
	case c.State == data.WishBuying:
		return lang.L("being bought"), tone
	case c.State == data.WishPublished && c.ClaimedFen > 0:
		return lang.L("{{.Claimed}} of {{.Price}}", map[string]any{"Claimed": words.RoundMoney(c.ClaimedFen), "Price": words.RoundMoney(c.Price)}), widgets.Teal
	case c.State == data.WishClaimed && c.Shared:
		return lang.L("{{.N}} share it", map[string]any{"N": c.Claims}), tone
	case c.State == data.WishClaimed:
		return words.Label("claim_mode", c.Mode), tone
	}
	return price(c.Category, c.Price), tone
}

// price is what a wish costs, or its kind where it costs nothing.
func price(category string, fen int64) string {
	if fen == 0 {
		return words.Label("wish_category", category)
	}
	return words.RoundMoney(fen)
}

// stateTone is the tone of the pill of a state.
func stateTone(state string) widgets.Tone {
	switch state {
	case data.WishDelivered, data.WishFollowed, data.WishArchived:
		return widgets.Teal
	case data.WishReturned, data.WishPending:
		return widgets.Amber
	}
	return widgets.Grey
}
