package data_test

import (
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"careledger/data"
	"careledger/data/demo"
)

// wordsOf is a column of free text of each table that somebody may not read. A
// mark is put there, by which what the table holds is known in any answer.
var wordsOf = map[string]string{
	"household": "note", "child": "note", "child_history": "reason", "child_category": "basis", "parent": "work_place", "guardian": "work", "consent": "note",
	"pairing": "partner", "visit_exemption": "reason", "visit": "needs", "camp": "note", "camp_enrolment": "allergies", "camp_pickup": "name",
	"camp_day": "note", "camp_staff": "duty", "lesson": "title", "incident": "what", "camp_check": "action", "camp_medicine": "medicine", "book": "author",
	"loan": "note", "reading_log": "book_text", "income": "note", "expense": "what", "import_run": "file", "issued_report": "receiver", "form_print": "subject",
	"data_share": "purpose", "rights_request": "what", "breach": "what",
}

// areaOf says to which area each table of the schema belongs, by hand.
var areaOf = map[data.Area][]string{
	data.Settings: {"org", "laptop", "user", "setting", "own_entry", "own_field", "saved_filter"},
	data.Projects: {"funder", "project", "budget_line", "target", "project_child"},
	data.Children: {"household", "child", "child_history", "child_category", "parent", "guardian", "consent", "photo", "photo_child"},
	data.People:   {"person"},
	data.Visits:   {"pairing", "visit_exemption", "visit", "visit_person"},
	data.Activities: {
		"activity", "attendance", "activity_person", "goods_out", "psy_service", "survey",
	},
	data.Wishes:    {"wish_batch", "donor", "wish", "wish_claim", "wish_delivery", "wish_delivery_person", "wish_followup"},
	data.Camps:     {"camp", "camp_enrolment", "camp_pickup", "camp_day", "camp_staff", "lesson", "incident", "camp_check", "camp_medicine"},
	data.Reading:   {"book", "loan", "reading_log"},
	data.Money:     {"income", "expense"},
	data.Transfers: {"import_run"},
	data.Reports:   {"issued_report", "form_print"},
	data.Registers: {"data_share", "rights_request", "breach", "erasure", "retention"},
}

// nobodys are the tables that no general method reaches.
var nobodys = []string{"counter", "journal", "service", "issued_file", "photo_file", "draft", "", "none"}

func mark(table string) string { return "mark-" + table + "-mark" }

// TestEachTableBelongsToAnArea wants each table of the schema in the tables by
// hand, and its history open to those who read its area and the history.
func TestEachTableBelongsToAnArea(t *testing.T) {
	r := newTeam(t)
	known := map[string]data.Area{}
	for area, tables := range areaOf {
		for _, table := range tables {
			known[table] = area
		}
	}
	for _, table := range append(data.Tables(t, r.Store), "", "none") {
		area, general := known[table]
		if _, listed := binOf[table]; !listed && table != "none" {
			t.Errorf("%s is missing in the table of who may put what into the bin", table)
		}
		if general == slices.Contains(nobodys, table) {
			t.Errorf("%s is missing in the table of areas", table)
		}
		for role, ss := range r.roles {
			_, err := r.History(ss, table, "none")
			if want := general && ss.CanRead(area) && ss.CanRead(data.History); (err == nil) != want || !want && !data.Is(err, data.Denied) {
				t.Errorf("the history of %q as %s gives %v", table, role, err)
			}
		}
	}
}

// columnsOf are the columns of a further row of each table of which the sample
// has none, or none that is found by summer, with SQL for their values.
var columnsOf = map[string][2]string{
	"breach": {"found_on", "'2025-07-01'"}, "data_share": {"day", "'2025-07-01'"}, "form_print": {"no, day", "'P-1', '2025-07-01'"},
	"rights_request": {"child_id, received_on, due_on", "(SELECT id FROM child), '2025-07-01', '2025-07-16'"},
	"issued_report":  {"no, issued_on", "'R-1', '2025-07-01'"}, "import_run": {"kind", "'children'"},
	"camp_check":    {"camp_id, day, item", "(SELECT min(id) FROM camp), '2025-07-01', 'exits'"},
	"camp_medicine": {"camp_id, child_id, day", "(SELECT id FROM camp), (SELECT id FROM child), '2025-07-01'"},
}

// marked is the sample organization with a mark in each table of wordsOf.
func marked(t *testing.T) *team {
	t.Helper()
	r := newTeam(t)
	r.done(demo.Fill(r.Store, r.ss, demo.Options{Children: 8}))
	for table, c := range columnsOf {
		data.Run(t, r.Store, fmt.Sprintf(`INSERT INTO %s (id, created_at, created_by, updated_at, updated_by, %s) SELECT 'new-%s', '', '', '', '', %s`, table, c[0], table, c[1]))
	}
	for table, column := range wordsOf {
		data.Run(t, r.Store, fmt.Sprintf("UPDATE %s SET %s = '%s'", table, column, mark(table)))
	}
	return r
}

