package form_test

import (
	"bytes"
	"errors"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"careledger/app/report/form"
	"careledger/app/report/subject"
	"careledger/app/words"
	"careledger/data"
	"careledger/data/datatest"
	"careledger/data/demo"
)

// sample is a filled store.
type sample struct {
	*testing.T
	store *data.Store
	ss    *data.Session
}

func fillSample(t *testing.T) sample {
	t.Helper()
	if err := words.Use(words.Chinese); err != nil {
		t.Fatal(err)
	}
	x := sample{T: t}
	x.store, x.ss = datatest.Open(t)
	if err := demo.Fill(x.store, x.ss, demo.Options{Children: 60}); err != nil {
		t.Fatal(err)
	}
	x.fillRegisters()
	return x
}

// fillRegisters enters one of each that the sample has none of.
func (x sample) fillRegisters() {
	x.Helper()
	all, _, err := x.store.Children(x.ss, data.ChildFilter{Status: "active"})
	if err != nil {
		x.Fatal(err)
	}
	r := data.RightsRequest{Kind: "access", ChildID: all[0].ID, AskedBy: "孙桂兰", Relation: "62", Received: datatest.Today}
	b := data.Breach{Kind: "lost_stick", What: "报名表", Found: datatest.Today, Children: 12}
	_, err = x.store.Erase(x.ss, data.EraseOrder{ChildID: all[1].ID, Reason: "purpose", Note: "服务结束", Typed: all[1].Name})
	if err = errors.Join(err, x.store.SaveRequest(x.ss, &r), x.store.SaveBreach(x.ss, &b)); err != nil {
		x.Fatal(err)
	}
}

// subject answers the latest one of a kind.
func (x sample) subject(kind string) *subject.Subject {
	x.Helper()
	found, err := subject.Search(x.store, x.ss, kind, "")
	if err != nil || len(found) == 0 {
		x.Fatalf("no %s: %v", kind, err)
	}
	return &found[0]
}

func (x sample) make(o form.Options) *form.Made {
	x.Helper()
	made, err := form.Make(x.store, x.ss, o)
	if err != nil {
		x.Fatalf("%s: %v", o.Name, err)
	}
	return made
}

func run(t *testing.T, name string, args ...string) string {
	t.Helper()
	out, err := exec.Command(name, args...).CombinedOutput()
	if err != nil {
		t.Errorf("%s: %v %s", name, err, out)
	}
	return string(out)
}

// text is all that a form's pages say, without white space.
func text(m *form.Made) string {
	var all strings.Builder
	for i := range m.Pages.Len() {
		all.WriteString(m.Pages.Text(i))
	}
	return strings.Join(strings.Fields(all.String()), "")
}

