package cn_test

import (
	"testing"

	"careledger/data/cn"
)

func TestParseGrade(t *testing.T) {
	for _, v := range []struct {
		in   string
		want cn.Grade
		said string
	}{
		{"小学三年级(2)班", cn.Grade{cn.StagePrimary, 3, "2"}, "三年级(2)班"},
		{"小学三年级（２）班", cn.Grade{cn.StagePrimary, 3, "2"}, "三年级(2)班"},
		{"三年级二班", cn.Grade{cn.StagePrimary, 3, "2"}, "三年级(2)班"},
		{"三二班", cn.Grade{cn.StagePrimary, 3, "2"}, "三年级(2)班"},
		{"初二年级", cn.Grade{cn.StageJunior, 2, ""}, "八年级"},
		{"大一", cn.Grade{cn.StageOther, 0, ""}, ""},
		{"大一班", cn.Grade{cn.StageKindergarten, 3, "1"}, "大(1)班"},
		{"三年二班", cn.Grade{cn.StagePrimary, 3, "2"}, "三年级(2)班"},
		{"三(2)班", cn.Grade{cn.StagePrimary, 3, "2"}, "三年级(2)班"},
		{"3年级", cn.Grade{cn.StagePrimary, 3, ""}, "三年级"},
		{"小三", cn.Grade{cn.StagePrimary, 3, ""}, "三年级"},
		{"七年级1班", cn.Grade{cn.StageJunior, 1, "1"}, "七年级(1)班"},
		{"7年级", cn.Grade{cn.StageJunior, 1, ""}, "七年级"},
		{"初二(3)班", cn.Grade{cn.StageJunior, 2, "3"}, "八年级(3)班"},
		{"初中二年级", cn.Grade{cn.StageJunior, 2, ""}, "八年级"},
		{"初中九年级", cn.Grade{cn.StageJunior, 3, ""}, "九年级"},
		{"高一(5)班", cn.Grade{cn.StageSenior, 1, "5"}, "高一(5)班"},
		{"高中三年级十二班", cn.Grade{cn.StageSenior, 3, "12"}, "高三(12)班"},
		{"高2", cn.Grade{cn.StageSenior, 2, ""}, "高二"},
		{"十一年级", cn.Grade{cn.StageSenior, 2, ""}, "高二"},
		{"职高二年级", cn.Grade{cn.StageVocational, 2, ""}, "职高二"},
		{"中职一年级", cn.Grade{cn.StageVocational, 1, ""}, "职高一"},
		{"中专三", cn.Grade{cn.StageVocational, 3, ""}, "职高三"},
		{"中班", cn.Grade{cn.StageKindergarten, 2, ""}, "中班"},
		{"幼儿园大（1）班", cn.Grade{cn.StageKindergarten, 3, "1"}, "大(1)班"},
		{"小二班", cn.Grade{cn.StageKindergarten, 1, "2"}, "小(2)班"},
		{"特教五年级", cn.Grade{cn.StageSpecial, 5, ""}, "五年级"},
		{"澄溪县特殊教育学校七年级", cn.Grade{cn.StageSpecial, 7, ""}, "七年级"},
		{"石湖九年一贯制学校七年级", cn.Grade{cn.StageJunior, 1, ""}, "七年级"},
		{"石湖九年一贯制学校三年级A班", cn.Grade{cn.StagePrimary, 3, "A"}, "三年级(A)班"},
		{"柳桥中心小学 六年级 (1) 班", cn.Grade{cn.StagePrimary, 6, "1"}, "六年级(1)班"},
		{"师范大学附属实验学校八年级", cn.Grade{cn.StageJunior, 2, ""}, "八年级"},
		{"小学", cn.Grade{cn.StagePrimary, 0, ""}, ""},
		{"初中", cn.Grade{cn.StageJunior, 0, ""}, ""},
		{"学前班", cn.Grade{cn.StageKindergarten, 0, ""}, ""},
		{"送教上门", cn.Grade{cn.StageSpecial, 0, ""}, ""},
		{"未入园", cn.Grade{cn.StageNone, 0, ""}, ""},
		{"学龄前", cn.Grade{cn.StageNone, 0, ""}, ""},
		{"初中毕业", cn.Grade{cn.StageOther, 0, ""}, ""},
		{"大学一年级", cn.Grade{cn.StageOther, 0, ""}, ""},
	} {
		t.Run("reads "+v.in, func(t *testing.T) {
			g, p := cn.ParseGrade(v.in)
			same(t, g, p, v.want, "")
			if got := g.String(); got != v.said {
				t.Errorf("is said %q, want %q", got, v.said)
			}
		})
	}
	for _, in := range []string{"十三年级", "初四", "高四", "2023级(2)班", "302班", "张老师", "0年级"} {
		t.Run("refuses "+in, func(t *testing.T) {
			if g, p := cn.ParseGrade(in); p == nil {
				t.Errorf("got %+v", g)
			}
		})
	}
	t.Run("refuses nothing", func(t *testing.T) {
		g, p := cn.ParseGrade("\u3000")
		same(t, g, p, cn.Grade{}, "No grade")
	})
}

