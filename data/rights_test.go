package data_test

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"careledger/data"
	"careledger/data/datatest"
)

// Who may what, by hand: the letters are the roles lead, social worker,
// volunteer, reviewer, accountant and viewer.
const (
	everybody       = "LSVRAX"
	leadOnly        = "L"
	seeChildren     = "LSVRX"
	recordChild     = "LSV"
	decideChild     = "LS"
	seeMoney        = "LSRA"
	recordMoney     = "LA"
	recordPeople    = "LS"
	seeWishes       = "LSVRAX"
	recordWishes    = "LSVR"
	recordCare      = "LSV"
	recordVisits    = "LSVR"
	decideVisits    = "LR"
	seeReports      = "LSRA"
	seeTransfers    = "LSA"
	makeTransfers   = "LS"
	seeRegisters    = "LSR"
	recordRegisters = "LS"
)

var roleLetters = map[data.Role]string{
	data.Lead: "L", data.SocialWorker: "S", data.Volunteer: "V", data.Reviewer: "R", data.Accountant: "A", data.Viewer: "X",
}

// mayCall says who may call each method of the store that takes a session.
var mayCall = map[string]string{
	"Org": everybody, "Users": everybody, "SetPassword": everybody, "Setting": everybody, "Reminders": everybody, "NoteOut": everybody,
	"Statistics": everybody, "VerifyJournal": everybody, "CheckServices": everybody, "Verify": everybody, "Backup": everybody, "AutoBackup": everybody,
	"ChangeChildren": decideChild, "UndoBulk": decideChild, "SavedFilters": everybody, "SaveFilter": everybody, "DropFilter": everybody,
	"ListEntries": everybody, "Choices": everybody, "OwnFields": everybody, "AskedFields": everybody,
	"AddEntry": leadOnly, "RenameEntry": leadOnly, "SwitchEntry": leadOnly, "RemoveEntry": leadOnly, "UndoOwn": leadOnly,
	"SaveField": leadOnly, "MoveField": leadOnly, "RemoveField": leadOnly,
	"SaveOrg": leadOnly, "SetSetting": leadOnly, "AddUser": leadOnly, "Fill": leadOnly,
	"SaveUser": leadOnly, "ResetPassword": leadOnly, "SwitchOff": leadOnly, "SwitchOn": leadOnly,

	"Children": seeChildren, "Child": seeChildren, "ChildByFileNo": seeChildren, "Line": seeChildren, "Search": seeChildren, "Services": seeChildren,
	"ChildHistory": seeChildren, "Consents": seeChildren, "ConsentValid": seeChildren, "Guardians": seeChildren, "Parents": seeChildren,
	"Categories": seeChildren, "ChildPhotos": seeChildren, "Household": seeChildren, "Siblings": seeChildren, "AlikeChildren": seeChildren, "Memberships": seeChildren, "Members": seeChildren,
	"SaveChild": recordChild, "AddChild": recordChild, "SetStatus": recordChild, "AddConsent": recordChild, "SaveGuardian": recordChild, "SaveCategory": recordChild,
	"SetHousehold": recordChild, "RemoveChild": decideChild, "PreviewMerge": decideChild, "MergeChildren": decideChild, "UndoMerge": decideChild, "SaveParent": decideChild,

	"Figures": everybody, "ByMonth": everybody, "ByProgramme": everybody, "Served": everybody, "WishesByCategory": everybody, "Classes": everybody,
	"ReadingByMonth": everybody, "VisitsByMonth": everybody, "Progress": everybody, "Recorded": everybody, "BudgetUses": seeMoney,

	"Project": everybody, "ProjectByCode": everybody, "Projects": everybody, "Funder": everybody, "Funders": everybody, "Targets": everybody,
	"SaveProject": leadOnly, "SaveFunder": leadOnly, "SaveTargets": leadOnly, "SaveBudget": leadOnly, "AddMembers": leadOnly, "EndMembership": leadOnly,
	"Budget": seeMoney, "Income": seeMoney, "Expense": seeMoney, "MoneyLines": seeMoney, "MoneyTotals": seeMoney,
	"SaveIncome": recordMoney, "SaveExpense": recordMoney,

	"Person": everybody, "People": everybody, "SearchPeople": everybody, "SavePerson": recordPeople,

	"Pairing": seeChildren, "Pairings": seeChildren, "Team": seeChildren, "Visit": seeChildren, "VisitOfForm": seeChildren, "Behind": seeChildren, "Papers": everybody, "VisitLines": seeChildren, "VisitsDue": seeChildren,
	"Exemptions": seeChildren, "SavePairing": recordVisits, "EndPairing": recordVisits, "SaveVisit": recordVisits, "SaveExemption": recordVisits,
	"InvalidateVisit": decideVisits, "RevalidateVisit": decideVisits,

	"Activity": everybody, "Attendances": everybody, "ActivityTeam": everybody, "ActivityLines": everybody, "Handed": everybody, "GoodsLines": everybody,
	"Surveys": everybody, "SaveSurvey": recordCare, "Psy": seeChildren, "PsyLines": seeChildren, "SaveActivity": recordCare, "SaveGoods": recordCare, "SavePsy": recordCare,

	"Wish": seeWishes, "WishByNo": seeWishes, "WishFile": seeWishes, "WishCards": seeWishes, "WishLines": seeWishes, "WishTotals": seeWishes,
	"WishActions": seeWishes, "BuyingList": seeWishes, "Shops": seeWishes, "Offer": seeWishes, "WishClaims": seeWishes, "DonorClaims": seeWishes, "Donor": seeWishes, "Donors": seeWishes, "Batch": seeWishes,
	"Batches": seeWishes, "FreeExpiredClaims": seeWishes,
	"SaveWish": recordWishes, "AddWish": recordWishes, "MoveWish": recordWishes, "MoveWishes": recordWishes, "UndoWish": recordWishes, "SaveClaim": recordWishes, "ThankDonor": recordWishes, "MakeGood": recordWishes, "NoteBuying": recordWishes, "CancelClaim": recordWishes,
	"SaveDelivery": recordWishes, "SaveFollowup": recordWishes, "SaveDonor": recordWishes, "SaveBatch": recordWishes,

	"Camp": seeChildren, "CampLines": seeChildren, "CampDay": seeChildren, "CampWeek": seeChildren, "OnDuty": seeChildren, "Enrolment": seeChildren,
	"Enrolments": seeChildren, "ChildCamps": seeChildren, "Incidents": seeChildren, "Lessons": seeChildren, "WeeksWithoutSafety": seeChildren,
	"Pickups": seeChildren, "MayCollect": seeChildren, "RollCall": seeChildren, "OpenDays": seeChildren, "MonthMarks": seeChildren, "MonthSheet": seeChildren, "AbsentInARow": seeChildren, "CampResultLines": seeChildren,
	"SaveCamp": recordCare, "CloseCamp": recordCare, "SaveDuty": recordCare, "CopyDuties": recordCare, "Enrol": recordCare, "MoveEnrolment": recordCare,
	"CampChecks": seeChildren, "SaveCampCheck": recordCare, "CheckRest": recordCare, "Medicines": seeChildren, "SaveMedicine": recordCare, "NotCollected": seeChildren,
	"Clashes": seeChildren, "SeriesFrom": seeChildren, "PlanLessons": recordCare, "CopyLessons": recordCare,
	"SaveIncident": recordCare, "SaveLesson": recordCare, "SavePickup": recordCare, "Mark": recordCare, "ReopenRoll": recordCare, "SaveCampResults": recordCare, "UndoCampResults": recordCare, "SetRollNote": recordCare,
	"SetTemperature": recordCare, "CheckIn": recordCare, "CheckOut": recordCare, "TakeBackCheckOut": recordCare,

	"Book": seeChildren, "BookLines": seeChildren, "Loans": seeChildren, "ReadingLogs": seeChildren, "Readers": seeChildren,
	"SaveBook": recordCare, "Lend": recordCare, "Return": recordCare, "Renew": recordCare, "LoseBook": recordCare, "LogReading": recordCare,

	"IssuedReports": seeReports, "ReportPhotos": seeReports, "IssuedFile": seeReports, "Issue": seeReports, "CheckLeaving": seeReports,
	"PrintForms": seeReports, "FormByNo": everybody,
	"Share": seeRegisters, "Shares": seeRegisters, "Request": seeRegisters, "Requests": seeRegisters, "Breaches": seeRegisters,
	"SaveShare": recordRegisters, "SaveRequest": recordRegisters, "SaveBreach": recordRegisters,
	"ChildRecords": recordRegisters, "GiveAccess": recordRegisters, "Corrected": seeRegisters, "DueFiles": seeRegisters, "KeepLonger": leadOnly,
	"PreviewErase": leadOnly, "Erase": leadOnly, "Erasures": seeRegisters, "NoteExport": everybody,

	"Past": "LSR", "UndoChange": "LSR", "PreviewUndo": "LSR", "Bin": everybody, "EmptyBin": leadOnly,

	"ImportRuns": seeTransfers, "UndoImport": makeTransfers,

	// By what is named; see the tests of tables and kinds.
	"Remove": "", "Restore": "", "RemoveMany": "", "RestoreMany": "", "AddPhoto": "", "SavePhoto": "", "RemovePhotos": "", "RestorePhotos": "", "Photos": "", "PhotoFile": "", "PhotoThumb": "",
	"History": "", "Import": "", "Export": "",

	"Draft": everybody, "KeepDraft": everybody,
	"LockAfter": everybody, "Warnings": everybody, "AcceptGap": leadOnly, "PreviewBackup": leadOnly, "RestoreBackup": leadOnly, "CopyBackup": everybody,
	"BackupLines": everybody, "CheckBackup": everybody, "Replaced": everybody, "RestoreBack": leadOnly, "RemoveReplaced": leadOnly, "SetSecondPlace": leadOnly,
}

