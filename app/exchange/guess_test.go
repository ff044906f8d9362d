package exchange_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"careledger/app/exchange"
)

func TestGuess(t *testing.T) {
	for _, k := range exchange.Kinds() {
		path := filepath.Join(t.TempDir(), "table.csv")
		content := strings.Join(k.Headings(), ",") + "\n" + strings.Repeat("1,", len(k.Headings())-1) + "1\n"
		if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
		if guessed, err := exchange.Guess(path); err != nil || len(guessed) == 0 || guessed[0].Name != k.Name {
			t.Errorf("the table of %s is taken for %v, %v", k.Name, names(guessed), err)
		}
	}
	for content, want := range map[string]string{
		"学生姓名,性别,身份证号,监护人,联系电话\n沈禾,女,,沈大山,15400001234\n": "children",
		"天气,温度\n晴,20\n": "",
	} {
		path := filepath.Join(t.TempDir(), "table.csv")
		if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
		guessed, err := exchange.Guess(path)
		if want == "" && len(guessed) != 0 || want != "" && (len(guessed) == 0 || guessed[0].Name != want) {
			t.Errorf("%q is taken for %v, %v; want %s", content, names(guessed), err, want)
		}
	}
	if _, err := exchange.Guess(filepath.Join(t.TempDir(), "none.xlsx")); err == nil {
		t.Error("a file that is not there was read")
	}
}

func names(kinds []exchange.Kind) []string {
	var all []string
	for _, k := range kinds {
		all = append(all, k.Name)
	}
	return all
}
