package demo

import (
	"strings"

	"careledger/data"
)

// Relations to the child, GB/T 4761.
const (
	relFather      = "51"
	relMother      = "52"
	relGrandfather = "61" // of the father's side
	relGrandmother = "62"
	relMatGrandpa  = "63" // of the mother's side
	relMatGrandma  = "64"
	relUncle       = "83" // the father's younger brother
	relMatUncle    = "85"
	relAunt        = "90" // the father's sister
)

// elderlyPairs are who cares when the parents can't.
var elderlyPairs = []weighed[[]string]{
	{5, []string{relGrandmother}},
	{4, []string{relGrandfather, relGrandmother}},
	{2, []string{relMatGrandma}},
	{1, []string{relMatGrandpa, relMatGrandma}},
	{1, []string{relUncle}},
	{1, []string{relAunt}},
}

// planGuardians makes up who is guardian and who cares, the one who signs
// first.
func (w *world) planGuardians(d dice, f *family, p player) {
	switch p.category {
	case "K02", "K03":
		basis := choose(d, []weighed[string]{{6, "appointed"}, {1, "court"}, {1, "agreement"}, {2, "carer_only"}})
		for _, relation := range choose(d, elderlyPairs) {
			f.guardians = append(f.guardians, w.guardian(d, f, p, relation, basis))
		}
	case "K11", "K16":
		f.guardians = append(f.guardians, w.guardian(d, f, p, relFather, "parent"))
		f.guardians[0].Carer, f.guardians[0].Work = p.category == "K16", "外出务工"
		carer := w.guardian(d, f, p, relGrandmother, choose(d, []weighed[string]{{7, "entrusted"}, {3, "carer_only"}}))
		carer.Legal, carer.Entrusted = false, carer.Basis == "entrusted"
		f.guardians = append(f.guardians, carer)
	default:
		f.guardians = append(f.guardians, w.guardian(d, f, p, relMother, "parent"))
		if d.chance(40) {
			carer := w.guardian(d, f, p, relMatGrandma, "carer_only")
			carer.Legal = false
			f.guardians = append(f.guardians, carer)
		}
	}
	f.guardians[0].Emergency = true
}

// guardian makes up one guardian.
func (w *world) guardian(d dice, f *family, p player, relation, basis string) data.Guardian {
	sex, age := male, d.between(58, 74)
	family := f.surname
	switch relation {
	case relGrandmother, relMatGrandma, relMother, relAunt:
		sex = female
	}
	switch relation {
	case relGrandmother, relMatGrandma, relMatGrandpa, relMatUncle, relMother:
		family = surname(d)
	}
	g := data.Guardian{
		Relation: relation, Legal: basis != "carer_only", Carer: true, Basis: basis, Phone: w.bags.tel(), Address: f.town.full() + f.village + f.address,
		Work: pick(d, []string{"务农", "务农", "打零工", "无业"}), Health: pick(d, []string{"良好", "一般", "一般", "慢性病"}),
		Ability: choose(d, []weighed[string]{{5, "good"}, {6, "fair"}, {1, "poor"}}),
	}
	switch relation {
	case relFather, relMother, relUncle, relAunt, relMatUncle:
		age = d.between(33, 46)
		g.Name, g.Work = grownUp(d, family, sex), pick(d, []string{"企业务工", "务农", "个体经营", "打零工"})
	default:
		g.Name = elder(d, family, sex)
		if d.chance(15) {
			g.PhoneOwner = "邻居代接"
		}
	}
	if name := minorityNames[p.ethnic]; len(name) > 0 {
		g.Name = name[sex-1]
	}
	if d.chance(60) {
		g.IDNo = w.bags.id(f.town.division, w.today.years(-age)-d.days(20, 340), sex)
	}
	return g
}

// minorityNames are names of grown-ups of ethnic groups whose names are made
// otherwise, a man's and a woman's.
var minorityNames = map[string][]string{
	"04": {"巴桑罗布", "央金卓玛"},
	"05": {"买买提·卡德尔", "帕提古丽·热合曼"},
}

// story says in the words of such files how a family lives.
func (f *family) story() string {
	var who []string
	for _, g := range f.guardians {
		if g.Carer {
			who = append(who, relationWords[g.Relation])
		}
	}
	house := "住自有平房2间，无独立学习空间"
	if strings.HasSuffix(f.village, "社区") {
		house = "住公租房一室一厅，学习桌与餐桌合用"
	}
	return "与" + strings.Join(who, "、") + "共同生活，" + f.guardians[len(f.guardians)-1].Work + "，" + house + "。"
}

// relationWords are the words for relations in stories.
var relationWords = map[string]string{
	relFather: "父亲", relMother: "母亲", relGrandfather: "祖父", relGrandmother: "祖母", relMatGrandpa: "外祖父", relMatGrandma: "外祖母",
	relUncle: "叔叔", relMatUncle: "舅舅", relAunt: "姑姑",
}