// team is a store with a session of every role.
type team struct {
	*records
	roles map[data.Role]*data.Session
}

func newTeam(t *testing.T) *team {
	t.Helper()
	r := newRecords(t)
	all := &team{r, map[data.Role]*data.Session{data.Lead: r.ss}}
	for _, role := range data.Roles[1:] {
		all.roles[role] = datatest.As(t, r.Store, r.ss, role)
	}
	return all
}

// call calls a method of the store with a session and, but for what is given,
// empty arguments, and answers its error.
func call(s *data.Store, method reflect.Method, ss *data.Session, given ...any) error {
	in := []reflect.Value{reflect.ValueOf(s), reflect.ValueOf(ss)}
	kind := method.Type
	last := kind.NumIn()
	if kind.IsVariadic() {
		last--
	}
	for i := 2; i < last; i++ {
		switch want := kind.In(i); {
		case i-2 < len(given):
			in = append(in, reflect.ValueOf(given[i-2]))
		case want.Kind() == reflect.Pointer:
			in = append(in, reflect.New(want.Elem()))
		case want.Kind() == reflect.Func:
			in = append(in, reflect.MakeFunc(want, func([]reflect.Value) []reflect.Value { return []reflect.Value{reflect.Zero(want.Out(0))} }))
		default:
			in = append(in, reflect.Zero(want))
		}
	}
	out := method.Func.Call(in)
	err, _ := out[len(out)-1].Interface().(error)
	return err
}

