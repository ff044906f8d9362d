package exchange

import (
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2/lang"

	"careledger/app/sheet"
	"careledger/app/words"
	"careledger/data"
	"careledger/data/cn"
)

// children is the roster: one child a row.
var children = Kind{
	Name: "children",
	about: func() string {
		return lang.L("Children with guardian, consent to service and projects; a row with the day of a consent becomes an active file.")
	},
	columns: func() []column {
		return []column{
			digits("file_no", "档案号").say(lang.L("Leave blank for new children; the program gives the number.")),
			text("name", "姓名", "儿童姓名", "学生姓名").need().like("周子涵"),
			sex("sex", "性别"),
			date("birth_on", "出生日期"),
			identity("id_no", "身份证号"),
			choice("id_kind", data.IDKinds, "id_kind", "证件类型"),
			text("no_id_reason", "无证件原因").like(lang.L("not yet registered")),
			text("alias", "小名", "曾用名"),
			choiceOf("ethnic", []string{"民族"}, names(cn.Ethnics()), cn.FindEthnic, cn.EthnicName),
			choiceOf("main_category", []string{"主要类别", "儿童类别", "类别", "困境类别"}, categoryNames(), cn.FindCategory, cn.CategoryName),
			choiceOf("division", []string{"县区", "居住县区", "区县"}, divisionNames(), cn.FindDivision, cn.DivisionFullName),
			text("town", "乡镇街道", "乡镇", "街道").like("柳桥镇"),
			text("village", "村居", "村社区").like("新庄村"),
			text("address", "家庭住址", "住址", "详细地址").say(lang.L("House and group; it is never printed.")).like("新庄村三组 12 号"),
			choice("hukou_kind", data.HukouKinds, "hukou_kind", "户口类型"),
			text("hukou_detail", "户籍地", "户籍地址"),
			text("household", "家庭", "家庭编号").say(lang.L("The same name for brothers and sisters of one household.")),
			text("school", "学校", "现就读学校", "就读学校").like("澄溪县柳桥中心小学"),
			choice("stage", data.Stages, "stage", "学段"),
			grade("grade", "年级", "就读年级"),
			class("class", "班级"),
			choice("edu_status", eduStatuses, "edu_status", "就学状态"),
			yesNo("boarding", "是否寄宿", "寄宿"),
			text("teacher", "班主任").like("周老师"),
			phone("teacher_phone", "班主任电话"),
			choice("economy", data.Economies, "economy", "家庭经济类型"),
			text("guardian_name", "监护人", "监护人姓名").like("周建国"),
			choiceOf("guardian_relation", []string{"监护人关系", "与儿童关系", "关系"}, relationWords(), cn.FindRelation, cn.RelationWord).
				say(lang.L("Who the guardian is to the child, such as grandmother.")),
			phone("guardian_phone", "监护人电话", "联系方式", "家长电话"),
			choice("consent_basis", data.ConsentBases, "guardian_basis", "监护依据"),
			yesNo("guardian_legal", "法定监护人"),
			digits("guardian_id_no", "监护人身份证号").like("32992219580214005X"),
			date("consent_day", "同意日期", "授权日期").say(lang.L("Day on which the guardian agreed to collection and use of the basic information. Without it the file arrives unverified.")),
			text("consent_signer", "同意人", "签署人").say(lang.L("Leave blank when the guardian signed.")),
			choice("consent_basis", data.ConsentBases, "consent_basis", "同意依据"),
			date("consent_withdrawn_on", "撤回同意日期"),
			text("project", "项目", "项目编号").say(lang.L("Code of the project; several are parted by 、.")).like("XM2026-A0001"),
			date("project_from", "加入项目日期", "纳入日期"),
			choice("child_status", data.ChildStatuses, "status", "档案状态"),
			date("status_on", "状态起始日期"),
			choice("exit_reason", data.ExitReasons, "exit_reason", "退出原因"),
			choice("source", data.Sources, "source", "来源"),
			number("enrol_year", "入学年份").say(lang.L("Year in which the child entered this stage of school.")).like("2023"),
			text("note", "备注"),
		}
	},
}

// eduStatuses are the codes of a child's schooling.
var eduStatuses = []string{"studying", "boarding", "day", "suspended", "transferred", "suspected_dropout", "dropout", "returned", "too_young", "graduated"}

