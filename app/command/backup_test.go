package command_test

import (
	"os"
	"strings"
	"testing"

	"careledger/app/command"
)

func TestBackupRestoreVerify(t *testing.T) {
	s := sit(t)
	db, backup := s.new(), s.file("台账.backup")
	if out := s.done("backup", "--db", db, "--to", backup); !strings.Contains(out, "已备份到") {
		t.Errorf("backup says %q", out)
	}
	if out := s.done("verify", db); !strings.Contains(out, "完好") {
		t.Errorf("verify says %q", out)
	}
	if out := s.done("verify", backup); !strings.Contains(out, "完好") {
		t.Errorf("verify of the backup says %q", out)
	}
	out := s.done("restore", "--from", backup, "--db", db)
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
	t.Run("what is no backup is refused in one line", func(t *testing.T) {
		s := seat{t, s.dir, s.env}
		s.wants(command.Refused, "不是本软件的备份", "restore", "--from", db, "--db", s.file("neu.db"))
	})
}
