package sheet_test

import (
	"strings"
	"testing"

	"careledger/app/sheet"
)

// columnOf returns the heading that holds a column, ? when it is asked about,
// and an empty text when nothing does.
func columnOf(m sheet.Mapping, headings []string, key string) string {
	if i, ok := m.Columns[key]; ok {
		return headings[i]
	}
	for _, q := range m.Unsure {
		if q.Key == key {
			return "?"
		}
	}
	return ""
}

func TestHeadingsAreRecognised(t *testing.T) {
	for key, headings := range map[string][]string{
		"name":     {"姓名", "学生姓名", "儿童姓名", "姓　名", "姓名＊", "*姓名（必填）", "孩子姓名", "学生信息/姓名", "姓 名:"},
		"birth":    {"出生日期", "出生年月", "出生年月日", "生日", "出生日期（如2015-03-04）", "儿童出生日期"},
		"id":       {"身份证号", "身份证号码", "公民身份号码", "居民身份证号码", "学生身份证号", "【必填】身份证号"},
		"school":   {"学校", "就读学校", "现就读学校", "所在学校"},
		"guardian": {"监护人", "监护人姓名", "家长姓名", "监护人/姓名"},
		"phone":    {"监护人电话", "联系方式", "联系电话", "家长电话", "监护人联系方式", "监护人/电话", "手机号"},
		"class":    {"班级", "所在班级"},
		"shoe":     {"规格", "尺码"},
	} {
		for _, heading := range headings {
			all := []string{"序号", heading}
			equal(t, heading, columnOf(sheet.Match(all, childColumns()), all, key), heading)
		}
	}
}

func TestTheLeagueRosterOfTheField(t *testing.T) {
	headings := strings.Split("姓名、身份证号、性别、现就读学校、所在班级、班主任姓名、家庭住址、监护人、监护人姓名、联系方式、家庭情况、受助方式、项目名称/爱心人士姓名、资助时间/开始结对时间、受助金额(元)/结对计划、其他说明", "、")
	m := sheet.Match(headings, childColumns())
	for key, want := range map[string]string{
		"name": "姓名", "id": "身份证号", "sex": "性别", "school": "现就读学校", "class": "所在班级",
		"phone": "联系方式", "note": "其他说明",
		"guardian": "?", // 监护人 is the relation here, which nobody can know
	} {
		equal(t, key, columnOf(m, headings, key), want)
	}
	for _, heading := range []string{"班主任姓名", "家庭情况", "受助方式", "项目名称/爱心人士姓名"} {
		found := false
		for _, u := range m.Unknown {
			found = found || u.Text == heading
		}
		equal(t, heading+" is told as unknown", found, true)
	}
}

func TestDoubtIsAsked(t *testing.T) {
	for name, c := range map[string]struct {
		headings []string
		key      string
	}{
		"two headings for one column":  {[]string{"姓名", "联系电话", "家长电话"}, "phone"},
		"the child's and the parent's": {[]string{"姓名", "学生电话", "家长电话"}, "phone"},
		"only the child's":             {[]string{"姓名", "学生电话"}, "phone"},
		"another person's name":        {[]string{"父亲/姓名"}, "name"},
		"only similar":                 {[]string{"姓名", "监护人手机号2"}, "phone"},
		"the same heading twice":       {[]string{"姓名", "姓名"}, "name"},
	} {
		t.Run(name, func(t *testing.T) {
			m := sheet.Match(c.headings, childColumns())
			equal(t, c.key, columnOf(m, c.headings, c.key), "?")
		})
	}
	m := sheet.Match([]string{"性别", "学校"}, childColumns())
	equal(t, "missing", strings.Join(m.Missing, ","), "name")
}

func TestOneHeadingForTwoColumnsIsAsked(t *testing.T) {
	columns := []sheet.Column{
		{Key: "own", Headings: []string{"电话"}, Kind: sheet.KindPhone},
		{Key: "guardian", Headings: []string{"监护人电话"}, Kind: sheet.KindPhone},
	}
	headings := []string{"联系电话"}
	m := sheet.Match(headings, columns)
	equal(t, "own", columnOf(m, headings, "own"), "?")
	equal(t, "guardian", columnOf(m, headings, "guardian"), "?")
	m.Set("guardian", 0)
	equal(t, "answered", columnOf(m, headings, "guardian"), "联系电话")
	m.Set("own", -1)
	equal(t, "left out", columnOf(m, headings, "own"), "")
	equal(t, "questions", len(m.Unsure), 0)
}

func TestAnAnswerIsRemembered(t *testing.T) {
	headings := []string{"姓名", "学生电话", "家长电话", "姓名", "爱好"}
	m := sheet.Match(headings, childColumns())
	m.Set("phone", 2)
	m.Set("name", 0)
	again := []string{" 姓 名＊", "学生电话", "家长电话", "姓名", "爱好"}
	equal(t, "signature", sheet.Signature(again), m.Signature)
	n := sheet.MatchRemembered(again, childColumns(), m.Choices())
	equal(t, "questions", len(n.Unsure), 0)
	equal(t, "phone", n.Columns["phone"], 2)
	equal(t, "name", n.Columns["name"], 0)
	equal(t, "unknown are still told", len(n.Unknown), 3)
	if sheet.Signature([]string{"姓名"}) == m.Signature {
		t.Error("other headings have the same signature")
	}
}

func TestAcceptGuessesTakesEachHeadingOnce(t *testing.T) {
	headings := []string{"姓名", "学生电话", "家长电话"}
	m := sheet.Match(headings, childColumns())
	m.AcceptGuesses()
	equal(t, "phone", columnOf(m, headings, "phone"), "家长电话")
	equal(t, "questions", len(m.Unsure), 0)
}