func TestForms(t *testing.T) {
	x := fillSample(t)

	t.Run("there are those of the list, each with a title and what it is for", func(t *testing.T) {
		var numbers []int
		for _, k := range form.Kinds() {
			numbers = append(numbers, k.No)
			if k.Title == "" || k.About == "" {
				t.Errorf("form %s lacks a title or what it is for", k.Name)
			}
			for _, f := range k.For {
				if !slices.Contains(data.FormSubjects, f) {
					t.Errorf("form %s is for %s", k.Name, f)
				}
			}
		}
		var want []int
		for n := 1; n <= 43; n++ {
			if n < 33 || n > 36 {
				want = append(want, n)
			}
		}
		if !slices.Equal(numbers, want) {
			t.Errorf("the forms are %v", numbers)
		}
	})

	t.Run("each is a whole PDF file with its title and number, empty and filled", func(t *testing.T) {
		subjects := map[string]*subject.Subject{}
		for _, kind := range data.FormSubjects[1:] {
			subjects[kind] = x.subject(kind)
		}
		number := regexp.MustCompile(`BD2026-A\d{4}`)
		for _, k := range form.Kinds() {
			all := []form.Options{{Name: k.Name}}
			for _, f := range k.For {
				all = append(all, form.Options{Name: strconv.Itoa(k.No), Subject: subjects[f]})
			}
			for _, o := range all {
				made := x.make(o)
				if said := text(made); !strings.Contains(said, k.Title) || !strings.Contains(said, made.Numbers[0]) {
					t.Errorf("%s lacks its title or %s", k.Name, made.Numbers[0])
				} else if left := strings.IndexAny(said, "{}"); left >= 0 {
					t.Errorf("%s prints %s", k.Name, said[left:min(left+20, len(said))])
				}
			}
			made := x.make(all[len(all)-1])
			path := filepath.Join(t.TempDir(), "form.pdf")
			if err := made.Pages.WriteFile(path); err != nil {
				t.Fatal(err)
			}
			read := strings.Join(strings.Fields(run(t, "pdftotext", "-layout", path, "-")), "")
			if !strings.Contains(read, k.Title) || !number.MatchString(read) {
				t.Errorf("the file of %s lacks its title or number", k.Name)
			}
			if info := run(t, "pdfinfo", path); !strings.Contains(info, "A4") {
				t.Errorf("%s is not A4: %s", k.Name, info)
			}
			for _, line := range strings.Split(strings.TrimSpace(run(t, "pdffonts", path)), "\n")[2:] {
				if !strings.Contains(line, " yes ") {
					t.Errorf("%s embeds not: %s", k.Name, line)
				}
			}
			run(t, "qpdf", "--check", path)
		}
	})

	t.Run("forms that go about name no child in full", func(t *testing.T) {
		children, _, err := x.store.Children(x.ss, data.ChildFilter{})
		if err != nil {
			t.Fatal(err)
		}
		child, batch := x.subject("child"), x.subject("batch")
		for name, of := range map[string]*subject.Subject{"visit": child, "visit-phone": child, "visit-plan": nil, "receipts": batch, "claim-card": batch, "wish-card": batch, "labels": batch, "goods": x.subject("camp")} {
			said := text(x.make(form.Options{Name: name, Subject: of, Preview: true}))
			for _, c := range children {
				if strings.Contains(said, c.Name) {
					t.Errorf("%s names %s", name, c.FileNo)
				}
			}
		}
	})

	t.Run("a receipts list and the labels hold the same wishes, as many as their total says", func(t *testing.T) {
		batch := x.subject("batch")
		wishes, _, err := x.store.WishLines(x.ss, data.WishFilter{BatchID: batch.ID})
		if err != nil {
			t.Fatal(err)
		}
		due := 0
		receipts := text(x.make(form.Options{Name: "receipts", Subject: batch, Preview: true}))
		labels := text(x.make(form.Options{Name: "labels", Subject: batch, Preview: true}))
		for _, w := range wishes {
			want := 1
			if slices.Contains([]string{"draft", "pending", "returned", "rejected", "withdrawn"}, w.State) {
				want = 0
			}
			due += want
			if got := strings.Count(receipts, w.No); got != want {
				t.Errorf("%s (%s) stands %d times in the receipts list", w.No, w.State, got)
			}
			if got := strings.Count(labels, w.No); got != 2*want {
				t.Errorf("%s (%s) stands %d times in list and labels", w.No, w.State, got)
			}
		}
		if due == 0 || !strings.Contains(labels, "标签张数"+strconv.Itoa(due)) || !strings.Contains(receipts, "应发件数"+strconv.Itoa(due)) {
			t.Errorf("the totals are not %d", due)
		}
	})

	t.Run("a class's sign-in sheet has its children, and a form of a child is made for each of them", func(t *testing.T) {
		camp := x.subject("camp")
		lines, err := x.store.Enrolments(x.ss, camp.ID, data.EnrolFinished)
		if err != nil || len(lines) == 0 {
			t.Fatalf("nobody finished %s: %v", camp.Label, err)
		}
		said := text(x.make(form.Options{Name: "camp-day", Subject: camp, Preview: true}))
		for _, l := range lines {
			if !strings.Contains(said, l.Name) || !strings.Contains(said, l.FileNo) {
				t.Errorf("the sign-in sheet lacks %s", l.FileNo)
			}
		}
		if made := x.make(form.Options{Name: "pickup", Subject: camp}); len(made.Numbers) < len(lines) {
			t.Errorf("%d authorizations for %d children", len(made.Numbers), len(lines))
		}
	})

	t.Run("each copy has its own number, which leads back to what it was printed for", func(t *testing.T) {
		made := x.make(form.Options{Name: "sign-in", Count: 3})
		if n := slices.Compact(slices.Sorted(slices.Values(made.Numbers))); len(n) != 3 {
			t.Errorf("the numbers are %v", made.Numbers)
		}
		child := x.subject("child")
		made = x.make(form.Options{Name: "visit", Subject: child})
		print, err := x.store.FormByNo(x.ss, made.Numbers[0])
		if err != nil || print.Form != "visit" || print.Subject != "child" || print.SubjectID != child.ID || print.Day != x.store.Today() {
			t.Errorf("%s leads to %+v, %v", made.Numbers[0], print, err)
		}
		before := made.Numbers[0]
		x.make(form.Options{Name: "visit", Preview: true})
		if after := x.make(form.Options{Name: "visit"}).Numbers[0]; after[len(after)-4:] <= before[len(before)-4:] || len(x.make(form.Options{Name: "visit", Preview: true}).Numbers) != 0 {
			t.Errorf("a preview takes a number: %s then %s", before, after)
		}
	})

	t.Run("what cannot be is refused", func(t *testing.T) {
		for _, o := range []form.Options{{Name: "none"}, {Name: "timetable", Subject: x.subject("child")}, {Name: "visit", Count: form.Most + 1}} {
			if made, err := form.Make(x.store, x.ss, o); err == nil {
				t.Errorf("%+v makes %d pages", o, made.Pages.Len())
			}
		}
		for _, text := range []string{"child", "child:", "nobody:1", "child:不在"} {
			if s, err := subject.Find(x.store, x.ss, text); err == nil {
				t.Errorf("%q finds %+v", text, s)
			}
		}
		if s, err := subject.Find(x.store, x.ss, "child:"+x.subject("child").No); err != nil || s.ID != x.subject("child").ID {
			t.Errorf("a file number finds %+v, %v", s, err)
		}
	})

	t.Run("the same form gives the same bytes", func(t *testing.T) {
		var files [2]bytes.Buffer
		for i := range files {
			if _, err := x.make(form.Options{Name: "consent", Subject: x.subject("child"), Preview: true}).Pages.WriteTo(&files[i]); err != nil {
				t.Fatal(err)
			}
		}
		if !bytes.Equal(files[0].Bytes(), files[1].Bytes()) {
			t.Error("two files differ")
		}
	})
}
