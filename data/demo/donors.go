package demo

import (
	"fmt"

	"careledger/data"
)

// donor is who fulfils wishes.
type donor struct{ id, name string }

// givers are the donors of each sample.
var givers = []struct {
	name, kind string
	public     bool
}{
	{"云禾市云帆纺织有限公司", "company", true},
	{"澄溪县农商银行党支部", "party", true},
	{"云禾市实验初级中学团委", "league", true},
	{"吴女士一家", "family", true},
	{"胡先生", "person", false},
	{"云禾市第一建筑工程有限公司", "company", true},
	{"爱心人士", "anonymous", false},
	{"望湖区志愿者协会", "organization", true},
	{"陈老师", "person", false},
	{"云禾师范学院教育系学生党支部", "party", true},
	{"郑女士", "person", true},
	{"南园小学五年级家委会", "school", true},
	{"临禾县禾丰粮油商行", "company", false},
	{"何先生一家", "family", true},
}

// makeDonors makes those who fulfil wishes.
func (w *world) makeDonors() {
	d := w.dice("donors")
	add := func(r data.Donor) {
		r.Phone = w.bags.tel()
		w.put(&r)
		w.donors = append(w.donors, donor{r.ID, r.Name})
	}
	for _, g := range givers {
		r := data.Donor{Name: g.name, Kind: g.kind, Public: g.public, Contact: grownUp(d, surname(d), 1+d.IntN(2))}
		if g.kind == "organization" {
			r.USCC = "51329921MJT0000292"
		}
		if g.kind == "anonymous" {
			r.DisplayName, r.Contact = "爱心人士", ""
		}
		add(r)
	}
	for i := range w.size / 60 {
		sex := 1 + d.IntN(2)
		add(data.Donor{Name: fmt.Sprintf("%s（%s%d）", grownUp(d, surname(d), sex), pick(d, w.towns).name, i+1), Kind: "person", Public: d.chance(50)})
	}
}
