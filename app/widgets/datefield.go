package widgets

import (
	"strings"
	"time"

	"fyne.io/fyne/v2"
	fynetheme "fyne.io/fyne/v2/theme"

	"careledger/app/theme"
	"careledger/data/cn"
)

// dateForm is how a day is written everywhere: YYYY-MM-DD.
const dateForm = time.DateOnly

// Now tells the time for the words "today" in fields and calendars.
var Now = time.Now

// DateField is a field for a day. It takes what people write (20260304,
// 2026-3-4, 2026.3.4, 2026年3月4日), shows YYYY-MM-DD, moves a day with up and
// down, and knows t and 今 for today. F4 and the button open a calendar.
type DateField struct {
	TextEntry
	// OnDate is told the day, as YYYY-MM-DD, whenever a person entered another
	// valid one, and "" when the field was emptied.
	OnDate func(date string)

	told string
	open *popup
}

// NewDateField makes an empty field for a day.
func NewDateField() *DateField {
	f := &DateField{}
	f.PlaceHolder = "YYYY-MM-DD"
	f.ActionItem = newCalendarButton(f.openCalendar)
	f.OnChanged = func(string) { f.tellIfValid() }
	f.OnKey = f.key
	f.SelectOnFocus = true
	f.become(f)
	return f
}

// Value answers the day as YYYY-MM-DD, or what was typed where it is no day.
func (f *DateField) Value() string {
	if date, problem := cn.ParseDate(f.Text); problem == nil {
		return date
	}
	return strings.TrimSpace(f.Text)
}

// Valid says whether the field is empty or holds a day that exists.
func (f *DateField) Valid() bool {
	_, ok := f.day()
	return ok || strings.TrimSpace(f.Text) == ""
}

// SetValue shows another day without telling OnDate.
func (f *DateField) SetValue(value string) {
	f.told = value
	f.TextEntry.SetValue(value)
}

// FocusLost writes the day as YYYY-MM-DD.
func (f *DateField) FocusLost() {
	f.tidy()
	f.TextEntry.FocusLost()
}

// TypedRune takes t and 今 for today, and characters that a day can be written
// with.
func (f *DateField) TypedRune(r rune) {
	if r == 't' || r == 'T' || r == '今' {
		f.enter(Now())
		return
	}
	f.TextEntry.TypedRune(r)
}

// key answers the keys that move the day.
func (f *DateField) key(ev *fyne.KeyEvent) bool {
	switch {
	case ev.Name == fyne.KeyUp:
		f.move(1)
	case ev.Name == fyne.KeyDown:
		f.move(-1)
	case ev.Name == fyne.KeyPageUp:
		f.moveMonth(1)
	case ev.Name == fyne.KeyPageDown:
		f.moveMonth(-1)
	case ev.Name == fyne.KeyF4:
		f.openCalendar()
	case isEnter(ev):
		f.tidy()
		return false
	default:
		return false
	}
	return true
}

// day answers the day that the field holds.
func (f *DateField) day() (time.Time, bool) {
	date, problem := cn.ParseDate(f.Text)
	if problem != nil {
		return time.Time{}, false
	}
	day, err := time.Parse(dateForm, date)
	return day, err == nil
}

// tidy writes a valid day as YYYY-MM-DD.
func (f *DateField) tidy() {
	if day, ok := f.day(); ok && f.Text != day.Format(dateForm) {
		f.TextEntry.SetValue(day.Format(dateForm))
	}
}

// move goes some days on; an empty field starts from today.
func (f *DateField) move(days int) {
	day, ok := f.day()
	if !ok {
		f.enter(Now())
		return
	}
	f.enter(day.AddDate(0, 0, days))
}

// moveMonth goes some months on.
func (f *DateField) moveMonth(months int) {
	day, ok := f.day()
	if !ok {
		day = Now()
		months = 0
	}
	f.enter(addMonths(day, months))
}

// addMonths goes some months on and stays within the month that it comes to: a
// month after 31 January is the last of February.
func addMonths(day time.Time, months int) time.Time {
	first := time.Date(day.Year(), day.Month()+time.Month(months), 1, 0, 0, 0, 0, time.UTC)
	last := first.AddDate(0, 1, -1).Day()
	return first.AddDate(0, 0, min(day.Day(), last)-1)
}

// enter shows a day that a person chose and tells it.
func (f *DateField) enter(day time.Time) {
	f.SetText(day.Format(dateForm))
	f.CursorColumn = len(dateForm)
	f.Refresh()
}

// tellIfValid tells OnDate when another valid day stands there.
func (f *DateField) tellIfValid() {
	date := ""
	if strings.TrimSpace(f.Text) != "" {
		day, ok := f.day()
		if !ok {
			return
		}
		date = day.Format(dateForm)
	}
	if date != f.told {
		f.told = date
		if f.OnDate != nil {
			f.OnDate(date)
		}
	}
}

// openCalendar shows a month under the field.
func (f *DateField) openCalendar() {
	if f.open != nil || f.Disabled() {
		return
	}
	day, ok := f.day()
	if !ok {
		day = Now()
	}
	month := newCalendar(day)
	f.open = showPopup(f, PadAll(10, month), 0, 0)
	if f.open == nil {
		return
	}
	f.open.onClose = func() {
		f.open = nil
		focus(f)
	}
	month.onChoose = func(day time.Time) {
		f.enter(day)
		f.open.close()
	}
	f.open.canvas.Focus(month)
}

// calendarButton opens the calendar. It takes no keyboard: F4 does the same.
type calendarButton struct {
	simple
	do func()
}

func newCalendarButton(do func()) *calendarButton {
	b := &calendarButton{do: do}
	b.content = Pad(0, 8, 0, 2, NewIcon(fynetheme.CalendarIcon(), 16, theme.ColorQuietInk))
	b.ExtendBaseWidget(b)
	return b
}

// Tapped opens the calendar.
func (b *calendarButton) Tapped(*fyne.PointEvent) { b.do() }
