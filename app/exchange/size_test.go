package exchange_test

import (
	"errors"
	"fmt"
	"path/filepath"
	"testing"

	"careledger/app/exchange"
	"careledger/app/exchange/exchangetest"
	"careledger/data"
)

// roster writes a roster of n children with guardians and consent.
func roster(t testing.TB, n int) string {
	t.Helper()
	rows := [][]string{{"姓名", "出生日期", "主要类别", "学校", "年级", "监护人", "监护人关系", "监护人电话", "监护依据", "同意日期"}}
	for i := range n {
		rows = append(rows, []string{
			"周" + string(rune(0x4E00+i%5000)) + string(rune(0x5000+i/5000)), fmt.Sprintf("20%02d-%02d-%02d", 10+i%8, 1+i%12, 1+i%28), "农村留守儿童",
			"澄溪县柳桥中心小学", "三年级", "周建国", "爷爷", fmt.Sprintf("154%08d", i), "村居或民政指定", "2026-06-20",
		})
	}
	path := filepath.Join(t.TempDir(), "名单.xlsx")
	exchangetest.Write(t, "children", path, rows...)
	return path
}

func TestProgress(t *testing.T) {
	d := open(t)
	k, _ := exchange.Find("children")
	f, err := exchange.Read(roster(t, 20), k, nil)
	must(t, err)
	last := 0
	_, err = f.Import(d.store, d.ss, exchange.Options{Progress: func(done, total int) error {
		equal(t, "total", total, 20)
		equal(t, "done", done, last+1)
		last = done
		return nil
	}})
	must(t, err)
	equal(t, "told", last, 20)

	stop := errors.New("stop")
	f, err = exchange.Read(roster(t, 30), k, nil)
	must(t, err)
	_, err = f.Import(d.store, d.ss, exchange.Options{Progress: func(done, _ int) error {
		if done == 25 {
			return stop
		}
		return nil
	}})
	if !errors.Is(err, stop) {
		t.Errorf("cancelled: %v", err)
	}
	equal(t, "children after cancelling", d.total(), 20)
}

func TestRights(t *testing.T) {
	d := open(t)
	path := roster(t, 1)
	k, _ := exchange.Find("children")
	f, err := exchange.Read(path, k, nil)
	must(t, err)
	volunteer := d.as(data.Volunteer)
	if _, err := f.Import(d.store, volunteer, exchange.Options{}); !data.Is(err, data.Denied) {
		t.Errorf("a volunteer imports children: %v", err)
	}
	for _, role := range []data.Role{data.Viewer, data.Reviewer, data.Accountant} {
		if _, err := f.Import(d.store, d.as(role), exchange.Options{}); !data.Is(err, data.Denied) {
			t.Errorf("%s imports children: %v", role, err)
		}
	}
	worker := d.as(data.SocialWorker)
	r, err := f.Import(d.store, worker, exchange.Options{})
	must(t, err)
	d.none(r)
	must(t, d.store.UndoImport(worker, r.Run))
	if _, err := exchange.Export(d.store, volunteer, k, filepath.Join(t.TempDir(), "a.xlsx")); !data.Is(err, data.Denied) {
		t.Errorf("a volunteer exports: %v", err)
	}
}

func BenchmarkImport(b *testing.B) {
	path := roster(b, 10_000)
	k, _ := exchange.Find("children")
	for b.Loop() {
		b.StopTimer()
		d := open(b)
		b.StartTimer()
		f, err := exchange.Read(path, k, nil)
		must(b, err)
		r, err := f.Import(d.store, d.ss, exchange.Options{})
		must(b, err)
		equal(b, "new", r.Count(data.RowNew), 10_000)
		r, err = f.Import(d.store, d.ss, exchange.Options{})
		must(b, err)
		equal(b, "unchanged", r.Count(data.RowUnchanged), 10_000)
	}
}
