package data

import (
	"slices"
	"strings"
	"time"
)

// Of a [RightsRequest]: what can be asked for (to see, to copy, to correct, to
// erase, to withdraw a consent), how who asks proved it, how it was asked, and
// what came of it.
var (
	RequestKinds   = []string{"access", "copy", "correct", "erase", "withdraw"}
	RequestProofs  = []string{"identity", "guardianship", "mandate"}
	RequestMedia   = []string{"in_person", "phone", "written"}
	RequestResults = []string{"granted", "partly", "refused"}
)

// answerDays is within how many working days a request is answered; a
// withdrawal holds at once (PIPL §15, §50; the field's practice).
const answerDays = 15

// RightsRequest is one line of the register of requests by right (PIPL §44–50).
type RightsRequest struct {
	Row
	No       string `db:"no"`   // QL2026-A0001; given out by the store
	Kind     string `db:"kind"` // one of RequestKinds
	ChildID  string `db:"child_id"`
	AskedBy  string `db:"asked_by"`
	Relation string `db:"relation"` // to the child, GB/T 4761
	Phone    string `db:"phone"`
	Proof    string `db:"proof"`  // one of RequestProofs
	Medium   string `db:"medium"` // one of RequestMedia
	What     string `db:"what"`   // in their words
	Received string `db:"received_on"`
	Due      string `db:"due_on"`  // last day for the answer; set by the store
	Done     string `db:"done_on"` // day of the answer; empty while it waits
	Result   string `db:"result"`  // one of RequestResults
	Answer   string `db:"answer"`  // what was done, or why not
	FormNo   string `db:"form_no"`
	Change   string `db:"change_batch"` // of a correction: the journal's batch that made it; set by the store
}

func (*RightsRequest) table() string { return "rights_request" }

// RequestLine is a request as the register shows it.
type RequestLine struct {
	RightsRequest
	FileNo string `db:"file_no"`
	Name   string `db:"name"` // of the child
}

// SaveRequest keeps a request. A refusal says why.
func (s *Store) SaveRequest(ss *Session, r *RightsRequest) error {
	return s.write(ss, Registers, write, func(t *tx) error { return t.saveRequest(r) })
}

func (t *tx) saveRequest(r *RightsRequest) error {
	switch {
	case !slices.Contains(RequestKinds, r.Kind):
		return bad("kind", "Please choose what is asked for.", nil)
	case r.ChildID == "":
		return bad("child_id", "Please choose the child.", nil)
	case strings.TrimSpace(r.AskedBy) == "":
		return bad("asked_by", "Please enter who asks.", nil)
	case r.Proof != "" && !slices.Contains(RequestProofs, r.Proof):
		return bad("proof", "“{{.Text}}” is not among the choices.", args{"Text": r.Proof})
	case r.Medium != "" && !slices.Contains(RequestMedia, r.Medium):
		return bad("medium", "“{{.Text}}” is not among the choices.", args{"Text": r.Medium})
	}
	if err := t.setPastDay("received_on", &r.Received); err != nil {
		return err
	}
	r.Due = r.Received
	if r.Kind != "withdraw" {
		r.Due = workingDaysAfter(r.Received, answerDays)
	}
	if err := t.checkAnswer(r); err != nil {
		return err
	}
	if err := t.linkCorrection(r); err != nil {
		return err
	}
	if r.No == "" {
		if err := t.giveNumber(numberRequest, &r.No); err != nil {
			return err
		}
	}
	return t.put(r)
}

// checkAnswer checks what was answered, once something was.
func (t *tx) checkAnswer(r *RightsRequest) error {
	if r.Done == "" && r.Result == "" {
		return nil
	}
	if !slices.Contains(RequestResults, r.Result) {
		return bad("result", "Please choose what came of the request.", nil)
	}
	if err := t.setPastDay("done_on", &r.Done); err != nil {
		return err
	}
	switch {
	case r.Done < r.Received:
		return bad("done_on", "The end {{.To}} lies before the beginning {{.From}}.", args{"From": r.Received, "To": r.Done})
	case r.Result != "granted" && strings.TrimSpace(r.Answer) == "":
		return bad("answer", "Please say why the request was not granted in full.", nil)
	case r.Result != "refused" && r.Proof == "":
		return bad("proof", "Please say how the person proved to be entitled.", nil)
	}
	return nil
}

