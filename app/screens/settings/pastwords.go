package settings

import (
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2/lang"

	"careledger/app/widgets"
	"careledger/app/words"
	"careledger/data"
	"careledger/data/cn"
)

// mostTold is how many changes a line of the history tells of before it ends
// with …; the whole stands in the entry.
const mostTold = 6

// enums are the enumerations whose codes stand in a column: by table and column,
// or by column alone.
var enums = map[string]string{
	"child.status": "child_status", "project.status": "project_status", "activity.status": "activity_status", "wish_batch.status": "batch_status",
	"camp.status": "camp_status", "camp_enrolment.status": "enrolment_status", "camp_enrolment.result": "camp_result", "camp_day.status": "camp_day_status", "book.status": "book_status",
	"person.status": "person_status", "funder.kind": "funder_kind", "visit.kind": "visit_kind", "psy_service.kind": "psy_kind", "donor.kind": "donor_kind",
	"incident.kind": "incident_kind", "incident.level": "incident_level", "income.kind": "income_kind", "lesson.kind": "lesson_kind",
	"wish.state": "wish_state", "wish_claim.state": "claim_state", "parent.state": "parent_state", "wish_claim.mode": "claim_mode",
	"wish_delivery.mode": "delivery_mode", "wish_followup.mode": "followup_mode", "wish_delivery.condition": "delivery_condition",
	"wish.category": "wish_category", "consent.item": "consent_item", "consent.result": "consent_result", "consent.basis": "consent_basis",
	"guardian.basis": "consent_basis", "child_category.basis": "category_basis", "child_category.code": "category", "pairing.role": "pairing_role",
	"person.role": "person_role", "user.role": "role", "attendance.role": "attendance_role", "visit_exemption.reason": "exemption_reason",
	"org.kind": "org_kind", "parent.role": "parent_role", "child.source": "source", "book.source": "book_source", "expense.item": "budget_item",
	"budget_line.item": "budget_item", "child_history.field": "child_field", "visit.health": "visit_health", "visit.mood": "visit_mood",
	"sex": "sex", "id_kind": "id_kind", "stage": "stage", "economy": "economy", "risk": "risk", "exit_reason": "exit_reason", "hukou_kind": "hukou_kind",
	"edu_status": "edu_status", "main_category": "category", "relation": "relation", "medium": "consent_medium", "ability": "ability", "met": "visit_met",
	"programme": "programme", "cycle": "cycle", "check_result": "check_result", "funding_kind": "funding_kind", "unit_rule": "unit_rule",
	"report_cycle": "report_cycle", "proposer": "wish_proposer", "usable": "usable", "term": "camp_term", "half_day": "half_day", "meal": "meal",
	"session": "camp_session", "duty": "duty", "band": "book_band", "invoice_kind": "invoice_kind", "topic": "psy_topic", "refer_to": "refer_to",
	"edition": "edition", "faces": "faces", "own_entry.list": "own_list", "own_field.subject": "field_subject", "own_field.kind": "field_kind",
}

// switches are the columns that say yes or no.
var switches = []string{
	"active", "own_bedroom", "own_desk", "id_override", "boarding", "legal", "carer", "entrusted", "emergency", "by_child", "guardian_signed", "invalid",
	"attended", "public", "child_confirmed", "shared", "redo", "hospital_ok", "self_leave", "forbidden", "late", "early", "safety", "finished", "received", "off",
}

// showPast fills one line of the history.
func showPast(l data.PastLine, row *widgets.Rich) {
	var told []string
	for _, c := range l.Changes {
		if c.Column == "child_id" && l.Child != "" { // the title says it
			continue
		}
		if len(told) == mostTold {
			told = append(told, "…")
			break
		}
		told = append(told, words.Label("column", c.Column)+lang.L(": ")+changeText(l, c))
	}
	detail := strings.Join(told, lang.L("; "))
	if l.Erased {
		detail = lang.L("The values were erased for good. That it happened is kept.")
	}
	row.Set(widgets.RichOf{Title: pastTitle(l), Detail: detail, Right: words.Moment(l.At) + " · " + l.Laptop, Pills: []widgets.PillOf{actPill(l.Act)}})
}

// pastTitle says who did it to which record.
func pastTitle(l data.PastLine) string {
	if l.Table == "" && l.Name == "" {
		return l.Who
	}
	return l.Who + " · " + recordTitle(l)
}

// recordTitle says which record an entry is about.
func recordTitle(l data.PastLine) string {
	title := ""
	if l.Table != "" {
		title = words.Label("table", l.Table)
	}
	if l.Name != "" {
		title += " " + l.Name
	}
	if l.Child != "" && l.Child != l.Name {
		title += lang.L(" ({{.Name}})", map[string]any{"Name": l.Child})
	}
	return title
}

// actPill is the kind of act, coloured by how much it matters.
func actPill(act string) widgets.PillOf {
	tone := widgets.Grey
	switch act {
	case "insert", "restore":
		tone = widgets.Teal
	case "remove", "delete", "failed", "erase", "emptied":
		tone = widgets.Coral
	case "view", "print", "export", "given":
		tone = widgets.Amber
	}
	return widgets.PillOf{Text: words.Label("act", act), Tone: tone}
}

// changeText says from what to what a column changed.
func changeText(l data.PastLine, c data.PastChange) string {
	table, column := l.Table, c.Column
	if table == "child_history" {
		table, column = datedColumn(l, column)
	}
	before, after := valueText(table, column, c.Before), valueText(table, column, c.After)
	switch {
	case c.Hidden:
		return lang.L("restricted")
	case before == "":
		return after
	case after == "":
		return lang.L("{{.Before}} → (empty)", map[string]any{"Before": before})
	}
	return before + " → " + after
}

// datedColumn is the column of the child's file whose value a dated value keeps.
func datedColumn(l data.PastLine, column string) (table, of string) {
	if column != "value" && column != "detail" {
		return l.Table, column
	}
	for _, c := range l.Changes {
		if c.Column == "field" {
			return "child", map[string]string{
				"status.value": "status", "residence.value": "division", "school.detail": "stage", "category.value": "main_category",
			}[c.After+"."+column]
		}
	}
	return l.Table, column
}

// valueText writes a value of a column as screens do.
func valueText(table, column, value string) string {
	enum, coded := enums[table+"."+column]
	if !coded {
		enum, coded = enums[column]
	}
	switch {
	case value == "":
		return ""
	case coded:
		return words.Label(enum, value)
	case slices.Contains(switches, column):
		return words.Label("yes", value)
	case column == "division" || column == "hukou_division":
		return cn.DivisionName(value)
	case column == "ethnic":
		return cn.EthnicName(value)
	case strings.HasSuffix(column, "_fen"):
		fen, err := strconv.ParseInt(value, 10, 64)
		if err != nil {
			return value
		}
		return words.Money(fen)
	case strings.HasSuffix(column, "_on"), column == "day", strings.HasSuffix(column, "_until"):
		return words.Date(value)
	}
	return value
}