// withSession are the methods of the store that take a session.
func withSession() []reflect.Method {
	var all []reflect.Method
	kind := reflect.TypeFor[*data.Store]()
	for i := range kind.NumMethod() {
		m := kind.Method(i)
		if m.Type.NumIn() > 1 && m.Type.In(1) == reflect.TypeFor[*data.Session]() {
			all = append(all, m)
		}
	}
	return all
}

func TestEveryMethodAsksForItsRight(t *testing.T) {
	r := newTeam(t)
	r.child("林小满") // so that Fill is refused to the lead for another reason
	t.Chdir(t.TempDir())
	for _, m := range withSession() {
		who, listed := mayCall[m.Name]
		if !listed {
			t.Errorf("%s is not in the table of this test: who may call it?", m.Name)
		}
		if who == "" {
			continue
		}
		for role, ss := range r.roles {
			err := call(r.Store, m, ss)
			if denied := data.Is(err, data.Denied); denied == strings.Contains(who, roleLetters[role]) {
				t.Errorf("%s as %s gives %v, but it is for %s", m.Name, role, err, who)
			}
		}
	}
	known := map[string]bool{}
	for _, m := range withSession() {
		known[m.Name] = true
	}
	for name := range mayCall {
		if !known[name] {
			t.Errorf("%s is no method any more", name)
		}
	}
}

func TestNobodyWorksWithoutAnOpenSession(t *testing.T) {
	r := newRecords(t)
	other := newRecords(t)
	ended := datatest.As(t, r.Store, r.ss, data.Lead)
	ended.Close()
	for _, m := range withSession() {
		given := map[string][]any{"Import": {"children"}, "Export": {"children"}}[m.Name]
		for name, ss := range map[string]*data.Session{"no session": nil, "a session that ended": ended, "a session of another file": other.ss, "a made-up session": {Role: data.Lead}} {
			if err := call(r.Store, m, ss, given...); !data.Is(err, data.Denied) {
				t.Errorf("%s with %s gives %v", m.Name, name, err)
			}
		}
	}
}

