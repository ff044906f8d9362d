package demo

import (
	"fmt"
	"time"

	"careledger/data"
)

// purchase is a wish that the organization bought.
type purchase struct {
	wish    data.Ref
	no      string
	day     day
	fen     int64
	invoice string
}

// spending is what is bought for a budget item again and again.
type spending struct {
	kind   string // of project
	item   string
	what   string
	payee  string
	paper  string // kind of invoice
	months []time.Month
}

// The kinds of projects, and what all of them buy.
const (
	forGeneral = "general"
	forReading = "reading"
	forCamp    = "camp"
	forAll     = ""
)

var spendings = []spending{
	{forGeneral, "direct", "暖冬礼包与冬衣", "望湖区百货有限公司", "vat", []time.Month{1, 11}},
	{forGeneral, "direct", "助学包与学习用品", "云禾文具批发部", "ordinary", []time.Month{2, 5, 9}},
	{forGeneral, "direct", "暑托班午餐", "柳桥镇社区食堂", "ordinary", []time.Month{7, 8}},
	{forGeneral, "activity", "集中关爱活动物料", "澄溪县彩虹广告部", "ordinary", []time.Month{3, 6, 9, 12}},
	{forGeneral, "activity", "活动场地与交通", "云禾市公交客运公司", "vat", []time.Month{4, 7, 10}},
	{forGeneral, "expert", "心理课堂讲师劳务", "见劳务发放表", "payroll", []time.Month{4, 6, 9, 11}},
	{forGeneral, "admin", "村居活动室临时用电", "新庄村", "none", []time.Month{8}},
	{forReading, "direct", "阅读角图书与书架", "云禾市新书店", "vat", []time.Month{3, 4, 9}},
	{forReading, "activity", "共读活动物料与奖品", "澄溪县彩虹广告部", "ordinary", []time.Month{5, 7, 10}},
	{forReading, "expert", "阅读推广讲师劳务", "见劳务发放表", "payroll", []time.Month{5, 10}},
	{forCamp, "direct", "学生午餐与饮水", "柳桥镇社区食堂", "ordinary", []time.Month{7, 8}},
	{forCamp, "activity", "教具、急救包与活动物料", "云禾文具批发部", "ordinary", []time.Month{6, 7, 8}},
	{forCamp, "expert", "安全课与体育课讲师劳务", "见劳务发放表", "payroll", []time.Month{7, 8}},
	{forAll, "activity", "儿童意外险与公众责任险", "江禾财产保险云禾支公司", "vat", []time.Month{6}},
	{forAll, "volunteer", "志愿者交通与餐补", "见补贴发放表", "payroll", []time.Month{2, 4, 6, 7, 8, 10, 11}},
	{forAll, "volunteer", "志愿者意外险", "江禾财产保险云禾支公司", "vat", []time.Month{3}},
	{forAll, "staff", "项目社工工资", "见工资表", "payroll", []time.Month{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12}},
	{forAll, "publicity", "宣传折页与横幅", "澄溪县彩虹广告部", "ordinary", []time.Month{3, 5, 9}},
	{forAll, "admin", "办公用品与通讯", "云禾文具批发部", "plain", []time.Month{1, 4, 7, 10}},
	{forAll, "tax", "税费", "国家税务总局云禾市税务局", "receipt", []time.Month{3, 6, 9, 11}},
}

// makeMoney makes what came in and was spent for each project.
func (w *world) makeMoney() {
	d := w.dice("money")
	p := &w.projects
	w.receive(p.before, "云禾市阳光公益基金会", "foundation", []int64{60, 30, 10})
	w.receive(p.now, "云禾市阳光公益基金会", "foundation", []int64{60, 30, 10})
	w.receive(p.reading, "云禾市民政局", "government", []int64{50, 30, 20})
	w.receive(p.camp, "共青团云禾市委员会", "government", []int64{70, 30})
	w.spend(d, p.before, forGeneral)
	w.spend(d, p.now, forGeneral)
	w.spend(d, p.reading, forReading)
	w.spend(d, p.camp, forCamp)
	w.give(d, p.before)
	w.give(d, p.now)
}

