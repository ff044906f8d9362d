package cn_test

import (
	"strings"
	"testing"

	"careledger/data/cn"
)

func TestDivisions(t *testing.T) {
	t.Run("has 13 cities and 95 counties of Jiangsu and the sample's four", func(t *testing.T) {
		cities, counties, sample := 0, 0, 0
		last := ""
		for _, d := range cn.Divisions() {
			switch {
			case d.Sample:
				sample++
			case d.County():
				counties++
			default:
				cities++
			}
			if d.Code <= last || d.Name == "" || cn.DivisionName(d.City) == "" || d.Abolished {
				t.Errorf("%+v follows %s", d, last)
			}
			last = d.Code
		}
		if cities != 13 || counties != 95 || sample != 4 {
			t.Errorf("got %d cities, %d counties, %d of the sample", cities, counties, sample)
		}
	})
	t.Run("names current, abolished and sample codes", func(t *testing.T) {
		for code, want := range map[string]string{
			"320106": "南京市鼓楼区", "320302": "徐州市鼓楼区", "320829": "淮安市洪泽县", "320684": "南通市海门市",
			"320584": "苏州市吴江市", "329921": "云禾市澄溪县", "329902": "云禾市望湖区", "329922": "云禾市临禾县",
			"321000": "扬州市", "320000": "江苏省", "110105": "", "": "", "329002": "仪征市",
		} {
			if got := cn.DivisionFullName(code); got != want {
				t.Errorf("%s is %q, want %q", code, got, want)
			}
			if got := cn.DivisionName(code); !strings.HasSuffix(want, got) || (got == "") != (want == "") {
				t.Errorf("%s is called %q", code, got)
			}
		}
	})
	t.Run("knows what was abolished", func(t *testing.T) {
		if !cn.DivisionAbolished("320721") || cn.DivisionAbolished("320707") || cn.DivisionAbolished("110105") {
			t.Error("320721, 320707 or 110105 is wrong")
		}
	})
}

func TestFindDivision(t *testing.T) {
	table(t, cn.FindDivision, map[string]string{
		"江苏省云禾市澄溪县柳桥镇新庄村三组 12 号": "329921",
		"望湖区南园街道桃李社区":            "329902",
		"澄溪":                     "329921",
		"329921":                 "329921",
		"云禾市":                    "329900",
		"云禾":                     "329900",
		"江苏省南京市":                 "320100",
		"江苏省":                    "320000",
		"鼓楼区":                    "",
		"南京市鼓楼区":                 "320106",
		"徐州鼓楼区":                  "320302",
		"昆山":                     "320583",
		"江苏昆山":                   "320583",
		"苏州昆山":                   "320583",
		"盐城市大丰县":                 "320904", // now a district
		"大丰县":                    "320904",
		"徐州市丰县":                  "320321",
		"丰县":                     "320321",
		"淮安市洪泽县":                 "320813",
		"江都县":                    "321012",
		"江苏省淮安市":                 "320800",
		"淮安市淮安区":                 "320803",
		"宿迁市":                    "321300",
		"泰州市":                    "321200",
		"南通市通州区":                 "320612",
		"南京市江宁路":                 "320100",
		"昆山市或太仓市":                "",
		"320829":                 "", // abolished: the number alone is no address
		"北京市":                    "",
		"":                       "",
	})
}

func TestEthnic(t *testing.T) {
	t.Run("has 56 groups and two more", func(t *testing.T) {
		if got := len(cn.Ethnics()); got != 58 {
			t.Errorf("got %d", got)
		}
	})
	t.Run("finds every group by code, name and short name", func(t *testing.T) {
		for _, e := range cn.Ethnics() {
			for _, text := range []string{e.Code, e.Name, strings.TrimSuffix(e.Name, "族"), strings.TrimPrefix(e.Code, "0")} {
				if got := cn.FindEthnic(text); got != e.Code {
					t.Errorf("%q gives %q, want %q", text, got, e.Code)
				}
			}
			if cn.EthnicName(e.Code) != e.Name {
				t.Errorf("%s is %q", e.Code, cn.EthnicName(e.Code))
			}
		}
	})
	table(t, cn.FindEthnic, map[string]string{
		"汉": "01", "汉族": "01", " 维吾尔 ": "05", "乌孜别克族": "43", "基诺": "56", "未识别": "97", "族": "", "火星": "", "": "", "57": "",
	})
}