func TestGradeOn(t *testing.T) {
	for name, v := range map[string]struct {
		stage string
		enrol int
		day   string
		want  cn.Grade
	}{
		"on the first day":                      {cn.StagePrimary, 2023, "2023-09-01", cn.Grade{Stage: cn.StagePrimary, Year: 1}},
		"the day before":                        {cn.StagePrimary, 2023, "2023-08-31", cn.Grade{}},
		"third year in June":                    {cn.StagePrimary, 2023, "2026-06-30", cn.Grade{Stage: cn.StagePrimary, Year: 3}},
		"still third year on 31 August":         {cn.StagePrimary, 2023, "2026-08-31", cn.Grade{Stage: cn.StagePrimary, Year: 3}},
		"fourth year on 1 September":            {cn.StagePrimary, 2023, "2026-09-01", cn.Grade{Stage: cn.StagePrimary, Year: 4}},
		"junior school after six years":         {cn.StagePrimary, 2020, "2026-09-01", cn.Grade{Stage: cn.StageJunior, Year: 1}},
		"nothing after compulsory education":    {cn.StagePrimary, 2017, "2026-09-01", cn.Grade{}},
		"junior school":                         {cn.StageJunior, 2024, "2026-03-01", cn.Grade{Stage: cn.StageJunior, Year: 2}},
		"nothing after junior school":           {cn.StageJunior, 2023, "2026-09-01", cn.Grade{}},
		"senior school":                         {cn.StageSenior, 2025, "2026-03-01", cn.Grade{Stage: cn.StageSenior, Year: 1}},
		"special school goes nine years":        {cn.StageSpecial, 2017, "2026-03-01", cn.Grade{Stage: cn.StageSpecial, Year: 9}},
		"nothing in a stage without years":      {cn.StageOther, 2025, "2026-03-01", cn.Grade{}},
		"nothing in a stage that is none":       {"", 2025, "2026-03-01", cn.Grade{}},
		"nothing on a day that is none":         {cn.StagePrimary, 2023, "2026-02-30", cn.Grade{}},
		"nothing without the year of enrolment": {cn.StagePrimary, 0, "2026-03-01", cn.Grade{}},
	} {
		t.Run(name, func(t *testing.T) {
			g, ok := cn.GradeOn(v.stage, v.enrol, v.day)
			if g != v.want || ok != (v.want != cn.Grade{}) {
				t.Errorf("got %+v %v", g, ok)
			}
			if ok && g.Stage == v.stage && cn.EnrolYear(g, v.day) != v.enrol {
				t.Errorf("entered in %d", cn.EnrolYear(g, v.day))
			}
		})
	}
	t.Run("no year of enrolment is known without the year at school", func(t *testing.T) {
		if got := cn.EnrolYear(cn.Grade{Stage: cn.StagePrimary}, "2026-03-01"); got != 0 {
			t.Errorf("got %d", got)
		}
	})
	t.Run("there are eight stages", func(t *testing.T) {
		if got := len(cn.Stages()); got != 8 {
			t.Errorf("got %d", got)
		}
	})
}

func FuzzParseGrade(f *testing.F) {
	for _, seed := range []string{"", "小学三年级(2)班", "十十班", "一十二年级", "大班", "\xff年级", "99年级"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, s string) {
		g, p := cn.ParseGrade(s)
		if p == nil && g.Stage == "" {
			t.Errorf("%q is of no stage", s)
		}
		_ = g.String()
	})
}
