package exchange

import (
	"strings"

	"fyne.io/fyne/v2/lang"

	"careledger/app/words"
	"careledger/data"
	"careledger/data/cn"
)

// wishes is the table of wishes with the days of their stages.
var wishes = Kind{
	Name: "wishes",
	about: func() string {
		return lang.L("Wishes with batch, price, donor, delivery and follow-up, and the day of each stage.")
	},
	columns: func() []column {
		all := []column{text("no", "心愿编号").say(lang.L("Leave blank and the program gives one.")).like("XY2026-A0001")}
		all = append(append(all, childColumns()...),
			text("batch", "批次").say(lang.L("A batch that is new is made for the project.")).like("2026 六一"),
			text("project", "项目编号", "项目").like("XM2026-A0001"),
			listed(data.ListWishCategory, data.WishCategories, "category", "心愿类别", "类别"),
			text("item", "心愿", "心愿内容", "心愿物品").need().like("护眼台灯"),
			text("spec", "规格").like("40 码"),
			number("quantity", "数量"),
			money("price_fen", "预计价格", "预估价格", "单价").like("128.00"),
			choice("wish_proposer", data.WishProposers, "proposer", "提出方式"),
			yesNo("child_confirmed", "儿童本人确认"),
			text("alternative", "备选"),
			text("wish_reason", "心愿原因"),
			text("public_text", "公布文案"),
			shown("wish_state", "state", lang.L("Shown only; the days of the stages decide."), "心愿状态"),
			text("state_reason", "退回或撤回原因"),
		)
		return append(append(all, stageColumns()...), deliveryColumns()...)
	},
}

// stageColumns are the days of a wish's stages, with the donor.
func stageColumns() []column {
	return []column{
		date("registered_on", "登记日期", "征集日期"),
		date("submitted_on", "提交日期"),
		date("returned_on", "退回日期"),
		date("rejected_on", "不予采纳日期"),
		date("passed_on", "通过日期", "审核通过日期"),
		date("published_on", "发布日期"),
		date("claimed_on", "认领日期"),
		text("donor", "认领人", "认领方").say(lang.L("Several donors of one wish are parted by 、.")).like("云禾市蓝天商贸有限公司"),
		shares("claim_fen", "认领金额").say(lang.L("Only where several share a wish: an amount for each, such as 60、68.")),
		choice("claim_mode", data.ClaimModes, "claim_mode", "认领方式"),
		text("shop", "采购商家", "商家").like("柳桥百货"),
		date("bought_on", "采购日期"),
		date("ready_on", "备齐日期"),
	}
}

// deliveryColumns are what is known of the hand-over and after.
func deliveryColumns() []column {
	return []column{
		date("delivered_on", "送达日期", "签收日期"),
		choice("delivery_mode", data.DeliveryModes, "delivery_mode", "送达方式"),
		text("actual_item", "实际物品"),
		money("actual_fen", "实际金额"),
		text("receiver", "领取人", "签收人").like("周建国"),
		choiceOf("receiver_relation", []string{"领取人关系"}, relationWords(), cn.FindRelation, cn.RelationWord),
		digits("form_no", "签收单号", "表单号").say(lang.L("Number of the signed form; a delivery needs it.")).like("QS-000012"),
		digits("invoice_no", "票据号", "发票号").like("03200200"),
		choice("delivery_condition", data.DeliveryConditions, "condition", "物品状况"),
		text("handed_by", "经手人").like("沈静、顾念"),
		date("followed_on", "回访日期"),
		choice("followup_mode", data.FollowupModes, "followup_mode", "回访方式"),
		choice("usable", data.WishUses, "usable", "是否合用"),
		text("child_words", "儿童的话"),
		date("archived_on", "归档日期"),
		date("withdrawn_on", "撤回日期"),
	}
}

// shown is a column that an export shows and an import passes over.
func shown(enum, key, hint string, headings ...string) column {
	c := text(key, headings...).say(hint)
	c.read = func(string, map[string]string) error { return nil }
	c.write = func(v map[string]string) string { return words.Label(enum, v[key]) }
	return c
}

// shares is a column of amounts in yuan, parted by 、.
func shares(key string, headings ...string) column {
	return coded(text(key, headings...).like("60、68"), func(text string) (string, error) {
		amount := money("", "")
		var all []string
		for _, part := range parts(text) {
			v := map[string]string{}
			if err := amount.take(part, v); err != nil {
				return "", err
			}
			all = append(all, v[""])
		}
		return strings.Join(all, " "), nil
	}, func(value string) string {
		var all []string
		for _, fen := range strings.Fields(value) {
			all = append(all, yuan(fen))
		}
		return strings.Join(all, "、")
	})
}
