package data_test

import (
	"testing"

	"careledger/data"
	"careledger/data/datatest"
)

// consent adds an answer; what is not given is the grandmother's, appointed by
// the village.
func (r *records) consent(c data.Consent) {
	r.Helper()
	if c.Signer == "" {
		c.Signer, c.Relation, c.Basis = "孙桂兰", "62", "appointed"
	}
	if c.Result == "" {
		c.Result = "agree"
	}
	r.done(r.AddConsent(r.ss, c))
}

// valid wants a consent to hold or not on some days.
func (r *records) valid(childID, item string, days map[string]bool) {
	r.Helper()
	for day, want := range days {
		if got, err := r.ConsentValid(r.ss, childID, item, day); err != nil || got != want {
			r.Errorf("%s on %s is %t (%v), want %t", item, day, got, err, want)
		}
	}
}

func TestConsent(t *testing.T) {
	r := newRecords(t)
	t.Run("holds from its day until it is withdrawn, and again when given again", func(*testing.T) {
		id := r.child("林小满")
		r.consent(data.Consent{ChildID: id, Item: "story", Day: "2026-02-01"})
		r.consent(data.Consent{ChildID: id, Item: "story", Day: "2026-05-01", Result: "withdraw"})
		r.consent(data.Consent{ChildID: id, Item: "story", Day: "2026-09-01"})
		r.valid(id, "story", map[string]bool{"2026-01-31": false, "2026-02-01": true, "2026-04-30": true, "2026-05-01": false, "2026-08-31": false, "2026-09-01": true})
		r.valid(id, "photo_face", map[string]bool{"2026-09-01": false})
	})
	t.Run("the later answer of a day decides, and a backdated one takes its place in time", func(*testing.T) {
		id := r.child("陈望舒")
		r.consent(data.Consent{ChildID: id, Item: "share", Day: "2026-06-01", Result: "refuse"})
		r.consent(data.Consent{ChildID: id, Item: "share", Day: "2026-06-01"})
		r.consent(data.Consent{ChildID: id, Item: "share", Day: "2026-03-01", Result: "refuse"})
		r.valid(id, "share", map[string]bool{"2026-03-01": false, "2026-05-31": false, "2026-06-01": true, "2026-11-24": true})
	})
	t.Run("ends after its last day", func(*testing.T) {
		id := r.child("何安")
		r.consent(data.Consent{ChildID: id, Item: "health", Day: "2026-02-01", Expires: "2026-08-31"})
		r.valid(id, "health", map[string]bool{"2026-08-31": true, "2026-09-01": false})
	})
	t.Run("of a carer without papers is enough for service, never for print", func(*testing.T) {
		id := r.child("吴桐", datatest.NoConsent())
		for _, basis := range []string{"carer_only", "entrusted", ""} {
			for _, item := range data.ConsentItems {
				r.consent(data.Consent{ChildID: id, Item: item, Day: "2026-02-01", Signer: "吴阿婆", Relation: "99", Basis: basis})
			}
			for _, item := range data.ConsentItems {
				inside := item == "service" || item == "health" || item == "pickup" || item == "medical"
				r.valid(id, item, map[string]bool{"2026-02-01": inside})
			}
		}
	})
	t.Run("from the 14th birthday needs the child's own for what names or shows it", func(*testing.T) {
		id := r.child("周襲", datatest.Born("2012-06-15"))
		for _, item := range data.ConsentItems {
			r.consent(data.Consent{ChildID: id, Item: item, Day: "2026-02-01"})
		}
		for _, item := range data.ConsentItems {
			shows := item == "photo_public" || item == "photo_face" || item == "story" || item == "platform"
			r.valid(id, item, map[string]bool{"2026-06-14": true, "2026-06-15": !shows})
		}
		own := data.Consent{ChildID: id, Item: "story", Day: "2026-07-01", ByChild: true, Signer: "周襲", Expires: "2026-10-31"}
		r.consent(own)
		r.valid(id, "story", map[string]bool{"2026-06-30": false, "2026-07-01": true, "2026-10-31": true, "2026-11-01": false})
		r.valid(id, "photo_face", map[string]bool{"2026-07-01": false})
		own.Result, own.Day, own.Expires = "withdraw", "2026-08-01", ""
		r.consent(own)
		r.valid(id, "story", map[string]bool{"2026-07-31": true, "2026-08-01": false})
	})
	t.Run("the child's own alone is none, and its refusal counts at every age", func(*testing.T) {
		id := r.child("马小跳")
		r.consent(data.Consent{ChildID: id, Item: "story", Day: "2026-07-01", ByChild: true, Signer: "马小跳"})
		r.valid(id, "story", map[string]bool{"2026-07-01": false})
		r.consent(data.Consent{ChildID: id, Item: "story", Day: "2026-07-02"})
		r.consent(data.Consent{ChildID: id, Item: "story", Day: "2026-07-03", ByChild: true, Signer: "马小跳", Result: "refuse"})
		r.valid(id, "story", map[string]bool{"2026-07-02": true, "2026-07-03": false})
	})
	t.Run("is only added to, whatever id comes with it", func(t *testing.T) {
		id := r.child("李锹")
		r.consent(data.Consent{ChildID: id, Item: "share", Day: "2026-02-01"})
		all, err := r.Consents(r.ss, id)
		r.done(err)
		again := all[0]
		again.Result, again.Day = "withdraw", "2026-03-01"
		r.done(r.AddConsent(r.ss, again))
		after, err := r.Consents(r.ss, id)
		r.done(err)
		if len(after) != len(all)+1 {
			t.Errorf("got %+v", after)
		}
		r.valid(id, "share", map[string]bool{"2026-02-01": true, "2026-03-01": false})
	})
	t.Run("refuses what can't be", func(t *testing.T) {
		id := r.child("许诺言")
		good := data.Consent{ChildID: id, Item: "share", Result: "agree", Signer: "孙桂兰", Day: "2026-02-01"}
		for field, change := range map[string]func(*data.Consent){
			"item":       func(c *data.Consent) { c.Item = "everything" },
			"result":     func(c *data.Consent) { c.Result = "yes" },
			"signer":     func(c *data.Consent) { c.Signer = "　" },
			"basis":      func(c *data.Consent) { c.Basis = "neighbour" },
			"day":        func(c *data.Consent) { c.Day = "2026-11-25" },
			"expires_on": func(c *data.Consent) { c.Expires = "2026-01-31" },
		} {
			bad := good
			change(&bad)
			r.refused(r.AddConsent(r.ss, bad), field, false)
		}
		good.ChildID = "none"
		if err := r.AddConsent(r.ss, good); !data.Is(err, data.NotFound) {
			t.Errorf("for nobody: %v", err)
		}
	})
}