// TestNoAnswerHoldsWhatTheRoleMayNotRead calls each method that answers
// something as each role, with the ids and numbers of records of all kinds, and
// looks for the marks of tables that the role may not read. The lead finds the
// mark of each table, so the test can fail.
func TestNoAnswerHoldsWhatTheRoleMayNotRead(t *testing.T) {
	r := marked(t)
	t.Chdir(t.TempDir())
	values := someOfEach(r)
	found := map[data.Role]map[string]string{}
	for role, ss := range r.roles {
		found[role] = marksFound(r, ss, values)
	}
	for area, tables := range areaOf {
		for _, table := range tables {
			if wordsOf[table] == "" {
				continue
			}
			for role, ss := range r.roles {
				methods := found[role][table]
				if table == "form_print" && role != data.Lead {
					methods = strings.ReplaceAll(methods, "FormByNo ", "") // whoever holds the paper may type it in
				}
				if methods != "" && !ss.CanRead(area) {
					t.Errorf("%stells a %s what is in %s", methods, role, table)
				}
				if role == data.Lead && (methods == "" || methods == "History ") {
					t.Errorf("nothing but the history tells a %s what is in %s", role, table)
				}
			}
		}
	}
}

// summer are the first and last day for which methods are asked.
var summer = []string{"2025-07-01", "2026-08-31"}

// someOfEach answers ids of records of every table, and what else records are
// asked for by.
func someOfEach(r *team) []string {
	r.Helper()
	all := []string{"", summer[0], "2025-07", "云", "P-1"}
	for _, table := range data.Tables(r, r.Store) {
		if ids := data.IDs(r, r.Store, table); len(ids) > 0 {
			all = append(all, ids[0])
		}
	}
	return all
}

// marksFound are the tables whose marks some method tells a session, with its
// name. The history of a record is asked for with its table.
func marksFound(r *team, ss *data.Session, values []string) map[string]string {
	r.Helper()
	found := map[string]string{}
	look := func(method string, answer []reflect.Value) {
		text := asText(r.T, method, answer)
		for table := range wordsOf {
			if strings.Contains(text, mark(table)) && !strings.Contains(found[table], method) {
				found[table] += method + " "
			}
		}
	}
	for _, m := range withSession() {
		if m.Type.NumOut() < 2 || slices.Contains(changing, m.Name) {
			continue
		}
		for _, value := range valuesFor(m, values) {
			answer := callWith(r.Store, ss, m, value)
			look(m.Name, answer)
			if data.Is(errorOf(answer), data.Denied) && mayCall[m.Name] != "" {
				break // whatever it is asked for
			}
		}
	}
	for table := range wordsOf {
		for _, id := range values {
			if entries, err := r.History(ss, table, id); err == nil {
				look("History", []reflect.Value{reflect.ValueOf(entries)})
			}
		}
	}
	return found
}

// changing are methods that answer something and change records, or answer no
// values of records.
var changing = []string{
	"Backup", "AutoBackup", "CopyBackup", "RestoreBackup", "PreviewBackup", "EmptyBin", "MergeChildren", "FreeExpiredClaims", "Import", "MoveEnrolment", "MoveWish",
	"MoveWishes", "NoteBuying", "ThankDonor", "MakeGood", "CopyDuties", "CheckRest", "PlanLessons", "CopyLessons", "AddMembers", "VerifyJournal", "CheckServices",
	"Verify", "Statistics",
}

// exported are the kinds of tables that go out.
var exported = []string{
	"projects", "children", "members", "people", "pairings", "activities", "attendance", "visits", "wishes", "camps", "camp-days", "books", "loans",
	"reading-log", "expenses", "income",
}

// valuesFor are the values that a method can be called with.
func valuesFor(m reflect.Method, values []string) []string {
	if m.Name == "Export" {
		return exported
	}
	for i := 2; i < m.Type.NumIn(); i++ {
		if k := m.Type.In(i).Kind(); k == reflect.String || k == reflect.Struct {
			return values
		}
	}
	return values[:1]
}

// callWith calls a method with a value as its first text, and within filters
// wherever an id is asked for; further texts are days of the summer.
func callWith(s *data.Store, ss *data.Session, m reflect.Method, value string) []reflect.Value {
	in := []reflect.Value{reflect.ValueOf(s), reflect.ValueOf(ss)}
	last := m.Type.NumIn()
	if m.Type.IsVariadic() {
		last--
	}
	texts := []string{value, summer[0], summer[1], ""}
	for i := 2; i < last; i++ {
		want := m.Type.In(i)
		in = append(in, argument(want, texts[0]))
		if want.Kind() == reflect.String && len(texts) > 1 {
			texts = texts[1:]
		}
	}
	return m.Func.Call(in)
}

// argument is a value of a type with a text in it, where it has a place for one.
func argument(want reflect.Type, text string) reflect.Value {
	switch want.Kind() {
	case reflect.String:
		return reflect.ValueOf(text).Convert(want)
	case reflect.Int:
		return reflect.ValueOf(100)
	case reflect.Pointer:
		return reflect.New(want.Elem())
	case reflect.Func:
		return reflect.MakeFunc(want, func([]reflect.Value) []reflect.Value { return []reflect.Value{reflect.Zero(want.Out(0))} })
	case reflect.Struct:
		v := reflect.New(want).Elem()
		for i := range want.NumField() {
			if f := want.Field(i); f.IsExported() && f.Type.Kind() == reflect.String && strings.HasSuffix(f.Name, "ID") {
				v.Field(i).SetString(text)
			}
		}
		return v
	}
	return reflect.Zero(want)
}

// errorOf is the error that a method answered, or nil.
func errorOf(answer []reflect.Value) error {
	err, _ := answer[len(answer)-1].Interface().(error)
	return err
}

// asText is all that a method answered.
func asText(t *testing.T, method string, answer []reflect.Value) string {
	t.Helper()
	var b strings.Builder
	for _, out := range answer {
		text, err := json.Marshal(out.Interface())
		if err != nil {
			t.Errorf("%s answers what can't be read: %v", method, err)
		}
		b.Write(text)
	}
	return b.String()
}
