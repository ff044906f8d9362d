package page_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

func itoa(n int) string { return strconv.Itoa(n) }

func atoi(s string) int {
	n, _ := strconv.Atoi(s)
	return n
}

// TestForbiddenMethods keeps out what loses Chinese characters at line ends.
func TestForbiddenMethods(t *testing.T) {
	forbidden := regexp.MustCompile(`\.(MultiCell|Write|Writef|WriteAligned|WriteLinkID|WriteLinkString|SubWrite|SplitText|SplitLines)\(`)
	files, err := filepath.Glob("*.go")
	if err != nil || len(files) == 0 {
		t.Fatalf("no source: %v", err)
	}
	for _, name := range files {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		if m := forbidden.Find(readFile(t, name)); m != nil {
			t.Errorf("%s calls %s", name, m)
		}
	}
}

// TestOnlyThisPackageImportsThePDFLibrary looks through the whole module.
func TestOnlyThisPackageImportsThePDFLibrary(t *testing.T) {
	here, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	root := filepath.Join(here, "..", "..", "..")
	readFile(t, filepath.Join(root, "go.mod"))
	err = filepath.WalkDir(root, func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") || filepath.Dir(path) == here {
			return err
		}
		if strings.Contains(string(readFile(t, path)), `"github.com/jung-kurt/gofpdf`) {
			t.Errorf("%s imports gofpdf", path)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}
