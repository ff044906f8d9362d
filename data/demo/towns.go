package demo

import (
	"strings"

	"careledger/data/cn"
)

// town is a town with what is in it.
type town struct {
	division string // of the county
	county   string
	name     string
	villages []string
	primary  string // school
	junior   string
	site     string // where activities are
	corner   string // where books stand
	children []*child
}

// The county of the reading project and of the bought summer classes.
const readingCounty = "329921"

// townNames has a town a line: county, name, villages. A small sample has the
// first of them.
const townNames = `329921 柳桥镇 新庄村 荷塘村 东河村 柳桥社区
329902 南园街道 桃李社区 荷风社区 学府社区
329921 石湖乡 圩头村 石湖村 蒋圩村
329922 禾丰镇 禾丰村 田心村 大圩村 南港村
329902 双塘镇 双塘村 陆家村 塘湾村
329922 临湾镇 临湾村 盐灶村 渔场社区
329921 竹溪镇 竹溪村 上溪村 茶亭村 杨湾村
329902 北苑街道 杏林社区 丁香社区 银杏社区
329922 芦花镇 芦花村 苇荡村 河口村
329921 枫林镇 枫林村 石桥村 栗园村
329921 白鹭镇 白鹭村 沙洲村 渡口村 圩西村
329922 大埝乡 大埝村 新河村 麦场村
329902 湖滨街道 湖滨社区 渔歌社区 月亮湾社区
329921 槐荫乡 槐荫村 古井村 前王村
329922 稻香镇 稻香村 谷场村 北圩村 泵站村
329922 望海镇 望海村 滩涂村 盐仓村
329921 云溪镇 云溪村 磨坊村 花园村
329902 青石镇 青石村 采石村 山前村`

// readTowns answers the towns of a sample of so many children.
func readTowns(children int) []*town {
	lines := strings.Split(townNames, "\n")
	lines = lines[:min(len(lines), max(6, children/40))]
	towns := make([]*town, 0, len(lines))
	for _, line := range lines {
		f := strings.Fields(line)
		towns = append(towns, newTown(f[0], f[1], f[2:]))
	}
	return towns
}

func newTown(division, name string, villages []string) *town {
	stem := strings.TrimSuffix(strings.TrimSuffix(strings.TrimSuffix(name, "街道"), "镇"), "乡")
	t := &town{division: division, county: cn.DivisionName(division), name: name, villages: villages}
	before := t.county
	if division == "329902" {
		before = "云禾市"
	}
	t.primary, t.junior = before+stem+"中心小学", before+stem+"初级中学"
	switch {
	case name == "石湖乡":
		t.primary, t.junior = "石湖九年一贯制学校", "石湖九年一贯制学校"
	case division == "329902":
		t.primary, t.junior = "云禾市"+stem+"小学", "云禾市实验初级中学"
	}
	t.site, t.corner = name+"关爱之家", stem+"阅读角"
	return t
}

// school is where children of the town go to in a stage.
func (t *town) school(stage string) string {
	switch stage {
	case cn.StageKindergarten:
		return t.county + "中心幼儿园"
	case cn.StageJunior:
		return t.junior
	case cn.StageSenior:
		return "云禾市第二中学"
	case cn.StageVocational:
		return "澄溪县中等专业学校"
	case cn.StageSpecial:
		return "澄溪县特殊教育学校"
	}
	return t.primary
}

// full is the town with its county, as places are written.
func (t *town) full() string { return t.county + t.name }
