package cn_test

import (
	"encoding/json"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"careledger/data/cn"
)

// sentences returns every sentence that the package's source gives to a
// Problem.
func sentences(tb testing.TB) []string {
	tb.Helper()
	files, err := filepath.Glob("*.go")
	if err != nil {
		tb.Fatal(err)
	}
	var all []string
	for _, name := range files {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
		if err != nil {
			tb.Fatal(err)
		}
		ast.Inspect(file, func(n ast.Node) bool {
			call, ok := n.(*ast.CallExpr)
			if !ok || len(call.Args) == 0 {
				return true
			}
			if f, ok := call.Fun.(*ast.Ident); !ok || f.Name != "problem" && f.Name != "question" {
				return true
			}
			if text, ok := call.Args[0].(*ast.BasicLit); ok {
				sentence, err := strconv.Unquote(text.Value)
				if err != nil {
					tb.Fatal(err)
				}
				all = append(all, sentence)
			}
			return true
		})
	}
	return all
}

func TestEverySentenceHasItsChinese(t *testing.T) {
	data, err := os.ReadFile("../../assets/translations/zh.cn.json")
	if err != nil {
		t.Fatal(err)
	}
	var chinese map[string]string
	if err := json.Unmarshal(data, &chinese); err != nil {
		t.Fatal(err)
	}
	all := sentences(t)
	if len(all) < 40 {
		t.Fatalf("found only %d sentences", len(all))
	}
	places := regexp.MustCompile(`{{\.\w+}}`)
	for _, sentence := range all {
		translated, ok := chinese[sentence]
		if !ok {
			t.Errorf("no Chinese for %q", sentence)
			continue
		}
		want, got := places.FindAllString(sentence, -1), places.FindAllString(translated, -1)
		slices.Sort(want)
		slices.Sort(got)
		if !slices.Equal(want, got) {
			t.Errorf("%q has the places %v, its Chinese %v", sentence, want, got)
		}
	}
	for sentence := range chinese {
		if !slices.Contains(all, sentence) {
			t.Errorf("nothing says %q", sentence)
		}
	}
}

// same fails when a function gave another value or another problem than was
// wanted. An empty sentence wants no problem.
func same[T comparable](t *testing.T, got T, p *cn.Problem, want T, sentence string) {
	t.Helper()
	if got != want {
		t.Errorf("got %v, want %v", got, want)
	}
	text := ""
	if p != nil {
		text = p.Text
		for _, place := range regexp.MustCompile(`{{\.(\w+)}}`).FindAllStringSubmatch(text, -1) {
			if _, ok := p.Args[place[1]]; !ok {
				t.Errorf("%q has no value for %s", text, place[1])
			}
		}
	}
	if (text == "") != (sentence == "") || !strings.Contains(text, sentence) {
		t.Errorf("got the problem %q, want %q", text, sentence)
	}
}

func TestProblem(t *testing.T) {
	t.Run("tells a log nothing personal", func(t *testing.T) {
		_, p := cn.ParseID("329921201203050012")
		if p == nil || strings.Contains(p.Error(), "2012") {
			t.Fatalf("got %v", p)
		}
	})
	t.Run("repeats at most forty characters of what was entered", func(t *testing.T) {
		_, p := cn.ParseDate(strings.Repeat("字", 1000))
		if p == nil {
			t.Fatal("no problem")
		}
		if text, _ := p.Args["Text"].(string); len([]rune(text)) != 41 {
			t.Errorf("got %d characters", len([]rune(text)))
		}
	})
}
