package data

import (
	"slices"
	"strings"
)

// childTable is a table whose rows belong to a child each.
type childTable struct {
	table string
	// column leads to the child, or to a row of the table via that does.
	column, via string
}

// childTables are all of these tables.
var childTables = []childTable{
	{"child", "id", ""},
	{"child_history", "child_id", ""},
	{"child_category", "child_id", ""},
	{"parent", "child_id", ""},
	{"guardian", "child_id", ""},
	{"consent", "child_id", ""},
	{"project_child", "child_id", ""},
	{"pairing", "child_id", ""},
	{"visit_exemption", "child_id", ""},
	{"visit", "child_id", ""},
	{"visit_person", "visit_id", "visit"},
	{"attendance", "child_id", ""},
	{"wish", "child_id", ""},
	{"wish_claim", "wish_id", "wish"},
	{"wish_delivery", "wish_id", "wish"},
	{"wish_followup", "wish_id", "wish"},
	{"camp_enrolment", "child_id", ""},
	{"camp_pickup", "enrolment_id", "camp_enrolment"},
	{"camp_day", "child_id", ""},
	{"camp_medicine", "child_id", ""},
	{"incident", "child_id", ""},
	{"loan", "child_id", ""},
	{"reading_log", "child_id", ""},
	{"goods_out", "child_id", ""},
	{"psy_service", "child_id", ""},
	{"rights_request", "child_id", ""},
	{"data_share", "child_id", ""},
}

// where is SQL for the condition that a row belongs to a child, whose id is its
// one value.
func (c childTable) where() string {
	if c.via == "" {
		return c.column + " = ?"
	}
	return c.column + " IN (SELECT id FROM " + c.via + " WHERE child_id = ?)"
}

// childOf is SQL for the child of a row.
func (c childTable) childOf() string {
	if c.via == "" {
		return c.column
	}
	return "(SELECT v.child_id FROM " + c.via + " v WHERE v.id = " + c.table + "." + c.column + ")"
}

// childTableOf finds a table among them.
func childTableOf(table string) (childTable, bool) {
	i := slices.IndexFunc(childTables, func(c childTable) bool { return c.table == table })
	if i < 0 {
		return childTable{}, false
	}
	return childTables[i], true
}

// aboutChildSQL is SQL for all records of a child as tbl and row, and how many
// times it takes the child's id. Looks at restricted values stand in the journal
// under the child's id.
func aboutChildSQL() (query string, values int) {
	var parts, names []string
	for _, c := range childTables {
		parts = append(parts, "SELECT '"+c.table+"' tbl, id row FROM "+c.table+" WHERE "+c.where())
		if c.table != "child" {
			names = append(names, "('"+c.table+"')")
		}
	}
	parts = append(parts, "SELECT column1, ? FROM (VALUES "+strings.Join(names, ", ")+")")
	return strings.Join(parts, " UNION ALL "), len(parts)
}
