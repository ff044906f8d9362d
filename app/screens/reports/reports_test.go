package reports_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"careledger/app/screens/reports"
	"careledger/app/screens/screentest"
	"careledger/app/widgets"
	"careledger/data"
	"careledger/data/datatest"
)

// project saves a project with a background in somebody's words and one child
// who was served.
func project(t *testing.T, desk *screentest.Desk, background string) data.Project {
	t.Helper()
	p := data.Project{Name: "暖阳护苗", Start: "2026-01-01", End: "2026-12-31", Background: background}
	if err := desk.Store().SaveProject(desk.Session(), &p); err != nil {
		t.Fatal(err)
	}
	child := datatest.Child(t, desk.Store(), desk.Session(), "孙小满")
	goods := data.Goods{ChildID: child.ID, ProjectID: data.Ref(p.ID), Day: "2026-05-01", Item: "书包", Quantity: 1}
	if err := desk.Store().SaveGoods(desk.Session(), &goods); err != nil {
		t.Fatal(err)
	}
	return p
}

func issuedOf(t *testing.T, desk *screentest.Desk) []data.IssuedReport {
	t.Helper()
	all, err := desk.Store().IssuedReports(desk.Session(), "")
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func TestIssuing(t *testing.T) {
	desk := screentest.New(t)
	project(t, desk, "项目在柳桥镇开展。")
	place := reports.New(desk)
	desk.Show(place)

	t.Run("a report without a receiver is not issued, and the field says so", func(t *testing.T) {
		desk.Press("出具…")
		desk.Press("出具")
		desk.WantText("请填写报告给谁。")
		if n := len(issuedOf(t, desk)); n != 0 {
			t.Errorf("%d were issued", n)
		}
	})
	t.Run("an issued report stands in the list with its number", func(t *testing.T) {
		desk.Fill("提供给谁", "云禾市阳光公益基金会")
		desk.Press("出具")
		all := issuedOf(t, desk)
		if len(all) != 1 || all[0].Receiver != "云禾市阳光公益基金会" || all[0].Edition != "funder" {
			t.Fatalf("%+v, failed %v", all, desk.Errors)
		}
		desk.WantText("报2026-A0001")
		desk.WantText("SHA-256 " + all[0].SHA256)
	})
	t.Run("it is saved as the bytes that were issued", func(t *testing.T) {
		desk.Files.Path = filepath.Join(t.TempDir(), "报告.pdf")
		desk.Key(fyne.KeyDown)
		desk.Press("保存为 PDF")
		file, _, err := desk.Store().IssuedFile(desk.Session(), issuedOf(t, desk)[0].ID)
		if err != nil {
			t.Fatal(err)
		}
		if saved, err := os.ReadFile(desk.Files.Path); err != nil || string(saved) != string(file) {
			t.Errorf("%d bytes saved of %d: %v, failed %v", len(saved), len(file), err, desk.Errors)
		}
		if strings.Contains(desk.Files.Name, "满") {
			t.Errorf("the name offered is %q", desk.Files.Name)
		}
	})
}

func TestStoppedReport(t *testing.T) {
	desk := screentest.New(t)
	project(t, desk, "五月里小满收到了新书包。")
	desk.Show(reports.New(desk))

	t.Run("what would tell who somebody is is listed, and nothing is issued", func(t *testing.T) {
		desk.Press("出具…")
		desk.Fill("提供给谁", "云禾市阳光公益基金会")
		desk.Press("出具")
		desk.WantText("名字“小满”，见“…五月里小满收到了新书包。…”")
		desk.Press("放行并出具")
		desk.WantText("不是误判的内容，请先在原记录的文字中去掉。")
		if n := len(issuedOf(t, desk)); n != 0 {
			t.Errorf("%d were issued", n)
		}
	})
	t.Run("a lead lets a mistake pass one by one, and that is kept", func(t *testing.T) {
		desk.Press("名字“小满”，见“…五月里小满收到了新书包。…”")
		desk.Press("放行并出具")
		if all := issuedOf(t, desk); len(all) != 1 || all[0].Passed != "given 小满" {
			t.Errorf("%+v, failed %v", all, desk.Errors)
		}
	})
}

func TestRowsBehindAFigure(t *testing.T) {
	desk := screentest.New(t)
	project(t, desk, "项目在柳桥镇开展。")
	place := reports.New(desk)
	desk.Show(place)
	pages := pagesOf(t, place.Content())
	for y := float32(40); y < 700 && desk.Canvas().Overlays().Top() == nil; y += 8 {
		for x := float32(40); x < 900 && desk.Canvas().Overlays().Top() == nil; x += 40 {
			pages.DoubleTapped(&fyne.PointEvent{Position: fyne.NewPos(x, y)})
		}
	}
	desk.WantText("的明细")
	desk.WantText("孙小满")
	desk.WantText("书包")
	desk.Key(fyne.KeyReturn)
	if len(desk.Went) != 1 || !strings.HasPrefix(desk.Went[0], "children/") {
		t.Errorf("it led to %v, failed %v", desk.Went, desk.Errors)
	}
}

// pagesOf finds the pages that are shown.
func pagesOf(t *testing.T, o fyne.CanvasObject) *widgets.Pages {
	t.Helper()
	for _, o := range test.LaidOutObjects(o) {
		if p, ok := o.(*widgets.Pages); ok {
			return p
		}
	}
	t.Fatal("no pages are shown")
	return nil
}
