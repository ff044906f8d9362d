package visits_test

import (
	"testing"

	"fyne.io/fyne/v2"

	"careledger/app/screens"
	"careledger/app/screens/screentest"
	"careledger/app/screens/visits"
	"careledger/data"
	"careledger/data/datatest"
	"careledger/data/picture/picturetest"
)

// person saves one of the organization's people.
func person(t *testing.T, d *screentest.Desk, name string) data.Person {
	t.Helper()
	p := data.Person{Name: name, Role: "volunteer", CheckResult: "none", CheckOn: "2026-01-05", CheckUntil: "2027-01-04"}
	if err := d.Store().SavePerson(d.Session(), &p, true); err != nil {
		t.Fatal(err)
	}
	return p
}

// open shows the place on a store with two paired children and three people.
func open(t *testing.T) *screentest.Desk {
	t.Helper()
	d := screentest.New(t)
	fill(t, d)
	d.Show(visits.New(d))
	return d
}

func fill(t *testing.T, d *screentest.Desk) {
	t.Helper()
	who := person(t, d, "万永刚")
	person(t, d, "罗亮")
	person(t, d, "孙俊峰")
	for _, name := range []string{"周子涵", "李𬭊"} {
		p := data.Pairing{ChildID: datatest.Child(t, d.Store(), d.Session(), name).ID, PersonID: data.Ref(who.ID), Role: "cadre", From: "2026-01-01"}
		if err := d.Store().SavePairing(d.Session(), &p); err != nil {
			t.Fatal(err)
		}
	}
}

// due answers how many wait this month and how many are done.
func due(t *testing.T, d *screentest.Desk) (waiting, done int) {
	t.Helper()
	lines, err := d.Store().VisitsDue(d.Session(), "2026-11")
	if err != nil {
		t.Fatal(err)
	}
	for _, l := range lines {
		if l.Done {
			done++
		} else {
			waiting++
		}
	}
	return waiting, done
}

// made answers the visits of the month.
func made(t *testing.T, d *screentest.Desk) []data.VisitLine {
	t.Helper()
	lines, _, err := d.Store().VisitLines(d.Session(), data.VisitFilter{Month: "2026-11"})
	if err != nil {
		t.Fatal(err)
	}
	return lines
}

func TestVisitIsRecordedAndCounts(t *testing.T) {
	d := open(t)
	d.WantText("应走访 2 人 · 已走访 0 人 · 0.0%")
	if got := d.Screen.(screens.Badger).Badge(); got != 2 {
		t.Errorf("the rail carries %d", got)
	}

	t.Run("Enter on a child opens the form with the child, today and the kind", func(t *testing.T) {
		d.Key(fyne.KeyDown, fyne.KeyReturn)
		if d.Field("孩子").Value() == "" || d.Field("日期").Value() != "2026-11-24" || d.Field("方式").Value() != "home" {
			t.Fatalf("the form holds %q", d.Texts())
		}
	})
	t.Run("one adult at a child's home is asked about", func(t *testing.T) {
		d.Choose("走访人", "万永刚")
		d.Fill("开始时间", "14:00")
		d.Fill("结束时间", "14:40")
		d.Press("保存")
		d.WantText("仍然保存吗")
		if got := made(t, d); len(got) != 0 {
			t.Fatalf("saved %+v before the answer", got)
		}
		d.Key(fyne.KeyEscape)
	})
	t.Run("with a second adult it is saved, counts, and the child waits no more", func(t *testing.T) {
		d.Choose("走访人", "罗亮")
		d.Fill("备注", "说了防溺水六不准")
		d.Files.Path = picturetest.File(t, "书桌.jpg", 40) + "\n" + picturetest.File(t, "门.jpg", 41)
		d.Press("添加照片")
		d.WantText("未保存")
		d.Press("保存")
		got := made(t, d)
		if len(got) != 1 || got[0].Units != 1 || got[0].Visitors != "万永刚、罗亮" || got[0].Minutes == nil || *got[0].Minutes != 40 {
			t.Fatalf("saved %+v", got)
		}
		photos, err := d.Store().Photos(d.Session(), data.PhotoOf{Table: "visit", ID: got[0].ID})
		if err != nil || len(photos) != 2 || photos[0].Day != got[0].Day || len(photos[0].Children) != 1 {
			t.Errorf("its photos are %+v, %v", photos, err)
		}
		if waiting, done := due(t, d); waiting != 1 || done != 1 {
			t.Errorf("%d wait, %d are done", waiting, done)
		}
		d.WantText("应走访 2 人 · 已走访 1 人 · 50.0%")
	})
	t.Run("the next form proposes the same visitors", func(t *testing.T) {
		d.Key(fyne.KeyReturn)
		d.WantText("万永刚  ×")
		d.WantText("罗亮  ×")
		d.Canvas().Focus(d.Field("见到").(fyne.Focusable))
		d.Key(fyne.KeyReturn, fyne.KeyDown, fyne.KeyReturn) // both, then nobody
		d.Press("保存")
		if toast := d.Toasts[len(d.Toasts)-1]; toast != "已保存对"+made(t, d)[0].Child+"的走访，编号 ZF2026-A0002。不计为有效：未见儿童。" {
			t.Errorf("the toast says %q", toast)
		}
		if waiting, _ := due(t, d); waiting != 1 {
			t.Errorf("%d wait after nobody was met", waiting)
		}
	})
}

