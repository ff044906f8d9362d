package exchange

import (
	"fyne.io/fyne/v2/lang"

	"careledger/app/words"
	"careledger/data"
	"careledger/data/cn"
)

// goods is the table of what was handed to children.
var goods = Kind{
	Name:  "goods",
	about: func() string { return lang.L("Goods handed to children, one row a child and thing.") },
	columns: func() []column {
		return append(append([]column{date("day", "发放日期", "日期").need()}, childColumns()...),
			text("item", "物资", "物资名称", "物品").need().like("冬季校服"),
			number("quantity", "数量"),
			money("value_fen", "单价", "价值").like("128.00"),
			text("project", "项目编号", "项目").like("XM2026-A0001"),
			choice("programme", data.Programmes, "programme", "所属板块"),
			text("receiver", "领取人", "签收人").like("孙桂兰"),
			choiceOf("relation", []string{"与儿童关系", "关系"}, relationWords(), cn.FindRelation, cn.RelationWord),
			digits("form_no", "表单号", "签收单号").like("WZ-000012"),
		)
	},
}

// psy is the table of psychological service.
var psy = Kind{
	Name:  "psy",
	about: func() string { return lang.L("Psychological service, tutoring, referrals; what was said is not kept.") },
	columns: func() []column {
		return append(append([]column{date("day", "日期", "服务日期").need()}, childColumns()...),
			choice("psy_kind", data.PsyKinds, "kind", "服务方式").need(),
			clock("start_at", "开始时间"),
			number("minutes", "时长（分钟）", "分钟").like("45"),
			text("provider", "服务人").like("沈静"),
			choice("psy_topic", data.PsyTopics, "topic", "主题"),
			choice("refer_to", data.ReferTo, "refer_to", "转介至"),
			text("outcome", "结果"),
			text("project", "项目编号", "项目").like("XM2026-A0001"),
		)
	},
}

// exemptions is the table of the months in which no visit is due.
var exemptions = Kind{
	Name:  "exemptions",
	about: func() string { return lang.L("Months in which a child need not be visited, with the reason.") },
	columns: func() []column {
		return append(childColumns(),
			text("month", "免访月份", "月份").need().like("2026-07"),
			choice("exemption_reason", data.ExemptionReasons, "reason", "免访原因", "原因").need(),
		)
	},
}

// campStaff is the table of those on duty in classes.
var campStaff = Kind{
	Name:  "camp-staff",
	about: func() string { return lang.L("Who is on duty in a class, one row a person and day.") },
	columns: func() []column {
		return []column{
			text("camp", "班级名称", "班名", "暑托班").need().like("柳桥一班"),
			date("day", "日期").need(),
			text("person", "姓名", "值班人").need().like("沈静"),
			choice("duty", data.CampDuties, "duty", "职责"),
			clock("start_at", "开始时间").like("08:30"),
			clock("end_at", "结束时间").like("17:00"),
			number("minutes", "时长（分钟）", "分钟"),
		}
	},
}

// lessons is the timetable of classes.
var lessons = Kind{
	Name:  "lessons",
	about: func() string { return lang.L("Timetables of classes, one row a lesson.") },
	columns: func() []column {
		return []column{
			text("camp", "班级名称", "班名", "暑托班").need().like("柳桥一班"),
			date("day", "日期").need(),
			text("period", "时间", "节次").like("09:00–09:45"),
			text("title", "课程", "课程名称").need().like("防溺水安全课"),
			choice("lesson_kind", data.LessonKinds, "kind", "课程类型").like(words.Label("lesson_kind", "safety")),
			yesNo("safety", "安全课"),
			text("lecturer", "授课人").like("沈静"),
			text("room", "教室"),
		}
	},
}
