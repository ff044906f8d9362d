package data

import (
	"errors"
	"fmt"
	"maps"
	"slices"

	"github.com/mattn/go-sqlite3"
)

// ImportRow is one row of a table, with what it says by column. The keys are
// those of the kind (see [ImportColumns]); values are codes, days as
// YYYY-MM-DD, times as HH:MM, money in fen, yes and no as 1 and 0. A value that
// is empty or absent says nothing and never erases what is kept.
type ImportRow struct {
	Row    int // number in the file
	Values map[string]string
}

// ImportOptions say how rows are imported.
type ImportOptions struct {
	DryRun   bool         // try everything and keep nothing
	File     string       // name of the file, kept with the run
	Override map[int]bool // rows whose doubts a person has accepted

	// Progress is told how many rows are done; an error from it takes back the
	// whole import and is answered. It may be nil.
	Progress func(done int) error
}

// Outcome is what became of a row.
type Outcome string

// The outcomes of a row.
const (
	RowNew       Outcome = "new"
	RowUpdated   Outcome = "updated"
	RowUnchanged Outcome = "unchanged"
	RowRefused   Outcome = "refused"
)

// RowResult says what became of one row.
type RowResult struct {
	Row     int
	Outcome Outcome
	ID      string            // of the record; of a new one in a trial, an id that is not kept
	Before  map[string]string // what was kept by column; nil for new and refused rows
	After   map[string]string // what is kept now; nil for new and refused rows
	Reason  *Error            // why it was refused; Over tells that a person may accept it
}

// ImportResult is what an import did, or in a trial would do.
type ImportResult struct {
	Run  string // for [Store.UndoImport]; empty after a trial and when nothing changed
	Rows []RowResult
}

// Count answers how many rows had an outcome.
func (r ImportResult) Count(what Outcome) int {
	n := 0
	for _, row := range r.Rows {
		if row.Outcome == what {
			n++
		}
	}
	return n
}

// ImportRun is an import that was made; it can be taken back as a whole.
type ImportRun struct {
	Row
	Kind      string `db:"kind"`
	File      string `db:"file"`
	Batch     string `db:"batch"` // of the journal
	Added     int    `db:"added"`
	Updated   int    `db:"updated"`
	Unchanged int    `db:"unchanged"`
	Refused   int    `db:"refused"`
	UndoneAt  string `db:"undone_at"` // instant; empty while it holds
}

func (*ImportRun) table() string { return "import_run" }

// values are what a row says, or what is kept of a record, by column.
type values = map[string]string

// importKind says how rows of one kind are found, saved and shown.
type importKind struct {
	area Area
	also Area // that a session must be allowed to read too, if any
	// find answers the records that a row may mean, the best first, and an
	// error when it can't be told.
	find func(t *tx, v values, over bool) ([]string, error)
	// save makes a new record (id is empty) or changes the one with the id, by
	// the rules that hold in the window too, and answers its id.
	save func(t *tx, id string, v values, over bool) (string, error)
	// dump shows the record with an id, or all (id is empty), as rows that
	// save would leave unchanged.
	dump func(q queryer, ss *Session, id string) ([]values, error)
	// repeats tells that two equal rows are two records, such as two bus
	// tickets of one day. Elsewhere the second row is refused.
	repeats bool
}

// importKinds are the kinds by name.
var importKinds = map[string]importKind{
	"projects": projectRows, "children": childRows, "consents": consentRows, "members": memberRows, "people": personRows, "pairings": pairingRows,
	"activities": activityRows, "attendance": attendanceRows, "visits": visitRows, "wishes": wishRows, "camps": campRows, "camp-days": campDayRows,
	"goods": goodsRows, "psy": psyRows, "exemptions": exemptionRows, "camp-staff": campStaffRows, "lessons": lessonRows,
	"books": bookRows, "loans": loanRows, "reading-log": readingLogRows, "expenses": expenseRows, "income": incomeRows,
}

// kindOf finds a kind by its name.
func kindOf(name string) (importKind, error) {
	k, ok := importKinds[name]
	if !ok {
		return k, missing("There is no kind of table called {{.Name}}.", args{"Name": name})
	}
	return k, nil
}

