// Package exchangetest makes table files for tests: the worked example of the
// counting rule, a July with four children, as an organization would write it
// down in Excel.
package exchangetest

import (
	"fmt"
	"path/filepath"
	"testing"

	"careledger/app/exchange"
	"careledger/app/sheet"
)

// Project is the code of the worked example's project, which runs in July 2026.
const Project = "XM2026-JULY"

// File is a table file of a kind.
type File struct{ Kind, Path string }

// table is the content of one file: headings and rows.
type table struct {
	kind string
	rows [][]string
}

// Worked writes the worked example into files, in the order in which they have
// to be imported. Child A (甲): five days of camp, a valid visit, a wish
// delivered on a day of camp with a form of its own. B (乙): three days of camp,
// once early, and a visit that met nobody. C (丙): a reading session of an hour,
// two loans, nine days of reading. D (丁): nothing. All four are to be visited.
func Worked(t testing.TB) []File {
	t.Helper()
	dir := t.TempDir()
	var files []File
	for i, table := range worked() {
		path := filepath.Join(dir, fmt.Sprintf("%02d-%s.xlsx", i+1, table.kind))
		Write(t, table.kind, path, table.rows...)
		files = append(files, File{table.kind, path})
	}
	return files
}

// Write writes a file of a kind: the headings in the first row, then a record a
// row.
func Write(t testing.TB, kind, path string, rows ...[]string) {
	t.Helper()
	k, ok := exchange.Find(kind)
	if !ok {
		t.Fatalf("there is no kind %s", kind)
	}
	byHeading := map[string]sheet.Column{}
	for _, c := range k.Columns() {
		for _, heading := range c.Headings {
			byHeading[heading] = c
		}
	}
	out := sheet.SheetOut{Name: k.Title(), Rows: rows[1:]}
	for _, heading := range rows[0] {
		c, ok := byHeading[heading]
		if !ok {
			t.Fatalf("%s has no column %s", kind, heading)
		}
		c.Headings = []string{heading}
		out.Columns = append(out.Columns, c)
	}
	if err := sheet.Write(path, []sheet.SheetOut{out}); err != nil {
		t.Fatalf("write %s: %v", path, err)
	}
}

