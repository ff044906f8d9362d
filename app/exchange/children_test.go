package exchange_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/xuri/excelize/v2"
	"golang.org/x/text/encoding/simplifiedchinese"

	"careledger/app/exchange"
	"careledger/data"
)

func TestRoster(t *testing.T) {
	t.Run("a roster with other headings makes files, guardians, consents", func(t *testing.T) {
		d := open(t)
		r := d.children(
			cells{"序号", "学生姓名", "性别", "身份证号码", "现就读学校", "年级", "监护人姓名", "关系", "联系方式", "监护依据", "同意日期", "困境类型", "县区"},
			cells{1, "周子涵", "男", "329921201203050011", "澄溪县柳桥中心小学", "三年级(2)班", "周建国", "爷爷", "154 0000 0001", "村居或民政指定", "2026-06-30", "事实孤儿", "澄溪县"},
			cells{2, "吴雨桐", "女", "329921201409180022", "石湖九年一贯制学校", "初二", "吴秀英", "奶奶", "154-0000-0002", "", "", "留守", "云禾市望湖区"},
		)
		d.counts(r, 2, 0, 0, 0)
		c := d.child("周子涵")
		equal(t, "birth", c.Birth, "2012-03-05")
		equal(t, "stage", c.Stage, "primary")
		equal(t, "grade", c.Grade, 3)
		equal(t, "class", c.Class, "2")
		equal(t, "category", c.MainCategory, "K03")
		equal(t, "division", c.Division, "329921")
		equal(t, "status", c.Status, "active")
		equal(t, "status since", c.StatusOn, "2026-06-30")
		guardians, err := d.store.Guardians(d.ss, c.ID)
		must(t, err)
		equal(t, "guardians", len(guardians), 1)
		equal(t, "phone", guardians[0].Phone, "15400000001")
		equal(t, "relation", guardians[0].Relation, "61")
		equal(t, "legal", guardians[0].Legal, true)
		consents, err := d.store.Consents(d.ss, c.ID)
		must(t, err)
		equal(t, "consents", len(consents), 1)
		equal(t, "signer", consents[0].Signer, "周建国")
		equal(t, "basis", consents[0].Basis, "appointed")
		equal(t, "no consent, not active", d.child("吴雨桐").Status, "unverified")
	})

	t.Run("the same file again changes nothing", func(t *testing.T) {
		d := open(t)
		path := d.book(
			cells{"姓名", "身份证号", "监护人", "监护人电话", "同意日期", "主要类别", "年级"},
			cells{"周子涵", "329921201203050011", "周建国", "15400000001", "2026-06-30", "服刑人员子女", "三年级"},
			cells{"李可欣", "", "李大山", "", "", "", ""},
		)
		d.none(d.bring("children", path, exchange.Options{}))
		entries, err := d.store.VerifyJournal(d.ss)
		must(t, err)
		r := d.bring("children", path, exchange.Options{})
		d.counts(r, 0, 0, 2, 0)
		equal(t, "nothing to undo", r.Run, "")
		again, err := d.store.VerifyJournal(d.ss)
		must(t, err)
		equal(t, "journal", again, entries)
	})

	t.Run("an update shows old and new, and empty cells erase nothing", func(t *testing.T) {
		d := open(t)
		d.children(cells{"姓名", "身份证号", "学校", "班主任", "监护人", "监护人电话"}, cells{"周子涵", "329921201203050011", "柳桥中心小学", "周老师", "周建国", "15400000001"})
		r := d.children(cells{"姓名", "身份证号", "学校", "班主任", "监护人", "监护人电话"}, cells{"周子涵", "329921201203050011", "云禾市实验初级中学", "", "周建国", "15400000009"})
		d.counts(r, 0, 1, 0, 0)
		equal(t, "changes", len(r.Rows[0].Changes), 2)
		equal(t, "school", r.Rows[0].Changes[0], exchange.Change{Heading: "学校", Old: "柳桥中心小学", New: "云禾市实验初级中学"})
		equal(t, "phone", r.Rows[0].Changes[1], exchange.Change{Heading: "监护人电话", Old: "15400000001", New: "15400000009"})
		equal(t, "teacher", d.child("周子涵").Teacher, "周老师")
	})

	t.Run("a trial says the same and keeps nothing", func(t *testing.T) {
		d := open(t)
		path := d.book(cells{"姓名", "身份证号"}, cells{"周子涵", "329921201203050011"}, cells{"吴雨桐", "329921201409180023"})
		r := d.bring("children", path, exchange.Options{DryRun: true})
		d.counts(r, 1, 0, 0, 1)
		equal(t, "children", d.total(), 0)
		equal(t, "undo", r.Run, "")
	})

	t.Run("a consent that was signed before the file was made makes it active from that day", func(t *testing.T) {
		d := open(t)
		d.children(cells{"姓名", "身份证号", "监护人"}, cells{"周子涵", "329921201203050011", "周建国"})
		d.children(cells{"姓名", "身份证号", "监护人", "同意日期"}, cells{"周子涵", "329921201203050011", "周建国", "2026-06-20"})
		figures, err := d.store.Figures(d.ss, data.Scope{From: "2026-11-01", To: "2026-11-30"}, "U7")
		must(t, err)
		equal(t, "children on file", figures["U7"].Den, 1)
		lines, err := d.store.ChildHistory(d.ss, d.child("周子涵").ID)
		must(t, err)
		equal(t, "status", lines[0].Value+" "+lines[0].From, "active 2026-06-20")
	})

	t.Run("one undo takes the whole import back", func(t *testing.T) {
		d := open(t)
		d.children(cells{"姓名", "身份证号", "学校"}, cells{"周子涵", "329921201203050011", "柳桥中心小学"})
		r := d.children(cells{"姓名", "身份证号", "学校", "监护人", "同意日期"},
			cells{"周子涵", "329921201203050011", "云禾市实验初级中学", "周建国", "2026-01-05"}, cells{"吴雨桐", "329921201409180022", "", "", ""})
		d.counts(r, 1, 1, 0, 0)
		must(t, d.store.UndoImport(d.ss, r.Run))
		equal(t, "children", d.total(), 1)
		c := d.child("周子涵")
		equal(t, "school", c.School, "柳桥中心小学")
		equal(t, "status", c.Status, "unverified")
		consents, err := d.store.Consents(d.ss, c.ID)
		must(t, err)
		equal(t, "consents", len(consents), 0)
		if err := d.store.UndoImport(d.ss, r.Run); !data.Is(err, data.Conflict) {
			t.Errorf("a second undo: %v", err)
		}
	})
}

