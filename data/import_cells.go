package data

import (
	"database/sql"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"careledger/data/cn"
)

// cells reads the values of an imported row into the fields of a record. An
// empty value leaves its field as it is. The first value that does not fit is
// kept in err.
type cells struct {
	v   values
	err error
}

func (c *cells) text(key string, to *string) {
	if text := strings.TrimSpace(c.v[key]); text != "" {
		*to = text
	}
}

func (c *cells) ref(to *Ref, id string) {
	if id != "" {
		*to = Ref(id)
	}
}

func (c *cells) flag(key string, to *bool) {
	switch c.v[key] {
	case "":
	case "1":
		*to = true
	case "0":
		*to = false
	default:
		c.fail(bad(key, "Please answer yes or no.", nil))
	}
}

func (c *cells) number(key string, to *int) {
	if n, ok := c.integer(key); ok {
		*to = int(n)
	}
}

func (c *cells) minutes(key string, to **int) {
	if n, ok := c.integer(key); ok {
		m := int(n)
		*to = &m
	}
}

func (c *cells) money(key string, to *int64) {
	if n, ok := c.integer(key); ok {
		*to = n
	}
}

func (c *cells) decimal(key string, to *float64) {
	if c.v[key] == "" {
		return
	}
	n, err := strconv.ParseFloat(c.v[key], 64)
	if err != nil || n < 0 {
		c.fail(bad(key, "“{{.Text}}” is not a number.", args{"Text": c.v[key]}))
		return
	}
	*to = n
}

// integer reads digits; no column takes less than nothing.
func (c *cells) integer(key string) (int64, bool) {
	text := c.v[key]
	if text == "" {
		return 0, false
	}
	n, err := strconv.ParseInt(text, 10, 64)
	if err != nil || n < 0 {
		c.fail(bad(key, "“{{.Text}}” is not a number.", args{"Text": text}))
		return 0, false
	}
	return n, true
}

func (c *cells) day(key string, to *string) {
	if c.v[key] == "" {
		return
	}
	day, p := cn.ParseDate(c.v[key])
	if p != nil {
		c.fail(fromProblem(key, p))
		return
	}
	*to = day
}

// error answers the first value that does not fit.
func (c *cells) error() error { return c.err }

func (c *cells) fail(e *Error) {
	if c.err == nil {
		c.err = e
	}
}

// under names the field of an error as the column of the row that it came
// from: a guardian's “name” is the column “guardian_name”.
func under(prefix string, err error) error {
	var e *Error
	if errors.As(err, &e) && e.Field != "" {
		renamed := *e
		renamed.Field = prefix + e.Field
		return &renamed
	}
	return err
}

// rowsOf reads the rows of a query as texts by column name; NULL is empty.
func rowsOf(q queryer, query string, arguments ...any) ([]values, error) {
	rows, err := q.Queryx(query, arguments...)
	if err != nil {
		return nil, fmt.Errorf("rows: %w", err)
	}
	defer rows.Close() //nolint:errcheck // only read
	names, err := rows.Columns()
	if err != nil {
		return nil, fmt.Errorf("rows: %w", err)
	}
	all := []values{}
	cells, into := make([]sql.NullString, len(names)), make([]any, len(names))
	for i := range cells {
		into[i] = &cells[i]
	}
	for rows.Next() {
		if err := rows.Scan(into...); err != nil {
			return nil, fmt.Errorf("rows: %w", err)
		}
		v := make(values, len(names))
		for i, name := range names {
			if cells[i].String != "" {
				v[name] = cells[i].String
			}
		}
		all = append(all, v)
	}
	return all, rows.Err()
}

// only adds to a query the condition that leaves one record, or nothing for
// all.
func only(column, id string) (string, []any) {
	if id == "" {
		return "", nil
	}
	return " AND " + column + " = ?", []any{id}
}