// binOf says who may put records of each table into the bin.
var binOf = map[string]string{
	"child": decideChild, "parent": decideChild, "guardian": recordChild, "household": recordChild, "child_category": recordChild,
	"visit": recordVisits, "pairing": recordVisits, "visit_exemption": recordVisits, "activity": recordCare, "attendance": recordCare,
	"goods_out": recordCare, "psy_service": recordCare, "camp": recordCare, "camp_day": recordCare, "incident": recordCare, "book": recordCare,
	"loan": recordCare, "reading_log": recordCare, "wish": recordWishes, "wish_batch": recordWishes, "donor": recordWishes,
	"project": leadOnly, "project_child": leadOnly, "target": leadOnly, "funder": leadOnly, "setting": leadOnly, "own_entry": leadOnly, "own_field": leadOnly, "saved_filter": leadOnly,
	"income": recordMoney, "expense": recordMoney, "person": recordPeople, "form_print": seeReports, "budget_line": leadOnly,
	"visit_person": recordVisits, "activity_person": recordCare, "survey": recordCare, "camp_enrolment": recordCare, "camp_pickup": recordCare,
	"camp_staff": recordCare, "lesson": recordCare, "camp_check": recordCare, "camp_medicine": recordCare, "wish_claim": recordWishes,
	"wish_delivery": recordWishes, "wish_delivery_person": recordWishes, "wish_followup": recordWishes,
	"issued_report": "", "issued_file": "", "data_share": "", "rights_request": "", "breach": "", "erasure": "", "retention": "", "draft": "", "photo_file": "", "photo": recordCare, "photo_child": recordCare,
	"consent": "", "child_history": "", "org": "", "user": "", "laptop": "", "import_run": "",
	"journal": "", "service": "", "counter": "", "": "", "child; DROP TABLE child": "",
}

func TestTheBinAsksForTheRightOfItsTable(t *testing.T) {
	r := newTeam(t)
	for table, who := range binOf {
		for role, ss := range r.roles {
			for name, err := range map[string]error{"remove": r.Remove(ss, table, "none"), "restore": r.Restore(ss, table, "none")} {
				want := data.Denied
				if strings.Contains(who, roleLetters[role]) {
					want = data.NotFound
				}
				if !data.Is(err, want) {
					t.Errorf("%s of %q as %s gives %v, want %s", name, table, role, err, want)
				}
			}
		}
	}
}

func TestTransfersAskForTheRightOfTheirKind(t *testing.T) {
	r := newTeam(t)
	for _, kind := range []string{
		"projects", "children", "consents", "members", "people", "pairings", "activities", "attendance", "visits", "wishes", "camps", "camp-days", "books", "loans",
		"reading-log", "goods", "psy", "exemptions", "camp-staff", "lessons", "expenses", "income",
	} {
		in, out := "LS", "LS"
		switch kind {
		case "projects", "members", "expenses", "income":
			in = "L"
		}
		switch kind {
		case "projects", "people", "activities", "attendance", "wishes", "expenses", "income":
			out = "LSA"
		}
		for role, ss := range r.roles {
			_, err := r.Import(ss, kind, nil, data.ImportOptions{})
			if allowed := strings.Contains(in, roleLetters[role]); data.Is(err, data.Denied) == allowed || ss.CanImport(kind) != allowed {
				t.Errorf("import of %s as %s gives %v, can import: %t; it is for %s", kind, role, err, ss.CanImport(kind), in)
			}
			_, err = r.Export(ss, kind)
			if allowed := strings.Contains(out, roleLetters[role]); data.Is(err, data.Denied) == allowed || ss.CanExport(kind) != allowed {
				t.Errorf("export of %s as %s gives %v, can export: %t; it is for %s", kind, role, err, ss.CanExport(kind), out)
			}
		}
	}
}

