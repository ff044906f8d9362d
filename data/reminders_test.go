package data_test

import (
	"fmt"
	"slices"
	"testing"

	"careledger/data"
	"careledger/data/datatest"
)

// remindersOf answers what each kind of reminder is about, by name.
func (r *records) remindersOf(ss *data.Session) (map[string][]string, []data.Reminder) {
	r.Helper()
	all, count, err := r.Reminders(ss, 1000)
	r.done(err)
	about := map[string][]string{}
	for _, reminder := range all {
		about[reminder.Kind] = append(about[reminder.Kind], fmt.Sprint(reminder.Args["Name"]))
	}
	for kind, n := range count {
		if len(about[kind]) != n {
			r.Errorf("%d reminders of %s, counted %d", len(about[kind]), kind, n)
		}
	}
	return about, all
}

// wantReminders wants the names that a kind of reminder is about.
func (r *records) wantReminders(kind string, want ...string) {
	r.Helper()
	about, _ := r.remindersOf(r.ss)
	got := about[kind]
	slices.Sort(got)
	slices.Sort(want)
	if !slices.Equal(got, want) {
		r.Errorf("%s is about %v, want %v", kind, got, want)
	}
}

func TestReminders(t *testing.T) {
	t.Run("name children not visited this month, urgent from the 25th on", func(t *testing.T) {
		r := newRecords(t)
		met, unmet := r.child("见到"), r.child("未见")
		r.pair(met, "2026-01-01", "")
		r.pair(unmet, "2026-01-01", "")
		r.visit(met, "2026-11-02", "child")
		r.wantReminders(data.RemindVisit, "未见")
		if _, all := r.remindersOf(r.ss); all[0].Urgency != data.Soon || all[0].ID != unmet || all[0].Day != "2026-11-30" {
			t.Errorf("got %+v", all[0])
		}
		r.clock.Set("2026-11-25", "10:00")
		if _, all := r.remindersOf(r.ss); all[0].Urgency != data.UrgentNow {
			t.Errorf("got %+v", all[0])
		}
		r.visit(unmet, "2026-11-25", "child")
		r.wantReminders(data.RemindVisit)
		r.clock.Set("2026-12-01", "10:00")
		r.wantReminders(data.RemindVisit, "见到", "未见")
	})
	t.Run("name consents that ended or end within 30 days unless given anew", func(t *testing.T) {
		r := newRecords(t)
		consent := func(childID, until string) {
			r.done(r.AddConsent(r.ss, data.Consent{ChildID: childID, Item: "health", Result: "agree", Signer: "孙桂兰", Basis: "appointed", Day: "2026-01-01", Expires: until}))
		}
		for name, until := range map[string]string{"昨天": "2026-11-23", "今天": "2026-11-24", "三十天": "2026-12-24", "更晚": "2026-12-25"} {
			consent(r.child(name), until)
		}
		anew := r.child("重签")
		consent(anew, "2026-12-01")
		consent(anew, "2027-12-01")
		r.wantReminders(data.RemindConsent, "昨天", "今天", "三十天")
	})
	t.Run("name children from 14 on who were not asked themselves", func(t *testing.T) {
		r := newRecords(t)
		for name, birth := range map[string]string{"已满": "2012-11-24", "将满": "2012-12-24", "还早": "2012-12-25", "问过": "2012-05-01", "没授权": "2012-05-02"} {
			child := r.child(name, datatest.Born(birth))
			if name != "没授权" {
				datatest.Consent(t, r.Store, r.ss, child, "story", "2026-01-01")
			}
			if name == "问过" {
				r.done(r.AddConsent(r.ss, data.Consent{ChildID: child, Item: "story", Result: "agree", Signer: "问过", ByChild: true, Day: "2026-06-01"}))
			}
		}
		r.wantReminders(data.RemindOwnConsent, "已满", "将满")
	})
	t.Run("name those who turn 18 within 30 days, or did", func(t *testing.T) {
		r := newRecords(t)
		for name, birth := range map[string]string{"已满": "2008-11-01", "将满": "2008-12-24", "还早": "2008-12-25"} {
			r.child(name, datatest.Born(birth))
		}
		r.wantReminders(data.RemindAdult, "已满", "将满")
	})
	t.Run("name books that are late, checks that lack, files to be verified", func(t *testing.T) {
		r := newRecords(t)
		child := r.child("林小满")
		r.child("陈望舒", datatest.NoConsent())
		b := data.Book{Title: "小王子", Copies: 3}
		r.done(r.SaveBook(r.ss, &b, false))
		r.done(r.Lend(r.ss, &data.Loan{BookID: b.ID, ChildID: child, Out: "2026-10-01", Due: "2026-11-23"}))
		r.done(r.SavePerson(r.ss, &data.Person{Name: "钱晓"}, false))
		r.done(r.SavePerson(r.ss, &data.Person{Name: "离开的人", Status: "left"}, false))
		r.person("赵明远")
		r.wantReminders(data.RemindLoan, "林小满")
		r.wantReminders(data.RemindCheck, "钱晓")
		r.wantReminders(data.RemindUnverified, "陈望舒")
	})
	t.Run("name wishes that wait for long to be taken or handed over", func(t *testing.T) {
		r := newRecords(t)
		r.done(r.Fill(r.ss, func(f *data.Filler) error {
			for name, w := range map[string]data.Wish{
				"久等":  {State: data.WishPublished, Published: "2026-11-16"},
				"七天":  {State: data.WishPublished, Published: "2026-11-17"},
				"备好久": {State: data.WishReady, Published: "2026-10-01", Ready: "2026-11-09"},
				"十四天": {State: data.WishReady, Published: "2026-10-01", Ready: "2026-11-10"},
				"已送达": {State: data.WishDelivered, Published: "2026-10-01", Ready: "2026-10-10", Delivered: "2026-10-12"},
			} {
				c := data.Child{Name: name, FileNo: name, Sex: 9, Status: "active"}
				if err := f.Put(&c); err != nil {
					return err
				}
				w.ChildID, w.No, w.Item, w.Registered, w.Quantity = c.ID, name, "书包", "2026-09-30", 1
				if err := f.Put(&w); err != nil {
					return err
				}
			}
			return nil
		}))
		r.wantReminders(data.RemindUnclaimed, "久等")
		r.wantReminders(data.RemindUndelivered, "备好久")
	})
	t.Run("come in turn, and only where the role may look", func(t *testing.T) {
		r := newRecords(t)
		for i := range 5 {
			r.child(fmt.Sprintf("孩子%c", '甲'+rune(i)), datatest.NoConsent())
			r.done(r.SavePerson(r.ss, &data.Person{Name: fmt.Sprintf("人员%c", '甲'+rune(i))}, true))
		}
		r.child("将满", datatest.Born("2008-12-01"))
		first, count, err := r.Reminders(r.ss, 7)
		r.done(err)
		if len(first) != 7 || first[0].Kind != data.RemindCheck || first[5].Kind == first[6].Kind || count[data.RemindUnverified] != 5 {
			t.Errorf("got %+v, %v", first, count)
		}
		about, _ := r.remindersOf(datatest.As(t, r.Store, r.ss, data.Accountant))
		if len(about[data.RemindUnverified]) != 0 || len(about[data.RemindCheck]) != 5 {
			t.Errorf("the accountant sees %v", about)
		}
	})
}
