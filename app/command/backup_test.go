package command_test

import (
	"os"
	"strings"
	"testing"

	"careledger/app/command"
)

func TestBackupRestoreVerify(t *testing.T) {
	s := sit(t)
	db, backup := s.file("台账.db"), s.file("台账.backup")
	told := s.done("new", "--db", db, "--org", "云禾市暖阳青少年公益服务中心", "--user", "林静")
	_, told, _ = strings.Cut(told, "恢复码：")
	code, _, _ := strings.Cut(told, "\n")
	if out := s.done("backup", "--db", db, "--to", backup); !strings.Contains(out, "已备份到") {
		t.Errorf("backup says %q", out)
	}
	if out := s.done("verify", db); !strings.Contains(out, "完好") {
		t.Errorf("verify says %q", out)
	}
	if out := s.done("verify", backup); !strings.Contains(out, "完好") {
		t.Errorf("verify of the backup says %q", out)
	}
	before, err := os.ReadFile(db)
	if err != nil {
		t.Fatal(err)
	}
	out := s.done("restore", "--from", backup, "--db", db, "--dry-run")
	if !strings.Contains(out, "内容完好") || !strings.Contains(out, "什么都没有改动") {
		t.Errorf("a trial of restore says %q", out)
	}
	if after, err := os.ReadFile(db); err != nil || string(after) != string(before) {
		t.Errorf("a trial of restore changed the file (%v)", err)
	}
	out = s.done("restore", "--from", backup, "--db", db, "--yes")
	if !strings.Contains(out, "已恢复") || !strings.Contains(out, ".before-") {
		t.Errorf("restore says %q", out)
	}
	s.done("verify", db)

	t.Run("a backup opens with its password only", func(t *testing.T) {
		s := seat{t, s.dir, map[string]string{"CARELEDGER_PASSWORD": "another one"}}
		s.wants(command.Refused, "密码", "restore", "--from", backup, "--db", s.file("neu.db"))
		if _, err := os.Stat(s.file("neu.db")); err == nil {
			t.Error("a file was made all the same")
		}
	})
	t.Run("and with the recovery code", func(t *testing.T) {
		s := seat{t, s.dir, map[string]string{"CARELEDGER_RECOVERY_CODE": "AAAAA"}}
		s.wants(command.Refused, "恢复码", "restore", "--recovery", "--from", backup, "--db", s.file("neu.db"))
		s.env["CARELEDGER_RECOVERY_CODE"] = code
		s.done("restore", "--recovery", "--from", backup, "--db", s.file("neu.db"))
		s.env["CARELEDGER_PASSWORD"] = sit(t).env["CARELEDGER_PASSWORD"]
		s.done("verify", s.file("neu.db"))
		if err := os.Remove(s.file("neu.db")); err != nil {
			t.Error(err)
		}
	})
	t.Run("what is no backup is refused in one line", func(t *testing.T) {
		s := seat{t, s.dir, s.env}
		s.wants(command.Refused, "不是本软件的备份", "restore", "--from", db, "--db", s.file("neu.db"))
	})
}