func TestConsentAndStatus(t *testing.T) {
	t.Run("a file becomes active with the consent, from its day on", func(t *testing.T) {
		r := newRecords(t)
		id := r.child("林小满", datatest.NoConsent())
		r.refused(r.SetStatus(r.ss, id, "active", "2026-11-24", ""), "status", false)
		r.consent(data.Consent{ChildID: id, Item: "service", Day: "2026-03-01"})
		c, err := r.Child(r.ss, id)
		r.done(err)
		if c.Status != "active" || c.StatusOn != "2026-03-01" {
			t.Errorf("got %s since %s", c.Status, c.StatusOn)
		}
		for day, want := range map[string]float64{"2026-02-28": 0, "2026-03-01": 1} {
			got, err := r.Figures(r.ss, data.Scope{From: "2026-01-01", To: day}, "U7")
			r.done(err)
			if float64(got["U7"].Den) != want {
				t.Errorf("on %s %d are active", day, got["U7"].Den)
			}
		}
	})
	t.Run("a refusal and the child's own answer don't make it active", func(t *testing.T) {
		r := newRecords(t)
		id := r.child("林小满", datatest.NoConsent())
		r.consent(data.Consent{ChildID: id, Item: "service", Day: "2026-03-01", Result: "refuse"})
		r.consent(data.Consent{ChildID: id, Item: "service", Day: "2026-03-02", ByChild: true, Signer: "林小满"})
		if c, err := r.Child(r.ss, id); err != nil || c.Status != "unverified" {
			t.Errorf("got %s, %v", c.Status, err)
		}
	})
	t.Run("after a withdrawal the file can still be corrected, but nothing new is begun", func(t *testing.T) {
		w := newWishes(t)
		w.consent(data.Consent{ChildID: w.childID, Item: "service", Day: "2026-10-01", Result: "withdraw"})
		c, err := w.Child(w.ss, w.childID)
		w.done(err)
		c.Note = "家长要求停止"
		w.done(w.SaveChild(w.ss, &c, "", false))
		w.refused(w.SaveWish(w.ss, &data.Wish{ChildID: w.childID, Item: "书包", Category: "stationery"}), "child_id", false)
	})
}

