package report_test

import (
	"strings"
	"testing"

	"careledger/app/report"
	"careledger/data/datatest"
)

func TestAListSaysWhatItIs(t *testing.T) {
	store, ss := datatest.Open(t)
	datatest.Child(t, store, ss, "周子涵")
	made, err := report.MakeList(store, ss, report.List{Title: "儿童名单", Shown: "在册", Heads: []string{"姓名", "学校"}, Rows: [][]string{{"周子涵", "柳桥小学"}, {"沈静、周子涵", "周子涵路小学"}}})
	if err != nil {
		t.Fatal(err)
	}
	text := made.Pages.Text(0)
	for _, want := range []string{"儿童名单", "在册", "周某某", "柳桥小学"} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is not printed: %s", want, text)
		}
	}
	if strings.Contains(strings.ReplaceAll(text, "周子涵路", ""), "周子涵") {
		t.Errorf("a child's full name is printed: %s", text)
	}
}
