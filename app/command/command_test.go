package command_test

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"careledger/app/command"
	"careledger/app/exchange"
	"careledger/app/exchange/exchangetest"
	"careledger/data/datatest"
)

// seat runs commands as a person at a terminal would, with the password in the
// environment.
type seat struct {
	testing.TB
	dir string
	env map[string]string
}

func sit(t *testing.T) seat {
	t.Helper()
	dir := t.TempDir()
	t.Setenv("HOME", dir)
	t.Setenv("XDG_CACHE_HOME", filepath.Join(dir, "cache"))
	t.Setenv("XDG_CONFIG_HOME", filepath.Join(dir, "config"))
	return seat{t, dir, map[string]string{"CARELEDGER_PASSWORD": datatest.Password}}
}

// run runs a command and answers its code and what it wrote.
func (s seat) run(args ...string) (code int, out, errors string) {
	s.Helper()
	var o, e bytes.Buffer
	desk := &command.Desk{Version: "0.2.0", Out: &o, Err: &e, Getenv: func(name string) string { return s.env[name] }}
	code = command.Run(desk, args)
	return code, o.String(), e.String()
}

// done runs a command that has to work and answers what it wrote.
func (s seat) done(args ...string) string {
	s.Helper()
	code, out, errors := s.run(args...)
	if code != command.Done || errors != "" {
		s.Fatalf("%v exits with %d: %s%s", args, code, out, errors)
	}
	return out
}

// wants runs a command that has to fail with a code and one line.
func (s seat) wants(code int, part string, args ...string) {
	s.Helper()
	got, out, errors := s.run(args...)
	if got != code || strings.Count(errors, "\n") != 1 || !strings.Contains(errors, part) {
		s.Errorf("%v exits with %d: %q %q", args, got, out, errors)
	}
}

// file names a file of this test.
func (s seat) file(name string) string { return filepath.Join(s.dir, name) }

// new makes a file of records.
func (s seat) new() string {
	s.Helper()
	db := s.file("台账.db")
	out := s.done("new", "--db", db, "--org", "云禾市暖阳青少年公益服务中心", "--user", "林静")
	if !strings.Contains(out, "恢复码：") {
		s.Errorf("no recovery code: %s", out)
	}
	return db
}

func TestWorkedExampleByCommands(t *testing.T) {
	s := sit(t)
	db := s.new()
	for _, f := range exchangetest.Worked(t) {
		s.done("import", "--db", db, f.Kind, f.Path)
	}
	pdf, figures := s.file("报告.pdf"), s.file("报告.json")
	s.done("report", "--db", db, "funder", "--project", exchangetest.Project, "--edition", "internal", "--out", pdf, "--json", figures)
	var report struct {
		Indicators map[string]struct{ Value float64 }
	}
	text, err := os.ReadFile(figures)
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(text, &report); err != nil {
		t.Fatal(err)
	}
	for code, want := range map[string]float64{"U1": 3, "U2": 11, "U7": 75, "V2": 25, "R1": 2} {
		if got := report.Indicators[code].Value; got != want {
			t.Errorf("%s is %v, not %v", code, got, want)
		}
	}
	if info, err := os.Stat(pdf); err != nil || info.Size() < 10_000 {
		t.Errorf("no report: %v", err)
	}
}

func TestImport(t *testing.T) {
	s := sit(t)
	db := s.new()
	table := s.file("名单.xlsx")
	exchangetest.Write(t, "children", table,
		[]string{"姓名", "身份证号", "出生日期"},
		[]string{"周子涵", "329921201203050011", ""}, []string{"吴雨桐", "329921201409180023", ""}, []string{"李可欣", "", "2015-02-30"})

	t.Run("a trial answers as JSON and keeps nothing", func(t *testing.T) {
		var a struct {
			New, Refused int
			Refusals     []struct {
				Row    int
				Reason string
				Doubt  bool `json:"may_be_accepted"`
			}
		}
		if err := json.Unmarshal([]byte(s.done("import", "--db", db, "children", table, "--dry-run", "--json")), &a); err != nil {
			t.Fatal(err)
		}
		if a.New != 1 || a.Refused != 2 || a.Refusals[0].Row != 3 || !a.Refusals[0].Doubt || a.Refusals[1].Doubt || a.Refusals[1].Reason == "" {
			t.Errorf("the trial answers %+v", a)
		}
		s.done("export", "--db", db, "children", s.file("空.xlsx"))
		if _, err := exchange.Read(s.file("空.xlsx"), exchange.Kinds()[1], nil); err == nil {
			t.Error("the trial kept a child")
		}
	})
	t.Run("an import tells reasons and leaves the refused rows in a file", func(t *testing.T) {
		out := s.done("import", "--db", db, "children", table)
		for _, part := range []string{"新增 1，更新 0，未变 0，拒绝 2", "第 3 行 吴雨桐", "--accept 3", "第 4 行 李可欣", "名单-未导入.xlsx"} {
			if !strings.Contains(out, part) {
				t.Errorf("%q is not in %s", part, out)
			}
		}
		if _, err := os.Stat(s.file("名单-未导入.xlsx")); err != nil {
			t.Error(err)
		}
		if out := s.done("import", "--db", db, "children", table, "--accept", "3"); !strings.Contains(out, "新增 1，更新 0，未变 1，拒绝 1") {
			t.Errorf("accepted: %s", out)
		}
	})
	t.Run("an update tells old and new", func(t *testing.T) {
		exchangetest.Write(t, "children", table, []string{"姓名", "身份证号", "学校"}, []string{"周子涵", "329921201203050011", "柳桥中心小学"})
		if out := s.done("import", "--db", db, "children", table); !strings.Contains(out, "学校 — → 柳桥中心小学") {
			t.Errorf("updated: %s", out)
		}
	})
	t.Run("nothing taken is refused", func(t *testing.T) {
		exchangetest.Write(t, "visits", table, []string{"走访日期", "姓名", "走访方式", "见到谁"}, []string{"2026-07-01", "无此人", "学校", "儿童本人"})
		code, _, errors := s.run("import", "--db", db, "visits", table)
		if code != command.Refused || !strings.Contains(errors, "无此人") {
			t.Errorf("exits with %d: %s", code, errors)
		}
	})
}

