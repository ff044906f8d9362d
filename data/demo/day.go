package demo

import "time"

// day counts the days since 1 January 1970.
type day int

const secondsOfDay = 24 * 60 * 60

func date(year int, month time.Month, d int) day {
	return day(time.Date(year, month, d, 0, 0, 0, 0, time.UTC).Unix() / secondsOfDay)
}

// parseDay reads YYYY-MM-DD, which was checked before.
func parseDay(text string) day {
	t, err := time.Parse(time.DateOnly, text)
	if err != nil {
		return 0
	}
	return day(t.Unix() / secondsOfDay)
}

func (d day) time() time.Time { return time.Unix(int64(d)*secondsOfDay, 0).UTC() }

// String is YYYY-MM-DD, and empty for the zero day, which stands for none.
func (d day) String() string {
	if d == 0 {
		return ""
	}
	return d.time().Format(time.DateOnly)
}

func (d day) year() int         { return d.time().Year() }
func (d day) month() time.Month { return d.time().Month() }

// weekday is 0 for Sunday to 6 for Saturday.
func (d day) weekday() int { return (int(d) + 4) % 7 }

func (d day) weekend() bool { return d.weekday() == 0 || d.weekday() == 6 }

// next is the first day of a weekday from d on.
func (d day) next(weekday int) day { return d + day((weekday-d.weekday()+7)%7) }

// monthEnd is the last day of the month of d.
func (d day) monthEnd() day { return date(d.year(), d.month()+1, 1) - 1 }

// years adds years.
func (d day) years(n int) day {
	t := d.time()
	return date(t.Year()+n, t.Month(), t.Day())
}

// holiday reports whether pupils have no school: weekends, July and August, and
// the weeks about the Spring Festival.
func (d day) holiday() bool {
	spring := springFestival(d.year())
	return d.weekend() || d.month() == 7 || d.month() == 8 || d >= spring-14 && d <= spring+13
}

// springFestivals are the days of the Chinese New Year.
var springFestivals = map[int]day{
	2024: date(2024, 2, 10), 2025: date(2025, 1, 29), 2026: date(2026, 2, 17), 2027: date(2027, 2, 6), 2028: date(2028, 1, 26),
	2029: date(2029, 2, 13), 2030: date(2030, 2, 3), 2031: date(2031, 1, 23), 2032: date(2032, 2, 11), 2033: date(2033, 1, 31),
}

// springFestival is the day of the Chinese New Year, about it in years that
// lie far away.
func springFestival(year int) day {
	if d, ok := springFestivals[year]; ok {
		return d
	}
	return date(year, 2, 5)
}
