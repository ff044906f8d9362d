package report_test

import (
	"bytes"
	"encoding/json"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"careledger/app/exchange"
	"careledger/app/exchange/exchangetest"
	"careledger/app/report"
	"careledger/app/words"
	"careledger/data"
	"careledger/data/datatest"
)

// worked is a store with the worked example of the counting rule, brought in
// through Excel files, and its project.
func worked(t *testing.T) (*data.Store, *data.Session, string) {
	t.Helper()
	if err := words.Use(words.Chinese); err != nil {
		t.Fatal(err)
	}
	s, ss := datatest.Open(t)
	for _, f := range exchangetest.Worked(t) {
		bring(t, s, ss, f)
	}
	p, err := s.ProjectByCode(ss, exchangetest.Project)
	if err != nil {
		t.Fatal(err)
	}
	return s, ss, p.ID
}

// indicator is one indicator of the JSON.
type indicator struct {
	Value      *float64 `json:"value"`
	Unit       string   `json:"unit"`
	Num        *int     `json:"num"`
	Den        *int     `json:"den"`
	Suppressed bool     `json:"suppressed"`
}

// indicators reads a report's JSON back.
func indicators(t *testing.T, m *report.Made) map[string]indicator {
	t.Helper()
	text, err := m.Figures.JSON()
	if err != nil {
		t.Fatal(err)
	}
	var read struct {
		Indicators map[string]indicator `json:"indicators"`
	}
	if err := json.Unmarshal(text, &read); err != nil {
		t.Fatal(err)
	}
	return read.Indicators
}

// pdfText is the text of a report's PDF without any white space.
func pdfText(t *testing.T, m *report.Made) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "report.pdf")
	if err := m.Pages.WriteFile(path); err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	cmd := exec.Command("pdftotext", "-layout", path, "-")
	cmd.Stdout = &out
	if err := cmd.Run(); err != nil {
		t.Fatal(err)
	}
	return strings.Join(strings.Fields(out.String()), "")
}

func TestWorkedExampleInReports(t *testing.T) {
	s, ss, project := worked(t)

	t.Run("the internal edition has the exact figures, in the JSON and in the PDF", func(t *testing.T) {
		m, err := report.Make(s, ss, report.Options{Name: "funder", Project: project, From: "2026-07-01", To: "2026-07-31", Edition: report.Internal})
		if err != nil {
			t.Fatal(err)
		}
		got := indicators(t, m)
		for code, want := range map[string]float64{"U1": 3, "U2": 11, "U7": 75, "V2": 25, "R1": 2} {
			if got[code].Value == nil || *got[code].Value != want {
				t.Errorf("%s is %+v, want %v", code, got[code], want)
			}
		}
		if u7 := got["U7"]; u7.Unit != "percent" || u7.Num == nil || *u7.Num != 3 || *u7.Den != 4 {
			t.Errorf("U7 is %+v", u7)
		}
		text := pdfText(t, m)
		for _, want := range []string{"U1服务人数（去重）3人", "U2服务人次11人次", "U7覆盖率75.0%", "V2走访完成率25.0%", "R1借阅册次2人次"} {
			if !strings.Contains(text, want) {
				t.Errorf("the PDF lacks %s in %s", want, text)
			}
		}
	})

	t.Run("the funder's edition hides counts under five and rates over fewer than ten", func(t *testing.T) {
		m, err := report.Make(s, ss, report.Options{Name: "funder", Project: project, From: "2026-07-01", To: "2026-07-31"})
		if err != nil {
			t.Fatal(err)
		}
		got := indicators(t, m)
		for _, code := range []string{"U1", "U7", "V1", "V2", "R1", "W1", "W4"} {
			if !got[code].Suppressed || got[code].Value != nil || got[code].Num != nil {
				t.Errorf("%s is %+v, want it hidden", code, got[code])
			}
		}
		if got["U2"].Suppressed || *got["U2"].Value != 11 {
			t.Errorf("U2 is %+v, want 11", got["U2"])
		}
		text := pdfText(t, m)
		for _, never := range []string{"75.0%", "25.0%", "服务人数（去重）3人"} {
			if strings.Contains(text, never) {
				t.Errorf("the PDF shows %s", never)
			}
		}
		for _, name := range []string{"甲", "乙", "丙", "丁"} {
			if strings.Contains(text, "赵"+name) {
				t.Errorf("the PDF names %s", name)
			}
		}
	})
}

// bring imports one file and wants every row taken.
func bring(t *testing.T, s *data.Store, ss *data.Session, f exchangetest.File) {
	t.Helper()
	k, ok := exchange.Find(f.Kind)
	if !ok {
		t.Fatalf("no kind %s", f.Kind)
	}
	read, err := exchange.Read(f.Path, k, nil)
	if err != nil {
		t.Fatal(err)
	}
	done, err := read.Import(s, ss, exchange.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range done.Refused() {
		t.Fatalf("row %d of %s was refused: %s", row.Number, f.Kind, row.Reason)
	}
}