func TestRelation(t *testing.T) {
	t.Run("finds every relation by code, name and word", func(t *testing.T) {
		for _, r := range cn.Relations() {
			for _, text := range []string{r.Code, r.Name, cn.RelationWord(r.Code)} {
				if got := cn.FindRelation(text); got != r.Code {
					t.Errorf("%q gives %q, want %q", text, got, r.Code)
				}
			}
		}
	})
	t.Run("shows everyday words", func(t *testing.T) {
		for code, want := range map[string]string{"51": "爸爸", "62": "奶奶", "64": "外婆", "79": "其他兄弟姐妹", "00": ""} {
			if got := cn.RelationWord(code); got != want {
				t.Errorf("%s is %q, want %q", code, got, want)
			}
		}
	})
	table(t, cn.FindRelation, map[string]string{
		"爸爸": "51", "父亲": "51", "父子": "51", "妈妈": "52", "奶奶": "62", "祖母": "62", "爷爷": "61", "外婆": "64", "姥姥": "64",
		"外祖母": "64", "姥爷": "63", "哥哥": "71", "大舅": "85", "姑妈": "90", "继母": "58", "邻居": "99", "老师": "99", "祖孙": "60",
		"奶 奶": "62", "1": "01", "张三": "", "": "",
	})
}

func TestCategory(t *testing.T) {
	t.Run("has eighteen classes, four of them restricted", func(t *testing.T) {
		var restricted []string
		for _, c := range cn.Categories() {
			if c.Restricted != cn.Restricted(c.Code) {
				t.Errorf("%s is restricted and is not", c.Code)
			}
			if c.Restricted {
				restricted = append(restricted, c.Code)
			}
			if cn.FindCategory(c.Name) != c.Code || cn.FindCategory(strings.ToLower(c.Code)) != c.Code || cn.CategoryName(c.Code) != c.Name {
				t.Errorf("%s %s is not found again", c.Code, c.Name)
			}
		}
		if got := strings.Join(restricted, " "); len(cn.Categories()) != 18 || got != "K10 K13 K14 K17" {
			t.Errorf("%d classes, restricted %s", len(cn.Categories()), got)
		}
	})
	t.Run("knows nothing of other codes", func(t *testing.T) {
		if cn.Restricted("K98") || cn.CategoryName("K98") != "" {
			t.Error("K98 is a class")
		}
	})
	table(t, cn.FindCategory, map[string]string{
		"事实无人抚养儿童": "K03", "事实孤儿": "K03", "留守儿童": "K11", "低保": "K08", "孤儿（社会散居）": "K02", "孤儿(社会散居)": "K02",
		"孤儿": "K02", "服刑人员子女": "K14", "其它": "K99", "困境儿童": "", "": "",
	})
}

func TestFactuallyUnattended(t *testing.T) {
	cannot := []string{cn.ParentDisabled, cn.ParentIll, cn.ParentPrison, cn.ParentDetox, cn.ParentConfined, cn.ParentLost, cn.ParentRevoked, cn.ParentDeported}
	gone := []string{cn.ParentDead, cn.ParentMissing}
	other := []string{cn.ParentNormal, cn.ParentSeparated, cn.ParentUnknown, ""}
	each := func(fathers, mothers []string, want bool) {
		t.Helper()
		for _, f := range fathers {
			for _, m := range mothers {
				if cn.FactuallyUnattended(f, m) != want || cn.FactuallyUnattended(m, f) != want {
					t.Errorf("father %q and mother %q, or the other way round: not %v", f, m, want)
				}
			}
		}
	}
	t.Run("when both cannot care", func(*testing.T) { each(cannot, cannot, true) })
	t.Run("when one is gone and the other cannot care", func(*testing.T) { each(gone, cannot, true) })
	t.Run("not when both are gone, which makes an orphan", func(*testing.T) { each(gone, gone, false) })
	t.Run("not when one can care or nothing is known", func(*testing.T) {
		each(other, cannot, false)
		each(other, gone, false)
		each(other, other, false)
	})
	t.Run("with a name for every state", func(t *testing.T) {
		if got := len(cn.ParentStates()); got != 13 {
			t.Errorf("%d states", got)
		}
	})
}
