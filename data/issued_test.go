package data_test

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"careledger/data"
	"careledger/data/datatest"
)

// issue issues a report of an edition that tells of children, with figures.
func issue(r *records, ss *data.Session, edition, figures string, children ...string) (data.IssuedReport, error) {
	i := data.IssuedReport{Name: "funder", Title: "进展报告", From: "2026-01-01", To: "2026-11-24", Edition: edition, Receiver: "云禾市阳光公益基金会"}
	err := r.Issue(ss, &i, func(stamped data.IssuedReport, before []byte) (data.Content, error) {
		file := fmt.Sprintf("%s %d %s %s", stamped.No, stamped.Issue, stamped.Head, figures)
		return data.Content{File: []byte(file), Figures: []byte(figures), Pages: 3, Children: children, Changes: string(before)}, nil
	})
	return i, err
}

func TestIssuedReports(t *testing.T) {
	r := newRecords(t)
	child := datatest.Child(t, r.Store, r.ss, "孙小满")
	first, err := issue(r, r.ss, "internal", `{"U1":1}`, child.ID)
	if err != nil {
		t.Fatal(err)
	}
	t.Run("get a number, a first issue, the head of the journal and checksums", func(t *testing.T) {
		if first.No != "报2026-A0001" || first.Issue != 1 || len(first.Head) != 64 || len(first.SHA256) != 64 || first.Figures != data.FiguresSum([]byte(`{"U1":1}`)) {
			t.Errorf("%+v", first)
		}
	})
	t.Run("come again with the same bytes after the records changed", func(t *testing.T) {
		before, _, err := r.IssuedFile(r.ss, first.ID)
		if err != nil {
			t.Fatal(err)
		}
		datatest.Child(t, r.Store, r.ss, "李小雨")
		after, figures, err := r.IssuedFile(r.ss, first.ID)
		if err != nil || !bytes.Equal(before, after) || string(figures) != `{"U1":1}` {
			t.Errorf("%s, %s: %v", after, figures, err)
		}
	})
	t.Run("keep their number when corrected, and are given the figures of the issue before", func(t *testing.T) {
		second, err := issue(r, r.ss, "internal", `{"U1":2}`, child.ID)
		if err != nil || second.No != first.No || second.Issue != 2 || second.Changes != `{"U1":1}` {
			t.Errorf("%+v: %v", second, err)
		}
		other, err := issue(r, r.ss, "funder", `{"U1":2}`)
		if err != nil || other.No != "报2026-A0002" || other.Issue != 1 {
			t.Errorf("another edition: %+v: %v", other, err)
		}
		list, err := r.IssuedReports(r.ss, "阳光")
		if err != nil || len(list) != 3 {
			t.Errorf("%d in the list: %v", len(list), err)
		}
	})
	t.Run("let others work while they are made, and are made anew when records changed", func(t *testing.T) {
		made := 0
		i := data.IssuedReport{Name: "served", Title: "统计", From: "2026-01-01", To: "2026-11-24", Edition: "funder", Receiver: "云禾市阳光公益基金会"}
		err := r.Issue(r.ss, &i, func(stamped data.IssuedReport, _ []byte) (data.Content, error) {
			if made++; made == 1 {
				datatest.Child(t, r.Store, r.ss, "何安") // would wait for ever if the report held the lock
			}
			return data.Content{File: []byte(stamped.No + stamped.Head), Figures: []byte(fmt.Sprint(made)), Pages: 1}, nil
		})
		if err != nil || made != 2 {
			t.Fatalf("made %d times, %v", made, err)
		}
		file, figures, err := r.IssuedFile(r.ss, i.ID)
		if err != nil || string(figures) != "2" || string(file) != i.No+i.Head {
			t.Errorf("%s, %s, issued as %s %s: %v", file, figures, i.No, i.Head, err)
		}
	})
	t.Run("need a receiver, and for full names a lead with a reason", func(t *testing.T) {
		nothing := func(data.IssuedReport, []byte) (data.Content, error) { return data.Content{}, nil }
		r.refused(r.Issue(r.ss, &data.IssuedReport{}, nothing), "receiver", false)
		r.refused(r.Issue(r.ss, &data.IssuedReport{Receiver: "民政局", RealNames: true}, nothing), "reason", false)
		worker := datatest.As(t, r.Store, r.ss, data.SocialWorker)
		if err := r.Issue(worker, &data.IssuedReport{Receiver: "民政局", RealNames: true, Reason: "核查"}, nothing); !data.Is(err, data.Denied) {
			t.Errorf("by a social worker: %v", err)
		}
	})
	t.Run("leave no number used when they can't be made", func(t *testing.T) {
		lost := data.IssuedReport{Name: "funder", Receiver: "别人", Edition: "public"}
		err := r.Issue(r.ss, &lost, func(data.IssuedReport, []byte) (data.Content, error) {
			return data.Content{}, fmt.Errorf("no paper")
		})
		if err == nil || lost.No != "" {
			t.Fatalf("%+v: %v", lost, err)
		}
		next, err := issue(r, r.ss, "public", `{}`)
		if err != nil || next.No != "报2026-A0004" {
			t.Errorf("%s: %v", next.No, err)
		}
	})
	t.Run("are refused once the consent of a child in them was withdrawn", func(t *testing.T) {
		err := r.AddConsent(r.ss, data.Consent{
			ChildID: child.ID, Item: "service", Result: "withdraw", Signer: "孙桂兰", Relation: "62", Basis: "appointed", Day: "2026-11-24", Medium: "paper",
		})
		if err != nil {
			t.Fatal(err)
		}
		if _, _, err := r.IssuedFile(r.ss, first.ID); !data.Is(err, data.Conflict) {
			t.Errorf("printed again: %v", err)
		}
		if _, err := issue(r, r.ss, "internal", `{}`, child.ID); !data.Is(err, data.Conflict) {
			t.Errorf("issued anew: %v", err)
		}
	})
}

