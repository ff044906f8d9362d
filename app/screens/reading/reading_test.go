package reading_test

import (
	"testing"

	"fyne.io/fyne/v2"

	"careledger/app/screens"
	"careledger/app/screens/reading"
	"careledger/app/screens/screentest"
	"careledger/data"
	"careledger/data/datatest"
)

// open shows the place on a store with three children.
func open(t *testing.T) *screentest.Desk {
	t.Helper()
	d := screentest.New(t)
	for _, name := range []string{"周子涵", "李𬭊", "陈浩然"} {
		datatest.Child(t, d.Store(), d.Session(), name)
	}
	d.Show(reading.New(d))
	return d
}

// create presses Ctrl+N.
func create(d *screentest.Desk) { d.Screen.(screens.Creator).Create() }

// loans answers all loans.
func loans(t *testing.T, d *screentest.Desk) []data.LoanLine {
	t.Helper()
	lines, _, err := d.Store().Loans(d.Session(), data.LoanFilter{})
	if err != nil {
		t.Fatal(err)
	}
	return lines
}

// book answers the one book.
func book(t *testing.T, d *screentest.Desk) data.BookLine {
	t.Helper()
	lines, _, err := d.Store().BookLines(d.Session(), data.BookFilter{})
	if err != nil || len(lines) != 1 {
		t.Fatalf("%d books, %v", len(lines), err)
	}
	return lines[0]
}

// reader answers what a child read in the year.
func reader(t *testing.T, d *screentest.Desk, name string) data.ReaderLine {
	t.Helper()
	lines, err := d.Store().Readers(d.Session(), "2026-01-01", "2026-12-31", "")
	if err != nil {
		t.Fatal(err)
	}
	for _, l := range lines {
		if l.Name == name {
			return l
		}
	}
	return data.ReaderLine{}
}

func TestSessionToLoanToReturn(t *testing.T) {
	d := open(t)

	t.Run("one form writes down a session of a whole group", func(t *testing.T) {
		create(d)
		d.Fill("活动名称", "绘本共读")
		d.Fill("书目", "小王子")
		d.Fill("时长（分钟）", "60")
		d.Screen.(screens.Finder).Find()
		d.Pick("柳桥镇")
		d.WantText("孩子 3 / 3")
		d.Press("保存")
		lines, _, err := d.Store().ActivityLines(d.Session(), data.ActivityFilter{Programme: "reading"})
		if err != nil || len(lines) != 1 || lines[0].Attended != 3 || lines[0].Kind != "shared" || lines[0].Book != "小王子" {
			t.Fatalf("saved %+v, %v", lines, err)
		}
	})

	t.Run("a book comes in", func(t *testing.T) {
		d.PressTool("藏书")
		d.WantText("还没有图书")
		create(d)
		d.Fill("书名", "小王子")
		d.Fill("册数", "1")
		d.Fill("存放点", "柳桥阅读角")
		d.Press("保存")
		if b := book(t, d); b.Copies != 1 || b.Available != 1 || b.Corner != "柳桥阅读角" {
			t.Errorf("saved %+v", b)
		}
	})

	t.Run("child, Enter, book, Enter lends it", func(t *testing.T) {
		d.PressTool("借阅")
		create(d)
		d.Pick("zzh")
		d.Pick("小王子")
		got := loans(t, d)
		if len(got) != 1 || got[0].Child != "周子涵" || got[0].Out != "2026-11-24" || got[0].Due == "" || book(t, d).Available != 0 {
			t.Fatalf("lent %+v", got)
		}
		d.WantText("在借 1")
	})

	t.Run("3 renews and 1 takes it back as read; taking back undoes it", func(t *testing.T) {
		d.Canvas().Unfocus()
		d.Screen.(screens.KeyHandler).Key(&fyne.KeyEvent{Name: fyne.KeyDown})
		due := loans(t, d)[0].Due
		d.Type("3")
		if got := loans(t, d)[0]; got.Renewals != 1 || got.Due <= due {
			t.Errorf("renewed %+v", got)
		}
		d.Type("1")
		if got := loans(t, d)[0]; got.Back != "2026-11-24" || !got.Finished || book(t, d).Available != 1 {
			t.Errorf("returned %+v", got)
		}
		d.Undo()
		if got := loans(t, d)[0]; got.Back != "" || got.Finished || got.Renewals != 1 {
			t.Errorf("after taking back %+v", got)
		}
		d.Type("2")
		if got := loans(t, d)[0]; got.Back != "2026-11-24" || got.Finished {
			t.Errorf("returned %+v", got)
		}
	})
	for _, err := range d.Errors {
		t.Error(err)
	}
}

