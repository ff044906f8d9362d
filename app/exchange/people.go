package exchange

import (
	"fyne.io/fyne/v2/lang"

	"careledger/data"
)

// people is the table of staff, volunteers and partners.
var people = Kind{
	Name: "people",
	about: func() string {
		return lang.L("Staff, volunteers and partners with role, organization and background check.")
	},
	columns: func() []column {
		return []column{
			text("name", "姓名").need().like("沈静"),
			sex("sex", "性别"),
			phone("phone", "电话", "联系电话", "手机").like("15400000021"),
			digits("id_no", "身份证号").like("329921198609110075"),
			listed(data.ListPersonRole, data.PersonRoles, "role", "角色", "身份"),
			text("organization", "单位", "所属单位"),
			text("volunteer_no", "志愿者编号", "志愿汇号"),
			text("skills", "特长"),
			choice("check_result", data.CheckResults, "check_result", "从业查询结果", "背景审查"),
			date("check_on", "查询日期"),
			date("check_until", "查询有效期至"),
			text("cert_kind", "证书类型"),
			digits("cert_no", "证书编号").like("JS2026000123"),
			text("insurance", "保险"),
			choice("person_status", data.PersonStatuses, "status", "状态"),
			text("note", "备注"),
		}
	},
}

// pairings is the table of who is paired with a child.
var pairings = Kind{
	Name: "pairings",
	about: func() string {
		return lang.L("Children paired with people or partner organizations, with role and period.")
	},
	columns: func() []column {
		return append(childColumns(),
			text("person", "结对人", "结对人姓名", "志愿者").like("沈静"),
			text("partner", "结对单位"),
			choice("pairing_role", data.PairingRoles, "role", "结对角色", "角色").need(),
			date("from_on", "结对日期", "开始日期").need(),
			date("to_on", "结束日期"),
			choice("cycle", data.PairingCycles, "cycle", "走访周期"),
			text("end_reason", "结束原因"),
			text("project", "项目编号", "项目").like("XM2026-A0001"),
		)
	},
}

// visits is the table of visits to children.
var visits = Kind{
	Name: "visits",
	about: func() string {
		return lang.L("Visits with day, kind, who was met and who went; one row a child and visit.")
	},
	columns: func() []column {
		all := []column{
			text("no", "走访编号").say(lang.L("Leave blank and the program gives one.")).like("ZF2026-A0001"),
			date("day", "走访日期", "日期").need(),
		}
		return append(append(all, childColumns()...),
			choice("visit_kind", data.VisitKinds, "kind", "走访方式", "方式").need(),
			choice("visit_met", data.Mets, "met", "见到谁", "见到").need(),
			clock("start_at", "开始时间"),
			clock("end_at", "结束时间"),
			number("minutes", "时长（分钟）", "分钟"),
			text("visitors", "走访人", "走访人员").say(lang.L("Two or more at a child's home, parted by 、; they must be among the people.")).like("沈静、顾念"),
			text("place", "地点"),
			choice("visit_health", data.VisitHealths, "health", "身体状况"),
			choice("visit_mood", data.VisitMoods, "mood", "情绪"),
			text("study", "学习情况"),
			several("visit_flag", data.VisitFlags, "flags", "风险信号"),
			several("visit_need", data.VisitNeeds, "needs", "需求"),
			several("visit_service", data.VisitServices, "services", "本次服务"),
			choice("visit_disposal", data.VisitDisposals, "disposal", "处置"),
			date("followup_on", "跟进日期"),
			text("note", "走访记录", "备注"),
			yesNo("guardian_signed", "监护人签字"),
			digits("form_no", "表单号").like("ZF-000012"),
			text("invalid_reason", "复核无效原因"),
			text("project", "项目编号", "项目").like("XM2026-A0001"),
		)
	},
}