// linkCorrection ties a correction that was granted to the latest change of the
// child's records since it was asked for; there has to be one.
func (t *tx) linkCorrection(r *RightsRequest) error {
	if r.Kind != "correct" || r.Done == "" || r.Result == "refused" || r.Change != "" {
		return nil
	}
	query, n := t.s.bonds.aboutChildSQL()
	var values []any
	for range n {
		values = append(values, r.ChildID)
	}
	midnight, err := time.ParseInLocation(time.DateOnly, r.Received, Shanghai)
	if err != nil {
		return err
	}
	batches, err := many[string](t, `SELECT j.batch FROM (`+query+`) m CROSS JOIN journal j ON j.tbl = m.tbl AND j.row = m.row
		WHERE j.act IN ('insert', 'update', 'delete') AND j.tbl NOT IN ('rights_request', 'data_share', 'retention') AND j.at >= ?
		ORDER BY j.seq DESC LIMIT 1`, append(values, midnight.UTC().Format(time.RFC3339))...)
	if err != nil {
		return err
	}
	if len(batches) == 0 {
		return bad("result", "Nothing was changed in the child's records since it was asked for. Correct them first.", nil)
	}
	t.set(&r.Change, batches[0])
	return nil
}

// Corrected answers what was changed for a correction that was granted, entry by
// entry; nothing for other requests.
func (s *Store) Corrected(ss *Session, id string) ([]PastLine, error) {
	if err := s.check(ss, Registers, read); err != nil {
		return nil, err
	}
	r, err := get[RightsRequest](s.readers, id)
	if err != nil || r.Change == "" {
		return nil, err
	}
	lines, err := many[PastLine](s.readers, `SELECT seq, at, who, laptop, act, tbl, row, old, new, salt FROM journal WHERE batch = ? ORDER BY seq`, r.Change)
	if err != nil {
		return nil, err
	}
	return lines, s.explain(ss, lines)
}

// Request answers one request.
func (s *Store) Request(ss *Session, id string) (RightsRequest, error) {
	if err := s.check(ss, Registers, read); err != nil {
		return RightsRequest{}, err
	}
	return get[RightsRequest](s.readers, id)
}

// Requests answers the register of requests: those that wait first, the most
// pressing on top, then the others, the latest first. An empty childID is every
// child.
func (s *Store) Requests(ss *Session, childID string) ([]RequestLine, error) {
	if err := s.check(ss, Registers, read); err != nil {
		return nil, err
	}
	return many[RequestLine](s.readers, `SELECT r.*, k.file_no, k.name FROM rights_request r JOIN child k ON k.id = r.child_id
		WHERE r.deleted_at IS NULL AND (?1 = '' OR r.child_id = ?1)
		ORDER BY r.done_on <> '', CASE WHEN r.done_on = '' THEN r.due_on END, r.received_on DESC, r.no DESC`, childID)
}

// answerRequest closes a request that something was done about, if there is
// one.
func (t *tx) answerRequest(id, result, answer string) error {
	if id == "" {
		return nil
	}
	r, err := get[RightsRequest](t, id)
	if err != nil {
		return err
	}
	if r.Done != "" {
		return conflict("This request was answered already.", nil)
	}
	r.Done, r.Result, r.Answer = t.today, result, answer
	return t.saveRequest(&r)
}

// workingDaysAfter is the day so many working days later. Saturdays and Sundays
// are none; holidays count, so the answer is rather early than late.
func workingDaysAfter(day string, n int) string {
	d, err := time.Parse(time.DateOnly, day)
	if err != nil {
		return day
	}
	for n > 0 {
		d = d.AddDate(0, 0, 1)
		if d.Weekday() != time.Saturday && d.Weekday() != time.Sunday {
			n--
		}
	}
	return d.Format(time.DateOnly)
}