// CanImport reports whether the session may bring in tables of a kind.
func (ss *Session) CanImport(kind string) bool {
	k, ok := importKinds[kind]
	return ok && ss.CanWrite(Transfers) && ss.CanWrite(k.area) && k.readable(ss)
}

// CanExport reports whether the session may take out tables of a kind.
func (ss *Session) CanExport(kind string) bool {
	k, ok := importKinds[kind]
	return ok && ss.CanRead(Transfers) && ss.CanRead(k.area) && k.readable(ss)
}

// readable reports whether the session may read what else rows of the kind show.
func (k importKind) readable(ss *Session) bool { return k.also == "" || ss.CanRead(k.also) }

// Import brings rows of a kind in, in one transaction. The rules of the window
// apply to each row; a row that breaks one is refused with the reason and
// leaves no trace, while the others go in. A trial does the same and takes
// everything back. It answers an error, and keeps nothing, when the session
// may not import this kind or the file can't be written.
func (s *Store) Import(ss *Session, kind string, rows []ImportRow, o ImportOptions) (ImportResult, error) {
	k, err := kindOf(kind)
	if err != nil {
		return ImportResult{}, err
	}
	if err := s.check(ss, Transfers, write); err != nil {
		return ImportResult{}, err
	}
	if !o.DryRun {
		if err := s.check(ss, k.area, write); err != nil {
			return ImportResult{}, err
		}
		if err := s.backUpBefore(ss, BackupImport, len(rows)); err != nil {
			return ImportResult{}, err
		}
	}
	im := &importer{kind: k, rows: rows, options: o, seen: map[string]int{}}
	err = s.write(ss, k.area, write, func(t *tx) error {
		im.t = t
		if err := im.run(kind); err != nil {
			return err
		}
		if o.DryRun {
			return errDry
		}
		return nil
	})
	if err != nil && !errors.Is(err, errDry) {
		return ImportResult{}, err
	}
	return im.result, nil
}

// importer is one import at work.
type importer struct {
	t       *tx
	kind    importKind
	rows    []ImportRow
	options ImportOptions
	seen    map[string]int // the row that made or met a record, by id
	result  ImportResult
}

// run imports all rows and keeps the run.
func (im *importer) run(kind string) error {
	for i, row := range im.rows {
		result, err := im.row(row)
		if err != nil {
			return err
		}
		im.result.Rows = append(im.result.Rows, result)
		if im.options.Progress != nil {
			if err := im.options.Progress(i + 1); err != nil {
				return err
			}
		}
	}
	r := &im.result
	if im.options.DryRun || r.Count(RowNew)+r.Count(RowUpdated) == 0 {
		return nil
	}
	run := ImportRun{
		Kind: kind, File: im.options.File, Batch: im.t.batch,
		Added: r.Count(RowNew), Updated: r.Count(RowUpdated), Unchanged: r.Count(RowUnchanged), Refused: r.Count(RowRefused),
	}
	if err := im.t.put(&run); err != nil {
		return err
	}
	r.Run = run.ID
	return nil
}

// row imports one row in a savepoint of its own.
func (im *importer) row(row ImportRow) (RowResult, error) {
	if err := im.do("SAVEPOINT import_row"); err != nil {
		return RowResult{}, err
	}
	result, err := im.attempt(row, false)
	var reason *Error
	if errors.As(err, &reason) && reason.Over && im.options.Override[row.Row] {
		if err := im.do("ROLLBACK TO import_row"); err != nil {
			return RowResult{}, err
		}
		result, err = im.attempt(row, true)
	}
	if err != nil {
		if reason = refusal(err); reason == nil {
			return RowResult{}, fmt.Errorf("row %d: %w", row.Row, err)
		}
		result = RowResult{Outcome: RowRefused, Reason: reason}
	}
	result.Row = row.Row
	if result.Outcome == RowRefused || result.Outcome == RowUnchanged {
		if err := im.do("ROLLBACK TO import_row"); err != nil {
			return RowResult{}, err
		}
	}
	if result.ID != "" {
		im.seen[result.ID] = row.Row
	}
	return result, im.do("RELEASE import_row")
}

func (im *importer) do(sql string) error {
	if _, err := im.t.Exec(sql); err != nil {
		return fmt.Errorf("import: %w", err)
	}
	return nil
}

