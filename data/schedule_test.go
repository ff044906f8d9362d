package data_test

import (
	"strings"
	"testing"
	"time"

	"careledger/data"
)

// The days were found by hand on the calendars of 2026 to 2028.
func TestScheduleGivesTheDaysOfTheCalendar(t *testing.T) {
	monday, wednesday, friday := time.Monday, time.Wednesday, time.Friday
	for name, c := range map[string]struct {
		schedule data.Schedule
		want     string
	}{
		"every week on Monday, Wednesday and Friday until a Friday": {
			data.Schedule{Repeat: data.RepeatWeekly, From: "2026-07-01", Weekdays: []time.Weekday{monday, wednesday, friday}, Until: "2026-07-10"},
			"2026-07-01 2026-07-03 2026-07-06 2026-07-08 2026-07-10",
		},
		"every second Monday, four times, over a month's end": {
			data.Schedule{Repeat: data.RepeatWeekly, From: "2026-07-06", Every: 2, Count: 4},
			"2026-07-06 2026-07-20 2026-08-03 2026-08-17",
		},
		"every second week from a Wednesday: the Monday before it is past, so the next is after two weeks": {
			data.Schedule{Repeat: data.RepeatWeekly, From: "2026-07-08", Every: 2, Weekdays: []time.Weekday{monday, friday}, Until: "2026-07-31"},
			"2026-07-10 2026-07-20 2026-07-24",
		},
		"the last day of each month through a leap February": {
			data.Schedule{Repeat: data.RepeatLast, From: "2028-01-15", Until: "2028-04-30"},
			"2028-01-31 2028-02-29 2028-03-31 2028-04-30",
		},
		"the last day of each month through a common February": {
			data.Schedule{Repeat: data.RepeatLast, From: "2027-01-31", Count: 3},
			"2027-01-31 2027-02-28 2027-03-31",
		},
		"the 31st: months that have none are left out": {
			data.Schedule{Repeat: data.RepeatDay, From: "2026-07-31", Count: 4},
			"2026-07-31 2026-08-31 2026-10-31 2026-12-31",
		},
		"the 29th of February every twelve months comes in leap years": {
			data.Schedule{Repeat: data.RepeatDay, From: "2024-02-29", Every: 12, Until: "2032-12-31"},
			"2024-02-29 2028-02-29 2032-02-29",
		},
		"the fifth Monday: months with four are left out": {
			data.Schedule{Repeat: data.RepeatNth, From: "2026-06-01", Weekdays: []time.Weekday{monday}, Nth: 5, Until: "2026-12-31"},
			"2026-06-29 2026-08-31 2026-11-30",
		},
		"the second Friday of every second month": {
			data.Schedule{Repeat: data.RepeatNth, From: "2026-07-01", Every: 2, Weekdays: []time.Weekday{friday}, Nth: 2, Count: 3},
			"2026-07-10 2026-09-11 2026-11-13",
		},
		"the last Friday, holidays left out and not counted": {
			data.Schedule{
				Repeat: data.RepeatNth, From: "2026-07-01", Weekdays: []time.Weekday{friday}, Nth: data.LastOfMonth, Count: 3,
				Without: []string{"2026-08-28"},
			},
			"2026-07-31 2026-09-25 2026-10-30",
		},
		"until and count: the day comes first": {
			data.Schedule{Repeat: data.RepeatWeekly, From: "2026-12-25", Count: 5, Until: "2027-01-08"},
			"2026-12-25 2027-01-01 2027-01-08",
		},
		"until and count: the count comes first": {
			data.Schedule{Repeat: data.RepeatWeekly, From: "2026-12-25", Count: 2, Until: "2027-01-08"},
			"2026-12-25 2027-01-01",
		},
	} {
		t.Run(name, func(t *testing.T) {
			days, err := c.schedule.Days()
			if got := strings.Join(days, " "); err != nil || got != c.want {
				t.Errorf("got %s, %v\nwant %s", got, err, c.want)
			}
		})
	}
}

func TestScheduleThatNamesNoDaysIsRefused(t *testing.T) {
	for field, r := range map[string]data.Schedule{
		"repeat": {From: "2026-07-01", Count: 1},
		"until":  {Repeat: data.RepeatWeekly, From: "2026-07-01"},
		"nth":    {Repeat: data.RepeatNth, From: "2026-07-01", Nth: 6, Count: 1},
		"every":  {Repeat: data.RepeatWeekly, From: "2026-07-01", Every: -1, Count: 1},
		"day":    {Repeat: data.RepeatWeekly, From: "1. July", Count: 1},
	} {
		days, err := r.Days()
		if e, ok := err.(*data.Error); !ok || e.Field != field || days != nil {
			t.Errorf("%s: %v, %v", field, days, err)
		}
	}
	endless, err := data.Schedule{Repeat: data.RepeatNth, From: "2026-07-01", Nth: 5, Every: 12, Until: "2099-12-31"}.Days()
	if err != nil || len(endless) == 0 || endless[len(endless)-1] > "2099-12-31" {
		t.Errorf("%v, %v", endless, err)
	}
}
