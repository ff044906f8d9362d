package cn

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
)

// The stages of schooling. Jiangsu has six years of primary, three of junior
// and three of senior school.
const (
	StageNone         = "none"         // not yet in any
	StageKindergarten = "kindergarten" // years 1 to 3: 小班 中班 大班
	StagePrimary      = "primary"      // years 1 to 6
	StageJunior       = "junior"       // years 1 to 3: 七年级 is year 1
	StageSenior       = "senior"       // years 1 to 3
	StageVocational   = "vocational"   // years 1 to 3
	StageSpecial      = "special"      // years 1 to 9, also 送教上门
	StageOther        = "other"        // at work, left school, university
)

// stageYears is how many years a stage has; a stage without years is missing.
var stageYears = map[string]int{
	StageKindergarten: 3, StagePrimary: 6, StageJunior: 3, StageSenior: 3, StageVocational: 3, StageSpecial: 9,
}

// Stages returns the codes of the stages in the order of age.
func Stages() []string {
	return []string{StageNone, StageKindergarten, StagePrimary, StageJunior, StageSenior, StageVocational, StageSpecial, StageOther}
}

// Grade is where a child is at school.
type Grade struct {
	Stage string // one of the Stage codes
	Year  int    // the year within the stage, from 1; 0 when it is not known
	Class string // 2 for (2)班, also a letter; empty when it is not known
}

// String returns the grade as it is said, in Chinese: 三年级(2)班, 七年级, 高一,
// 中班. It is empty when the year is not known.
func (g Grade) String() string {
	if g.Year < 1 || g.Year > stageYears[g.Stage] {
		return ""
	}
	class := ""
	if g.Class != "" {
		class = "(" + g.Class + ")班"
	}
	switch g.Stage {
	case StageKindergarten:
		name := []string{"小", "中", "大"}[g.Year-1]
		if class == "" {
			return name + "班"
		}
		return name + class
	case StageJunior:
		return numeral(g.Year+6) + "年级" + class
	case StageSenior:
		return "高" + numeral(g.Year) + class
	case StageVocational:
		return "职高" + numeral(g.Year) + class
	}
	return numeral(g.Year) + "年级" + class
}

// SchoolYear returns the year in which the school year of a day (YYYY-MM-DD)
// began, on 1 September: 2025 for 2026-08-31. It is 0 when day is no day.
func SchoolYear(day string) int {
	year, month, _, ok := splitDate(day)
	switch {
	case !ok:
		return 0
	case month < 9:
		return year - 1
	}
	return year
}

// GradeOn returns the grade on a day (YYYY-MM-DD) of a child that entered a
// stage on 1 September of enrolYear. Primary goes on into junior school, for
// compulsory education is nine years in one. It answers false before that
// day, after the last year of the stage, and for stages without years.
func GradeOn(stage string, enrolYear int, day string) (Grade, bool) {
	now := SchoolYear(day)
	year := now - enrolYear + 1
	if now == 0 || enrolYear < firstYear || year < 1 {
		return Grade{}, false
	}
	if stage == StagePrimary && year > stageYears[StagePrimary] {
		stage, year = StageJunior, year-stageYears[StagePrimary]
	}
	if year > stageYears[stage] {
		return Grade{}, false
	}
	return Grade{Stage: stage, Year: year}, true
}

// EnrolYear returns the year in which a child entered the stage of g, in
// which it is on a day (YYYY-MM-DD), and 0 when that is not known.
func EnrolYear(g Grade, day string) int {
	now := SchoolYear(day)
	if now == 0 || g.Year < 1 || g.Year > stageYears[g.Stage] {
		return 0
	}
	return now - g.Year + 1
}

const numerals = "〇一二三四五六七八九十"

// numeral returns 1 to 10 as a Chinese numeral.
func numeral(n int) string { return string([]rune(numerals)[n]) }

// number reads Arabic digits or Chinese numerals up to 99, and returns 0 for
// anything else.
func number(s string) int {
	if digits(s) {
		n, _ := strconv.Atoi(s)
		return n
	}
	tens, ones, hasTen := strings.Cut(s, "十")
	if !hasTen {
		return numeralIndex(s)
	}
	n := 10
	if tens != "" {
		n = 10 * numeralIndex(tens)
	}
	return n + numeralIndex(ones)
}

// numeralIndex reads one Chinese numeral, and returns 0 for anything else.
func numeralIndex(s string) int {
	for i, r := range []rune(numerals) {
		if string(r) == s {
			return i
		}
	}
	return 0
}