// attempt finds, saves and compares. What a record shows before and after
// decides whether the row changed anything.
func (im *importer) attempt(row ImportRow, over bool) (RowResult, error) {
	ids, err := im.kind.find(im.t, row.Values, over)
	if err != nil {
		return RowResult{}, err
	}
	id, err := im.choose(ids)
	if err != nil {
		return RowResult{}, err
	}
	result := RowResult{Outcome: RowNew, ID: id}
	if id != "" {
		if result.Before, err = im.show(id); err != nil {
			return result, err
		}
		if saysNothingNew(row.Values, result.Before) {
			result.Outcome, result.After = RowUnchanged, result.Before
			return result, nil
		}
	}
	if result.ID, err = im.kind.save(im.t, id, row.Values, over); err != nil {
		return result, err
	}
	if id == "" {
		return result, nil
	}
	result.After, err = im.show(result.ID)
	result.Outcome = RowUpdated
	if maps.Equal(result.Before, result.After) {
		result.Outcome = RowUnchanged
	}
	return result, err
}

// saysNothingNew reports whether all that a row says is kept already. Such a
// row is not judged again: what a person accepted once stays accepted.
func saysNothingNew(row, kept values) bool {
	for key, value := range row {
		if value != "" && kept[key] != value {
			return false
		}
	}
	return true
}

// choose takes the first record that no row before this one took.
func (im *importer) choose(ids []string) (string, error) {
	for _, id := range ids {
		row, taken := im.seen[id]
		if !taken {
			return id, nil
		}
		if !im.kind.repeats {
			return "", conflict("The same stands in row {{.Row}} of this file already.", args{"Row": row})
		}
	}
	return "", nil
}

// show answers what is kept of a record, by column.
func (im *importer) show(id string) (values, error) {
	all, err := im.kind.dump(im.t, im.t.ss, id)
	if err != nil {
		return nil, err
	}
	if len(all) == 0 {
		return nil, missing("The record is not there any more.", nil)
	}
	return all[0], nil
}

// refusal answers the reason that refuses a row, or nil when the import as a
// whole can't go on.
func refusal(err error) *Error {
	var e *Error
	if errors.As(err, &e) {
		if slices.Contains([]Kind{NotFound, Bad, Conflict, Denied}, e.Kind) {
			return e
		}
		return nil
	}
	var lite sqlite3.Error
	if errors.As(err, &lite) && lite.Code == sqlite3.ErrConstraint {
		return &Error{Kind: Conflict, Text: "This row contradicts what is kept already.", Cause: err}
	}
	return nil
}

// ImportRuns answers the imports that were made, the latest first.
func (s *Store) ImportRuns(ss *Session) ([]ImportRun, error) {
	if err := s.check(ss, Transfers, read); err != nil {
		return nil, err
	}
	return many[ImportRun](s.readers, `SELECT * FROM import_run WHERE deleted_at IS NULL ORDER BY id DESC`)
}

// UndoImport takes back a whole import: what it made goes to the bin, what it
// changed gets its old values. It answers [Conflict], and takes back nothing,
// when any of the records was changed afterwards. Those who may import may
// take back what they imported themselves; the rest is for the person in charge.
func (s *Store) UndoImport(ss *Session, run string) error {
	if err := s.check(ss, Transfers, write); err != nil {
		return err
	}
	r, err := get[ImportRun](s.readers, run)
	if err != nil {
		return err
	}
	k, err := kindOf(r.Kind)
	if err != nil {
		return err
	}
	allowed := decide
	if r.CreatedBy == ss.User {
		allowed = write
	}
	if err := s.check(ss, Transfers, allowed); err != nil {
		return err
	}
	if err := s.check(ss, k.area, write); err != nil {
		return err
	}
	if err := s.backUpBefore(ss, BackupUndo, r.Added+r.Updated); err != nil {
		return err
	}
	return s.write(ss, k.area, write, func(t *tx) error {
		r, err := get[ImportRun](t, run)
		if err != nil {
			return err
		}
		if r.UndoneAt != "" {
			return conflict("This import was taken back already.", nil)
		}
		if err := t.undoBatch(r.Batch); err != nil {
			return err
		}
		r.UndoneAt = t.now
		return t.put(&r)
	})
}
