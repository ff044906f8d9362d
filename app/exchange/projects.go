package exchange

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2/lang"

	"careledger/app/words"
	"careledger/data"
	"careledger/data/cn"
)

// projects is the table of projects, with targets and budget.
var projects = Kind{
	Name: "projects",
	about: func() string {
		return lang.L("Projects with funder, period, ages, counting rule, targets and budget lines.")
	},
	columns: func() []column {
		return []column{
			text("code", "项目编号", "编号").say(lang.L("Leave blank and the program gives one.")).like("XM2026-A0001"),
			text("name", "项目名称", "项目").need().like("“梦想改造+”关爱计划"),
			text("funder", "资助方", "出资方").like("云禾市阳光公益基金会"),
			choice("funding_kind", data.FundingKinds, "funding_kind", "资金类型"),
			text("agreement_no", "协议编号", "合同编号"),
			date("start_on", "开始日期"),
			date("end_on", "结束日期"),
			money("budget_fen", "项目经费", "预算总额", "资助金额"),
			number("age_min", "最小年龄").like("6"),
			number("age_max", "最大年龄").like("16"),
			choice("unit_rule", data.UnitRules, "unit_rule", "暑托计数"),
			decimal("ratio_limit", "师生比上限").like("5"),
			money("wish_price_max_fen", "心愿单价上限").like("300.00"),
			number("wish_per_child", "每童心愿数"),
			number("k_threshold", "小数值隐藏阈值").like("5"),
			several("visit_kind", data.VisitKinds, "visit_kinds", "有效走访方式"),
			choice("report_cycle", data.ReportCycles, "report_cycle", "报告周期"),
			choice("project_status", data.ProjectStatuses, "status", "项目状态", "状态"),
			pairs("targets", lang.L("Indicators with the value to reach, such as U1=60、U2=800."), same, same, "指标目标").like("U1=60、U2=800"),
			budgetLines("budget_lines", "预算明细"),
			choiceOf("division", []string{"项目县区", "县区"}, divisionNames(), cn.FindDivision, cn.DivisionFullName),
			text("region", "实施地域"),
			text("background", "项目背景"),
			text("goal", "项目目标"),
			text("note", "备注"),
		}
	},
}

// members is the table of who belongs to a project.
var members = Kind{
	Name:  "members",
	about: func() string { return lang.L("Which child belongs to which project, from a day to a day.") },
	columns: func() []column {
		return append([]column{
			text("project", "项目编号", "项目").need().like("XM2026-A0001"),
		}, append(childColumns(),
			date("from_on", "加入日期", "开始日期").need(),
			date("to_on", "退出日期", "结束日期"),
			text("reason", "退出原因"),
		)...)
	},
}

// several is a column of some codes of an enumeration, parted by 、.
func several(enum string, codes []string, key string, headings ...string) column {
	c := text(key, headings...).like(strings.Join(words.Labels(enum, codes[:min(2, len(codes))]), "、")).
		say(lang.L("Several of {{.Choices}}, parted by 、.", map[string]any{"Choices": strings.Join(words.Labels(enum, codes), "、")}))
	return coded(c, func(text string) (string, error) {
		var all []string
		for _, part := range parts(text) {
			code, ok := words.Code(enum, part, codes)
			if !ok {
				return "", refuse(lang.L("“{{.Text}}” is not one of the choices: {{.Choices}}.", map[string]any{"Text": part, "Choices": strings.Join(words.Labels(enum, codes), "、")}))
			}
			all = append(all, code)
		}
		return strings.Join(ordered(all, codes), " "), nil
	}, func(value string) string { return strings.Join(words.Labels(enum, strings.Fields(value)), "、") })
}

// ordered puts codes into the order of a list, each once.
func ordered(codes, list []string) []string {
	var all []string
	for _, code := range list {
		for _, given := range codes {
			if given == code {
				all = append(all, code)
				break
			}
		}
	}
	return all
}

// sorted joins parts in the order of letters, as they are kept.
func sorted(parts []string) string {
	slices.Sort(parts)
	return strings.Join(parts, " ")
}

// parts are the parts of a text that people part by 、 and the like.
func parts(text string) []string {
	return strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune("、，,;； \n\t", r) })
}

// pairs is a column of names with numbers: U1=60、U2=800. name turns a word into
// a key, word a key into a word.
func pairs(key, hint string, name, word func(string) string, headings ...string) column {
	return coded(text(key, headings...).say(hint), func(text string) (string, error) {
		var all []string
		for _, part := range parts(strings.NewReplacer("＝", "=", "：", "=", ":", "=").Replace(text)) {
			label, number, ok := strings.Cut(part, "=")
			n, err := strconv.Atoi(number)
			if !ok || err != nil || n < 0 || name(label) == "" {
				return "", refuse(lang.L("“{{.Text}}” was not understood. {{.Hint}}", map[string]any{"Text": part, "Hint": hint}))
			}
			all = append(all, fmt.Sprintf("%s=%d", name(label), n))
		}
		return sorted(all), nil
	}, func(value string) string {
		var all []string
		for _, part := range strings.Fields(value) {
			code, number, _ := strings.Cut(part, "=")
			all = append(all, word(code)+"="+number)
		}
		return strings.Join(all, "、")
	})
}

// budgetLines is the column of a project's budget lines, in yuan.
func budgetLines(key string, headings ...string) column {
	hint := lang.L("Budget items with yuan, such as {{.Example}}.", map[string]any{"Example": words.Label("budget_item", "activity") + "=5000"})
	c := text(key, headings...).say(hint).like(words.Label("budget_item", "direct") + "=20000、" + words.Label("budget_item", "activity") + "=5000")
	return coded(c, func(text string) (string, error) {
		var all []string
		for _, part := range parts(strings.NewReplacer("＝", "=", "：", "=", ":", "=").Replace(text)) {
			label, amount, ok := strings.Cut(part, "=")
			item, known := words.Code("budget_item", label, data.BudgetItems)
			fen, p := cn.ParseMoney(amount)
			if !ok || !known || p != nil {
				return "", refuse(lang.L("“{{.Text}}” was not understood. {{.Hint}}", map[string]any{"Text": part, "Hint": hint}))
			}
			all = append(all, fmt.Sprintf("%s=%d", item, fen))
		}
		return sorted(all), nil
	}, func(value string) string {
		var all []string
		for _, part := range strings.Fields(value) {
			item, fen, _ := strings.Cut(part, "=")
			all = append(all, words.Label("budget_item", item)+"="+yuan(fen))
		}
		return strings.Join(all, "、")
	})
}
