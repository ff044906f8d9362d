package data

import (
	"encoding/json"
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

// setDays reads several days, parted by spaces or commas, and puts them into
// order, each once.
func setDays(field string, days *string) error {
	var read []string
	for _, day := range strings.FieldsFunc(*days, func(r rune) bool { return strings.ContainsRune(" ,;，、；　\n", r) }) {
		if err := setDay(field, &day); err != nil {
			return err
		}
		read = append(read, day)
	}
	slices.Sort(read)
	*days = strings.Join(slices.Compact(read), " ")
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

const (
	listLimit  = 1000 // rows that a list answers when its filter names no limit
	longestKey = 1000 // bytes under which a total is remembered; a search for children is longer
)

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

// String is the condition.
func (c *conditions) String() string {
	if len(c.where) == 0 {
		return "1 = 1"
	}
	return strings.Join(c.where, " AND ")
}

// addChildren adds that a column with a child's id names one that is not in the
// bin and fits a text: name, pinyin, initials, file number, digits of a phone.
func (c *conditions) addChildren(s *Store, column, text string) error {
	if text = searchText(text); text == "" {
		c.add(column + " NOT IN (SELECT id FROM child WHERE deleted_at IS NOT NULL)")
		return nil
	}
	ix, err := s.index()
	if err != nil {
		return err
	}
	ids := []string{}
	for _, l := range ix.lines {
		if l.rank(text, ix.phones[l.ID]) > 0 {
			ids = append(ids, l.ID)
		}
	}
	list, err := json.Marshal(ids)
	if err != nil {
		return fmt.Errorf("ids of children: %w", err)
	}
	c.add(column+" IN (SELECT value FROM json_each(?))", string(list))
	return nil
}

// list says in SQL how rows of a list are chosen and shown.
type list struct {
	id      string // column by which a row is known, such as v.id
	from    string // tables of the conditions and the order
	joined  string // tables that are joined to them for what is shown
	columns string // what is shown
	order   string
	tables  []string // on which the number of rows depends
}

// listed answers the first rows of a list and how many there are in all; limit
// is listLimit when 0. The rows are chosen before anything is joined to them.
func listed[T any](s *Store, l list, c *conditions, limit int) (rows []T, total int, err error) {
	if limit <= 0 {
		limit = listLimit
	}
	chosen := fmt.Sprintf("SELECT %s FROM %s WHERE %s ORDER BY %s LIMIT %d", l.id, l.from, c, l.order, limit)
	rows, err = many[T](s.readers, fmt.Sprintf("SELECT %s FROM %s %s WHERE %s IN (%s) ORDER BY %s", l.columns, l.from, l.joined, l.id, chosen, l.order), c.values...)
	if err != nil || len(rows) < limit {
		return rows, len(rows), err
	}
	query := fmt.Sprintf("SELECT count(*) FROM %s WHERE %s", l.from, c)
	howMany := func() (int, error) { return one[int](s.readers, query, c.values...) }
	if key := fmt.Sprint(query, c.values); len(key) <= longestKey {
		total, err = remember(s, key, append(l.tables, "child"), howMany)
	} else {
		total, err = howMany()
	}
	return rows, total, err
}
