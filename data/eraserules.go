package data

// eraseRules are the columns of each child's table that figures count and that
// stay; all others are emptied. Of a table with none, the rows go.
var eraseRules = map[string]string{
	"child":                "sex birth_on division stage grade enrol_year main_category status status_on",
	"child_history":        "child_id field value detail from_on",
	"child_category":       "",
	"parent":               "",
	"guardian":             "",
	"consent":              "",
	"project_child":        "project_id child_id from_on to_on",
	"pairing":              "project_id child_id person_id role from_on to_on cycle",
	"visit_exemption":      "child_id month",
	"visit":                "no project_id child_id kind day minutes met invalid",
	"visit_person":         "visit_id person_id",
	"attendance":           "activity_id child_id attended role minutes form_no",
	"wish":                 "no batch_id child_id category quantity price_fen state over_limit_by registered_on submitted_on passed_on published_on claimed_on bought_on ready_on delivered_on followed_on archived_on returned_on rejected_on withdrawn_on",
	"wish_claim":           "wish_id donor_id mode shared amount_fen day expires_on expect_on state receipt_no thanked_on",
	"wish_delivery":        "wish_id day mode actual_fen invoice_no form_no",
	"wish_delivery_person": "delivery_id person_id",
	"wish_followup":        "wish_id day mode received usable redo redone_on redone_fen",
	"camp_enrolment":       "camp_id child_id applied_on status joined_on left_on result",
	"camp_pickup":          "",
	"camp_day":             "camp_id child_id day session status late early in_at out_at",
	"camp_medicine":        "",
	"incident":             "camp_id child_id day kind level",
	"loan":                 "book_id child_id project_id out_on due_on back_on renewals lost_on finished",
	"reading_log":          "child_id project_id book_id book_text day minutes from_page to_page",
	"photo":                "",
	"photo_child":          "",
	"goods_out":            "child_id project_id day item quantity value_fen programme form_no",
	"psy_service":          "child_id project_id kind day minutes provider_id refer_to",
	"rights_request":       "no kind child_id asked_by relation proof medium received_on due_on done_on result",
	"data_share":           "no day receiver contact purpose what edition children basis method keep_until returned_on source report_id child_id",
	"retention":            "",
	"erasure":              "no child_id request_id reason note erased_on decided_by rows_gone rows_emptied history reports elsewhere",
}

// keptTexts are the columns in which people are named by right; erasing one
// child takes nothing out of them.
var keptTexts = map[string][]string{
	"child": nil, "guardian": nil, "parent": nil, "person": nil, "user": nil, "org": nil, "laptop": nil, "donor": {"note"}, "funder": {"note"}, "household": {"note"},
}
