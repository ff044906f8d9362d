package data_test

import (
	"slices"
	"testing"

	"careledger/data"
	"careledger/data/datatest"
)

// entry answers an entry of a list.
func (r *records) entry(list, value string) (data.ListEntry, bool) {
	r.Helper()
	all, err := r.ListEntries(r.ss, list)
	r.done(err)
	i := slices.IndexFunc(all, func(e data.ListEntry) bool { return e.Value == value })
	if i < 0 {
		return data.ListEntry{}, false
	}
	return all[i], true
}

// token is the answer of a change that must have worked.
func (r *records) token(undo string, err error) string {
	r.Helper()
	r.done(err)
	return undo
}

func TestOwnEntriesOfAList(t *testing.T) {
	r := newRecords(t)
	child := r.child("林小满")
	w := data.Wish{ChildID: child, Item: "陶笛", Category: "乐器"}
	r.refused(r.SaveWish(r.ss, &w), "category", false)
	r.token(r.AddEntry(r.ss, data.ListWishCategory, " 乐器 "))
	r.done(r.SaveWish(r.ss, &w))
	if e, ok := r.entry(data.ListWishCategory, "乐器"); !ok || !e.Own || e.Uses != 1 {
		t.Fatalf("the entry is %+v, %t", e, ok)
	}
	t.Run("a second one of its words is refused", func(t *testing.T) {
		_, err := r.AddEntry(r.ss, data.ListWishCategory, "乐器")
		r.conflicts(err)
		_, err = r.AddEntry(r.ss, "nonsense", "乐器")
		if !data.Is(err, data.NotFound) {
			t.Errorf("got %v", err)
		}
	})
	t.Run("renaming changes the records that have it, and is taken back as a whole", func(t *testing.T) {
		undo := r.token(r.RenameEntry(r.ss, data.ListWishCategory, "乐器", "音乐"))
		if kept, err := r.Wish(r.ss, w.ID); err != nil || kept.Category != "音乐" {
			t.Errorf("the wish has %q, %v", kept.Category, err)
		}
		if _, ok := r.entry(data.ListWishCategory, "乐器"); ok {
			t.Error("the old words are still in the list")
		}
		r.done(r.UndoOwn(r.ss, undo))
		if kept, err := r.Wish(r.ss, w.ID); err != nil || kept.Category != "乐器" {
			t.Errorf("taken back, the wish has %q, %v", kept.Category, err)
		}
		if _, err := r.VerifyJournal(r.ss); err != nil {
			t.Error(err)
		}
	})
	t.Run("it is never deleted while a record has it", func(t *testing.T) {
		_, err := r.RemoveEntry(r.ss, data.ListWishCategory, "乐器")
		r.conflicts(err)
	})
	t.Run("switched off it stays where it is and is not given anew", func(t *testing.T) {
		r.token(r.SwitchEntry(r.ss, data.ListWishCategory, "乐器", true))
		kept, err := r.Wish(r.ss, w.ID)
		r.done(err)
		kept.Item = "口琴"
		r.done(r.SaveWish(r.ss, &kept))
		other := data.Wish{ChildID: r.child("陈望舒"), Item: "笛子", Category: "乐器"}
		r.refused(r.SaveWish(r.ss, &other), "category", false)
		for now, want := range map[string]bool{"": false, "乐器": true} {
			offered, err := r.Choices(r.ss, data.ListWishCategory, now)
			r.done(err)
			if slices.Contains(offered, "乐器") != want || !slices.Contains(offered, "book") {
				t.Errorf("beside %q are offered %v", now, offered)
			}
		}
		r.token(r.SwitchEntry(r.ss, data.ListWishCategory, "乐器", false))
		r.done(r.SaveWish(r.ss, &other))
	})
	t.Run("an entry of the program is switched off, but not renamed or deleted", func(t *testing.T) {
		r.token(r.SwitchEntry(r.ss, data.ListPersonRole, "veteran", true))
		r.refused(r.SavePerson(r.ss, &data.Person{Name: "王保国", Role: "veteran"}, false), "role", false)
		if _, err := r.RenameEntry(r.ss, data.ListPersonRole, "veteran", "老兵"); !data.Is(err, data.Denied) {
			t.Errorf("renamed: %v", err)
		}
		if _, err := r.RemoveEntry(r.ss, data.ListPersonRole, "veteran"); !data.Is(err, data.Denied) {
			t.Errorf("deleted: %v", err)
		}
	})
	t.Run("an unused one is deleted and brought back", func(t *testing.T) {
		r.token(r.AddEntry(r.ss, data.ListPersonRole, "护校员"))
		undo := r.token(r.RemoveEntry(r.ss, data.ListPersonRole, "护校员"))
		if _, ok := r.entry(data.ListPersonRole, "护校员"); ok {
			t.Error("it is still there")
		}
		r.done(r.UndoOwn(r.ss, undo))
		if _, ok := r.entry(data.ListPersonRole, "护校员"); !ok {
			t.Error("it did not come back")
		}
	})
	t.Run("what records say of a place is in the list of sites, and is renamed in all of them", func(t *testing.T) {
		a := data.Activity{Title: "手工课", Programme: "echo", Day: "2026-11-20", Place: "柳桥关爱之家", Kind: "手工"}
		r.done(r.SaveActivity(r.ss, &a, nil, nil))
		c := data.Camp{Name: "柳桥一班", Site: "柳桥关爱之家", From: "2026-07-06", To: "2026-07-31"}
		r.done(r.SaveCamp(r.ss, &c))
		if e, ok := r.entry(data.ListSite, "柳桥关爱之家"); !ok || e.Uses != 2 {
			t.Fatalf("the site is %+v", e)
		}
		r.token(r.RenameEntry(r.ss, data.ListSite, "柳桥关爱之家", "柳桥镇关爱之家"))
		kept, err := r.Activity(r.ss, a.ID)
		r.done(err)
		class, err := r.Camp(r.ss, c.ID)
		r.done(err)
		if kept.Place != "柳桥镇关爱之家" || class.Site != kept.Place {
			t.Errorf("renamed to %q and %q", kept.Place, class.Site)
		}
		if e, ok := r.entry(data.ListActivityKind, "手工"); !ok || e.Uses != 1 {
			t.Errorf("the kind of activity is %+v", e)
		}
	})
}

