package exchange

import (
	"fyne.io/fyne/v2/lang"

	"careledger/data"
)

// expenses is the table of money spent.
var expenses = Kind{
	Name:  "expenses",
	about: func() string { return lang.L("Money spent by project and budget item, with its invoice.") },
	columns: func() []column {
		return []column{
			text("project", "项目编号", "项目").like("XM2026-A0001"),
			date("day", "支出日期", "日期").need(),
			choice("budget_item", data.BudgetItems, "item", "预算科目", "科目").need(),
			text("what", "用途").need().like("绘本 20 册"),
			text("payee", "收款人", "收款单位"),
			money("amount_fen", "金额", "支出金额").need(),
			choice("invoice_kind", data.InvoiceKinds, "invoice_kind", "票据类型").need(),
			digits("invoice_no", "票据号", "发票号").like("03200200"),
			text("no_invoice_reason", "无票据原因"),
			text("activity_no", "活动编号").like("HD2026-A0001"),
			text("wish_no", "心愿编号").like("XY2026-A0001"),
			text("handler", "经办人"),
			text("approver", "审批人"),
			text("note", "备注"),
		}
	},
}

// income is the table of money received.
var income = Kind{
	Name:  "income",
	about: func() string { return lang.L("Money received by project and source.") },
	columns: func() []column {
		return []column{
			text("project", "项目编号", "项目").like("XM2026-A0001"),
			date("day", "收入日期", "日期", "到账日期").need(),
			text("source", "付款方", "来源").need().like("云禾市阳光公益基金会"),
			choice("income_kind", data.IncomeKinds, "kind", "资金类型", "收入类型").need(),
			money("amount_fen", "金额", "收入金额").need(),
			digits("doc_no", "凭证号", "票据号").like("20260701001"),
			text("note", "备注"),
		}
	},
}
