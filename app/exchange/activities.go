package exchange

import (
	"fyne.io/fyne/v2/lang"

	"careledger/app/words"
	"careledger/data"
	"careledger/data/cn"
)

// activities is the table of activities, reading sessions among them.
var activities = Kind{
	Name: "activities",
	about: func() string {
		return lang.L("Activities and reading sessions with day, place and team; who came stands in the table attendance.")
	},
	columns: func() []column {
		return []column{
			text("no", "活动编号").say(lang.L("Leave blank and the program gives one.")).like("HD2026-A0001"),
			date("day", "活动日期", "日期").need(),
			text("title", "活动名称").need().like("暑期共读会"),
			choice("programme", data.Programmes, "programme", "所属板块", "板块").need(),
			activityKind("kind", "活动形式"),
			text("project", "项目编号", "项目").like("XM2026-A0001"),
			clock("start_at", "开始时间"),
			clock("end_at", "结束时间"),
			number("minutes", "时长（分钟）", "分钟").like("60"),
			text("place", "活动地点", "地点").like("柳桥镇关爱之家"),
			choiceOf("division", []string{"县区"}, divisionNames(), cn.FindDivision, cn.DivisionFullName),
			text("host", "主办单位"),
			text("lead", "负责人"),
			text("team", "工作人员", "志愿者").say(lang.L("People of the team parted by 、, with minutes in brackets where they differ: 沈静、顾念(90).")).like("沈静、顾念(90)"),
			number("planned", "计划人数"),
			money("cost_fen", "活动经费"),
			text("book", "共读书目"),
			text("summary", "活动小结"),
			choice("activity_status", data.ActivityStatuses, "status", "活动状态", "状态"),
			text("reason", "取消原因"),
			digits("form_no", "表单号").like("HD-000012"),
		}
	},
}

// attendance is the table of the children at activities.
var attendance = Kind{
	Name:  "attendance",
	about: func() string { return lang.L("Which children came to an activity; one row a child and activity.") },
	columns: func() []column {
		all := []column{
			text("activity_no", "活动编号").like("HD2026-A0001"),
			text("activity", "活动名称").say(lang.L("Title and day are enough where nobody knows the number.")).like("暑期共读会"),
			date("day", "活动日期", "日期"),
		}
		return append(append(all, childColumns()...),
			yesNo("attended", "是否到场", "到场"),
			choice("attendance_role", data.AttendanceRoles, "role", "参加方式"),
			clock("came_at", "签到时间"),
			clock("left_at", "签退时间"),
			number("minutes", "时长（分钟）", "分钟").like("60"),
			digits("form_no", "表单号").like("HD-000012"),
			text("note", "备注"),
		)
	},
}

// activityKind is the column of the form of an activity: a code for reading
// sessions, in words for others.
func activityKind(key string, headings ...string) column {
	c := text(key, headings...).like(words.Label("reading_kind", "shared"))
	return coded(c, func(text string) (string, error) {
		if code, ok := words.Code("reading_kind", text, data.ReadingKinds); ok {
			return code, nil
		}
		return text, nil
	}, func(value string) string { return words.Label("reading_kind", value) })
}
