package words

import (
	"slices"
	"strconv"
	"strings"

	"careledger/data/cn"
)

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

// Value writes a value that is kept in a column of a table as screens do: codes by
// their words, money in yuan, days in
func Value(table, column, value string) string {
	enum, coded := enums[table+"."+column]
	if !coded {
		enum, coded = enums[column]
	}
	switch {
	case value == "":
		return ""
	case coded:
		return Label(enum, value)
	case slices.Contains(switches, column):
		return Label("yes", value)
	case column == "division" || column == "hukou_division":
		return cn.DivisionName(value)
	case column == "ethnic":
		return cn.EthnicName(value)
	case strings.HasSuffix(column, "_fen"):
		fen, err := strconv.ParseInt(value, 10, 64)
		if err != nil {
			return value
		}
		return Money(fen)
	case strings.HasSuffix(column, "_on"), column == "day", strings.HasSuffix(column, "_until"):
		return Date(value)
	}
	return value
}
