package command_test

import (
	"os"
	"strings"
	"testing"

	"careledger/app/command"
	"careledger/app/exchange/exchangetest"
)

func TestIssuingByCommand(t *testing.T) {
	s := sit(t)
	db := s.new()
	for _, f := range exchangetest.Worked(t) {
		s.done("import", "--db", db, f.Kind, f.Path)
	}
	pdf := s.file("报告.pdf")
	issue := func(more ...string) []string {
		return append([]string{"report", "--db", db, "funder", "--project", exchangetest.Project, "--issue", "--out", pdf}, more...)
	}
	s.wants(command.Misused, "--receiver", issue()...)
	if out := s.done(issue("--receiver", "云禾市阳光公益基金会")...); !strings.Contains(out, "-A0001 第 1 版") {
		t.Errorf("first issue: %s", out)
	}
	if out := s.done(issue("--receiver", "云禾市阳光公益基金会")...); !strings.Contains(out, "-A0001 第 2 版") {
		t.Errorf("second issue: %s", out)
	}
	s.wants(command.Refused, "CARELEDGER_REPORT_PASSWORD", issue("--receiver", "云禾市民政局", "--edition", "internal")...)
	s.env["CARELEDGER_REPORT_PASSWORD"] = "云禾2026pass"
	s.wants(command.Refused, "请说明为什么要使用儿童的真实姓名", "report", "--db", db, "roster", "--edition", "internal", "--real-names", "--out", pdf)
	s.wants(command.Refused, "只有内部版", "report", "--db", db, "roster", "--real-names", "--reason", "核查", "--out", pdf)
	s.done("report", "--db", db, "roster", "--edition", "internal", "--real-names", "--reason", "核查", "--out", pdf)
	if file, err := os.ReadFile(pdf); err != nil || !strings.Contains(string(file), "/Encrypt") {
		t.Errorf("the internal edition is not enciphered: %v", err)
	}
}
