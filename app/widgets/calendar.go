package widgets

import (
	"strconv"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/widget"

	"careledger/app/theme"
)

const (
	daySize    float32 = 34
	dayHeight  float32 = 30
	monthHead  float32 = 34
	daysAWeek          = 7
	weeksShown         = 6
)

// calendar is a month to choose a day from. Weeks begin on Monday. The arrows
// move the day, Page up and down the month, Enter chooses.
type calendar struct {
	widget.BaseWidget
	day      time.Time
	onChoose func(day time.Time)
	focused  bool
	hovered  int
}

var (
	_ fyne.Focusable    = (*calendar)(nil)
	_ fyne.Tappable     = (*calendar)(nil)
	_ desktop.Hoverable = (*calendar)(nil)
)

func newCalendar(day time.Time) *calendar {
	c := &calendar{day: day, hovered: -1}
	c.ExtendBaseWidget(c)
	return c
}

// start is the Monday that the first week shown begins with.
func (c *calendar) start() time.Time {
	first := time.Date(c.day.Year(), c.day.Month(), 1, 0, 0, 0, 0, time.UTC)
	return first.AddDate(0, 0, -(int(first.Weekday())+6)%daysAWeek)
}

func (c *calendar) set(day time.Time) {
	c.day = day
	c.Refresh()
}

// TypedKey moves the day, the month, or chooses.
func (c *calendar) TypedKey(ev *fyne.KeyEvent) {
	switch {
	case ev.Name == fyne.KeyLeft:
		c.set(c.day.AddDate(0, 0, -1))
	case ev.Name == fyne.KeyRight:
		c.set(c.day.AddDate(0, 0, 1))
	case ev.Name == fyne.KeyUp:
		c.set(c.day.AddDate(0, 0, -daysAWeek))
	case ev.Name == fyne.KeyDown:
		c.set(c.day.AddDate(0, 0, daysAWeek))
	case ev.Name == fyne.KeyPageUp:
		c.set(addMonths(c.day, -1))
	case ev.Name == fyne.KeyPageDown:
		c.set(addMonths(c.day, 1))
	case isEnter(ev), ev.Name == fyne.KeySpace:
		c.onChoose(c.day)
	default:
		passKey(c, ev)
	}
}

// TypedRune takes t for today.
func (c *calendar) TypedRune(r rune) {
	if r == 't' || r == '今' {
		c.onChoose(Now())
	}
}

// FocusGained shows the day that keys act on.
func (c *calendar) FocusGained() { c.focused = true; c.Refresh() }

// FocusLost shows that keys go elsewhere.
func (c *calendar) FocusLost() { c.focused = false; c.Refresh() }

// at answers which of the days shown lies at a position, -1 for none.
func (c *calendar) at(pos fyne.Position) int {
	y := pos.Y - 2*monthHead
	if y < 0 || pos.X < 0 || pos.X >= daySize*daysAWeek {
		return -1
	}
	return min(int(y/dayHeight)*daysAWeek+int(pos.X/daySize), weeksShown*daysAWeek-1)
}

// Tapped chooses a day, or another month at the arrows.
func (c *calendar) Tapped(ev *fyne.PointEvent) {
	if i := c.at(ev.Position); i >= 0 {
		c.onChoose(c.start().AddDate(0, 0, i))
		return
	}
	if ev.Position.Y > monthHead {
		return
	}
	width := daySize * daysAWeek
	switch x := ev.Position.X; {
	case x < daySize:
		c.set(addMonths(c.day, -12))
	case x < 2*daySize:
		c.set(addMonths(c.day, -1))
	case x > width-daySize:
		c.set(addMonths(c.day, 12))
	case x > width-2*daySize:
		c.set(addMonths(c.day, 1))
	}
}

// MouseIn shows the day pointed at.
func (c *calendar) MouseIn(ev *desktop.MouseEvent) { c.MouseMoved(ev) }

// MouseMoved shows the day pointed at.
func (c *calendar) MouseMoved(ev *desktop.MouseEvent) {
	if i := c.at(ev.Position); i != c.hovered {
		c.hovered = i
		c.Refresh()
	}
}

// MouseOut shows no day as pointed at.
func (c *calendar) MouseOut() { c.hovered = -1; c.Refresh() }

// CreateRenderer makes the parts that Fyne draws.
func (c *calendar) CreateRenderer() fyne.WidgetRenderer {
	center := Plain.Center()
	title := NewText("", Strong.Center())
	arrows := []*Text{NewText("«", center), NewText("‹", center), NewText("›", center), NewText("»", center)}
	chosen, today, hover := rectangle(theme.ButtonCorner), rectangle(theme.ButtonCorner), rectangle(theme.ButtonCorner)
	d := &drawn{objects: []fyne.CanvasObject{hover, today, chosen, title}}
	for _, a := range arrows {
		d.objects = append(d.objects, a)
	}
	var days, heads []*Text
	for _, name := range []string{lang.L("Mo"), lang.L("Tu"), lang.L("We"), lang.L("Th"), lang.L("Fr"), lang.L("Sa"), lang.L("Su")} {
		heads = append(heads, NewText(name, Muted.Center()))
		d.objects = append(d.objects, heads[len(heads)-1])
	}
	for range weeksShown * daysAWeek {
		days = append(days, NewText("", center))
		d.objects = append(d.objects, days[len(days)-1])
	}
	cell := func(o fyne.CanvasObject, i int) {
		place(o, float32(i%daysAWeek)*daySize, 2*monthHead+float32(i/daysAWeek)*dayHeight, daySize, dayHeight)
	}
	d.min = func() fyne.Size {
		return fyne.NewSize(daySize*daysAWeek, 2*monthHead+dayHeight*weeksShown)
	}
	d.layout = func(fyne.Size) {
		place(title, 2*daySize, 0, daySize*(daysAWeek-4), monthHead)
		for i, a := range arrows {
			place(a, float32(i+i/2*3)*daySize, 0, daySize, monthHead)
		}
		for i, h := range heads {
			place(h, float32(i)*daySize, monthHead, daySize, monthHead)
		}
		for i, t := range days {
			cell(t, i)
		}
	}
	d.refresh = func() {
		title.SetText(lang.L("{{.Year}}-{{.Month}}", map[string]any{"Year": c.day.Year(), "Month": int(c.day.Month())}))
		paint(chosen, "", "", 0)
		paint(today, "", "", 0)
		paint(hover, "", "", 0)
		start, now := c.start(), Now().Format(dateForm)
		for i, t := range days {
			day, look := start.AddDate(0, 0, i), center
			if day.Month() != c.day.Month() {
				look.Color = theme.ColorFaintInk
			}
			if day.Format(dateForm) == now {
				cell(today, i)
				paint(today, "", theme.ColorTeal, theme.Hair)
			}
			if i == c.hovered {
				cell(hover, i)
				paint(hover, theme.ColorHover, "", 0)
			}
			if day.Format(dateForm) == c.day.Format(dateForm) {
				cell(chosen, i)
				paint(chosen, theme.ColorTeal, "", 0)
				look = Strong.Center().In(theme.ColorOnTeal)
			}
			t.Set(strconv.Itoa(day.Day()), look)
		}
	}
	d.refresh()
	return d
}