func TestCheckLeaving(t *testing.T) {
	r := newRecords(t)
	child := datatest.Child(t, r.Store, r.ss, "孙小满", datatest.With(func(c *data.Child) { c.Village = "小满村" }))
	kinds := func(l data.Leaving) string {
		t.Helper()
		found, err := r.CheckLeaving(r.ss, l)
		if err != nil {
			t.Fatal(err)
		}
		var all []string
		for _, f := range found {
			all = append(all, f.Kind)
		}
		return strings.Join(all, " ")
	}
	for _, c := range []struct{ what, text, want string }{
		{"a name broken at a line's end", "其中孙小\n满同学", "name"},
		{"a guardian's name", "随祖母孙桂 兰生活", "name"},
		{"a phone with signs between", "电话 138-0000 0001", "phone"},
		{"a file number", "档案 " + child.FileNo, "number"},
		{"a file number in full-width letters", "档案 云２０２６－Ａ０００１", "number"},
		{"a house address", "住荷塘村三组 12 号", "address"},
		{"a place that has a name's characters", "小满村的孩子在柳桥镇读书", ""},
		{"nothing", "服务 2,384 人次", ""},
	} {
		t.Run("in pages: "+c.what, func(t *testing.T) {
			if got := kinds(data.Leaving{Pages: []string{c.text}}); got != c.want {
				t.Errorf("found %q, want %q", got, c.want)
			}
		})
	}
	t.Run("finds given names only in people's own words, only of the children in the report, and not in places", func(t *testing.T) {
		story := []string{"第三周，小满第一次举手发言。"}
		if got := kinds(data.Leaving{Pages: story}); got != "" {
			t.Errorf("pages: %q", got)
		}
		if got := kinds(data.Leaving{Free: story}); got != "" {
			t.Errorf("another child: %q", got)
		}
		if got := kinds(data.Leaving{Free: story, Children: []string{child.ID}}); got != "given" {
			t.Errorf("story: %q", got)
		}
		if got := kinds(data.Leaving{Free: []string{"我们去了小满村。"}, Children: []string{child.ID}}); got != "" {
			t.Errorf("place: %q", got)
		}
	})
}
