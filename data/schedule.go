package data

import (
	"slices"
	"time"
)

// The ways in which a day comes again.
const (
	RepeatWeekly = "weekly"   // on days of the week, every so many weeks
	RepeatNth    = "nth"      // on the first … fifth, or the last, of a day of the week in a month
	RepeatLast   = "last_day" // on the last day of a month
	RepeatDay    = "date"     // on the same date of a month; months without it are left out
)

// Repeats lists the ways in which a day comes again.
var Repeats = []string{RepeatWeekly, RepeatNth, RepeatLast, RepeatDay}

// LastOfMonth is the Nth of a schedule for the last such day of a month.
const LastOfMonth = -1

// mostRepeats is how many days one schedule may give.
const mostRepeats = 400

// Schedule says on which days something comes again.
type Schedule struct {
	Repeat   string         // one of Repeats
	From     string         // day on which it begins; it need not be one of the days
	Every    int            // every so many weeks or months, 1 when 0; weeks are counted from the Monday before From
	Weekdays []time.Weekday // for RepeatWeekly and RepeatNth; that of From when empty
	Nth      int            // for RepeatNth: 1 to 5, or LastOfMonth; a month without a fifth is left out
	Until    string         // last day that may be given; may be empty when Count is given
	Count    int            // how many days at most, those left out not counted; 0 for no limit but Until
	Without  []string       // days left out, such as holidays
}

// Days answers the days of a schedule in order, at most 400. It ends at Until or
// after Count days, whichever comes first, and is refused with neither.
func (r Schedule) Days() ([]string, error) {
	if err := r.check(); err != nil {
		return nil, err
	}
	from, err := time.Parse(time.DateOnly, r.From)
	if err != nil {
		return nil, bad("day", "Please enter the day.", nil)
	}
	var days []string
	for step := 0; step < mostRepeats*max(r.Every, 1); step += max(r.Every, 1) {
		for _, day := range r.at(from, step) {
			text := day.Format(time.DateOnly)
			switch {
			case text < r.From || slices.Contains(r.Without, text):
			case r.Until != "" && text > r.Until, r.Count > 0 && len(days) == r.Count, len(days) == mostRepeats:
				return days, nil
			default:
				days = append(days, text)
			}
		}
	}
	return days, nil
}

// check refuses what names no days.
func (r Schedule) check() error {
	switch {
	case !slices.Contains(Repeats, r.Repeat):
		return bad("repeat", "Please choose how it comes again.", nil)
	case r.Every < 0 || r.Count < 0:
		return bad("every", "A number can't be negative.", nil)
	case r.Repeat == RepeatNth && (r.Nth < LastOfMonth || r.Nth == 0 || r.Nth > 5):
		return bad("nth", "Please choose which week of the month.", nil)
	case r.Until == "" && r.Count == 0:
		return bad("until", "Please say until which day, or how many times.", nil)
	case r.Until != "" && r.Until < r.From:
		return bad("until", "The end {{.To}} lies before the beginning {{.From}}.", args{"From": r.From, "To": r.Until})
	}
	return nil
}

// at answers the days of the week, or of the month, that lies some steps after
// that of the beginning.
func (r Schedule) at(from time.Time, step int) []time.Time {
	weekdays := r.Weekdays
	if len(weekdays) == 0 {
		weekdays = []time.Weekday{from.Weekday()}
	}
	first := time.Date(from.Year(), from.Month()+time.Month(step), 1, 0, 0, 0, 0, time.UTC)
	last := first.AddDate(0, 1, -1)
	var days []time.Time
	switch r.Repeat {
	case RepeatWeekly:
		monday := from.AddDate(0, 0, -sinceMonday(from.Weekday())+7*step)
		for _, w := range weekdays {
			days = append(days, monday.AddDate(0, 0, sinceMonday(w)))
		}
	case RepeatNth:
		for _, w := range weekdays {
			day := first.AddDate(0, 0, int(w-first.Weekday()+7)%7+7*(r.Nth-1))
			if r.Nth == LastOfMonth {
				day = last.AddDate(0, 0, -int(last.Weekday()-w+7)%7)
			}
			if day.Month() == first.Month() {
				days = append(days, day)
			}
		}
	case RepeatLast:
		days = append(days, last)
	case RepeatDay:
		if from.Day() <= last.Day() {
			days = append(days, first.AddDate(0, 0, from.Day()-1))
		}
	}
	slices.SortFunc(days, time.Time.Compare)
	return days
}

// sinceMonday is how many days lie between the Monday of a week and a day in it.
func sinceMonday(w time.Weekday) int { return int(w+6) % 7 }
