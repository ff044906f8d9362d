package data

import (
	"fmt"
	"strings"
)

// Service is one thing done for a child, with what it counts. It is what the
// timeline, every total and every report read; see the views service_* of the
// schema for the counting rule.
type Service struct {
	ChildID   string `db:"child_id"`
	Day       string `db:"day"`
	Programme string `db:"programme"` // camp, wish, reading, visit, psy, goods … see Programmes
	Kind      string `db:"kind"`      // activity, camp_day, visit, wish, goods, loan, reading_log, psy
	Units     int    `db:"units"`     // 0 or 1; one unit is one service contact (人次)
	Why       string `db:"why"`       // when units is 0, why
	Minutes   *int   `db:"minutes"`   // nil when unknown
	ProjectID Ref    `db:"project_id"`
	Place     string `db:"place"`
	Title     string `db:"title"`
	Source    string `db:"source"` // table
	SourceID  string `db:"source_id"`
}

// Programmes are the codes of service.programme that an activity may have; a
// camp day and a wish come from tables of their own.
var Programmes = []string{
	"reading", "psy_class", "winter", "echo", "quarterly", "love_home", "new_year", "hand_in_hand", "care_home", "other",
}

// serviceSources are the tables whose rows are services, each with the column
// or the expression of its day; %s is OLD or NEW.
var serviceSources = []struct{ table, child, day string }{
	{"attendance", "%s.child_id", "(SELECT day FROM activity WHERE id = %s.activity_id)"},
	{"camp_day", "%s.child_id", "%s.day"},
	{"visit", "%s.child_id", "%s.day"},
	{"wish", "%s.child_id", "%s.delivered_on"},
	{"goods_out", "%s.child_id", "%s.day"},
	{"loan", "%s.child_id", "%s.out_on"},
	{"reading_log", "%s.child_id", "%s.day"},
	{"psy_service", "%s.child_id", "%s.day"},
}

// serviceParents are the records that services depend on: when one of the
// columns changes, the rows named are derived anew, by an update that changes
// nothing and so leaves no trace in the journal.
var serviceParents = []struct{ table, columns, touched, where string }{
	{"activity", "day, status, programme, project_id, place, title, minutes, form_no, deleted_at", "attendance", "activity_id = NEW.id"},
	{"activity", "day, status, form_no, deleted_at", "goods_out", "day IN (OLD.day, NEW.day) AND child_id IN (SELECT child_id FROM attendance WHERE activity_id = NEW.id)"},
	{"camp", "project_id, site, name, deleted_at", "camp_day", "camp_id = NEW.id"},
	{"project", "unit_rule", "camp_day", "camp_id IN (SELECT id FROM camp WHERE project_id = NEW.id)"},
	{"project", "visit_kinds", "visit", "project_id = NEW.id"},
	{"wish_batch", "project_id", "wish", "batch_id = NEW.id"},
	{"wish_delivery", "form_no, deleted_at", "wish", "id = NEW.wish_id"},
	{"book", "title, corner", "loan", "book_id = NEW.id"},
	{"book", "title", "reading_log", "book_id = NEW.id"},
}

// serviceTriggers makes the triggers that keep the table service equal to the
// view service_now: after a change of a source, all services of that child on
// that day are derived anew, for one may decide about another.
func serviceTriggers() string {
	var b strings.Builder
	for _, s := range serviceSources {
		derive := func(side string) string {
			child, day := fmt.Sprintf(s.child, side), fmt.Sprintf(s.day, side)
			return fmt.Sprintf(`
	DELETE FROM service WHERE child_id = %[1]s AND day = %[2]s;
	INSERT INTO service SELECT * FROM service_now WHERE child_id = %[1]s AND day = %[2]s;`, child, day)
		}
		gone := "\n\tDELETE FROM service WHERE source_id = OLD.id;"
		for _, t := range []struct{ event, body string }{
			{"insert", derive("NEW")},
			{"update", gone + derive("OLD") + derive("NEW")},
			{"delete", gone + derive("OLD")},
		} {
			fmt.Fprintf(&b, "CREATE TRIGGER auto_%s_service_%s AFTER %s ON %s WHEN NOT cl_bulk() BEGIN%s\nEND;\n",
				s.table, t.event, strings.ToUpper(t.event), s.table, t.body)
		}
	}
	for i, p := range serviceParents {
		fmt.Fprintf(&b, "CREATE TRIGGER auto_%s_parent_%d AFTER UPDATE OF %s ON %s WHEN NOT cl_bulk() BEGIN\n\tUPDATE %s SET version = version WHERE %s;\nEND;\n",
			p.table, i, p.columns, p.table, p.touched, p.where)
	}
	b.WriteString(`CREATE TRIGGER auto_wish_delivery_insert AFTER INSERT ON wish_delivery WHEN NOT cl_bulk() BEGIN
	UPDATE wish SET version = version WHERE id = NEW.wish_id;
END;
CREATE TRIGGER auto_child_service_bin AFTER UPDATE OF deleted_at ON child WHEN NOT cl_bulk() BEGIN
	DELETE FROM service WHERE child_id = NEW.id;
	INSERT INTO service SELECT * FROM service_now WHERE child_id = NEW.id;
END;
`)
	return b.String()
}

// deriveServices makes the whole table service anew, after rows were written
// in bulk.
func (t *tx) deriveServices() error {
	if _, err := t.Exec(`DELETE FROM service; INSERT INTO service SELECT * FROM service_now`); err != nil {
		return fmt.Errorf("derive services: %w", err)
	}
	return nil
}

// Services answers all services of a child, the latest first.
func (s *Store) Services(ss *Session, childID string) ([]Service, error) {
	if err := s.check(ss, Children, read); err != nil {
		return nil, err
	}
	return many[Service](s.readers, `SELECT * FROM service WHERE child_id = ? ORDER BY day DESC, source_id DESC`, childID)
}

// CheckServices compares the table service with the rule and answers how many
// rows differ, which is 0 in a sound file.
func (s *Store) CheckServices(ss *Session) (int, error) {
	if err := s.check(ss, Settings, read); err != nil {
		return 0, err
	}
	var n int
	err := s.readers.Get(&n, `SELECT count(*) FROM (
		SELECT * FROM (SELECT * FROM service_now EXCEPT SELECT * FROM main.service)
		UNION ALL SELECT * FROM (SELECT * FROM main.service EXCEPT SELECT * FROM service_now))`)
	if err != nil {
		return 0, fmt.Errorf("check services: %w", err)
	}
	return n, nil
}
