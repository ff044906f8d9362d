package data

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"careledger/data/cn"
)

// maxMinutes is the longest that anything lasts within one day.
const maxMinutes = 24 * 60

// setDay reads a day in place; an empty one stays empty.
func setDay(field string, day *string) error {
	if *day = strings.TrimSpace(*day); *day == "" {
		return nil
	}
	read, p := cn.ParseDate(*day)
	if p != nil {
		return fromProblem(field, p)
	}
	*day = read
	return nil
}

// setPastDay reads the day on which something was done; it is needed and is not
// in the future.
func (t *tx) setPastDay(field string, day *string) error {
	if err := setNeededDay(field, day); err != nil {
		return err
	}
	if *day > t.today {
		return bad(field, "The day {{.Day}} lies in the future.", args{"Day": *day})
	}
	return nil
}

// setNeededDay reads a day that must be there.
func setNeededDay(field string, day *string) error {
	if err := setDay(field, day); err != nil {
		return err
	}
	if *day == "" {
		return bad(field, "Please enter the day.", nil)
	}
	return nil
}

// setSpan reads two days of which the second, if any, is not the earlier one.
func setSpan(fieldFrom string, from *string, fieldTo string, to *string) error {
	if err := setDay(fieldFrom, from); err != nil {
		return err
	}
	if err := setDay(fieldTo, to); err != nil {
		return err
	}
	if *to != "" && *to < *from {
		return bad(fieldTo, "The end {{.To}} lies before the beginning {{.From}}.", args{"From": *from, "To": *to})
	}
	return nil
}

// setClock reads the times of a beginning and an end, of which either may be
// unknown, and takes the minutes between them where minutes are unknown.
func setClock(fieldStart string, start *string, fieldEnd string, end *string, minutes **int) error {
	for _, c := range []struct {
		field string
		value *string
	}{{fieldStart, start}, {fieldEnd, end}} {
		if *c.value = strings.TrimSpace(*c.value); *c.value == "" {
			continue
		}
		read, p := cn.ParseClock(*c.value)
		if p != nil {
			return fromProblem(c.field, p)
		}
		*c.value = read
	}
	if *start != "" && *end != "" {
		span := minutesBetween(*start, *end)
		if span <= 0 {
			return bad(fieldEnd, "The end {{.To}} lies before the beginning {{.From}}.", args{"From": *start, "To": *end})
		}
		if *minutes == nil {
			*minutes = &span
		}
	}
	return checkMinutes(*minutes)
}

// checkMinutes refuses what no day has room for.
func checkMinutes(minutes *int) error {
	if minutes != nil && (*minutes < 0 || *minutes > maxMinutes) {
		return bad("minutes", "{{.Minutes}} minutes can't be right.", args{"Minutes": *minutes})
	}
	return nil
}

// minutesBetween counts from one HH:MM to another of the same day.
func minutesBetween(start, end string) int {
	a, errA := time.Parse("15:04", start)
	b, errB := time.Parse("15:04", end)
	if errA != nil || errB != nil {
		return 0
	}
	return int(b.Sub(a) / time.Minute)
}

// setCode checks a code against a list, taking a default for an empty one; the
// sentence asks for it.
func setCode(field string, code *string, list []string, fallback, text string) error {
	if *code == "" {
		*code = fallback
	}
	if !slices.Contains(list, *code) {
		return bad(field, text, nil)
	}
	return nil
}

// setCodes checks several codes parted by spaces and puts them into the order
// of the list, each once.
func setCodes(field string, codes *string, list []string) error {
	given := strings.Fields(*codes)
	var kept []string
	for _, code := range list {
		if slices.Contains(given, code) {
			kept = append(kept, code)
		}
	}
	for _, code := range given {
		if !slices.Contains(list, code) {
			return bad(field, "“{{.Text}}” is not among the choices.", args{"Text": code})
		}
	}
	*codes = strings.Join(kept, " ")
	return nil
}

// setText trims a text that must be there; the sentence asks for it.
func setText(field string, value *string, text string) error {
	if *value = strings.TrimSpace(*value); *value == "" {
		return bad(field, text, nil)
	}
	return nil
}

// taken reports whether another record of the table has this value.
func (t *tx) taken(table, column, value, id string) (bool, error) {
	var n int
	err := t.Get(&n, `SELECT count(*) FROM `+table+` WHERE `+column+` = ? AND id <> ? AND deleted_at IS NULL`, value, id)
	if err != nil {
		return false, fmt.Errorf("look for another %s: %w", table, err)
	}
	return n > 0, nil
}

// daysAfter answers the day that lies n days after another, before it when n is
// negative.
func daysAfter(day string, n int) string {
	d, err := time.Parse(time.DateOnly, day)
	if err != nil {
		return day
	}
	return d.AddDate(0, 0, n).Format(time.DateOnly)
}

// listLimit is how many rows a list answers when its filter names no limit.
const listLimit = 1000

// conditions gathers what a list's filter asks for, as SQL.
type conditions struct {
	where  []string
	values []any
}

// add adds a condition.
func (c *conditions) add(sql string, values ...any) {
	c.where = append(c.where, sql)
	c.values = append(c.values, values...)
}

// addIf adds a condition on a value unless the value is empty.
func (c *conditions) addIf(sql, value string) {
	if value != "" {
		c.add(sql, value)
	}
}

// addChild adds that the child k fits a text: name, pinyin, initials or file
// number.
func (c *conditions) addChild(text string) {
	if text = searchText(text); text == "" {
		return
	}
	c.add(`(instr(lower(k.name), ?) > 0 OR k.name_key LIKE ? || '%' OR k.initials LIKE ? || '%' OR instr(lower(k.file_no), ?) > 0)`, text, text, text, text)
}

// String is the condition.
func (c *conditions) String() string {
	if len(c.where) == 0 {
		return "1 = 1"
	}
	return strings.Join(c.where, " AND ")
}

// listed answers the first rows of a list and how many there are in all; columns
// and from are SQL, and limit is listLimit when 0.
func listed[T any](q queryer, columns, from, order string, c *conditions, limit int) (rows []T, total int, err error) {
	if limit <= 0 {
		limit = listLimit
	}
	tail := " FROM " + from + " WHERE " + c.String()
	rows, err = many[T](q, "SELECT "+columns+tail+" ORDER BY "+order+fmt.Sprintf(" LIMIT %d", limit), c.values...)
	if err != nil || len(rows) < limit {
		return rows, len(rows), err
	}
	if err := q.Get(&total, "SELECT count(*)"+tail, c.values...); err != nil {
		return nil, 0, fmt.Errorf("count list: %w", err)
	}
	return rows, total, nil
}
