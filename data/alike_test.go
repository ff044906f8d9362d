package data_test

import (
	"testing"

	"careledger/data"
	"careledger/data/datatest"
)

func TestAlikeChildren(t *testing.T) {
	r := newRecords(t)
	known := datatest.Child(t, r.Store, r.ss, "李小禾", datatest.Born("2016-05-01"))
	numbered := datatest.Child(t, r.Store, r.ss, "王小满", datatest.With(func(c *data.Child) { c.IDNo, c.Birth, c.Sex = "329921201409180022", "", 2 }))
	r.done(r.SaveGuardian(r.ss, &data.Guardian{ChildID: known.ID, Name: "孙桂兰", Phone: "13800000001"}))
	for sentence, c := range map[string]struct {
		child data.Child
		phone string
		id    string
		why   string
	}{
		"the same number, however written":         {data.Child{Name: "王晓曼", IDNo: "３２９９２１２０１４０９１８００２２"}, "", numbered.ID, data.SameNumber},
		"name and day of birth":                    {data.Child{Name: "李小禾", Birth: "2016-05-01"}, "", known.ID, data.SameBirth},
		"pinyin and day of birth":                  {data.Child{Name: "李晓和", Birth: "2016-05-01"}, "", known.ID, data.SameBirth},
		"pinyin and the phone of a guardian":       {data.Child{Name: "黎小荷"}, "138 0000 0001", known.ID, data.SamePhone},
		"not the name alone":                       {data.Child{Name: "李小禾"}, "", "", ""},
		"not another day of birth":                 {data.Child{Name: "李小禾", Birth: "2016-05-02"}, "", "", ""},
		"not another phone":                        {data.Child{Name: "李小禾"}, "13800000002", "", ""},
		"not the day of birth and phone alone":     {data.Child{Name: "李小苗", Birth: "2016-05-01"}, "13800000001", "", ""},
		"not itself":                               {data.Child{Row: data.Row{ID: known.ID}, Name: "李小禾", Birth: "2016-05-01"}, "", "", ""},
		"not who has another number (a twin, say)": {data.Child{Name: "王小满", IDNo: "329921201409180049"}, "", "", ""},
		"the day of birth that a number tells":     {data.Child{Name: "李小禾", IDNo: "329921201605010039"}, "", known.ID, data.SameBirth},
	} {
		t.Run(sentence, func(t *testing.T) {
			found, err := r.AlikeChildren(r.ss, c.child, c.phone)
			r.done(err)
			switch {
			case c.id == "" && len(found) > 0, c.id != "" && (len(found) != 1 || found[0].ID != c.id || found[0].Why != c.why):
				t.Errorf("found %+v", found)
			}
		})
	}
	t.Run("one in the bin isn't found", func(t *testing.T) {
		r.done(r.RemoveChild(r.ss, known.ID))
		found, err := r.AlikeChildren(r.ss, data.Child{Name: "李小禾", Birth: "2016-05-01"}, "")
		if err != nil || len(found) > 0 {
			t.Errorf("found %+v, %v", found, err)
		}
	})
}

func TestAddChild(t *testing.T) {
	r := newRecords(t)
	first := data.Child{Name: "李小禾", Birth: "2016-05-01"}
	r.done(r.AddChild(r.ss, &first, &data.Guardian{Name: "孙桂兰", Relation: "62", Phone: "138 0000 0001"}, false))
	g, err := r.Guardians(r.ss, first.ID)
	r.done(err)
	if len(g) != 1 || g[0].Name != "孙桂兰" || g[0].Phone != "13800000001" || !g[0].Carer {
		t.Errorf("guardians are %+v", g)
	}
	twin := data.Child{Name: "李小禾", Birth: "2016-05-01"}
	r.refused(r.AddChild(r.ss, &twin, &data.Guardian{}, false), "name", true)
	twin.Other = true
	r.refused(r.AddChild(r.ss, &twin, &data.Guardian{Name: "孙桂兰", Phone: "12"}, false), "guardian_phone", false)
	r.done(r.AddChild(r.ss, &twin, &data.Guardian{}, false))
	if _, total, err := r.Children(r.ss, data.ChildFilter{}); err != nil || total != 2 {
		t.Errorf("%d children, %v", total, err)
	}
}
