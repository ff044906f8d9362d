package report_test

import (
	"fmt"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"careledger/app/report"
	"careledger/app/report/subject"
	"careledger/app/words"
	"careledger/data"
	"careledger/data/datatest"
	"careledger/data/demo"
)

func TestEveryReport(t *testing.T) {
	if err := words.Use(words.Chinese); err != nil {
		t.Fatal(err)
	}
	store, ss := datatest.Open(t)
	if err := demo.Fill(store, ss, demo.Options{Children: 40}); err != nil {
		t.Fatal(err)
	}
	secrets := secretsOf(t, store, ss)
	projects, _, err := store.Projects(ss, data.ProjectFilter{})
	if err != nil || len(projects) == 0 {
		t.Fatalf("no project: %v", err)
	}
	for _, k := range report.Kinds() {
		o := report.Options{Name: k.Name, Project: projects[0].ID}
		if k.Name == "wishes" || k.Name == "visits" {
			o.Project = "" // the first project has none
		}
		if k.For != "" {
			found, err := subject.Search(store, ss, k.For, "")
			if err != nil || len(found) == 0 {
				t.Fatalf("no %s: %v", k.For, err)
			}
			o.For, o.Project = k.For+":"+found[0].No, ""
		}
		for _, edition := range report.Editions {
			o.Edition = edition
			if k.Name == "roster" && edition == report.Public {
				continue // refused, see its own test
			}
			made, err := report.Make(store, ss, o)
			if k.InternalOnly && edition != report.Internal {
				if !data.Is(err, data.Bad) {
					t.Errorf("%s has a %s edition: %v", k.Name, edition, err)
				}
				continue
			}
			if err != nil {
				t.Errorf("%s, %s: %v", k.Name, edition, err)
				continue
			}
			t.Run(fmt.Sprintf("%s, %s edition", k.Name, edition), func(t *testing.T) {
				var pages strings.Builder
				for i := range made.Pages.Len() {
					pages.WriteString(made.Pages.Text(i))
				}
				said := strings.Join(strings.Fields(pages.String()), "")
				if k.Name != "funder" && k.Name != "progress" && k.Name != "closing" && !strings.Contains(said, k.Title()) {
					t.Errorf("it lacks its title %s", k.Title())
				}
				tablesOnPages(t, made, said)
				if edition != report.Internal {
					for _, secret := range secrets {
						if strings.Contains(said, secret) {
							t.Errorf("it tells %s", secret)
						}
					}
				}
				if edition == report.Internal {
					wholeFile(t, made, said)
				}
			})
		}
	}
}

// tablesOnPages wants every text and every heading of the JSON's tables in the
// pages, and tables to have something to say.
func tablesOnPages(t *testing.T, made *report.Made, said string) {
	t.Helper()
	if len(made.Figures.Tables) == 0 {
		t.Error("it has no tables")
	}
	for name, table := range made.Figures.Tables {
		for _, h := range table.Columns {
			if !strings.Contains(said, strings.Join(strings.Fields(h), "")) {
				t.Errorf("the pages lack the column %s of %s", h, name)
			}
		}
		for _, row := range table.Rows {
			for _, cell := range row {
				want := fmt.Sprint(cell)
				switch v := cell.(type) {
				case int64:
					want = words.Count(int(v))
				case string:
					if len([]rune(v)) > 12 {
						continue // it may be broken over lines
					}
				default:
					continue
				}
				if !strings.Contains(said, strings.Join(strings.Fields(want), "")) && len(want) < 12 {
					t.Errorf("the pages lack %q of %s", want, name)
				}
			}
		}
	}
}

// wholeFile wants a sound A4 file with all fonts in it.
func wholeFile(t *testing.T, made *report.Made, said string) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "report.pdf")
	if err := made.Pages.WriteFile(path); err != nil {
		t.Fatal(err)
	}
	run := func(name string, args ...string) string {
		out, err := exec.Command(name, args...).CombinedOutput()
		if err != nil {
			t.Errorf("%s: %v %s", name, err, out)
		}
		return string(out)
	}
	if info := run("pdfinfo", path); !strings.Contains(info, "A4") {
		t.Errorf("it is not A4: %s", info)
	}
	for _, line := range strings.Split(strings.TrimSpace(run("pdffonts", path)), "\n")[2:] {
		if !strings.Contains(line, " yes ") {
			t.Errorf("a font is not embedded: %s", line)
		}
	}
	run("qpdf", "--check", path)
	if read := pdfText(t, made); len(read) < len(said)*98/100 {
		t.Errorf("of %d bytes of text %d can be read back", len(said), len(read))
	}
}

func TestReportsInEnglish(t *testing.T) {
	store, ss := datatest.Open(t)
	if err := demo.Fill(store, ss, demo.Options{Children: 20}); err != nil {
		t.Fatal(err)
	}
	if err := words.Use(words.English); err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := words.Use(words.Chinese); err != nil {
			t.Error(err)
		}
	}()
	for _, name := range []string{"progress", "closing"} {
		made, err := report.Make(store, ss, report.Options{Name: name})
		if err != nil {
			t.Fatal(err)
		}
		said := pdfText(t, made)
		for _, want := range []string{"Howthingsarecounted", "Theprogrammes", "Attachments", "Childrenserved"} {
			if !strings.Contains(said, want) {
				t.Errorf("%s in English lacks %s", name, want)
			}
		}
	}
}