func TestLogOfAGroup(t *testing.T) {
	d := open(t)
	d.PressTool("打卡")
	d.WantText("这段时间还没有阅读记录")
	log := func(day string) {
		create(d)
		d.Fill("日期", day)
		d.Fill("或其他书名", "安徒生童话")
		d.Fill("时长（分钟）", "30")
		d.Screen.(screens.Finder).Find()
		d.Pick("柳桥镇")
	}

	log("2026-11-22")
	d.Press("保存")
	log("2026-11-23")
	t.Run("a child without a tick has not read, and one reads longer", func(t *testing.T) {
		d.Canvas().Unfocus()
		d.Screen.(screens.KeyHandler).Key(&fyne.KeyEvent{Name: fyne.KeyDown})
		d.Key(fyne.KeyHome, fyne.KeySpace)
		d.Type("50")
		d.WantText("50 分钟")
		if left, _ := d.Screen.Status(); left != "名单 3 人，已读 2 人" {
			t.Errorf("the foot says %q", left)
		}
		d.Press("保存")
	})
	days, minutes := map[int]int{}, 0
	for _, name := range []string{"周子涵", "李𬭊", "陈浩然"} {
		r := reader(t, d, name)
		days[r.Days]++
		minutes += r.Minutes
		if r.Longest != r.Days {
			t.Errorf("%s: longest run %d of %d days", name, r.Longest, r.Days)
		}
	}
	if days[1] != 1 || days[2] != 2 || minutes != 3*30+30+50 {
		t.Errorf("children by days %v, %d minutes", days, minutes)
	}

	t.Run("an entry is deleted and comes back", func(t *testing.T) {
		before := reader(t, d, "李𬭊").Days
		found, err := d.Store().Search(d.Session(), "李𬭊", 1)
		if err != nil || len(found) != 1 {
			t.Fatal(err)
		}
		d.Screen.(screens.Opener).Open(found[0].ID)
		d.WantText("安徒生童话")
		d.Press("删除")
		if got := reader(t, d, "李𬭊").Days; got != before-1 {
			t.Errorf("%d days of %d", got, before)
		}
		d.Undo()
		if got := reader(t, d, "李𬭊").Days; got != before {
			t.Errorf("%d days after taking back", got)
		}
	})
	t.Run("without children nothing is saved, and it says so", func(t *testing.T) {
		create(d)
		d.Press("保存")
		d.WantText("请至少选择一个孩子")
	})
}

func TestBookIsCheckedAndKept(t *testing.T) {
	d := open(t)
	d.PressTool("藏书")
	create(d)
	d.Fill("书名", "稻草人")
	d.Fill("ISBN", "9787020002201")
	d.Press("保存")
	if d.Sees("仍然保存吗") {
		d.Press("仍然保存")
	}
	b := book(t, d)

	t.Run("Space goes to lend it, and a lent book is not deleted", func(t *testing.T) {
		d.Canvas().Unfocus()
		d.Screen.(screens.KeyHandler).Key(&fyne.KeyEvent{Name: fyne.KeyDown})
		d.Key(fyne.KeySpace)
		d.WantText("稻草人")
		d.Pick("chr")
		d.Press("借出")
		if got := loans(t, d); len(got) != 1 || got[0].BookID != b.ID || got[0].Child != "陈浩然" {
			t.Fatalf("lent %+v", got)
		}
		d.PressTool("藏书")
		d.Screen.(screens.KeyHandler).Key(&fyne.KeyEvent{Name: fyne.KeyDown})
		d.Key(fyne.KeyDelete)
		if got := book(t, d); got.ID != b.ID {
			t.Error("the book is gone")
		}
	})
}

func TestWhatAViewerMayDo(t *testing.T) {
	store, lead := datatest.Open(t)
	d := screentest.On(t, store, datatest.As(t, store, lead, data.Viewer))
	d.Show(reading.New(d))
	for _, view := range []string{"藏书", "借阅", "打卡"} {
		d.PressTool(view)
		create(d)
		for _, word := range []string{"新增图书", "归还·读完", "记打卡", "保存"} {
			d.WantNoText(word)
		}
	}
}
