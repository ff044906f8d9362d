package exchange

import (
	"strconv"
	"strings"

	"fyne.io/fyne/v2/lang"

	"careledger/app/words"
	"careledger/data"
)

// camps is the table of classes.
var camps = Kind{
	Name: "camps",
	about: func() string {
		return lang.L("Classes of summer camps with site, term, days, places and insurance.")
	},
	columns: func() []column {
		return []column{
			text("name", "班级名称", "班名", "暑托班").need().like("柳桥一班"),
			text("site", "地点", "办班点").like("柳桥镇关爱之家"),
			text("project", "项目编号", "项目").like("XM2026-A0001"),
			choice("camp_term", data.CampTerms, "term", "期次"),
			date("from_on", "开班日期", "开始日期").need(),
			date("to_on", "结班日期", "结束日期").need(),
			number("capacity", "名额").like("30"),
			choice("half_day", data.CampHalves, "half_day", "时段"),
			clock("start_at", "开始时间"),
			clock("end_at", "结束时间").like("17:00"),
			choice("meal", data.CampMeals, "meal", "用餐"),
			text("insurer", "保险公司"),
			digits("policy_no", "保单号").like("PZAB202632990000"),
			money("premium_fen", "保费"),
			choice("camp_status", data.CampStatuses, "status", "状态"),
			text("note", "备注"),
		}
	},
}

// campDays is the table of children on the days of classes.
var campDays = Kind{
	Name: "camp-days",
	about: func() string {
		return lang.L("Roll calls of classes, one row a child and day; who is not in the class yet is enrolled.")
	},
	columns: func() []column {
		all := []column{
			text("camp", "班级名称", "班名", "暑托班").need().like("柳桥一班"),
			date("day", "日期", "点名日期").need(),
		}
		return append(append(all, childColumns()...),
			choice("camp_session", data.CampSessions, "session", "时段"),
			mark("mark", "出勤状态", "出勤", "考勤").need(),
			clock("in_at", "签到时间", "到班时间"),
			clock("out_at", "签退时间", "离班时间").like("17:00"),
			whoWith("in_by", "送来的人"),
			whoWith("out_by", "接走的人"),
			temperature("temperature", "体温"),
			text("note", "备注"),
			date("joined_on", "入班日期").say(lang.L("First day in the class, for a child that is enrolled by this table; the class's first day where left out.")),
			date("left_on", "退班日期"),
			text("left_reason", "退班原因"),
		)
	},
}

// whoWith is a column of who brings or collects a child, in words where the
// child goes alone.
func whoWith(key string, headings ...string) column {
	return coded(text(key, headings...), func(text string) (string, error) {
		if text == words.Label("pickup", data.PickupAlone) {
			return data.PickupAlone, nil
		}
		return text, nil
	}, func(who string) string {
		if who == data.PickupAlone {
			return words.Label("pickup", data.PickupAlone)
		}
		return who
	})
}

// rollSigns are the signs of paper rolls.
var rollSigns = map[string]string{
	"√": "出勤", "✓": "出勤", "到": "出勤", "已到": "出勤", "出席": "出勤", "正常": "出勤", "1": "出勤", "2": "迟到", "3": "早退", "4": "事假", "5": "病假", "6": "缺勤",
	"迟": "迟到", "早": "早退", "事": "事假", "假": "事假", "请假": "事假", "病": "病假", "缺": "缺勤", "缺席": "缺勤", "旷": "缺勤", "旷课": "缺勤", "×": "缺勤", "未到": "缺勤",
}

// mark is the column of a roll call's mark; late and early may both be there.
func mark(key string, headings ...string) column {
	c := several("camp_day_status", data.RollMarks, key, headings...).like("出勤")
	words := c.read
	c.read = func(text string, v map[string]string) error {
		all := parts(text)
		for i, part := range all {
			if word, ok := rollSigns[part]; ok {
				all[i] = word
			}
		}
		return words(strings.Join(all, "、"), v)
	}
	return c
}

// temperature is the column of a temperature in degrees; it is kept in tenths.
func temperature(key string, headings ...string) column {
	c := decimal(key, headings...).like("36.5")
	return coded(c, func(text string) (string, error) {
		degrees, err := strconv.ParseFloat(strings.TrimSuffix(strings.TrimSuffix(text, "℃"), "度"), 64)
		if err != nil || degrees < 0 || degrees > 100 {
			return "", refuse(lang.L("“{{.Text}}” is not a number.", map[string]any{"Text": text}))
		}
		return strconv.Itoa(int(degrees*10 + 0.5)), nil
	}, func(value string) string {
		tenths, err := strconv.Atoi(value)
		if err != nil {
			return value
		}
		return strconv.FormatFloat(float64(tenths)/10, 'f', 1, 64)
	})
}