func TestRosterPutRight(t *testing.T) {
	t.Run("identity numbers however they are typed", func(t *testing.T) {
		d := open(t)
		d.children(cells{"姓名", "身份证号"},
			cells{"周子涵", "３２９９２１２０１２０３０５００１１"}, cells{"孙一诺", "32992120110622004x"}, cells{"陈浩然", " 329921 20160101 0031 "})
		equal(t, "full width", d.child("周子涵").IDNo, "329921201203050011")
		equal(t, "lower-case x", d.child("孙一诺").IDNo, "32992120110622004X")
		equal(t, "spaces", d.child("陈浩然").IDNo, "329921201601010031")
	})
	t.Run("a number of 15 digits is offered as one of 18", func(t *testing.T) {
		d := open(t)
		path := d.book(cells{"姓名", "身份证号"}, cells{"沈沐阳", "329921991203001"})
		r := d.bring("children", path, exchange.Options{})
		d.refusedFor(r, 2, "329921199912030013")
		equal(t, "may be accepted", r.Rows[0].Doubt, true)
		d.none(d.bring("children", path, exchange.Options{Accept: map[int]bool{2: true}}))
		equal(t, "number", d.child("沈沐阳").IDNo, "329921199912030013")
		d.counts(d.bring("children", path, exchange.Options{}), 0, 0, 1, 0)
	})
	t.Run("days however they are written", func(t *testing.T) {
		d := open(t)
		d.none(d.bring("children", d.edit(func(f *excelize.File) {
			style, err := f.NewStyle(&excelize.Style{NumFmt: 14})
			must(t, err)
			must(t, f.SetCellStyle("Sheet1", "B2", "B2", style))
		}, cells{"姓名", "出生日期"}, cells{"甲一", 42067}, cells{"甲二", "2015年3月4日"}, cells{"甲三", "2015.3.4"}, cells{"甲四", 20150304}, cells{"甲五", "20150304"}, cells{"甲六", 42067}), exchange.Options{}))
		for _, name := range []string{"甲一", "甲二", "甲三", "甲四", "甲五", "甲六"} {
			equal(t, name, d.child(name).Birth, "2015-03-04")
		}
	})
	t.Run("two heading rows, merged and hidden cells, blank rows, spaces", func(t *testing.T) {
		d := open(t)
		path := d.edit(func(f *excelize.File) {
			for _, area := range [][2]string{{"A1", "F1"}, {"A2", "A3"}, {"B2", "B3"}, {"C2", "D2"}, {"E2", "F2"}, {"E4", "E5"}} {
				must(t, f.MergeCell("Sheet1", area[0], area[1]))
			}
			must(t, f.SetColVisible("Sheet1", "B", false))
		},
			cells{"云禾市儿童花名册"},
			cells{"姓名", "身份证号", "监护人", "", "住址", ""},
			cells{"", "", "姓名", "电话", "乡镇", "村居"},
			cells{"　周子涵 ", "329921201203050011", "周建国　", "15400000001", "柳桥镇", "新庄村"},
			cells{"周子萱", "329922201307300122", "周建国", "15400000001", "", "新庄村"},
			cells{},
			cells{"吴雨桐  ", "329921201409180022", "吴秀英", "15400000002", "石湖乡", "圩头村"},
		)
		r := d.bring("children", path, exchange.Options{})
		d.counts(r, 3, 0, 0, 0)
		equal(t, "name", d.child("周子涵").Name, "周子涵")
		equal(t, "hidden column", d.child("周子涵").IDNo, "329921201203050011")
		equal(t, "merged", d.child("周子萱").Town, "柳桥镇")
		guardians, err := d.store.Guardians(d.ss, d.child("吴雨桐").ID)
		must(t, err)
		equal(t, "under a group heading", guardians[0].Name, "吴秀英")
	})
	t.Run("text files in UTF-8 and GBK", func(t *testing.T) {
		d := open(t)
		text := "姓名,性别,出生日期,身份证号\r\n%s,女,2013/7/30,329922201307300122\r\n"
		gbk, err := simplifiedchinese.GBK.NewEncoder().String("姓名,性别,出生日期,身份证号\r\n钱小满,女,2013/7/30,329922201307300122\r\n")
		must(t, err)
		for name, content := range map[string]string{"a.csv": "\uFEFF" + replace(text, "单小满"), "b.csv": gbk} {
			path := filepath.Join(t.TempDir(), name)
			must(t, os.WriteFile(path, []byte(content), 0o600))
			r := d.bring("children", path, exchange.Options{Accept: map[int]bool{2: true}})
			d.none(r)
		}
		equal(t, "one child by its number", d.total(), 1)
	})
	t.Run("rare names stay whole", func(t *testing.T) {
		d := open(t)
		d.children(cells{"姓名"}, cells{"李𬭊"}, cells{"阿卜杜拉•买买提"}, cells{"吴𬱟"}, cells{"王㛃"}, cells{"周䶮"}, cells{"𠮷田"})
		equal(t, "dot", d.child("阿卜杜拉·买买提").Name, "阿卜杜拉·买买提")
		equal(t, "all", d.total(), 6)
	})
}
