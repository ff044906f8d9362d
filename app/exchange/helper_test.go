package exchange_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"careledger/app/exchange"
	"careledger/app/words"
	"careledger/data"
	"careledger/data/datatest"
)

// TestMain makes the program speak Chinese, as people see it.
func TestMain(m *testing.M) {
	if err := words.Use(words.Chinese); err != nil {
		panic(err)
	}
	os.Exit(m.Run())
}

// must stops the test on an error.
func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatalf("%v (%s)", err, words.Error(err))
	}
}

// equal compares a value with what is wanted.
func equal[T comparable](t testing.TB, what string, got, want T) {
	t.Helper()
	if got != want {
		t.Errorf("%s: got %v, want %v", what, got, want)
	}
}

// desk is a store with somebody signed in.
type desk struct {
	testing.TB
	store *data.Store
	ss    *data.Session
}

func open(t testing.TB) desk {
	t.Helper()
	store, ss := datatest.Open(t)
	return desk{t, store, ss}
}

// book writes rows to an .xlsx file.
func (d desk) book(rows ...[]any) string {
	d.Helper()
	return d.edit(func(*excelize.File) {}, rows...)
}

// edit writes rows to an .xlsx file and changes it before it is saved.
func (d desk) edit(change func(*excelize.File), rows ...[]any) string {
	d.Helper()
	f := excelize.NewFile()
	defer f.Close() //nolint:errcheck // only in memory
	for i, row := range rows {
		cell, err := excelize.CoordinatesToCellName(1, i+1)
		must(d, err)
		must(d, f.SetSheetRow("Sheet1", cell, &row))
	}
	change(f)
	path := filepath.Join(d.TempDir(), "名单.xlsx")
	must(d, f.SaveAs(path))
	return path
}

// bring imports a file of a kind.
func (d desk) bring(kind, path string, o exchange.Options) *exchange.Result {
	d.Helper()
	k, ok := exchange.Find(kind)
	if !ok {
		d.Fatalf("no kind %s", kind)
	}
	f, err := exchange.Read(path, k, nil)
	must(d, err)
	r, err := f.Import(d.store, d.ss, o)
	must(d, err)
	return r
}

// children imports a roster and wants every row taken.
func (d desk) children(rows ...[]any) *exchange.Result {
	d.Helper()
	r := d.bring("children", d.book(rows...), exchange.Options{})
	d.none(r)
	return r
}

// none wants no refusals.
func (d desk) none(r *exchange.Result) {
	d.Helper()
	for _, row := range r.Refused() {
		d.Errorf("row %d (%s) was refused: %s", row.Number, row.Label, row.Reason)
	}
}

// counts wants numbers of new, updated, unchanged and refused rows.
func (d desk) counts(r *exchange.Result, added, updated, unchanged, refused int) {
	d.Helper()
	for _, c := range []struct {
		what data.Outcome
		want int
	}{{data.RowNew, added}, {data.RowUpdated, updated}, {data.RowUnchanged, unchanged}, {data.RowRefused, refused}} {
		equal(d, "rows "+string(c.what), r.Count(c.what), c.want)
	}
	if d.Failed() {
		for _, row := range r.Rows {
			d.Logf("row %d %s: %s %v %s", row.Number, row.Label, row.Outcome, row.Changes, row.Reason)
		}
	}
}

// child answers the one child of a name.
func (d desk) child(name string) data.Child {
	d.Helper()
	found, _, err := d.store.Children(d.ss, data.ChildFilter{Text: name})
	must(d, err)
	if len(found) != 1 {
		d.Fatalf("%d children are named %s", len(found), name)
	}
	c, err := d.store.Child(d.ss, found[0].ID)
	must(d, err)
	return c
}

// total is how many children there are.
func (d desk) total() int {
	d.Helper()
	_, total, err := d.store.Children(d.ss, data.ChildFilter{})
	must(d, err)
	return total
}

// refusedFor wants one refused row, for a reason with the words in it.
func (d desk) refusedFor(r *exchange.Result, row int, parts ...string) {
	d.Helper()
	for _, x := range r.Refused() {
		if x.Number != row {
			continue
		}
		for _, part := range parts {
			if !strings.Contains(x.Reason, part) {
				d.Errorf("row %d was refused with %q, without %q", row, x.Reason, part)
			}
		}
		return
	}
	d.Errorf("row %d was not refused: %v", row, r.Rows)
}

type cells = []any

// as signs somebody of a role in, once for each role.
func (d desk) as(role data.Role) *data.Session {
	d.Helper()
	return datatest.As(d, d.store, d.ss, role)
}