func TestWithdrawalHoldsAtOnce(t *testing.T) {
	r := newRecords(t)
	id := r.child("林小满")
	status := func() string {
		c, err := r.Child(r.ss, id)
		r.done(err)
		return c.Status
	}
	wish := data.Wish{ChildID: id, Category: "stationery", Item: "书包", Price: 8000, Registered: "2026-11-01", PublicText: "三年级学生想要一个书包"}
	r.done(r.SaveWish(r.ss, &wish))
	for _, step := range []string{data.ActSubmit, data.ActPass} {
		_, err := r.MoveWish(r.ss, wish.ID, data.WishStep{Action: step})
		r.done(err)
	}
	t.Run("platforms: the wish may not be offered, and is again when agreed anew", func(t *testing.T) {
		r.consent(data.Consent{ChildID: id, Item: "platform", Day: "2026-10-01"})
		r.consent(data.Consent{ChildID: id, Item: "platform", Day: "2026-11-24", Result: "withdraw"})
		_, err := r.MoveWish(r.ss, wish.ID, data.WishStep{Action: data.ActPublish})
		r.refused(err, "public_text", false)
		lines, err := r.Offer(r.ss, "")
		r.done(err)
		if len(lines) != 1 || lines[0].Problem == nil {
			t.Errorf("the wish is still offered: %+v", lines)
		}
		r.consent(data.Consent{ChildID: id, Item: "platform", Day: "2026-11-24"})
		_, err = r.MoveWish(r.ss, wish.ID, data.WishStep{Action: data.ActPublish})
		r.done(err)
	})
	t.Run("service: the file pauses, unclaimed wishes go, the register has it", func(t *testing.T) {
		r.consent(data.Consent{ChildID: id, Item: "service", Day: "2026-11-23", Result: "withdraw"})
		if got := status(); got != "paused" {
			t.Errorf("the file is %s", got)
		}
		w, err := r.Wish(r.ss, wish.ID)
		r.done(err)
		if w.State != data.WishWithdrawn {
			t.Errorf("the wish is %s", w.State)
		}
		all, err := r.Requests(r.ss, id)
		r.done(err)
		if len(all) != 2 || all[0].Kind != "withdraw" || all[0].Result != "granted" || all[0].Done != "2026-11-24" || all[0].AskedBy != "孙桂兰" {
			t.Errorf("the register has %+v", all)
		}
	})
	t.Run("a consent given anew makes it active again", func(t *testing.T) {
		r.consent(data.Consent{ChildID: id, Item: "service", Day: "2026-11-24"})
		if got := status(); got != "active" {
			t.Errorf("the file is %s", got)
		}
		r.done(r.SetStatus(r.ss, id, "paused", "2026-11-24", ""))
		r.consent(data.Consent{ChildID: id, Item: "service", Day: "2026-11-24"})
		if got := status(); got != "paused" {
			t.Errorf("a file paused by somebody is %s", got)
		}
	})
	t.Run("the child's own withdrawal of service moves nothing", func(t *testing.T) {
		other := r.child("何安")
		r.consent(data.Consent{ChildID: other, Item: "service", Day: "2026-11-24", Result: "withdraw", ByChild: true, Signer: "何安"})
		if c, err := r.Child(r.ss, other); err != nil || c.Status != "active" {
			t.Errorf("the file is %s: %v", c.Status, err)
		}
	})
}
