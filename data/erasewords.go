package data

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"
)

// leastErased is the least length, in characters, of what is looked for in the
// words of others.
const leastErased = 2

// privateValues are what names children with some ids and those about them, and
// nobody else who is on record: the longest first.
func (t *tx) privateValues(ids []string) ([]string, error) {
	condition, values := oneOf(ids)
	in := func(column string) string { return strings.TrimPrefix(forColumn(condition, column), " AND ") }
	query := `SELECT DISTINCT v FROM (`
	var all []any
	for i, part := range []struct{ table, child, columns string }{
		{"child", "id", "name file_no id_no address hukou_detail"},
		{"guardian", "child_id", "name phone id_no address"},
		{"parent", "child_id", "contact"},
		{"consent", "child_id", "signer"},
	} {
		for j, column := range strings.Fields(part.columns) {
			if i+j > 0 {
				query += ` UNION ALL `
			}
			query += `SELECT trim(` + column + `) v FROM ` + part.table + ` WHERE ` + in(part.child)
			all = append(all, values...)
		}
	}
	found, err := many[string](t, query+`) WHERE length(v) >= `+fmt.Sprint(leastErased)+` ORDER BY length(v) DESC`, all...)
	if err != nil {
		return nil, err
	}
	var private []string
	for _, v := range found {
		shared, err := t.shared(v, in, values)
		if err != nil {
			return nil, err
		}
		if !shared && utf8.RuneCountInString(v) >= leastErased {
			private = append(private, v)
		}
	}
	return private, nil
}

// shared reports whether somebody else on record has a value too, alone or
// within their own: a brother's guardian, a namesake.
func (t *tx) shared(v string, in func(string) string, values []any) (bool, error) {
	query, all := `SELECT EXISTS (`, []any{}
	for i, part := range []struct{ table, child, columns string }{
		{"child", "id", "name alias id_no address hukou_detail village town school"},
		{"guardian", "child_id", "name phone id_no address"},
		{"consent", "child_id", "signer"},
		{"person", "", "name phone id_no organization"},
		{"user", "", "name"},
		{"donor", "", "name contact phone"},
		{"funder", "", "name contact phone"},
		{"project", "", "name region"},
		{"org", "", "name short_name leader phone address"},
	} {
		if i > 0 {
			query += ` UNION ALL `
		}
		var hits []string
		for _, column := range strings.Fields(part.columns) {
			hits = append(hits, `instr(`+column+`, ?) > 0`)
			all = append(all, v)
		}
		query += `SELECT 1 FROM ` + part.table + ` WHERE (` + strings.Join(hits, " OR ") + `)`
		if part.child != "" {
			query += ` AND NOT (` + in(part.child) + `)`
			all = append(all, values...)
		}
	}
	return one[bool](t, query+`)`, all...)
}

// eraseElsewhere takes values out of the words that people wrote in other
// records, and out of the history of these.
func (t *tx) eraseElsewhere(e *Erasure, values []string) error {
	if len(values) == 0 {
		return nil
	}
	columns, err := many[struct {
		Table  string `db:"tbl"`
		Column string `db:"col"`
	}](t, `SELECT m.name tbl, c.name col FROM sqlite_schema m, pragma_table_info(m.name) c WHERE m.type = 'table' AND c.type = 'TEXT'
		AND m.name NOT IN ('journal', 'service', 'counter') AND m.name NOT LIKE 'sqlite%' AND c.name NOT IN ('id', 'created_by', 'updated_by', 'no')`)
	if err != nil {
		return err
	}
	for _, c := range columns {
		if only, kept := keptTexts[c.Table]; kept && !slices.Contains(only, c.Column) {
			continue
		}
		where, replaced, given := hits(c.Column, values)
		res, err := t.Exec(`UPDATE `+c.Table+` SET `+c.Column+` = `+replaced+` WHERE `+where, append(slices.Clone(given), given...)...)
		if err != nil {
			return fmt.Errorf("erase in %s.%s: %w", c.Table, c.Column, err)
		}
		n, err := res.RowsAffected()
		if err != nil {
			return err
		}
		if n > 0 {
			t.touch(c.Table)
			e.Elsewhere += int(n)
		}
	}
	if _, err := t.Exec(`DELETE FROM draft`); err != nil { // they are sealed, so none can be looked through
		return fmt.Errorf("erase drafts: %w", err)
	}
	inOld, _, given := hits("old", values)
	inNew, _, _ := hits("new", values)
	return t.forget(e, `(`+inOld+` OR `+inNew+`)`, append(slices.Clone(given), given...)...)
}

// hits is SQL for the condition that a column holds one of some values, and for
// the column without them; each takes the values once, in their order.
func hits(column string, values []string) (where, replaced string, given []any) {
	var all []string
	replaced = column
	for _, v := range values {
		all = append(all, `instr(`+column+`, ?) > 0`)
		replaced = `replace(` + replaced + `, ?, '` + erasedText + `')`
		given = append(given, v)
	}
	return `(` + strings.Join(all, " OR ") + `)`, replaced, given
}
