package words_test

import (
	"testing"

	"careledger/app/words"
	"careledger/data"
	"careledger/data/cn"
)

// lists are the codes that the store takes, by the name of their labels.
func lists() map[string][]string {
	lists := map[string][]string{
		"child_status": data.ChildStatuses, "id_kind": data.IDKinds, "stage": cn.Stages(), "economy": data.Economies,
		"risk": data.Risks, "exit_reason": data.ExitReasons, "source": data.Sources, "hukou_kind": data.HukouKinds,
		"consent_item": data.ConsentItems, "consent_basis": data.ConsentBases, "consent_result": {"agree", "refuse", "withdraw"},
		"consent_medium": {"paper", "electronic", "witnessed"}, "ability": {"good", "fair", "poor"}, "sex": {"0", "1", "2", "9"},
		"parent_role": {"father", "mother"}, "programme": append([]string{"camp", "wish", "visit", "psy", "goods"}, data.Programmes...),
		"activity_status": data.ActivityStatuses, "reading_kind": data.ReadingKinds, "attendance_role": data.AttendanceRoles,
		"duty": append(data.CampDuties, data.ActivityDuties...), "batch_status": data.BatchStatuses, "book_band": data.BookBands,
		"book_source": data.BookSources, "book_status": data.BookStatuses, "camp_term": data.CampTerms, "half_day": data.CampHalves,
		"camp_session": data.CampSessions, "meal": data.CampMeals, "camp_status": data.CampStatuses, "enrolment_status": data.EnrolmentStatuses,
		"donor_kind": data.DonorKinds, "exemption_reason": data.ExemptionReasons, "invoice_kind": data.InvoiceKinds,
		"funder_kind": data.FunderKinds, "funding_kind": data.FundingKinds, "income_kind": data.IncomeKinds,
		"incident_kind": data.IncidentKinds, "camp_result": data.CampResults, "incident_level": data.IncidentLevels, "lesson_kind": data.LessonKinds,
		"pairing_role": data.PairingRoles, "cycle": data.PairingCycles, "person_role": data.PersonRoles,
		"check_result": data.CheckResults, "person_status": data.PersonStatuses, "project_status": data.ProjectStatuses,
		"report_cycle": data.ReportCycles, "paper": data.PaperKinds, "unit_rule": data.UnitRules, "visit_kind": data.VisitKinds, "visit_met": data.Mets,
		"visit_health": data.VisitHealths, "visit_mood": data.VisitMoods, "visit_flag": data.VisitFlags, "visit_need": data.VisitNeeds,
		"visit_service": data.VisitServices, "visit_disposal": data.VisitDisposals, "psy_kind": data.PsyKinds,
		"psy_topic": data.PsyTopics, "refer_to": data.ReferTo, "camp_day_status": append(data.RollMarks, data.CampDayStatuses...),
		"budget_item": data.BudgetItems, "wish_proposer": data.WishProposers, "wish_category": data.WishCategories,
		"wish_state": data.WishStates, "wish_action": data.WishActions, "claim_mode": data.ClaimModes, "claim_state": data.ClaimStates,
		"delivery_mode": data.DeliveryModes, "delivery_condition": data.DeliveryConditions, "followup_mode": data.FollowupModes,
		"usable": data.WishUses, "backup_why": data.BackupReasons, "own_list": data.OwnLists, "field_subject": data.FieldSubjects, "field_kind": data.FieldKinds, "age_band": cn.AgeBands(), "indicator": data.IndicatorCodes(),
	}
	for _, role := range data.Roles {
		lists["role"] = append(lists["role"], string(role))
	}
	for _, state := range cn.ParentStates() {
		lists["parent_state"] = append(lists["parent_state"], state.Code)
	}
	for _, category := range cn.Categories() {
		lists["category"] = append(lists["category"], category.Code)
	}
	return lists
}

func TestEveryCodeHasItsLabel(t *testing.T) {
	for _, language := range []string{words.Chinese, words.English} {
		use(t, language)
		for enum, codes := range lists() {
			for _, code := range codes {
				if words.Label(enum, code) == code {
					t.Errorf("%s: %s.%s has no label", language, enum, code)
				}
			}
		}
	}
}

func TestLabelsLeadBackToTheirCodes(t *testing.T) {
	for _, language := range []string{words.Chinese, words.English} {
		use(t, language)
		for enum, codes := range lists() {
			for _, code := range codes {
				label := words.Label(enum, code)
				if got, ok := words.Code(enum, label, codes); !ok || got != code {
					t.Errorf("%s: %q of %s leads to %q, want %q", language, label, enum, got, code)
				}
			}
		}
	}
}

func TestCodesAreFoundHoweverTheyAreWritten(t *testing.T) {
	use(t, words.Chinese)
	for _, written := range []string{"active", "ACTIVE", "在册", " 在 册 ", "On file", "ａｃｔｉｖｅ"} {
		if got, ok := words.Code("child_status", written, data.ChildStatuses); !ok || got != "active" {
			t.Errorf("%q leads to %q, %v", written, got, ok)
		}
	}
	for _, written := range []string{"", "  ", "在职"} {
		if got, ok := words.Code("child_status", written, data.ChildStatuses); ok {
			t.Errorf("%q leads to %q", written, got)
		}
	}
	if got := words.Label("child_status", "unheard"); got != "unheard" {
		t.Errorf("an unknown code is %q", got)
	}
	if got := words.Label("child_status", ""); got != "" {
		t.Errorf("no code is %q", got)
	}
}