func TestWhatARoleIsShown(t *testing.T) {
	r := newTeam(t)
	id := r.child("林小满", datatest.With(func(c *data.Child) { c.Risk = "red" }))
	r.done(r.SaveParent(r.ss, &data.Parent{ChildID: id, Role: "father", State: "prison"}))
	secret := data.Category{ChildID: id, Code: "K10", From: "2026-01-01"}
	r.done(r.SaveCategory(r.ss, &secret))
	entitled := []data.Role{data.Lead, data.SocialWorker}

	t.Run("the state of parents, the risk and restricted categories only to those entitled", func(t *testing.T) {
		for role, ss := range r.roles {
			if !ss.CanRead(data.Children) {
				continue
			}
			knows := slices.Contains(entitled, role)
			c, err := r.Child(ss, id)
			r.done(err)
			line, err := r.Line(ss, id)
			r.done(err)
			if (c.Risk == "red") != knows || (ss.Risk(line) == "red") != knows {
				t.Errorf("%s sees the risk %q, %q", role, c.Risk, ss.Risk(line))
			}
			parents, err := r.Parents(ss, id)
			r.done(err)
			if (parents[0].State == "prison") != knows {
				t.Errorf("%s sees the state %q", role, parents[0].State)
			}
			categories, err := r.Categories(ss, id)
			r.done(err)
			if (categories[0].True == "K10") != knows || categories[0].Code != "K99" {
				t.Errorf("%s sees the category %+v", role, categories[0])
			}
		}
	})
	t.Run("and each look at them is in the journal", func(t *testing.T) {
		for _, table := range []string{"parent", "child_category"} {
			entries, err := r.History(r.ss, table, id)
			r.done(err)
			if len(entries) != len(entitled) || entries[0].Act != "view" {
				t.Errorf("%d looks at %s are kept", len(entries), table)
			}
		}
	})
	t.Run("nothing of it in plain to the history and the export of those not entitled", func(t *testing.T) {
		for _, role := range []data.Role{data.Reviewer} {
			for table, row := range map[string]string{"child": id, "child_category": secret.ID} {
				entries, err := r.History(r.roles[role], table, row)
				r.done(err)
				for _, e := range entries {
					for _, text := range []string{"K10", `"red"`, `"prison"`} {
						if strings.Contains(string(e.New), text) || strings.Contains(string(e.Old), text) {
							t.Errorf("history of %s tells %s: %s", table, text, e.New)
						}
					}
				}
			}
		}
	})
	t.Run("a restricted category stays what it is when somebody else saves it", func(t *testing.T) {
		volunteer := r.roles[data.Volunteer]
		seen, err := r.Categories(volunteer, id)
		r.done(err)
		seen[0].Basis = "village"
		r.done(r.SaveCategory(volunteer, &seen[0]))
		seen[0].True = "K03"
		if err := r.SaveCategory(volunteer, &seen[0]); !data.Is(err, data.Denied) {
			t.Errorf("a volunteer turned it into another: %v", err)
		}
		categories, err := r.Categories(r.ss, id)
		r.done(err)
		if categories[0].True != "K10" || categories[0].Basis != "village" {
			t.Errorf("got %+v", categories[0])
		}
	})
	t.Run("a restricted main category goes sealed among the categories", func(t *testing.T) {
		other := r.child("陈望舒", datatest.With(func(c *data.Child) { c.MainCategory = "K10" }))
		c, err := r.Child(r.ss, other)
		r.done(err)
		categories, err := r.Categories(r.ss, other)
		r.done(err)
		if c.MainCategory != "K99" || len(categories) != 1 || categories[0].True != "K10" || categories[0].Code != "K99" {
			t.Errorf("the file shows %s, the categories are %+v", c.MainCategory, categories)
		}
		err = r.SaveChild(r.roles[data.Volunteer], &data.Child{Name: "何安", MainCategory: "K10"}, "", false)
		if !data.Is(err, data.Denied) {
			t.Errorf("a volunteer seals a category: %v", err)
		}
	})
	t.Run("a risk that is not known is not lost when somebody else saves the file", func(t *testing.T) {
		c, err := r.Child(r.roles[data.Volunteer], id)
		r.done(err)
		c.Alias = "小满"
		r.done(r.SaveChild(r.roles[data.Volunteer], &c, "", false))
		if c, err = r.Child(r.ss, id); err != nil || c.Risk != "red" || c.Alias != "小满" {
			t.Errorf("got %+v, %v", c, err)
		}
	})
	t.Run("no days of birth in what the accountant takes out", func(t *testing.T) {
		r.session("2026-11-21", id)
		rows, err := r.Export(r.roles[data.Accountant], "attendance")
		r.done(err)
		if len(rows) != 1 || rows[0]["child_birth"] != "" {
			t.Errorf("got %v", rows)
		}
	})
}
