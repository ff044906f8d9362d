package pickers

import (
	"fmt"
	"strconv"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"careledger/app/widgets"
	"careledger/app/words"
)

// Stepper shows a month or a year between two buttons that step to the one
// before and the one after.
type Stepper struct {
	Object fyne.CanvasObject

	label   *widgets.Text
	value   string
	changed func(value string)
}

// NewStepper makes a stepper at a month (YYYY-MM) or a year (YYYY); changed is
// told the value that a person stepped to.
func NewStepper(value string, changed func(value string)) *Stepper {
	s := &Stepper{changed: changed, label: widgets.NewText("", widgets.Strong.Center())}
	width := float32(92)
	if len(value) == len("2006") {
		width = 64
	}
	s.Object = widgets.HBox(2,
		widgets.FlatButton("‹", func() { s.Step(-1) }), widgets.Fixed(width, s.label), widgets.FlatButton("›", func() { s.Step(1) }))
	s.Set(value)
	return s
}

// Value answers the month or year shown.
func (s *Stepper) Value() string { return s.value }

// Set shows another month or year without telling anybody.
func (s *Stepper) Set(value string) {
	s.value = value
	if len(value) == len("2006") {
		s.label.SetText(lang.L("Year {{.Year}}", map[string]any{"Year": value}))
		return
	}
	s.label.SetText(words.Month(value))
}

// Step goes so many months or years on, and tells it.
func (s *Stepper) Step(by int) {
	s.Set(shift(s.value, by))
	s.changed(s.value)
}

// shift answers the month or year so many later.
func shift(value string, by int) string {
	if year, err := strconv.Atoi(value); err == nil {
		return fmt.Sprintf("%04d", year+by)
	}
	month, err := time.Parse("2006-01", value)
	if err != nil {
		return value
	}
	return month.AddDate(0, by, 0).Format("2006-01")
}

// DaysAfter answers the day so many days after another.
func DaysAfter(day string, n int) string {
	t, err := time.Parse(time.DateOnly, day)
	if err != nil {
		return day
	}
	return t.AddDate(0, 0, n).Format(time.DateOnly)
}

// DaysBetween answers how many days lie between two.
func DaysBetween(from, to string) int {
	a, err := time.Parse(time.DateOnly, from)
	if err != nil {
		return 0
	}
	b, err := time.Parse(time.DateOnly, to)
	if err != nil {
		return 0
	}
	return int(b.Sub(a).Hours() / 24)
}
