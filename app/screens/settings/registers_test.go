package settings_test

import (
	"testing"

	"careledger/app/screens/screentest"
	"careledger/app/screens/settings"
	"careledger/data"
	"careledger/data/datatest"
)

// registers shows the page of the registers.
func registers(t *testing.T) (*screentest.Desk, string) {
	t.Helper()
	d := screentest.New(t)
	id := datatest.Child(t, d.Store(), d.Session(), "周子涵").ID
	d.Show(settings.New(d))
	d.Press("权利与登记")
	return d, id
}

func TestARequestIsEnteredAndAnswered(t *testing.T) {
	d, id := registers(t)
	d.WantText("还没有请求")
	d.Press("登记请求")
	d.Press("保存")
	d.WantText("请选择孩子")
	d.Choose("孩子", "周子涵")
	d.Fill("请求人", "孙桂兰")
	d.Press("保存")
	all, err := d.Store().Requests(d.Session(), id)
	if err != nil || len(all) != 1 || all[0].Kind != "access" || all[0].Received != datatest.Today {
		t.Fatalf("the register has %+v: %v", all, err)
	}
	d.WantText("12-15 前")
	d.DoublePress(all[0].No)
	d.Choose("处理结果", "不同意")
	d.Press("保存")
	d.WantText("没有全部同意的，请写明理由。")
	d.Fill("答复", "不是监护人")
	d.Press("保存")
	if r, err := d.Store().Request(d.Session(), all[0].ID); err != nil || r.Result != "refused" || r.Done != datatest.Today {
		t.Errorf("saved %+v: %v", r, err)
	}
	d.WantText("不同意")
	d.Press("打印受理表")
	if len(d.Went) != 1 || d.Went[0] != "reports/form:rights-request:request:"+all[0].No {
		t.Errorf("went to %q", d.Went)
	}
}

func TestABreachGoesStepByStep(t *testing.T) {
	d, _ := registers(t)
	d.Press("泄露事件")
	d.WantText("没有泄露事件")
	d.Press("登记泄露")
	d.WantText("属地网信部门；涉及民政名单的同时报民政部门，涉嫌犯罪的报公安机关。")
	d.Choose("事件类型", "U 盘丢失")
	d.Fill("涉及信息", "报名表 12 人")
	d.Fill("结案日期", datatest.Today)
	d.Press("保存")
	d.WantText("还有步骤没做完，不能结案。")
	d.Fill("结案日期", "")
	d.Press("保存")
	all, err := d.Store().Breaches(d.Session())
	if err != nil || len(all) != 1 || all[0].Waiting() != 4 {
		t.Fatalf("the register has %+v: %v", all, err)
	}
	d.WantText("立即止损（11-24 前）")
	d.DoublePress(all[0].No)
	d.Fill("止损日期", datatest.Today)
	d.Fill("报告的部门", "云禾市网信办")
	d.Fill("报告日期", datatest.Today)
	d.Press("保存")
	d.WantText("逐一告知（11-24 前）")
	if _, count, err := d.Store().Reminders(d.Session(), 20); err != nil || count[data.RemindBreach] != 1 {
		t.Errorf("%d breaches are reminded of: %v", count[data.RemindBreach], err)
	}
}

func TestAnExportWaitsForItsReceiver(t *testing.T) {
	d, _ := registers(t)
	if err := d.Store().NoteExport(d.Session(), "children", "儿童名册", 1, nil); err != nil {
		t.Fatal(err)
	}
	d.Screen.(interface{ Open(string) }).Open("data_share")
	d.WantText("待补接收方")
	all, err := d.Store().Shares(d.Session(), "", "", "")
	if err != nil || len(all) != 1 {
		t.Fatalf("the register has %+v: %v", all, err)
	}
	d.DoublePress(all[0].No)
	d.Fill("接收方", "云禾市民政局")
	d.Press("保存")
	d.WantText("请填写用途。")
	d.Fill("用途", "年度核查")
	d.Press("保存")
	d.WantText("云禾市民政局")
	d.WantNoText("待补接收方")
}

func TestAFileThatIsDueIsKeptWithAReason(t *testing.T) {
	d, id := registers(t)
	if err := d.Store().SetStatus(d.Session(), id, "left", "2023-10-01", "moved"); err != nil {
		t.Fatal(err)
	}
	d.Press("保存期限")
	d.WantText("2026-10-01")
	d.Press("延长保存")
	d.Fill("保存至日期", "2027-10-01")
	d.Press("保存")
	d.WantText("请写明延长保存的理由。")
	d.Fill("为什么延长保存", "诉讼未结")
	d.Press("保存")
	d.WantText("没有到期的档案")
	if all, err := d.Store().DueFiles(d.Session(), 400); err != nil || len(all) != 1 || all[0].Reason != "诉讼未结" {
		t.Errorf("decided %+v: %v", all, err)
	}
}