// receive makes the instalments of a funder, in percent of the budget.
func (w *world) receive(p *project, source, kind string, parts []int64) {
	step := (p.to - p.from) / day(len(parts))
	for i, part := range parts {
		on := p.from + 12 + step*day(i)
		for on.weekend() {
			on++
		}
		if w.past(on) {
			w.put(&data.Income{
				ProjectID: p.ref(), Source: source, Kind: kind, Day: on.String(), Amount: p.budget * part / 100, DocNo: w.form("SKD", on),
				Note: fmt.Sprintf("第%d笔拨款", i+1),
			})
		}
	}
}

// give makes the money of donors for wishes, and what goods of a company are
// worth.
func (w *world) give(d dice, p *project) {
	for i, month := range []time.Month{5, 11} {
		on := date(p.from.year(), month, 14).next(int(time.Tuesday))
		if !w.past(on) {
			continue
		}
		w.put(&data.Income{
			ProjectID: p.ref(), Source: "微心愿爱心捐款", Kind: "personal", Day: on.String(), Amount: int64(w.size) * int64(d.between(20, 35)) * 100, DocNo: w.form("SKD", on),
		})
		if i == 1 {
			w.put(&data.Income{
				ProjectID: p.ref(), Source: givers[0].name, Kind: "in_kind", Day: on.String(), Amount: int64(w.size) * 60_00, DocNo: w.form("SKD", on), Note: "棉衣折价",
			})
		}
	}
}

// spend spends about nine tenths of each budget item by the end of a project,
// the wishes that were bought among it.
func (w *world) spend(d dice, p *project, kind string) {
	wishes := int64(0)
	for _, b := range w.spent[p.id] {
		wishes += b.fen
		w.put(&data.Expense{
			ProjectID: p.ref(), Item: "direct", Day: b.day.String(), What: "采购微心愿 " + b.no, Payee: "云禾市万家商场", Amount: max(b.fen, 100), InvoiceKind: "ordinary",
			InvoiceNo: b.invoice, WishID: b.wish, Handler: w.staff.workers[0].name, Approver: Org().Leader,
		})
	}
	for _, s := range shares {
		planned := p.budget * s.share * int64(d.between(86, 97)) / 10000
		if s.item == "direct" {
			planned = max(planned-wishes, p.budget/20)
		}
		w.spendItem(d, p, kind, s.item, planned)
	}
}

// spendItem spreads an amount over what is bought for a budget item.
func (w *world) spendItem(d dice, p *project, kind, item string, planned int64) {
	type due struct {
		s  spending
		on day
	}
	var bills []due
	for _, s := range spendings {
		for _, month := range s.months {
			on := date(p.from.year(), month, 1) + d.days(8, 24)
			if s.item == item && (s.kind == kind || s.kind == forAll) && on >= p.from && on <= p.to {
				bills = append(bills, due{s, on})
			}
		}
	}
	for i, one := range bills {
		amount := planned / int64(len(bills)) * int64(d.between(90, 110)) / 100
		if !w.past(one.on) {
			continue
		}
		e := data.Expense{
			ProjectID: p.ref(), Item: item, Day: one.on.String(), What: one.s.what, Payee: one.s.payee, Amount: max(amount/10*10, 10_00), InvoiceKind: one.s.paper,
			Handler: w.staff.workers[i%len(w.staff.workers)].name, Approver: Org().Leader,
		}
		switch one.s.paper {
		case "none":
			e.NoInvoiceReason, e.Amount = "村集体代收，附收款说明和照片", min(e.Amount, 300_00)
		case "plain", "payroll":
		default:
			e.InvoiceNo = w.invoice(d, one.on)
		}
		w.put(&e)
	}
}