// field adds a field to the forms of children.
func (r *records) field(name, kind, choices string) data.OwnField {
	r.Helper()
	f := data.OwnField{Subject: data.FieldsOfChild, Name: name, Kind: kind, Choices: choices}
	r.token(r.SaveField(r.ss, &f))
	return f
}

func TestOwnFields(t *testing.T) {
	r := newRecords(t)
	size, day := r.field("鞋码", data.FieldNumber, ""), r.field("入档日期", data.FieldDate, "")
	bus, hobby := r.field("校车", data.FieldChoice, "坐\n不坐"), r.field("爱好", data.FieldText, "")
	id := datatest.Child(t, r.Store, r.ss, "林小满").ID
	save := func(own data.Own) error {
		c, err := r.Child(r.ss, id)
		r.done(err)
		c.Own = own
		return r.SaveChild(r.ss, &c, "", false)
	}
	kept := func() data.Own {
		c, err := r.Child(r.ss, id)
		r.done(err)
		return c.Own
	}
	t.Run("a value that does not fit its kind is refused at its field", func(t *testing.T) {
		r.refused(save(data.Own("").With(size, "三十")), size.Key(), false)
		r.refused(save(data.Own("").With(day, "昨天呀")), day.Key(), false)
		r.refused(save(data.Own("").With(bus, "走路")), bus.Key(), false)
	})
	r.done(save(data.Own("").With(size, "３５.50").With(day, "2026年3月5日").With(bus, "坐").With(hobby, "Chess 象棋")))
	if own := kept(); own.Of(size) != "35.5" || own.Of(day) != "2026-03-05" || own.Of(bus) != "坐" {
		t.Errorf("kept is %s", own)
	}
	t.Run("search finds the child by it", func(t *testing.T) {
		for _, text := range []string{"象棋", "chess"} {
			if found, err := r.Search(r.ss, text, 5); err != nil || len(found) != 1 {
				t.Errorf("%s finds %d, %v", text, len(found), err)
			}
		}
	})
	t.Run("the history tells it by name", func(t *testing.T) {
		r.done(save(kept().With(hobby, "").With(size, "36")))
		lines, _, err := r.Past(r.ss, data.PastFilter{Table: "child"})
		r.done(err)
		if c := lines[0].Changes; len(c) != 2 || c[0] != (data.PastChange{Column: "鞋码", Before: "35.5", After: "36"}) || c[1].After != "" || c[1].Before != "Chess 象棋" {
			t.Errorf("told is %+v", c)
		}
	})
	t.Run("a kind or a choice that a record has stays", func(t *testing.T) {
		changed := size
		changed.Kind = data.FieldText
		_, err := r.SaveField(r.ss, &changed)
		r.refused(err, "kind", false)
		changed = bus
		changed.Choices = "不坐"
		_, err = r.SaveField(r.ss, &changed)
		r.refused(err, "choices", false)
		changed.Choices = "坐\n不坐\n有时坐"
		undo := r.token(r.SaveField(r.ss, &changed))
		r.done(save(kept().With(bus, "有时坐")))
		r.done(save(kept().With(bus, "坐")))
		r.done(r.UndoOwn(r.ss, undo))
	})
	t.Run("a field with values is switched off, not deleted, and the values stay", func(t *testing.T) {
		_, err := r.RemoveField(r.ss, size.ID)
		r.conflicts(err)
		r.conflicts(r.Remove(r.ss, "own_field", size.ID))
		off := size
		off.Off = true
		r.token(r.SaveField(r.ss, &off))
		asked, err := r.AskedFields(r.ss, data.FieldsOfChild)
		r.done(err)
		if len(asked) != 3 || kept().Of(size) != "36" {
			t.Errorf("%d fields are asked for, kept is %s", len(asked), kept())
		}
		off.Off = false
		r.token(r.SaveField(r.ss, &off))
	})
	t.Run("an unused one is deleted, and comes back", func(t *testing.T) {
		undo := r.token(r.RemoveField(r.ss, hobby.ID))
		r.done(r.UndoOwn(r.ss, undo))
		all, err := r.OwnFields(r.ss, data.FieldsOfChild)
		r.done(err)
		if len(all) != 4 || all[0].Uses != 1 || all[3].Uses != 0 {
			t.Errorf("fields are %+v", all)
		}
	})
	t.Run("order", func(t *testing.T) {
		r.done(r.MoveField(r.ss, hobby.ID, true))
		all, err := r.OwnFields(r.ss, data.FieldsOfChild)
		r.done(err)
		if all[2].Name != "爱好" || all[3].Name != "校车" {
			t.Errorf("fields are %+v", all)
		}
	})
	t.Run("tables bring it in and out", func(t *testing.T) {
		row := data.ImportRow{Row: 2, Values: map[string]string{"name": "林小满", "birth_on": "2016-05-01", size.Key(): "37"}}
		result, err := r.Import(r.ss, "children", []data.ImportRow{row}, data.ImportOptions{})
		r.done(err)
		if result.Count(data.RowUpdated) != 1 || result.Rows[0].Before[size.Key()] != "36" || result.Rows[0].After[size.Key()] != "37" {
			t.Errorf("the row is %+v", result.Rows)
		}
		rows, err := r.Export(r.ss, "children")
		r.done(err)
		if rows[0][size.Key()] != "37" || rows[0][bus.Key()] != "坐" {
			t.Errorf("taken out is %v", rows[0])
		}
		row.Values[size.Key()] = "大"
		result, err = r.Import(r.ss, "children", []data.ImportRow{row}, data.ImportOptions{})
		r.done(err)
		if result.Count(data.RowRefused) != 1 || result.Rows[0].Reason.Field != size.Key() {
			t.Errorf("the row is %+v", result.Rows)
		}
	})
	t.Run("merged files keep what either has", func(t *testing.T) {
		other := datatest.Child(t, r.Store, r.ss, "林晓满", datatest.Born("2016-05-02"))
		other.Own = data.Own("").With(size, "38").With(hobby, "跳绳")
		r.done(r.SaveChild(r.ss, other, "", true))
		_, err := r.MergeChildren(r.ss, id, other.ID, []string{size.Key()})
		r.done(err)
		if own := kept(); own.Of(size) != "38" || own.Of(hobby) != "跳绳" || own.Of(bus) != "坐" {
			t.Errorf("kept is %s", own)
		}
	})
}

func TestOwnFieldsOfActivities(t *testing.T) {
	r := newRecords(t)
	f := data.OwnField{Subject: data.FieldsOfActivity, Name: "天气", Kind: data.FieldText}
	r.token(r.SaveField(r.ss, &f))
	_, err := r.SaveField(r.ss, &data.OwnField{Subject: data.FieldsOfActivity, Name: "天气"})
	r.conflicts(err)
	a := r.session("2026-11-20", r.child("林小满"))
	a.Own = a.Own.With(f, "小雨")
	r.done(r.SaveActivity(r.ss, a, nil, nil))
	rows, err := r.Export(r.ss, "activities")
	r.done(err)
	if rows[0][f.Key()] != "小雨" {
		t.Errorf("taken out is %v", rows[0])
	}
}