func TestRecordsAreJudgedAndDeleted(t *testing.T) {
	d := screentest.New(t)
	fill(t, d)
	found, err := d.Store().Search(d.Session(), "周子涵", 1)
	if err != nil || len(found) != 1 {
		t.Fatal(err)
	}
	v := data.Visit{ChildID: found[0].ID, Kind: "school", Day: "2026-11-10", Met: "child", Note: "一起读了半小时书"}
	if err := d.Store().SaveVisit(d.Session(), &v, nil, true); err != nil {
		t.Fatal(err)
	}
	d.Show(visits.New(d))
	d.Screen.(screens.Opener).Open(v.ID)
	d.WantText("一起读了半小时书")

	d.Press("判为无效")
	d.Fill("原因", "与学校活动重复")
	d.Press("判为无效")
	if got := made(t, d); got[0].Units != 0 || got[0].Why != "invalid" {
		t.Errorf("after the judgement %+v", got[0])
	}
	d.WantText("复核无效")
	d.Undo()
	if got := made(t, d); got[0].Units != 1 {
		t.Errorf("after taking back %+v", got[0])
	}

	d.Key(fyne.KeyDown, fyne.KeyDelete)
	if got := made(t, d); len(got) != 0 {
		t.Errorf("still there: %+v", got)
	}
	d.Undo()
	if got := made(t, d); len(got) != 1 {
		t.Error("the visit did not come back")
	}
}

func TestPairingsAndExemptions(t *testing.T) {
	d := open(t)
	d.PressTool("结对")
	if left, _ := d.Screen.Status(); left != "共 2 人，显示 2 人" {
		t.Errorf("the foot says %q", left)
	}
	d.WantText("1+3 不全 2")

	d.Key(fyne.KeyDown, fyne.KeyReturn)
	d.Press("新建结对")
	d.Choose("人员", "罗亮")
	d.Press("保存")
	lines, _, err := d.Store().Pairings(d.Session(), data.PairingFilter{Role: "counsellor"})
	if err != nil || len(lines) != 1 || lines[0].Person != "罗亮" || lines[0].From != "2026-11-24" {
		t.Fatalf("the lacking role is proposed: %+v, %v", lines, err)
	}

	t.Run("ending asks why", func(t *testing.T) {
		d.Key(fyne.KeyReturn)
		d.Press("结束结对")
		d.Press("结束结对")
		d.WantText("请填写") // said beneath the field
		d.Fill("结束原因", "调往外地")
		d.Press("结束结对")
		var ended int
		all, _, err := d.Store().Pairings(d.Session(), data.PairingFilter{})
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range all {
			if p.To == "2026-11-24" && p.EndReason == "调往外地" {
				ended++
			}
		}
		if ended != 1 {
			t.Errorf("%d pairings ended", ended)
		}
	})
	t.Run("a child with an exemption is not to be visited, until it is taken back", func(t *testing.T) {
		d.PressTool("应走访")
		before, _ := due(t, d)
		d.Key(fyne.KeyDelete)
		d.Choose("原因", "住院") // the last field: taking it saves
		if waiting, _ := due(t, d); waiting != before-1 {
			t.Errorf("%d wait of %d", waiting, before)
		}
		d.Undo()
		if waiting, _ := due(t, d); waiting != before {
			t.Errorf("%d wait after taking it back", waiting)
		}
	})
}

func TestWhatAViewerMayDo(t *testing.T) {
	store, lead := datatest.Open(t)
	datatest.Child(t, store, lead, "周子涵")
	d := screentest.On(t, store, datatest.As(t, store, lead, data.Viewer))
	d.Show(visits.New(d))
	for _, word := range []string{"记走访", "免走访", "新建结对"} {
		d.WantNoText(word)
	}
	d.Screen.(screens.Creator).Create()
	if top := d.Canvas().Overlays().Top(); top != nil {
		t.Error("a form opened")
	}
}
