package sheet

// synonym lists what people call one and the same thing in the tables that
// schools, villages and organizations send. It applies to a column whose
// canonical heading is among names.
type synonym struct {
	names []string // possible canonical headings
	known []string // further headings that mean the same
	weak  []string // headings that may mean the same; the person is asked
}

// synonyms are collected from rosters in circulation: those of schools, of
// civil affairs and of youth leagues.
var synonyms = []synonym{
	{names: []string{"姓名", "儿童姓名", "孩子姓名", "学生姓名"}, known: []string{"名字", "孩子", "儿童", "学生", "小朋友姓名", "受助人姓名", "受助儿童姓名", "服务对象姓名", "服务对象"}},
	{names: []string{"档案号", "儿童档案号"}, known: []string{"档案编号", "儿童编号", "档案号码", "建档编号"}, weak: []string{"编号"}},
	{names: []string{"性别"}, known: []string{"男女"}},
	{names: []string{"出生日期"}, known: []string{"出生年月日", "生日", "出生年月", "出生时间", "出生"}},
	{names: []string{"身份证号", "证件号码", "身份证号码"}, known: []string{"身份证", "公民身份号码", "公民身份证号码", "居民身份证号", "居民身份证号码", "证件号", "身份证件号码", "身份证件号", "身份号码"}, weak: []string{"监护人身份证号"}},
	{names: []string{"证件类型"}, known: []string{"证件种类", "身份证件类型"}},
	{names: []string{"民族"}, known: []string{"族别"}},
	{names: []string{"小名", "曾用名"}, known: []string{"乳名", "昵称", "别名"}},
	{names: []string{"学校", "就读学校"}, known: []string{"现就读学校", "所在学校", "学校名称", "在读学校", "就学学校", "就读学校名称"}},
	{names: []string{"年级"}, known: []string{"所在年级", "就读年级", "现就读年级"}},
	{names: []string{"班级"}, known: []string{"所在班级", "班别", "就读班级", "年级班级", "年级班"}},
	{names: []string{"班主任"}, known: []string{"班主任姓名", "班主任老师"}},
	{names: []string{"班主任电话"}, known: []string{"班主任联系电话", "班主任联系方式", "老师电话"}},
	{names: []string{"监护人", "监护人姓名"}, known: []string{"家长", "家长姓名", "监护人名字", "法定监护人", "监护人或照料人", "家长或监护人", "照料人", "照护人", "实际监护人", "监护人照料人姓名"}},
	{names: []string{"监护人关系", "与儿童关系", "关系"}, known: []string{"与孩子关系", "与学生关系", "亲属关系", "监护人与儿童关系", "监护人与孩子关系", "与本人关系", "监护关系"}},
	{
		names: []string{"监护人电话", "家长电话"},
		known: []string{"监护人联系电话", "监护人联系方式", "监护人手机", "监护人手机号", "家长联系电话", "家长联系方式", "家长手机", "家长手机号", "联系电话", "联系方式", "电话", "手机", "手机号", "手机号码", "电话号码", "家庭电话"},
		weak:  []string{"学生电话", "儿童电话", "孩子电话", "本人电话", "学生联系电话", "学生联系方式", "紧急联系电话"},
	},
	{names: []string{"电话", "联系电话", "手机"}, known: []string{"手机号", "手机号码", "联系方式", "电话号码", "联系人电话"}},
	{names: []string{"监护人身份证号"}, known: []string{"监护人身份证", "监护人证件号码", "监护人身份证号码", "家长身份证号", "家长身份证号码"}},
	{names: []string{"家庭住址", "住址", "详细地址", "地址", "现住址"}, known: []string{"居住地址", "家庭地址", "现居住地", "现居住地址", "家庭详细地址", "居住地", "详细住址"}, weak: []string{"户籍地址", "户口所在地", "户籍地"}},
	{names: []string{"县区", "区县", "所在县区", "居住县区"}, known: []string{"县市区", "所属县区", "所在区县", "县"}},
	{names: []string{"乡镇", "街道", "乡镇街道"}, known: []string{"镇街", "所属乡镇", "镇", "乡镇街道名称", "所在乡镇"}},
	{names: []string{"村居", "村社区", "村"}, known: []string{"村委会", "社区", "所在村", "村居委会", "村居社区", "行政村"}},
	{names: []string{"户籍地", "户籍地址"}, known: []string{"户口所在地", "户籍所在地", "户籍地详细地址"}},
	{names: []string{"类别", "儿童类别", "困境类别", "主要类别"}, known: []string{"困境类型", "困境儿童类别", "困境儿童类型", "儿童类型", "人员类别", "类型"}},
	{names: []string{"家庭情况"}, known: []string{"家庭基本情况", "家庭状况", "家庭简况", "困难情况"}},
	{names: []string{"同意日期", "授权日期"}, known: []string{"监护人同意日期", "知情同意日期", "签署日期", "同意时间"}},
	{names: []string{"同意人", "签署人", "授权人"}, known: []string{"同意签署人", "签字人", "授权签署人"}},
	{names: []string{"备注"}, known: []string{"说明", "其他说明", "备注说明", "附注"}},
	{names: []string{"日期"}, known: []string{"时间", "活动日期", "走访日期", "发生日期", "年月日"}},
	{names: []string{"走访日期"}, known: []string{"走访时间", "家访日期", "日期", "家访时间"}},
	{names: []string{"活动日期"}, known: []string{"活动时间", "日期", "开展日期"}},
	{names: []string{"活动名称"}, known: []string{"活动主题", "活动", "活动标题"}},
	{names: []string{"开始时间"}, known: []string{"开始", "起始时间", "签到时间"}},
	{names: []string{"结束时间"}, known: []string{"结束", "终止时间", "签退时间"}},
	{names: []string{"开始日期"}, known: []string{"起始日期", "开始时间", "起始时间"}},
	{names: []string{"结束日期"}, known: []string{"截止日期", "终止日期", "结束时间"}},
	{names: []string{"地点", "活动地点"}, known: []string{"场所", "举办地点", "位置"}},
	{names: []string{"项目", "项目编号", "项目名称"}, known: []string{"所属项目", "资助项目", "项目代码"}},
	{names: []string{"资助方"}, known: []string{"出资方", "资助单位", "资助机构", "资方"}},
	{names: []string{"金额", "支出金额", "收入金额"}, known: []string{"金额元", "费用", "价格", "总价", "总金额"}},
	{names: []string{"心愿", "心愿内容", "心愿物品"}, known: []string{"微心愿", "微心愿内容", "愿望", "心愿名称", "物品名称"}},
	{names: []string{"规格"}, known: []string{"尺码", "型号", "规格尺码", "尺寸", "鞋码", "规格型号"}},
	{names: []string{"数量"}, known: []string{"件数", "个数"}},
	{names: []string{"预计价格", "估价", "预估价格"}, known: []string{"参考价格", "价格", "单价", "预算价格", "价格元"}},
	{names: []string{"认领人", "认领方"}, known: []string{"爱心人士", "爱心人士姓名", "认领单位", "捐赠人", "捐赠方"}},
	{names: []string{"志愿者", "人员", "人员姓名"}, known: []string{"志愿者姓名", "结对人", "结对人姓名", "走访人", "走访人员", "姓名"}},
	{names: []string{"走访人", "走访人员"}, known: []string{"走访人姓名", "家访人", "志愿者", "参与人员"}},
	{names: []string{"书名"}, known: []string{"图书名称", "图书", "题名"}},
	{names: []string{"ISBN"}, known: []string{"ISBN号", "书号", "国际标准书号"}},
	{names: []string{"作者"}, known: []string{"著者", "责任者"}},
	{names: []string{"出版社"}, known: []string{"出版单位", "出版者"}},
	{names: []string{"借出日期"}, known: []string{"借阅日期", "借书日期", "借出时间", "借阅时间"}},
	{names: []string{"归还日期"}, known: []string{"还书日期", "归还时间", "还书时间"}},
	{names: []string{"应还日期"}, known: []string{"应还时间", "到期日期"}},
	{names: []string{"出勤", "出勤状态", "状态"}, known: []string{"考勤", "出勤情况", "到勤情况", "考勤状态"}},
	{names: []string{"用途", "支出用途"}, known: []string{"摘要", "事由", "支出内容", "用途说明"}},
	{names: []string{"预算科目"}, known: []string{"科目", "支出科目", "费用类别"}},
	{names: []string{"收款人", "收款方"}, known: []string{"收款单位", "供应商", "收款单位或个人"}},
	{names: []string{"票据号", "发票号"}, known: []string{"发票号码", "票据号码", "票号", "凭证号"}},
	{names: []string{"单位", "所属单位"}, known: []string{"工作单位", "所在单位", "单位名称"}},
}
