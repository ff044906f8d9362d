package sheet_test

import (
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"
	"github.com/xuri/excelize/v2"

	"careledger/app/sheet"
)

// TestMain puts the Chinese texts in place, so that tests see what people see.
func TestMain(m *testing.M) {
	os.Setenv("LC_ALL", "zh_CN.UTF-8")
	os.Setenv("LANG", "zh_CN.UTF-8")
	texts, err := os.ReadFile("../../assets/translations/zh.sheet.json")
	if err == nil {
		err = lang.AddTranslationsForLocale(texts, fyne.Locale("zh-CN"))
	}
	if err != nil {
		panic(err)
	}
	os.Exit(m.Run())
}

// childColumns are columns as an import of children has them.
func childColumns() []sheet.Column {
	return []sheet.Column{
		{Key: "name", Headings: []string{"姓名"}, Kind: sheet.KindText, Required: true},
		{Key: "sex", Headings: []string{"性别"}, Kind: sheet.KindChoice, Choices: []string{"男", "女"}},
		{Key: "birth", Headings: []string{"出生日期"}, Kind: sheet.KindDate},
		{Key: "id", Headings: []string{"身份证号"}, Kind: sheet.KindID},
		{Key: "school", Headings: []string{"学校"}, Kind: sheet.KindText},
		{Key: "class", Headings: []string{"班级"}, Kind: sheet.KindText},
		{Key: "guardian", Headings: []string{"监护人"}, Kind: sheet.KindText},
		{Key: "phone", Headings: []string{"监护人电话"}, Kind: sheet.KindPhone},
		{Key: "shoe", Headings: []string{"规格"}, Kind: sheet.KindText},
		{Key: "amount", Headings: []string{"金额"}, Kind: sheet.KindMoney},
		{Key: "met", Headings: []string{"见到儿童"}, Kind: sheet.KindYesNo},
		{Key: "start", Headings: []string{"开始时间"}, Kind: sheet.KindTime},
		{Key: "note", Headings: []string{"备注"}, Kind: sheet.KindText},
	}
}

// makeBook writes a workbook as make fills it, and returns its path.
func makeBook(t testing.TB, fill func(f *excelize.File)) string {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	fill(f)
	path := filepath.Join(t.TempDir(), "名单.xlsx")
	if err := f.SaveAs(path); err != nil {
		t.Fatal(err)
	}
	return path
}

// put writes rows to Sheet1 from A1.
func put(t testing.TB, f *excelize.File, rows ...[]any) {
	t.Helper()
	for i, row := range rows {
		cell, _ := excelize.CoordinatesToCellName(1, i+1)
		if err := f.SetSheetRow("Sheet1", cell, &row); err != nil {
			t.Fatal(err)
		}
	}
}

// must stops the test on an error.
func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// read reads a file and finds its table.
func read(t testing.TB, path string) *sheet.Table {
	t.Helper()
	book, err := sheet.Read(path)
	must(t, err)
	table, err := book.Choose(childColumns())
	must(t, err)
	return table
}

// records reads a file to records, taking the best guess where the mapping
// is unsure.
func records(t testing.TB, path string) ([]sheet.Record, []sheet.Skipped) {
	t.Helper()
	table := read(t, path)
	mapping := sheet.Match(table.Headings, childColumns())
	mapping.AcceptGuesses()
	return table.Records(mapping, childColumns())
}

// writeFile makes a file with the given content.
func writeFile(t testing.TB, name string, content []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	must(t, os.WriteFile(path, content, 0o600))
	return path
}

// equal compares a value with what is wanted.
func equal[T comparable](t testing.TB, what string, got, want T) {
	t.Helper()
	if got != want {
		t.Errorf("%s: got %v, want %v", what, got, want)
	}
}

// problems lists the codes of a record's problems by column key.
func problems(r sheet.Record) map[string]sheet.ProblemCode {
	codes := map[string]sheet.ProblemCode{}
	for _, p := range r.Problems {
		codes[p.Key] = p.Code
	}
	return codes
}
