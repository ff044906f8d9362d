package app_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"careledger/app"
)

// The tests in the rules files keep what the whole program agreed on and no
// compiler sees: who may import whom, that each text has its Chinese, that
// nobody real is in it.

// top is the folder of the program, seen from this one.
const top = ".."

// goFile is a parsed file.
type goFile struct {
	path    string // from the top folder, with slashes
	dir     string
	test    bool
	fset    *token.FileSet
	tree    *ast.File
	imports []string
}

// at says where a node stands.
func (f goFile) at(n ast.Node) string {
	return f.path + ":" + strconv.Itoa(f.fset.Position(n.Pos()).Line)
}

// walk calls do for each file that belongs to the program.
func walk(t *testing.T, do func(path string, d fs.DirEntry)) {
	t.Helper()
	err := filepath.WalkDir(top, func(p string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(top, p)
		if err != nil {
			return err
		}
		rel = filepath.ToSlash(rel)
		if d.IsDir() {
			if rel == ".git" || rel == "build" || rel == "out" {
				return filepath.SkipDir
			}
			return nil
		}
		do(rel, d)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// goFiles parses every Go file.
func goFiles(t *testing.T) []goFile {
	t.Helper()
	var files []goFile
	walk(t, func(p string, _ fs.DirEntry) {
		if !strings.HasSuffix(p, ".go") {
			return
		}
		f := goFile{path: p, dir: path.Dir(p), test: strings.HasSuffix(p, "_test.go"), fset: token.NewFileSet()}
		var err error
		if f.tree, err = parser.ParseFile(f.fset, filepath.Join(top, p), nil, parser.ParseComments); err != nil {
			t.Fatal(err)
		}
		for _, spec := range f.tree.Imports {
			name, _ := strconv.Unquote(spec.Path.Value)
			f.imports = append(f.imports, name)
		}
		files = append(files, f)
	})
	if len(files) < 50 {
		t.Fatalf("found %d Go files only", len(files))
	}
	return files
}

// trimModule answers the folder of a package of this program.
func trimModule(imported string) string { return strings.TrimPrefix(imported, "careledger/") }

// under reports whether a folder or import path is root or lies in it.
func under(p, root string) bool { return p == root || strings.HasPrefix(p, root+"/") }

// sharedByScreens are the folders below the screens that are no place of the
// rail but parts that places share.
var sharedByScreens = []string{"app/screens/transfer", "app/screens/pickers", "app/screens/printing", "app/screens/behind"}

func TestWhoMayImportWhom(t *testing.T) {
	const fyne, gofpdf, excelize = "fyne.io", "github.com/jung-kurt/gofpdf", "github.com/xuri/excelize"
	for _, f := range goFiles(t) {
		for _, imported := range f.imports {
			own, isOwn := strings.CutPrefix(imported, "careledger/")
			var wrong string
			switch {
			case under(f.dir, "data") && (isOwn && !under(own, "data") || under(imported, fyne)):
				wrong = "data depends on neither the window nor anything above it"
			case under(f.dir, "assets") && isOwn:
				wrong = "assets stands alone"
			case under(own, "app/screens") && own != "app/screens" && !slices.Contains(sharedByScreens, own) && under(f.dir, "app/screens") && f.dir != own && !under(f.dir, own) && !f.test:
				wrong = "no screen calls another"
			case under(imported, gofpdf) && !under(f.dir, "app/report") && !f.test:
				wrong = "only app/report draws with gofpdf"
			case under(imported, excelize) && f.dir != "app/sheet" && !f.test:
				wrong = "only app/sheet reads and writes Excel"
			default:
				continue
			}
			t.Errorf("%s imports %s: %s", f.path, imported, wrong)
		}
	}
}

func TestGofpdfBreaksNoLines(t *testing.T) {
	// These lose Chinese characters at the ends of lines.
	losing := []string{"MultiCell", "SplitText", "SplitLines", "WriteAligned", "Writef", "WriteLinkID", "WriteLinkString"}
	for _, f := range goFiles(t) {
		if f.test || !slices.Contains(f.imports, "github.com/jung-kurt/gofpdf") {
			continue
		}
		ast.Inspect(f.tree, func(n ast.Node) bool {
			call, ok := n.(*ast.CallExpr)
			if !ok {
				return true
			}
			method, ok := call.Fun.(*ast.SelectorExpr)
			// An io.Writer's Write has one argument, gofpdf's two.
			if ok && (slices.Contains(losing, method.Sel.Name) || method.Sel.Name == "Write" && len(call.Args) == 2) {
				t.Errorf("%s calls %s of gofpdf, which loses Chinese characters", f.at(call), method.Sel.Name)
			}
			return true
		})
	}
}

func TestPackagesSayWhatTheyAreFor(t *testing.T) {
	said := map[string]bool{}
	for _, f := range goFiles(t) {
		if !f.test {
			said[f.dir] = said[f.dir] || f.tree.Doc != nil
		}
	}
	for _, dir := range slices.Sorted(maps.Keys(said)) {
		if !said[dir] {
			t.Errorf("package in %s has no comment", dir)
		}
	}
}

func TestTestsDoNotSleep(t *testing.T) {
	for _, f := range goFiles(t) {
		// In a bubble of synctest sleeping takes no time.
		if !f.test || slices.Contains(f.imports, "testing/synctest") {
			continue
		}
		ast.Inspect(f.tree, func(n ast.Node) bool {
			if s, ok := n.(*ast.SelectorExpr); ok && s.Sel.Name == "Sleep" {
				if x, ok := s.X.(*ast.Ident); ok && x.Name == "time" {
					t.Errorf("%s sleeps", f.at(n))
				}
			}
			return true
		})
	}
}

func TestTopFolder(t *testing.T) {
	allowed := []string{
		"main.go", "FyneApp.toml", "go.mod", "go.sum", "README.md", "Makefile", "LICENSE", "CHANGELOG.md",
		"app", "data", "assets",
		"build", "out", "careledger", // ignored by git
	}
	entries, err := os.ReadDir(top)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		name := e.Name()
		if !slices.Contains(allowed, name) && !strings.HasPrefix(name, ".") && !strings.HasSuffix(name, ".exe") {
			t.Errorf("%s does not belong into the top folder", name)
		}
	}
}

func TestPackagingKnowsTheProgram(t *testing.T) {
	content, err := os.ReadFile(filepath.Join(top, "FyneApp.toml"))
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(string(content), "\n")
	if want := "ID = " + strconv.Quote(app.ID); !slices.Contains(lines, want) {
		t.Errorf("FyneApp.toml lacks the line %s", want)
	}
	// main.go and the scripts of the build read the version in this form.
	version := regexp.MustCompile(`^Version = "\d+\.\d+\.\d+"$`)
	if !slices.ContainsFunc(lines, version.MatchString) {
		t.Error("FyneApp.toml lacks a line such as Version = \"1.2.3\"")
	}
}

// withoutDraft are the functions that show a form of which no draft is kept.
var withoutDraft = map[string]string{
	"app/screens/children/merge.go askMerge": "holds only which file is meant",
	"app/screens/children/table.go keep":     "holds only the name of a filter",
	"app/screens/reports/forms.go typeIn":    "holds only the number of a paper",
	"app/screens/pickers/signin.go details":  "goes into a list that is kept",
	"app/screens/pickers/team.go details":    "goes into a list that is kept",
	"app/screens/reports/out.go askPassword": "holds only a password",
	"app/screens/settings/users.go ask":      "shows forms that others made",
}

func TestEachFormIsKept(t *testing.T) {
	kept := 0
	for _, f := range goFiles(t) {
		if f.test || !under(f.dir, "app/screens") || f.dir == "app/screens" {
			continue
		}
		for _, d := range f.tree.Decls {
			function, ok := d.(*ast.FuncDecl)
			if !ok {
				continue
			}
			uses := map[string]bool{}
			ast.Inspect(function, func(n ast.Node) bool {
				if of, ok := n.(*ast.SelectorExpr); ok {
					if from, ok := of.X.(*ast.Ident); ok {
						uses[from.Name+"."+of.Sel.Name] = true
					}
				}
				return true
			})
			name, drafts := f.path+" "+function.Name.Name, uses["screens.Draft"] || uses["screens.DraftOf"]
			shows := uses["widgets.ShowForm"] || uses["widgets.FormDialog"] || uses["screens.Edit"]
			if drafts {
				kept++
			}
			if shows && !drafts && withoutDraft[name] == "" {
				t.Errorf("%s: %s shows a form whose draft would be lost in a crash: call screens.Draft before", f.at(function), function.Name.Name)
			}
		}
	}
	if kept < 40 {
		t.Errorf("only %d functions keep drafts", kept)
	}
}
