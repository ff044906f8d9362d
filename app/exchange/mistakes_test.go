package exchange_test

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"careledger/app/exchange"
	"careledger/data"
)

// spoiled is a large table in which some rows are wrong.
type spoiled struct {
	rows  [][]string
	wrong map[int]string // what the reason says, by the row's number in the file
}

// add adds a row, and says what is wrong with it where something is.
func (s *spoiled) add(reason string, row ...string) {
	s.rows = append(s.rows, row)
	if reason != "" {
		s.wrong[len(s.rows)] = reason
	}
}

// file writes the table.
func (s *spoiled) file(t *testing.T) string {
	t.Helper()
	var b bytes.Buffer
	must(t, csv.NewWriter(&b).WriteAll(s.rows))
	path := filepath.Join(t.TempDir(), "名单.csv")
	must(t, os.WriteFile(path, b.Bytes(), 0o600))
	return path
}

// check wants exactly the wrong rows refused, each for its reason.
func (s *spoiled) check(t *testing.T, r *exchange.Result) {
	t.Helper()
	refused := r.Refused()
	equal(t, "rows refused", len(refused), len(s.wrong))
	equal(t, "rows taken", r.Count(data.RowNew), len(s.rows)-1-len(s.wrong))
	for _, row := range refused {
		if want, ok := s.wrong[row.Number]; !ok || !strings.Contains(row.Reason, want) {
			t.Errorf("row %d (%s) was refused: %s; wanted is %q", row.Number, row.Label, row.Reason, want)
		}
	}
}

// pupil names one of many children.
func pupil(i int) string { return "周" + string(rune(0x4E00+i)) + string(rune(0x5B50+i)) }

// pupils imports that many children.
func (d desk) pupils(n int) {
	d.Helper()
	rows := []cells{{"姓名", "出生日期", "监护人", "监护人关系", "监护依据", "同意日期"}}
	for i := range n {
		rows = append(rows, cells{pupil(i), fmt.Sprintf("%d-%02d-%02d", 2014+i%4, 1+i%12, 1+i%27), "周建国", "爷爷", "村居或民政指定", "2026-01-05"})
	}
	d.children(rows...)
}

func TestEachMistakeAmongThousandsOfWishesIsNamed(t *testing.T) {
	d := open(t)
	d.pupils(200)
	s := &spoiled{wrong: map[int]string{}}
	s.add("", "姓名", "批次", "心愿类别", "心愿", "预计价格", "登记日期")
	for i := range 2000 {
		row := []string{pupil(i % 200), fmt.Sprintf("第 %d 批", i/200), "图书", fmt.Sprintf("童话书 %d", i), "60", "2026-06-01"}
		reason := ""
		switch i % 400 {
		case 7:
			row[0], reason = "没有这个人", "没有这个人"
		case 87:
			row[2], reason = "飞船", "心愿类别"
		case 167:
			row[4], reason = "很贵", "预计价格"
		case 247:
			row[5], reason = "2026-02-30", "登记日期"
		case 327:
			row[0], row[3], reason = pupil(i%200-1), "再来一本", "1" // a second one in the batch
		}
		s.add(reason, row...)
	}
	s.check(t, d.bring("wishes", s.file(t), exchange.Options{}))
}

func TestEachMistakeAmongThousandsOfCampDaysIsNamed(t *testing.T) {
	d := open(t)
	d.pupils(50)
	must(t, d.store.SaveCamp(d.ss, &data.Camp{Name: "柳桥班", From: "2026-06-01", To: "2026-09-08", HalfDay: "day", Start: "08:30", End: "16:30"}))
	first, err := time.Parse(time.DateOnly, "2026-06-01")
	must(t, err)
	s := &spoiled{wrong: map[int]string{}}
	s.add("", "班级名称", "日期", "姓名", "出勤状态", "签到时间")
	for i := range 5000 {
		row := []string{"柳桥班", first.AddDate(0, 0, i/50).Format(time.DateOnly), pupil(i % 50), "出勤", "08:30"}
		reason := ""
		switch i % 1000 {
		case 7:
			row[2], reason = "没有这个人", "没有这个人"
		case 207:
			row[3], reason = "飞了", "出勤状态"
		case 407:
			row[4], reason = "25:99", "签到时间"
		case 607:
			row[1], reason = "2026-09-30", "2026"
		case 807:
			row[2], reason = pupil(i%50-1), fmt.Sprint(i+1) // the same as the row before
		}
		s.add(reason, row...)
	}
	s.check(t, d.bring("camp-days", s.file(t), exchange.Options{}))
}
