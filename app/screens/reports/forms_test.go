package reports_test

import (
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"careledger/app/screens/reports"
	"careledger/app/screens/screentest"
	"careledger/data/datatest"
)

func TestForms(t *testing.T) {
	desk := screentest.New(t)
	datatest.Child(t, desk.Store(), desk.Session(), "孙小满")
	desk.Show(reports.New(desk))
	desk.PressTool("表单")
	desk.WantText("哪张表单")

	desk.Files.Path = filepath.Join(t.TempDir(), "form.pdf")
	desk.Press("保存为 PDF")
	if len(desk.Errors) > 0 {
		t.Fatal(desk.Errors)
	}
	out, err := exec.Command("pdftotext", "-layout", desk.Files.Path, "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"儿童基本信息登记表", "BD2026-A0001"} {
		if !strings.Contains(string(out), want) {
			t.Errorf("the saved form lacks %s", want)
		}
	}
	print, err := desk.Store().FormByNo(desk.Session(), "BD2026-A0001")
	if err != nil || print.Form != "registration" {
		t.Errorf("the number leads to %+v, %v", print, err)
	}
}
