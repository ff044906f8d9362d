package report_test

import (
	"strings"
	"testing"

	"careledger/app/report"
	"careledger/app/words"
	"careledger/data"
	"careledger/data/datatest"
	"careledger/data/picture/picturetest"
)

// shown answers what the report on an activity says, and why photos are left out.
func shown(t *testing.T, store *data.Store, ss *data.Session, o report.Options) (text string, why []string) {
	t.Helper()
	made, err := report.Make(store, ss, o)
	if err != nil {
		t.Fatal(err)
	}
	for i := range made.Pages.Len() {
		text += made.Pages.Text(i)
	}
	for _, l := range made.LeftOut {
		why = append(why, l.Why)
	}
	return text, why
}

func TestPhotosAreShownOnlyByConsentOfToday(t *testing.T) {
	if err := words.Use(words.Chinese); err != nil {
		t.Fatal(err)
	}
	clock := datatest.NewClock()
	store, ss := datatest.OpenAt(t, clock)
	done := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	child := datatest.Child(t, store, ss, "林小满", datatest.Born("2012-12-01")) // turns 14 in a week
	a := data.Activity{Programme: "reading", Title: "共读", Day: "2026-11-20"}
	done(store.SaveActivity(ss, &a, []data.Attendance{{ChildID: child.ID, Attended: true}}, nil))
	p := data.NewPhoto(data.PhotoOf{Table: "activity", ID: a.ID})
	p.Caption = "围坐共读"
	done(store.AddPhoto(ss, &p, picturetest.JPEG(t, 400, 300, 1), false))
	funder := report.Options{Name: "activity", For: "activity:" + a.No}
	internal := report.Options{Name: "activity", For: "activity:" + a.No, Edition: report.Internal}
	want := func(name string, o report.Options, reason string) {
		t.Helper()
		text, why := shown(t, store, ss, o)
		if got := strings.Join(why, " "); got != reason || strings.Contains(text, "照片 1") != (reason == "") {
			t.Errorf("%s: left out for %q, want %q; shown: %t", name, got, reason, strings.Contains(text, "照片 1"))
		}
		for _, word := range []string{"没有放进来", "授权"} {
			if strings.Contains(text, word) {
				t.Errorf("%s: the report itself tells of what is left out", name)
			}
		}
	}
	mark := func(faces string, children ...string) {
		t.Helper()
		p.Faces = faces
		done(store.SavePhoto(ss, &p, children))
	}
	say := func(item, result, basis, expires string) {
		t.Helper()
		done(store.AddConsent(ss, data.Consent{
			ChildID: child.ID, Item: item, Result: result, Signer: "孙桂兰", Relation: "62", Basis: basis, Day: store.Today(), Expires: expires, Medium: "paper",
		}))
	}

	want("nobody looked", funder, "not_looked")
	mark(data.FacesYes)
	want("nobody said who it is", funder, "nobody")
	mark(data.FacesNo)
	want("nobody is to be seen", funder, "")
	mark(data.FacesNo, child.ID)
	want("nobody was asked", funder, "none")
	say("photo_public", "agree", "appointed", "")
	want("from behind, with consent", funder, "")
	mark(data.FacesYes, child.ID)
	want("the consent is for no face", funder, "none")
	say("photo_face", "agree", "carer_only", "")
	want("guardianship not proven", funder, "unproven")
	say("photo_face", "agree", "appointed", "2026-11-25")
	want("with a face, with consent", funder, "")
	want("keeping photos is another consent", internal, "none")
	say("photo_keep", "agree", "appointed", "")
	want("the internal edition", internal, "")
	clock.Set("2026-11-26", "10:00")
	want("the day after it expired", funder, "expired")
	say("photo_face", "agree", "appointed", "")
	want("asked anew", funder, "")
	clock.Set("2026-12-01", "10:00")
	want("turned 14", funder, "own")
	for _, item := range []string{"photo_face", "photo_public"} {
		done(store.AddConsent(ss, data.Consent{ChildID: child.ID, Item: item, Result: "agree", Signer: "林小满", ByChild: true, Day: store.Today(), Medium: "paper"}))
	}
	want("with the child's own consent", funder, "")

	issued, err := report.Issue(store, ss, report.Issuing{Options: funder, Receiver: "云禾市慈善总会", Purpose: "验收"})
	done(err)
	if _, _, err := store.IssuedFile(ss, issued.ID); err != nil {
		t.Errorf("issued and taken out: %v", err)
	}
	say("photo_face", "withdraw", "appointed", "")
	want("withdrawn", funder, "withdraw")
	if _, _, err := store.IssuedFile(ss, issued.ID); !data.Is(err, data.Conflict) {
		t.Errorf("taken out after the withdrawal: %v", err)
	}
	mark(data.FacesNo, child.ID)
	say("photo_public", "refuse", "appointed", "")
	want("refused", funder, "refuse")
	done(store.Remove(ss, "activity", a.ID))
}
