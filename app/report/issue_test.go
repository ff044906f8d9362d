package report_test

import (
	"bytes"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"careledger/app/report"
	"careledger/data"
)

// tool answers what a program prints.
func tool(t *testing.T, name string, args ...string) string {
	t.Helper()
	out, err := exec.Command(name, args...).CombinedOutput()
	if err != nil {
		t.Fatalf("%s %v: %v\n%s", name, args, err, out)
	}
	return string(out)
}

// squeezed is a text without white space.
func squeezed(text string) string { return strings.Join(strings.Fields(text), "") }

// saved writes an issued report to a file.
func saved(t *testing.T, s *data.Store, ss *data.Session, r data.IssuedReport, password string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "issued.pdf")
	if err := report.SaveIssued(s, ss, r, "export", path, password); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestIssuedReports(t *testing.T) {
	s, ss, project := worked(t)
	issuing := report.Issuing{Options: report.Options{Name: "funder", Project: project, Edition: report.Funder}, Receiver: "云禾市阳光公益基金会"}
	first, err := report.Issue(s, ss, issuing)
	if err != nil {
		t.Fatal(err)
	}
	path := saved(t, s, ss, *first, "")
	text := squeezed(tool(t, "pdftotext", "-layout", path, "-"))

	t.Run("bear number, issue, and checksums on the pages, and are no draft", func(t *testing.T) {
		pages := strings.Count(tool(t, "pdfinfo", path), "Pages:")
		for _, want := range []string{first.No + "·第1版", first.Figures[:16], first.Head[:16]} {
			if strings.Count(text, want) < max(pages, 2) {
				t.Errorf("the pages say %q %d times", want, strings.Count(text, want))
			}
		}
		if strings.Contains(text, "草稿") || strings.Contains(text, "未签发") {
			t.Error("the issued report calls itself a draft")
		}
		tool(t, "qpdf", "--check", path)
	})
	t.Run("are A4 with all fonts embedded and no person in the properties", func(t *testing.T) {
		info := tool(t, "pdfinfo", path)
		if !strings.Contains(info, "A4") || strings.Contains(info, "孙") {
			t.Error(info)
		}
		for _, line := range strings.Split(strings.TrimSpace(tool(t, "pdffonts", path)), "\n")[2:] {
			if !slices.Contains(strings.Fields(line), "yes") {
				t.Errorf("not embedded: %s", line)
			}
		}
	})
	t.Run("are the same bytes after the data changed, and a further issue says what changed", func(t *testing.T) {
		before, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		p, err := s.Project(ss, project)
		if err != nil {
			t.Fatal(err)
		}
		income := data.Income{ProjectID: data.Ref(project), Day: p.Start, Amount: 123456, Source: "云禾市阳光公益基金会", Kind: data.IncomeKinds[0]}
		if err := s.SaveIncome(ss, &income); err != nil {
			t.Fatal(err)
		}
		again, err := os.ReadFile(saved(t, s, ss, *first, ""))
		if err != nil || !bytes.Equal(before, again) {
			t.Errorf("other bytes: %v", err)
		}
		second, err := report.Issue(s, ss, issuing)
		if err != nil {
			t.Fatal(err)
		}
		text := squeezed(tool(t, "pdftotext", "-layout", saved(t, s, ss, *second, ""), "-"))
		if second.No != first.No || second.Issue != 2 || !strings.Contains(text, "与第1版相比的变化") || strings.Contains(second.Changes, "0 项") {
			t.Errorf("%+v", second)
		}
	})
	t.Run("of the internal edition leave enciphered and say who got them", func(t *testing.T) {
		i := issuing
		i.Edition, i.Receiver = report.Internal, "云禾市民政局"
		r, err := report.Issue(s, ss, i)
		if err != nil {
			t.Fatal(err)
		}
		if err := report.SaveIssued(s, ss, *r, "export", filepath.Join(t.TempDir(), "a.pdf"), ""); !data.Is(err, data.Bad) {
			t.Errorf("without a password: %v", err)
		}
		path := saved(t, s, ss, *r, "云禾2026pass")
		if err := exec.Command("qpdf", "--check", path).Run(); err == nil {
			t.Error("opens without a password")
		}
		if out := tool(t, "qpdf", "--password=云禾2026pass", "--show-encryption", path); !strings.Contains(out, "AESv3") {
			t.Error(out)
		}
		tool(t, "qpdf", "--password=云禾2026pass", "--check", path)
	})
}

