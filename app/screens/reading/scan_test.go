package reading_test

import (
	"testing"

	"fyne.io/fyne/v2"

	"careledger/app/screens"
	"careledger/data"
)

func TestScannerIsAKeyboard(t *testing.T) {
	d := open(t)
	b := data.Book{Title: "小王子", ISBN: "9787115428028", Copies: 1}
	if err := d.Store().SaveBook(d.Session(), &b, false); err != nil {
		t.Fatal(err)
	}
	d.PressTool("借阅")
	scan := func(code string) {
		d.Type(code)
		d.Key(fyne.KeyReturn)
	}

	t.Run("a book on the shelf waits for its child and is then lent at once", func(t *testing.T) {
		d.Canvas().Unfocus()
		d.Type("9")
		d.Type("787115428028")
		d.Key(fyne.KeyReturn)
		d.Pick("zzh")
		if got := loans(t, d); len(got) != 1 || got[0].Child != "周子涵" || got[0].Back != "" {
			t.Fatalf("lent %+v", got)
		}
	})
	t.Run("with a loan chosen the digits of a code do nothing to it; the scan gives the book back", func(t *testing.T) {
		d.Canvas().Unfocus()
		d.Screen.(screens.KeyHandler).Key(&fyne.KeyEvent{Name: fyne.KeyDown})
		scan("9787115428028")
		if got := loans(t, d); len(got) != 1 || got[0].Back != "2026-11-24" || got[0].Renewals != 0 || got[0].Lost != "" {
			t.Fatalf("after the scan %+v", got)
		}
		d.Undo()
		if got := loans(t, d); got[0].Back != "" {
			t.Errorf("after taking back %+v", got)
		}
		scan("9787115428028") // the field still has the keyboard
		if got := loans(t, d); got[0].Back != "2026-11-24" {
			t.Errorf("the second scan %+v", got)
		}
	})
	t.Run("with the child chosen first, the scan lends", func(t *testing.T) {
		create(d)
		d.Pick("chr")
		d.Canvas().Unfocus()
		scan("9787115428028")
		if got := loans(t, d); len(got) != 2 || got[0].Child != "陈浩然" || got[0].Back != "" {
			t.Errorf("lent %+v", got)
		}
	})
	t.Run("a wrong digit is said, a book nobody has is entered", func(t *testing.T) {
		d.Canvas().Unfocus()
		scan("97871")
		if said := d.Toasts[len(d.Toasts)-1]; said == "" || len(loans(t, d)) != 2 {
			t.Errorf("said %q", said)
		}
		scan("9787020002207")
		d.WantText("新增图书")
		if got := d.Field("ISBN").Value(); got != "9787020002207" {
			t.Errorf("the form has %q", got)
		}
	})
}