// sex is a column of the codes of GB/T 2261.1.
func sex(key string, headings ...string) column {
	codes := []string{"1", "2", "9"}
	return choiceOf(key, headings, words.Labels("sex", codes), func(text string) string {
		switch text {
		case "男孩", "男性", "男生":
			return "1"
		case "女孩", "女性", "女生":
			return "2"
		}
		code, _ := words.Code("sex", text, codes)
		return code
	}, func(code string) string {
		if code == "0" || code == "9" {
			return ""
		}
		return words.Label("sex", code)
	})
}

// noNumber are the words of rosters for a child without an identity number.
var noNumber = []string{"无", "没有", "暂无", "无证件", "未办理", "未办", "未登记", "-", "/"}

// identity is the column of a child's identity number. A word that says that
// there is none is kept as the reason.
func identity(key string, headings ...string) column {
	c := digits(key, headings...).like("329921201203050011")
	c.read = func(text string, v map[string]string) error {
		if slices.Contains(noNumber, text) {
			v["no_id_reason"] = text
			return nil
		}
		v[key] = text
		return nil
	}
	return c
}

// grade is the column of a grade as people write it: it says the stage too, and
// often the class. A stage that the row names by itself helps to understand it.
func grade(key string, headings ...string) column {
	c := text(key, headings...).like("三年级").say(lang.L("Such as 三年级, 初二 or 高一(3)班."))
	c.read = func(text string, v map[string]string) error {
		if _, err := strconv.Atoi(text); err == nil {
			text += "年级"
		}
		if school := v["stage"]; school != "" && school != cn.StageNone && school != cn.StageOther {
			text = words.Label("stage", school) + text
		}
		g, p := cn.ParseGrade(text)
		if p != nil {
			return problem(p)
		}
		takeGrade(g, key, v)
		return nil
	}
	c.write = func(v map[string]string) string {
		year, err := strconv.Atoi(v[key])
		if err != nil {
			return ""
		}
		return cn.Grade{Stage: v["stage"], Year: year}.String()
	}
	return c
}

// takeGrade puts what a grade says into a row.
func takeGrade(g cn.Grade, key string, v map[string]string) {
	v["stage"] = g.Stage
	if g.Year > 0 {
		v[key] = strconv.Itoa(g.Year)
	}
	if g.Class != "" && v["class"] == "" {
		v["class"] = g.Class
	}
}

// class is the column of a class: 2, (2)班, or 三年级(2)班 where no column holds
// the grade.
func class(key string, headings ...string) column {
	c := text(key, headings...).like("2")
	c.read = func(text string, v map[string]string) error {
		if g, p := cn.ParseGrade(text); p == nil && g.Class != "" {
			v[key] = g.Class
			if v["grade"] == "" {
				takeGrade(g, "grade", v)
			}
			return nil
		}
		v[key] = strings.Trim(strings.TrimSuffix(text, "班"), "()（）")
		return nil
	}
	return c
}

// names are the names of a code table.
func names(items []cn.Item) []string {
	var all []string
	for _, item := range items {
		all = append(all, item.Name)
	}
	return all
}

// categoryNames are the names of the categories.
func categoryNames() []string {
	var all []string
	for _, c := range cn.Categories() {
		all = append(all, c.Name)
	}
	return all
}

// divisionNames are the full names of the counties that can be chosen.
func divisionNames() []string {
	var all []string
	for _, d := range cn.Divisions() {
		if d.County() {
			all = append(all, cn.DivisionFullName(d.Code))
		}
	}
	return all
}

// relationWords are the everyday words of the relations, each once.
func relationWords() []string {
	var all []string
	for _, item := range cn.Relations() {
		if word := cn.RelationWord(item.Code); !slices.Contains(all, word) {
			all = append(all, word)
		}
	}
	return all
}

// childColumns are the columns by which a row of another kind names a child.
func childColumns() []column {
	return []column{
		digits("child_no", "档案号").say(lang.L("File number of the child; name alone is enough where nobody else has it.")).like("云2026-A0001"),
		text("child", "姓名", "儿童姓名", "学生姓名").like("周子涵"),
		{Column: sheet.Column{Key: "child_id_no", Headings: []string{"身份证号"}, Kind: sheet.KindID}},
		date("child_birth", "出生日期").say(lang.L("Only needed where several children have the name.")),
	}
}