func TestDraftsSaySoOnEveryPage(t *testing.T) {
	s, ss, project := worked(t)
	made, err := report.Make(s, ss, report.Options{Name: "funder", Project: project})
	if err != nil {
		t.Fatal(err)
	}
	for i := range made.Pages.Len() {
		if !strings.Contains(made.Pages.Text(i), "草稿") {
			t.Errorf("page %d: %s", i, made.Pages.Text(i))
		}
	}
}

func TestEditionsTellNobody(t *testing.T) {
	x := newSample(t)
	secrets := secretsOf(t, x.store, x.ss)
	for _, name := range []string{"funder", "roster"} {
		for _, edition := range []report.Edition{report.Funder, report.Public} {
			if name == "roster" && edition == report.Public {
				continue
			}
			path := filepath.Join(t.TempDir(), "a.pdf")
			made := x.make(report.Options{Name: name, Edition: edition})
			if err := report.Save(x.store, x.ss, made, "export", path, ""); err != nil {
				t.Fatal(err)
			}
			text := squeezed(tool(t, "pdftotext", path, "-") + tool(t, "pdfinfo", path) + tool(t, "qpdf", "--qdf", "--object-streams=disable", path, "-"))
			for _, s := range secrets {
				if strings.Contains(text, s) {
					t.Errorf("%s, %s edition: %q", name, edition, s)
				}
			}
		}
	}
}

// secretsOf are full names, numbers, phones and house addresses of all children
// and guardians, without white space.
func secretsOf(t *testing.T, s *data.Store, ss *data.Session) []string {
	t.Helper()
	lines, _, err := s.Children(ss, data.ChildFilter{})
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for _, l := range lines {
		c, err := s.Child(ss, l.ID)
		if err != nil {
			t.Fatal(err)
		}
		guardians, err := s.Guardians(ss, l.ID)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, c.Name, c.FileNo, c.IDNo, c.Address)
		for _, g := range guardians {
			all = append(all, g.Name, g.Phone, g.IDNo, g.Address)
		}
	}
	var kept []string
	for _, s := range all {
		if s = squeezed(s); s != "" {
			kept = append(kept, s)
		}
	}
	if len(kept) < 4*len(lines) {
		t.Fatalf("only %d secrets of %d children", len(kept), len(lines))
	}
	return kept
}

func TestAStoryWithAGivenNameIsStopped(t *testing.T) {
	s, ss, id := worked(t)
	served, err := s.Served(ss, data.Scope{From: "2026-01-01", To: "2026-12-31", ProjectID: id})
	if err != nil || len(served) == 0 {
		t.Fatalf("%d served: %v", len(served), err)
	}
	child, err := s.Child(ss, served[0].ChildID)
	if err != nil {
		t.Fatal(err)
	}
	p, err := s.Project(ss, id)
	if err != nil {
		t.Fatal(err)
	}
	p.Background = "暑托班第一周，" + child.Name + "很少说话。"
	if err := s.SaveProject(ss, &p); err != nil {
		t.Fatal(err)
	}
	i := report.Issuing{Options: report.Options{Name: "funder", Project: id}, Receiver: "基金会"}
	_, err = report.Issue(s, ss, i)
	var stop *report.Stopped
	if !errors.As(err, &stop) {
		t.Fatalf("was issued: %v", err)
	}
	if all, err := s.IssuedReports(ss, ""); err != nil || len(all) != 0 {
		t.Errorf("kept %d: %v", len(all), err)
	}
	t.Run("passes when a lead lets it, in the funder's edition only", func(t *testing.T) {
		i.Passed = stop.Found
		i.Edition = report.Public
		if _, err := report.Issue(s, ss, i); !errors.As(err, &stop) {
			t.Errorf("public: %v", err)
		}
		i.Edition = report.Funder
		r, err := report.Issue(s, ss, i)
		if err != nil || !strings.Contains(r.Passed, child.Name) {
			t.Errorf("%+v: %v", r, err)
		}
	})
}
