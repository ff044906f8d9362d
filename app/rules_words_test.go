package app_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"go/ast"
	"go/token"
	"io"
	"io/fs"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
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

// translators are the functions of Fyne's lang that take a text to translate.
var translators = []string{"L", "X", "N", "XN", "Localize", "LocalizeKey", "LocalizePlural", "LocalizePluralKey"}

// literal answers the value of a text that stands in the code, put together
// with + or not.
func literal(n ast.Expr) (string, bool) {
	switch n := n.(type) {
	case *ast.BasicLit:
		if n.Kind == token.STRING {
			text, err := strconv.Unquote(n.Value)
			return text, err == nil
		}
	case *ast.ParenExpr:
		return literal(n.X)
	case *ast.BinaryExpr:
		left, ok := literal(n.X)
		right, also := literal(n.Y)
		return left + right, ok && also && n.Op == token.ADD
	}
	return "", false
}

// sentenceAt finds, by package, the functions that make an error for a person
// and where in their arguments the sentence stands: those with a parameter
// named text that answer an Error or a Problem.
func sentenceAt(files []goFile) map[string]int {
	at := map[string]int{}
	for _, f := range files {
		for _, d := range f.tree.Decls {
			fn, ok := d.(*ast.FuncDecl)
			if !ok || fn.Recv != nil || fn.Type.Results == nil || !isError(fn.Type.Results.List[0].Type) {
				continue
			}
			i := 0
			for _, field := range fn.Type.Params.List {
				for _, name := range field.Names {
					if name.Name == "text" {
						at[f.dir+"."+fn.Name.Name] = i
					}
					i++
				}
			}
		}
	}
	return at
}

// isError reports whether a type is Error, Problem, or a pointer to one, of any
// package.
func isError(n ast.Expr) bool {
	switch n := n.(type) {
	case *ast.StarExpr:
		return isError(n.X)
	case *ast.SelectorExpr:
		return isError(n.Sel)
	case *ast.Ident:
		return n.Name == "Error" || n.Name == "Problem"
	}
	return false
}

// asked collects the texts that the program asks a translation for, with the
// place of one asking, and every literal that stands anywhere in it.
func asked(files []goFile) (keys map[string]string, literals map[string]bool) {
	keys, literals = map[string]string{}, map[string]bool{}
	sentences := sentenceAt(files)
	for _, f := range files {
		if f.test {
			continue
		}
		ast.Inspect(f.tree, func(n ast.Node) bool {
			if e, ok := n.(ast.Expr); ok {
				if text, ok := literal(e); ok {
					literals[text] = true
				}
			}
			if e, ok := askedBy(f, n, sentences); ok {
				if text, ok := literal(e); ok && text != "" {
					keys[text] = f.at(n)
				}
			}
			return true
		})
	}
	return keys, literals
}

// askedBy answers the expression that a node takes for a key of the tables.
func askedBy(f goFile, n ast.Node, sentences map[string]int) (ast.Expr, bool) {
	switch n := n.(type) {
	case *ast.CallExpr:
		switch fun := n.Fun.(type) {
		case *ast.SelectorExpr:
			if pkg, ok := fun.X.(*ast.Ident); ok && pkg.Name == "lang" && slices.Contains(translators, fun.Sel.Name) {
				return n.Args[0], true
			}
		case *ast.Ident:
			if i, ok := sentences[f.dir+"."+fun.Name]; ok && i < len(n.Args) {
				return n.Args[i], true
			}
		}
	case *ast.CompositeLit:
		if !isError(n.Type) {
			return nil, false
		}
		for _, element := range n.Elts {
			if pair, ok := element.(*ast.KeyValueExpr); ok {
				if name, ok := pair.Key.(*ast.Ident); ok && name.Name == "Text" {
					return pair.Value, true
				}
			}
		}
	}
	return nil, false
}

func TestEveryTextHasItsChinese(t *testing.T) {
	chinese := map[string]bool{}
	for _, e := range entries(t, "zh") {
		chinese[e.key] = true
	}
	keys, _ := asked(goFiles(t))
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
	for _, f := range goFiles(t) {
		if f.test || f.dir == "app/words" {
			continue
		}
		ast.Inspect(f.tree, func(n ast.Node) bool {
			call, ok := n.(*ast.CallExpr)
			if !ok {
				return true
			}
			text, ok := askedBy(f, call, nil)
			if !ok {
				return true
			}
			// The sentence of an error was looked at where the error is made.
			_, isLiteral := literal(text)
			field, isField := text.(*ast.SelectorExpr)
			if !isLiteral && !(isField && field.Sel.Name == "Text") {
				t.Errorf("%s: give the text itself, so that its Chinese can be looked for", f.at(call))
			}
			return true
		})
	}
}

func TestNoTextIsTranslatedForNobody(t *testing.T) {
	_, literals := asked(goFiles(t))
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