var (
	gradeNursery = regexp.MustCompile(`(小|中|大)[(]?(\d{1,2}|[一二三四五六七八九十])?[)]?班$`)
	gradeClass   = regexp.MustCompile(`(^|\D)([(]?(\d{1,2}|[二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九]|[A-Z])[)]?班)$`)
	gradeYear    = regexp.MustCompile(`(\d{1,2}|十[一二三四五六七八九]?|[一二三四五六七八九])(?:年级|年$)|^(\d|[一二三四五六七八九])$`)
	gradeShort   = regexp.MustCompile(`(?:小|初|高|小学|初中|高中|中职|中专|职校|技校)([1-6]|[一二三四五六])$`)
	// gradeStage tells the stage by one character: 小三, 初二年级.
	gradeStage = regexp.MustCompile(`(小|初|高)[1-6一二三四五六]`)
)

// stageWords tell the stage, the first that is found.
var stageWords = []struct{ stage, words string }{
	{StageOther, "毕业 就业 务工 辍学 失学 专门学校"},
	{StageSpecial, "特教 特殊教育 特校 培智 启智 送教上门"},
	{StageVocational, "职高 中职 中专 职校 技校 技工 职业 中等专业"},
	{StageKindergarten, "幼儿园 幼儿班 学前班"},
	{StageJunior, "初中 初级中学"},
	{StageSenior, "高中 高级中学 普高"},
	{StagePrimary, "小学"},
	{StageNone, "未入园 未入学 未上学 学龄前 未到学龄 未上幼儿园"},
	{StageOther, "大学一 大学二 大学三 大学四 大一 大二 大三 大四 大专 高职 本科 其他"},
}

// ParseGrade reads a grade as people write it: 小学三年级(2)班, 初二(3)班,
// 七年级1班, 高一(5)班, 职高二年级, 中班, also with the school's name before it, or
// only the stage: 小学.
func ParseGrade(s string) (Grade, *Problem) {
	text := strings.ToUpper(spaceless(s))
	if text == "" {
		return Grade{}, problem("No grade was entered.")
	}
	g := Grade{Stage: findStage(text)}
	if m := gradeNursery.FindStringSubmatch(text); m != nil && (m[0] == text || g.Stage == "" || g.Stage == StageKindergarten) {
		return Grade{StageKindergarten, map[string]int{"小": 1, "中": 2, "大": 3}[m[1]], classText(m[2])}, nil
	}
	if m := gradeClass.FindStringSubmatch(text); m != nil {
		g.Class = classText(m[3])
		text = strings.TrimSuffix(text, m[2])
	}
	if m := gradeYear.FindStringSubmatch(text); m != nil {
		g.Year = number(m[1] + m[2])
	} else if m := gradeShort.FindStringSubmatch(text); m != nil {
		g.Year = number(m[1])
	}
	return g.settle(s)
}

// settle finds the stage of a year without stage, counts the year within its
// stage, and refuses what does not exist.
func (g Grade) settle(text string) (Grade, *Problem) {
	switch {
	case g.Stage == StageNone || g.Stage == StageOther:
		return Grade{Stage: g.Stage}, nil
	case g.Stage == "" && g.Year >= 1 && g.Year <= 6:
		g.Stage = StagePrimary
	case (g.Stage == "" || g.Stage == StageJunior || g.Stage == StagePrimary) && g.Year >= 7 && g.Year <= 9:
		g.Stage, g.Year = StageJunior, g.Year-6
	case (g.Stage == "" || g.Stage == StageSenior) && g.Year >= 10 && g.Year <= 12:
		g.Stage, g.Year = StageSenior, g.Year-9
	case g.Stage == "" || g.Year > stageYears[g.Stage]:
		return Grade{}, problem("“{{.Text}}” was not understood as a grade. Write for example {{.Example}}.", "Text", text, "Example", "三年级(2)班、初二、高一、中班")
	}
	return g, nil
}

// findStage returns the stage that a word in text tells, or an empty text.
func findStage(text string) string {
	for _, s := range stageWords {
		for _, word := range strings.Fields(s.words) {
			if strings.Contains(text, word) {
				return s.stage
			}
		}
	}
	if m := gradeStage.FindStringSubmatch(text); m != nil {
		return map[string]string{"小": StagePrimary, "初": StageJunior, "高": StageSenior}[m[1]]
	}
	return ""
}

// classText returns the number or letter of a class, numerals as digits.
func classText(s string) string {
	if n := number(s); n > 0 {
		return fmt.Sprint(n)
	}
	return s
}
