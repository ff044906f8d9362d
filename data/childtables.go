package data

import (
	"maps"
	"slices"
	"strings"
)

// childBonds are the tables whose rows belong to children, each with the
// conditions on its own columns that a row has to meet. They are found in the
// schema: whatever refers to a child, or to a row that does.
type childBonds map[string][]bond

// bond is one reason why a row belongs to a child.
type bond struct {
	column   string
	parent   string // bound table that the column refers to; empty when the column is about a child itself
	optional bool   // NULL is nobody's
	home     bool   // the column is the household of a child
	photo    bool   // the column is a photo: one of an activity or a class has to show a child, or to be the user's own
}

// findBonds looks in the schema for all that belongs to a child, from the child
// outward until nothing more is found.
func findBonds(q queryer) (childBonds, error) {
	all := childBonds{
		"child":     {{column: "id"}},
		"household": {{column: "id", home: true}},
		"service":   {{column: "child_id"}},
		"photo":     {{column: "id", photo: true}},
	}
	keys, err := many[struct {
		Table    string `db:"tbl"`
		Column   string `db:"col"`
		Parent   string `db:"parent"`
		Optional bool   `db:"optional"`
	}](q, `SELECT t.name tbl, f."from" col, f."table" parent, NOT (SELECT c."notnull" FROM pragma_table_info(t.name) c WHERE c.name = f."from") optional
		FROM sqlite_schema t JOIN pragma_foreign_key_list(t.name) f WHERE t.type = 'table' ORDER BY t.name, f.id`)
	if err != nil {
		return nil, err
	}
	for again := true; again; {
		again = false
		for _, k := range keys {
			if _, known := all[k.Parent]; !known || k.Table == "child" || all.hangs(k.Parent, k.Table) {
				continue
			}
			b := bond{column: k.Column, parent: k.Parent, optional: k.Optional}
			if !slices.Contains(all[k.Table], b) {
				all[k.Table], again = append(all[k.Table], b), true
			}
		}
	}
	return all, nil
}

// hangs reports whether a table is another one or refers to it, also by way of
// others; a bond back would go round in a circle.
func (c childBonds) hangs(table, on string) bool {
	return table == on || slices.ContainsFunc(c[table], func(b bond) bool { return b.parent != "" && c.hangs(b.parent, on) })
}

// within is the condition that a row of a bound table belongs to children whose
// ids a query answers.
func (c childBonds) within(table, children string) string {
	var all []string
	for _, b := range c[table] {
		all = append(all, b.within(b.column, c, children))
	}
	return strings.Join(all, " AND ")
}

// within is the condition on a value of the bond's column.
func (b bond) within(value string, c childBonds, children string) string {
	switch {
	case b.home:
		return value + " IN (SELECT household_id FROM main.child WHERE id IN (" + children + "))"
	case b.photo:
		return value + " IN (SELECT p.id FROM main.photo p WHERE p.activity_id IS NULL AND p.camp_id IS NULL OR p.created_by = (SELECT name FROM main.user WHERE id = cl_reader())" +
			" OR p.id IN (SELECT photo_id FROM main.photo_child WHERE deleted_at IS NULL AND child_id IN (" + children + ")))"
	case b.parent == "":
		return value + " IN (" + children + ")"
	}
	condition := value + " IN (SELECT id FROM main." + b.parent + " WHERE " + c.within(b.parent, children) + ")"
	if b.optional {
		condition = "(" + value + " IS NULL OR " + condition + ")"
	}
	return condition
}

// tables are the bound tables by name.
func (c childBonds) tables() []string { return slices.Sorted(maps.Keys(c)) }

// owner is the bond by which each row of a table is one child's own; there is
// none for what several children share, and for what may also be nobody's
// because of another record, such as the expense for a wish.
func (c childBonds) owner(table string) (bond, bool) {
	if _, kept := areas[table]; !kept {
		return bond{}, false
	}
	of := bond{}
	for _, b := range c[table] {
		switch {
		case b.home || b.photo || b.parent == "household":
		case b.parent == "" || b.parent == "child":
			return b, true
		case !b.optional:
			of = b
		}
	}
	return of, of.column != ""
}

// owned are the tables whose rows are one child's own, the child's first.
func (c childBonds) owned() []string {
	all := []string{"child"}
	for _, table := range c.tables() {
		if _, own := c.owner(table); own && table != "child" {
			all = append(all, table)
		}
	}
	return all
}

// where is SQL for the condition that a row of an owned table belongs to a child,
// whose id is its one value.
func (c childBonds) where(table string) string {
	if table == "photo" {
		return photoAbout
	}
	b, _ := c.owner(table)
	if b.parent == "" || b.parent == "child" {
		return b.column + " = ?"
	}
	return b.column + " IN (SELECT id FROM " + b.parent + " WHERE " + c.where(b.parent) + ")"
}

// childOf is SQL for the child of a row of an owned table, and false for other
// tables.
func (c childBonds) childOf(table string) (string, bool) {
	if table == "photo" {
		return photoChildOf, true
	}
	b, own := c.owner(table)
	if !own {
		return "", false
	}
	if b.parent == "" || b.parent == "child" {
		return table + "." + b.column, true
	}
	parent, own := c.childOf(b.parent)
	return "(SELECT " + parent + " FROM " + b.parent + " WHERE " + b.parent + ".id = " + table + "." + b.column + ")", own
}

// aboutChildSQL is SQL for all records of a child as tbl and row, and how many
// times it takes the child's id. Looks at restricted values stand in the journal
// under the child's id.
func (c childBonds) aboutChildSQL() (query string, values int) {
	var parts, names []string
	for _, table := range c.owned() {
		parts = append(parts, "SELECT '"+table+"' tbl, id row FROM "+table+" WHERE "+c.where(table))
		if table != "child" {
			names = append(names, "('"+table+"')")
		}
	}
	parts = append(parts, "SELECT column1, ? FROM (VALUES "+strings.Join(names, ", ")+")")
	return strings.Join(parts, " UNION ALL "), len(parts)
}