// worked is what stands in the files.
func worked() []table {
	return []table{
		{"projects", [][]string{
			{"项目编号", "项目名称", "资助方", "开始日期", "结束日期", "项目经费", "最小年龄", "最大年龄", "暑托计数", "指标目标"},
			{Project, "“梦想改造+”关爱计划（七月）", "云禾市阳光公益基金会", "2026-07-01", "2026-07-31", "20000.00", "6", "16", "以天计", "U1=4、U2=20"},
		}},
		{"people", [][]string{
			{"姓名", "性别", "电话", "角色", "从业查询结果", "查询日期"},
			{"沈静", "女", "15400000021", "社工", "通过", "2026-03-02"},
			{"顾念", "男", "15400000022", "志愿者", "通过", "2026-03-02"},
		}},
		{"children", [][]string{
			{"姓名", "性别", "身份证号", "主要类别", "县区", "学校", "年级", "监护人", "监护人关系", "监护人电话", "监护依据", "同意日期", "项目", "加入项目日期"},
			{"甲子涵", "男", "329921201603050010", "事实无人抚养儿童", "云禾市澄溪县", "澄溪县柳桥中心小学", "四年级", "甲建国", "爷爷", "15400000001", "村居或民政指定", "2026-06-20", Project, "2026-07-01"},
			{"乙雨桐", "女", "329921201409180022", "农村留守儿童", "云禾市澄溪县", "澄溪县柳桥中心小学", "六年级", "乙秀英", "奶奶", "15400000002", "村居或民政指定", "2026-06-20", Project, "2026-07-01"},
			{"丙浩然", "男", "329921201601010031", "事实无人抚养儿童", "云禾市望湖区", "石湖九年一贯制学校", "四年级", "丙大山", "外公", "15400000003", "村居或民政指定", "2026-06-20", Project, "2026-07-01"},
			{"丁可欣", "女", "329922201307300122", "孤儿（社会散居）", "云禾市望湖区", "石湖九年一贯制学校", "初一", "丁桂兰", "姑姑", "15400000004", "村居或民政指定", "2026-06-20", Project, "2026-07-01"},
		}},
		{"pairings", [][]string{
			{"姓名", "结对人", "结对角色", "结对日期", "走访周期", "项目编号"},
			{"甲子涵", "沈静", "志愿者", "2026-07-01", "每月", Project},
			{"乙雨桐", "沈静", "志愿者", "2026-07-01", "每月", Project},
			{"丙浩然", "顾念", "志愿者", "2026-07-01", "每月", Project},
			{"丁可欣", "顾念", "志愿者", "2026-07-01", "每月", Project},
		}},
		{"camps", [][]string{
			{"班级名称", "地点", "项目编号", "开班日期", "结班日期", "名额"},
			{"柳桥一班", "柳桥镇关爱之家", Project, "2026-07-06", "2026-07-17", "30"},
		}},
		{"camp-days", [][]string{
			{"班级名称", "日期", "姓名", "出勤状态"},
			{"柳桥一班", "2026-07-06", "甲子涵", "出勤"},
			{"柳桥一班", "2026-07-07", "甲子涵", "出勤"},
			{"柳桥一班", "2026-07-08", "甲子涵", "迟到"},
			{"柳桥一班", "2026-07-09", "甲子涵", "出勤"},
			{"柳桥一班", "2026-07-10", "甲子涵", "出勤"},
			{"柳桥一班", "2026-07-06", "乙雨桐", "出勤"},
			{"柳桥一班", "2026-07-07", "乙雨桐", "出勤"},
			{"柳桥一班", "2026-07-08", "乙雨桐", "早退"},
			{"柳桥一班", "2026-07-09", "乙雨桐", "事假"},
		}},
		{"visits", [][]string{
			{"走访日期", "姓名", "走访方式", "见到谁", "走访人", "项目编号"},
			{"2026-07-18", "甲子涵", "入户", "均见", "沈静、顾念", Project},
			{"2026-07-19", "乙雨桐", "入户", "均未见", "沈静、顾念", Project},
		}},
		{"wishes", [][]string{
			{"姓名", "批次", "项目编号", "心愿", "预计价格", "公布文案", "登记日期", "提交日期", "通过日期", "发布日期", "认领日期", "认领人", "备齐日期", "送达日期", "实际金额", "领取人", "领取人关系", "签收单号", "经手人"},
			{"甲子涵", "2026 暑期", Project, "护眼台灯", "128.00", "想要一盏护眼台灯", "2026-07-01", "2026-07-01", "2026-07-02", "2026-07-02", "2026-07-03", "云禾市蓝天商贸有限公司", "2026-07-06", "2026-07-08", "119.00", "甲建国", "爷爷", "QS-000001", "沈静、顾念"},
		}},
		{"activities", [][]string{
			{"活动日期", "活动名称", "所属板块", "项目编号", "开始时间", "结束时间", "活动地点", "工作人员"},
			{"2026-07-20", "暑期共读会", "悦读计划", Project, "14:00", "15:00", "望湖区图书馆", "顾念"},
		}},
		{"attendance", [][]string{
			{"活动名称", "活动日期", "姓名", "是否到场"},
			{"暑期共读会", "2026-07-20", "丙浩然", "是"},
		}},
		{"books", [][]string{
			{"书名", "作者", "册数", "阅读角", "项目编号", "入库日期"},
			{"西游记（青少版）", "吴承恩", "2", "望湖区图书馆", Project, "2026-06-01"},
			{"昆虫记", "法布尔", "1", "望湖区图书馆", Project, "2026-06-01"},
		}},
		{"loans", [][]string{
			{"姓名", "书名", "借出日期", "归还日期", "是否读完", "项目编号"},
			{"丙浩然", "西游记（青少版）", "2026-07-03", "2026-07-17", "是", Project},
			{"丙浩然", "昆虫记", "2026-07-20", "", "", Project},
		}},
		{"reading-log", readingLog()},
	}
}

// readingLog is nine days of reading.
func readingLog() [][]string {
	rows := [][]string{{"姓名", "打卡日期", "书名", "阅读分钟", "项目编号"}}
	for day := 4; day <= 12; day++ {
		rows = append(rows, []string{"丙浩然", fmt.Sprintf("2026-07-%02d", day), "西游记（青少版）", "20", Project})
	}
	return rows
}
