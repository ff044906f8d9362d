package data_test

import (
	"testing"

	"careledger/data"
)

// latest answers the newest entry of a table.
func (r *records) latest(table string) data.PastLine {
	r.Helper()
	lines := r.past(r.ss, data.PastFilter{Table: table, Kind: data.PastChanged})
	if len(lines) == 0 {
		r.Fatalf("no entry of %s", table)
	}
	return lines[0]
}

func TestUndoChange(t *testing.T) {
	r := newTeam(t)
	id := r.child("林小满")
	worker := r.roles[data.SocialWorker]
	change := func(ss *data.Session, school string) {
		t.Helper()
		c, err := r.Child(ss, id)
		r.done(err)
		c.School = school
		r.done(r.SaveChild(ss, &c, "", false))
	}
	wantSchool := func(school string) {
		t.Helper()
		if c, err := r.Child(r.ss, id); err != nil || c.School != school {
			t.Errorf("the school is %q, %v; want %q", c.School, err, school)
		}
	}
	t.Run("shows what goes back and changes nothing yet", func(t *testing.T) {
		change(r.ss, "云禾市第二小学")
		lines, err := r.PreviewUndo(r.ss, r.latest("child").Seq)
		r.done(err)
		if lines[0].Table != "child" || lines[0].Changes[0].Before != "云禾市柳桥小学" {
			t.Errorf("it shows %+v", lines)
		}
		wantSchool("云禾市第二小学")
	})
	t.Run("gives the values back, is in the history, and can be taken back again", func(t *testing.T) {
		r.done(r.UndoChange(r.ss, r.latest("child").Seq))
		wantSchool("云禾市柳桥小学")
		r.done(r.UndoChange(r.ss, r.latest("child").Seq))
		wantSchool("云禾市第二小学")
		if _, err := r.VerifyJournal(r.ss); err != nil {
			t.Error(err)
		}
		if _, err := r.CheckServices(r.ss); err != nil {
			t.Error(err)
		}
	})
	t.Run("is refused when the record was changed again", func(t *testing.T) {
		seq := r.latest("child").Seq
		change(r.ss, "云禾市第三小学")
		if err := r.UndoChange(r.ss, seq); !data.Is(err, data.Conflict) {
			t.Errorf("got %v", err)
		}
		if _, err := r.PreviewUndo(r.ss, seq); !data.Is(err, data.Conflict) {
			t.Errorf("the preview gives %v", err)
		}
		wantSchool("云禾市第三小学")
	})
	t.Run("of somebody else needs the right to decide, and none suffices to see only", func(t *testing.T) {
		visit := r.visit(id, "2026-11-23", "both").ID
		seq := r.latest("visit").Seq
		if err := r.UndoChange(worker, seq); !data.Is(err, data.Denied) {
			t.Errorf("a social worker, who does not decide visits, gets %v", err)
		}
		r.done(r.UndoChange(r.roles[data.Reviewer], seq))
		if _, _, err := r.Visit(r.ss, visit); !data.Is(err, data.NotFound) {
			t.Errorf("the visit: %v", err)
		}
		change(worker, "云禾市柳桥小学")
		if err := r.UndoChange(r.roles[data.Reviewer], r.latest("child").Seq); !data.Is(err, data.Denied) {
			t.Errorf("a reviewer, who only sees children, gets %v", err)
		}
	})
	t.Run("brings back from the bin", func(t *testing.T) {
		visit := r.visit(id, "2026-11-22", "both").ID
		r.done(r.Remove(r.ss, "visit", visit))
		r.done(r.UndoChange(r.ss, r.latest("visit").Seq))
		if _, _, err := r.Visit(r.ss, visit); err != nil {
			t.Error(err)
		}
	})
	t.Run("leaves what is kept for good, and what is no change", func(t *testing.T) {
		for _, line := range []data.PastLine{r.latest("consent"), r.latest("user")} {
			if err := r.UndoChange(r.ss, line.Seq); !data.Is(err, data.Denied) {
				t.Errorf("%s gives %v", line.Table, err)
			}
		}
		signedIn := r.past(r.ss, data.PastFilter{Kind: data.PastSignedIn})[0]
		if err := r.UndoChange(r.ss, signedIn.Seq); !data.Is(err, data.NotFound) {
			t.Errorf("a sign-in gives %v", err)
		}
	})
}
