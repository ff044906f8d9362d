package app_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"go/ast"
	"io"
	"io/fs"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"careledger/assets"
)

// entry is one line of a table of translations.
type entry struct{ file, key, text string }

// entries reads the tables of a language line by line, for a table in memory
// would hide a key that stands twice.
func entries(t *testing.T, language string) []entry {
	t.Helper()
	files, err := fs.Glob(assets.Translations, language+".*.json")
	if err != nil || len(files) == 0 {
		t.Fatalf("no tables of %s: %v", language, err)
	}
	var all []entry
	for _, file := range files {
		raw, err := fs.ReadFile(assets.Translations, file)
		if err != nil {
			t.Fatal(err)
		}
		lines, err := flat(raw)
		if err != nil {
			t.Errorf("%s: %v", file, err)
		}
		for i := 0; i+1 < len(lines); i += 2 {
			all = append(all, entry{file, lines[i], lines[i+1]})
		}
	}
	return all
}

// flat answers keys and texts of one flat JSON table in turn.
func flat(raw []byte) ([]string, error) {
	d := json.NewDecoder(bytes.NewReader(raw))
	var texts []string
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return texts, nil
		}
		if err != nil {
			return texts, err
		}
		switch token := token.(type) {
		case string:
			texts = append(texts, token)
		case json.Delim:
		default:
			return texts, errors.New("a value is not a text")
		}
	}
}

func TestEveryTextHasItsChinese(t *testing.T) {
	chinese := map[string]bool{}
	for _, e := range entries(t, "zh") {
		chinese[e.key] = true
	}
	keys, _, _ := asked(goFiles(t))
	if len(keys) < 100 {
		t.Fatalf("found %d texts only", len(keys))
	}
	for _, key := range slices.Sorted(maps.Keys(keys)) {
		if !chinese[key] {
			t.Errorf("%s: no Chinese for %q", keys[key], key)
		}
	}
}

func TestTextsStandWhereTheyAreTranslated(t *testing.T) {
	_, unseen, _ := asked(goFiles(t))
	for _, at := range unseen {
		t.Errorf("%s: give the text itself, so that its Chinese can be looked for", at)
	}
}

func TestNoTextIsTranslatedForNobody(t *testing.T) {
	_, _, literals := asked(goFiles(t))
	own := fyneTexts(t)
	for _, e := range entries(t, "zh") {
		if strings.HasSuffix(e.file, ".enums.json") {
			continue
		}
		if !literals[e.key] && !own[e.key] {
			t.Errorf("%s: nothing says %q", e.file, e.key)
		}
	}
}

// fyneTexts are the texts that Fyne itself says, which may be said better.
func fyneTexts(t *testing.T) map[string]bool {
	t.Helper()
	dir, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", "fyne.io/fyne/v2").Output()
	if err != nil {
		t.Fatal(err)
	}
	raw, err := os.ReadFile(filepath.Join(strings.TrimSpace(string(dir)), "lang", "translations", "base.en.json"))
	if err != nil {
		t.Fatal(err)
	}
	var table map[string]any
	if err := json.Unmarshal(raw, &table); err != nil {
		t.Fatal(err)
	}
	texts := map[string]bool{}
	for key := range table {
		texts[key] = true
	}
	return texts
}

func TestTranslationsAgree(t *testing.T) {
	place := regexp.MustCompile(`{{[^}]*}}`)
	for _, language := range []string{"zh", "en"} {
		first := map[string]entry{}
		for _, e := range entries(t, language) {
			before, twice := first[e.key]
			switch {
			case twice && before.file == e.file:
				t.Errorf("%s: %q stands there twice", e.file, e.key)
			case twice && before.text != e.text:
				t.Errorf("%q is %q in %s and %q in %s", e.key, before.text, before.file, e.text, e.file)
			}
			first[e.key] = e
			if strings.TrimSpace(e.text) == "" {
				t.Errorf("%s: %q has no text", e.file, e.key)
			}
			for _, p := range place.FindAllString(e.text, -1) {
				if !strings.Contains(e.key, p) && !strings.HasSuffix(e.file, ".enums.json") {
					t.Errorf("%s: %q is to be filled in at a place that %q lacks", e.file, p, e.key)
				}
			}
		}
	}
}

func TestLabelsOfCodes(t *testing.T) {
	labels := map[string]map[string]bool{}
	for _, language := range []string{"zh", "en"} {
		labels[language] = map[string]bool{}
		for _, e := range entries(t, language) {
			if strings.HasSuffix(e.file, ".enums.json") {
				labels[language][e.key] = true
			}
		}
	}
	for _, key := range slices.Sorted(maps.Keys(labels["zh"])) {
		if !labels["en"][key] {
			t.Errorf("%s has no English label", key)
		}
	}
	for _, key := range slices.Sorted(maps.Keys(labels["en"])) {
		if !labels["zh"][key] {
			t.Errorf("%s has no Chinese label", key)
		}
	}
	for _, f := range goFiles(t) {
		ast.Inspect(f.tree, func(n ast.Node) bool {
			call, ok := n.(*ast.CallExpr)
			if !ok || f.test {
				return true
			}
			fun, ok := call.Fun.(*ast.SelectorExpr)
			if !ok || !slices.Contains([]string{"Label", "Labels", "Code"}, fun.Sel.Name) {
				return true
			}
			if pkg, ok := fun.X.(*ast.Ident); !ok || pkg.Name != "words" {
				return true
			}
			if enum, ok := literal(call.Args[0]); ok && !hasEnum(labels["zh"], enum) {
				t.Errorf("%s: no label for any code of %q", f.at(call), enum)
			}
			return true
		})
	}
}

// hasEnum reports whether some code of an enumeration has a label.
func hasEnum(labels map[string]bool, enum string) bool {
	for key := range labels {
		if strings.HasPrefix(key, enum+".") {
			return true
		}
	}
	return false
}
