package exchange

import (
	"fyne.io/fyne/v2/lang"

	"careledger/data"
	"careledger/data/cn"
)

// consents is the table of answers about all but service, which stands in the
// roster.
var consents = Kind{
	Name: "consents",
	about: func() string {
		return lang.L("Answers about photos, stories, health, handing on and the rest, one row an answer; that to service stands with the children.")
	},
	columns: func() []column {
		return append(childColumns(),
			choice("consent_item", data.ConsentItems[1:], "item", "授权事项", "事项").need(),
			choice("consent_result", data.ConsentResults, "result", "授权结果", "结果").need(),
			date("day", "签署日期", "日期").need(),
			date("expires_on", "有效期至", "到期日期"),
			text("signer", "签署人", "签字人").need().like("周建国"),
			yesNo("by_child", "儿童本人").say(lang.L("Yes where the child itself answered, which is needed from the 14th birthday.")),
			choiceOf("relation", []string{"签署人关系", "与儿童关系"}, relationWords(), cn.FindRelation, cn.RelationWord),
			choice("consent_basis", data.ConsentBases, "basis", "签署依据"),
			choice("consent_medium", data.ConsentMedia, "medium", "签署方式"),
			text("note", "备注"),
		)
	},
}
