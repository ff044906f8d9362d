package words_test

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strconv"
	"strings"
	"testing"

	"careledger/app/sheet"
	"careledger/app/words"
	"careledger/data"
)

func TestCauseNamesNobody(t *testing.T) {
	_, number := strconv.Atoi("周子涵")
	_, missing := os.Open("/没有/周子涵 的心愿.pdf")
	_, table := sheet.Read("/没有/周子涵.xlsx")
	for _, c := range []struct {
		err  error
		says string
	}{
		{fmt.Errorf("read: %w", missing), "read: open ….pdf: no such file or directory"},
		{errors.Join(number, fs.ErrClosed), "strconv.Atoi: parsing …: invalid syntax\nfile already closed"},
		{&os.LinkError{Op: "rename", Old: "/a/周子涵", New: "/b/周子涵.pdf", Err: fs.ErrPermission}, "rename … ….pdf: permission denied"},
		{fmt.Errorf("again: %w", &data.Error{Text: "There is {{.Name}}.", Args: map[string]any{"Name": "周子涵"}, Cause: missing}), "There is {{.Name}}.: open ….pdf: no such file or directory"},
		{table, "sheet not-found: ….xlsx: open ….xlsx: no such file or directory"},
	} {
		if got := words.Cause(c.err); got != c.says || strings.Contains(got, "周子涵") {
			t.Errorf("of %v the log keeps %q, not %q", c.err, got, c.says)
		}
	}
}

func TestPanicNamesNobody(t *testing.T) {
	if got := words.Panic(fmt.Errorf("no row for %s", "周子涵")); got != "*fmt.wrapError" && got != "*errors.errorString" && got != "*fmt.fmtError" {
		t.Errorf("of an error the log keeps %q", got)
	}
	if got := words.Panic("周子涵"); got != "string" {
		t.Errorf("of a text the log keeps %q", got)
	}
	defer func() {
		if got := words.Panic(recover()); got != "runtime error: index out of range [3] with length 1" {
			t.Errorf("of a fault of the program the log keeps %q", got)
		}
	}()
	at := 3
	_ = []string{"周子涵"}[at]
}