func TestRefusedInOneLine(t *testing.T) {
	s := sit(t)
	db := s.new()
	s.wants(command.Refused, "已", "new", "--db", db, "--org", "甲", "--user", "乙")
	s.wants(command.Refused, "找不到", "import", "--db", db, "children", s.file("无.xlsx"))
	s.wants(command.Refused, "无.db", "export", "--db", s.file("无.db"), "children", s.file("a.xlsx"))
	s.wants(command.Refused, "不存在", "export", "--db", db, "children", s.file("无/a.xlsx"))
	s.wants(command.Refused, "结尾", "template", "children", s.file("a.txt"))
	s.wants(command.Refused, "不存在", "report", "--db", db, "funder", "--out", s.file("无/a.pdf"))
	s.wants(command.Refused, "没有编号为 无 的项目", "report", "--db", db, "funder", "--project", "无", "--out", s.file("a.pdf"))

	s.env["CARELEDGER_PASSWORD"] = "cuowu-mima-1"
	s.wants(command.Refused, "密码", "export", "--db", db, "children", s.file("a.xlsx"))
	s.env["CARELEDGER_PASSWORD"] = ""
	s.wants(command.Refused, "CARELEDGER_PASSWORD", "export", "--db", db, "children", s.file("a.xlsx"))
	s.env["CARELEDGER_PASSWORD"] = "1234"
	s.wants(command.Refused, "密码", "new", "--db", s.file("b.db"), "--org", "甲", "--user", "乙")
}

func TestMisused(t *testing.T) {
	s := sit(t)
	s.wants(command.Misused, "fly", "fly")
	s.wants(command.Misused, "--db", "export", "children", "a.xlsx")
	s.wants(command.Misused, "FILE", "template", "children")
	s.wants(command.Misused, "--fast", "list", "kinds", "--fast")
	s.wants(command.Misused, "gifts", "template", "gifts", s.file("a.xlsx"))
	s.wants(command.Misused, "1366x768", "screens", "--db", "a.db", "--out", s.dir, "--size", "big")
	s.wants(command.Misused, "3,5-7", "import", "--db", s.new(), "children", children(s), "--accept", "some")
	s.wants(command.Misused, "年", "report", "--db", "a.db", "funder", "--out", "a.pdf", "--from", "yesterday")
}

// children writes a roster of one child.
func children(s seat) string {
	path := s.file("名单.csv")
	exchangetest.Write(s, "children", path, []string{"姓名"}, []string{"周子涵"})
	return path
}

func TestTold(t *testing.T) {
	s := sit(t)
	for _, k := range exchange.Kinds() {
		if out := s.done("list", "kinds"); !strings.Contains(out, k.Name+" ") {
			t.Errorf("%s is not listed: %s", k.Name, out)
		}
		s.done("template", k.Name, s.file(k.Name+".xlsx"))
	}
	if out := s.done("list", "reports"); !strings.Contains(out, "funder") {
		t.Errorf("reports: %s", out)
	}
	if out := s.done("version"); !strings.Contains(out, "0.2.0") || !strings.Contains(out, "SQLite") {
		t.Errorf("version: %s", out)
	}
	if out := s.done("--help"); !strings.Contains(out, "导入一张表") {
		t.Errorf("help: %s", out)
	}
	if out := s.done("import", "--help"); !strings.Contains(out, "--dry-run") {
		t.Errorf("help of import: %s", out)
	}
}
