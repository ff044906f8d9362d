package app

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"

	"careledger/app/report/form"
	"careledger/app/screens"
	"careledger/data"
	"careledger/data/datatest"
)

// printed prints a form for a child, or empty, and answers its number.
func printed(t *testing.T, d *testDesktop, name, child string) string {
	t.Helper()
	p := &data.FormPrint{Form: name, SubjectID: child}
	if child != "" {
		p.Subject = "child"
	}
	if err := d.store.PrintForms(d.shell.session, p); err != nil {
		t.Fatal(err)
	}
	return p.No
}

func TestFilledFormIsTypedInFromItsNumber(t *testing.T) {
	d, store := signedIn(t)
	child := datatest.Child(t, store, d.shell.session, "孙小满")
	no := printed(t, d, "visit-phone", child.ID)
	search := func(text string) {
		d.Control(fyne.KeyK)
		d.Type(text)
	}
	t.Run("the search offers the form, and Enter opens it with what is known", func(t *testing.T) {
		search(no)
		d.WantText("电话与学校走访记录表")
		d.Key(fyne.KeyReturn)
		if d.shell.front != screens.Visits {
			t.Fatalf("in front is %s", d.shell.front)
		}
		for label, want := range map[string]string{"孩子": child.ID, "方式": "phone", "签收表编号": no} {
			if got := d.Field(label).Value(); got != want {
				t.Errorf("%s is %q, not %q", label, got, want)
			}
		}
	})
	t.Run("saved, the number leads to the visit", func(t *testing.T) {
		d.Press("保存")
		id, err := store.VisitOfForm(d.shell.session, no)
		if err != nil || id == "" {
			t.Fatalf("%q, %v", id, err)
		}
		search(no)
		d.Key(fyne.KeyReturn)
		v, _, err := store.Visit(d.shell.session, id)
		if err != nil {
			t.Fatal(err)
		}
		d.WantText(v.No)
		d.Key(fyne.KeyEscape)
	})
	t.Run("a number that was never printed is told so", func(t *testing.T) {
		search("BD2026-A9999")
		d.WantText("没有找到")
		d.Key(fyne.KeyEscape)
		if err := d.shell.TypeIn("BD2026-A9999"); !data.Is(err, data.NotFound) {
			t.Errorf("%v", err)
		}
	})
	t.Run("a form that was printed empty asks whose it is", func(t *testing.T) {
		search(printed(t, d, "visit", ""))
		d.Key(fyne.KeyReturn)
		d.Choose("孩子", "孙小满")
		if got := d.Field("孩子").Value(); got != child.ID {
			t.Errorf("the form holds %q", got)
		}
		d.Key(fyne.KeyEscape)
	})
}

func TestEveryFormHasAPlaceOrIsKeptAsPaper(t *testing.T) {
	d, store := signedIn(t)
	child := datatest.Child(t, store, d.shell.session, "孙小满")
	project := data.Project{Name: "暖阳护苗", Start: "2026-01-01", End: "2026-12-31", Status: "running"}
	if err := store.SaveProject(d.shell.session, &project); err != nil {
		t.Fatal(err)
	}
	for _, k := range form.Kinds() {
		subject := ""
		if slices.Contains(k.For, "child") {
			subject = child.ID
		}
		err := d.shell.TypeIn(printed(t, d, k.Name, subject))
		switch {
		case k.Typed == "" && !data.Is(err, data.Bad):
			t.Errorf("%s: %v", k.Name, err)
		case k.Typed != "" && (err != nil || d.shell.front != k.Typed):
			t.Errorf("%s: %v, in front is %s", k.Name, err, d.shell.front)
		}
		for d.Canvas.Overlays().Top() != nil {
			d.Canvas.Overlays().Remove(d.Canvas.Overlays().Top())
		}
		d.Canvas.Unfocus()
	}
}
