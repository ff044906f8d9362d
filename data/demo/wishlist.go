package demo

import (
	"fmt"
	"strings"

	"careledger/data"
	"careledger/data/cn"
)

// thing is something that children wish for.
type thing struct {
	category string
	item     string
	specs    string // parted by |; SHOE and CLOTHES stand for sizes
	yuan     int    // about
	from, to int    // ages
}

// things are what children of such programmes wish for.
var things = []thing{
	{"stationery", "护眼台灯", "LED，可调光", 129, 6, 17},
	{"stationery", "书包", "蓝色|粉色|黑色", 139, 6, 15},
	{"stationery", "36色水彩笔", "可水洗", 59, 6, 11},
	{"stationery", "文具套装", "含笔袋、尺、笔记本", 68, 6, 13},
	{"stationery", "汉语字典和英语词典", "最新版", 128, 8, 16},
	{"stationery", "学习桌椅", "可升降", 298, 7, 14},
	{"stationery", "地球仪", "32厘米", 99, 8, 14},
	{"book", "《西游记》原著（青少版）", "一套", 88, 9, 14},
	{"book", "科普图画书", "一套10册", 118, 6, 10},
	{"book", "少年百科丛书", "一套", 158, 8, 14},
	{"book", "作文素材书", "初中", 66, 12, 16},
	{"clothes", "运动鞋", "SHOE", 199, 6, 17},
	{"clothes", "棉鞋", "SHOE", 129, 6, 15},
	{"clothes", "羽绒服", "CLOTHES", 269, 6, 17},
	{"clothes", "校服外的运动套装", "CLOTHES", 179, 7, 16},
	{"bedding", "被子", "1.5米|1.2米", 189, 6, 17},
	{"bedding", "床上四件套", "1.5米，浅色", 169, 6, 17},
	{"bedding", "电热毯", "单人，带定时", 109, 10, 17},
	{"sports", "篮球", "5号|7号", 109, 8, 17},
	{"sports", "足球", "4号|5号", 99, 7, 15},
	{"sports", "羽毛球拍", "一副，含球", 128, 9, 17},
	{"sports", "轮滑鞋", "可调码，含护具", 239, 7, 12},
	{"sports", "跳绳和毽子", "一套", 39, 6, 11},
	{"arts", "拼装积木", "500粒", 149, 6, 11},
	{"arts", "尤克里里", "21寸", 218, 8, 15},
	{"arts", "素描画具", "初学套装", 138, 10, 17},
	{"arts", "毛绒玩具熊", "60厘米", 89, 6, 10},
	{"arts", "魔方和棋类", "三阶魔方、跳棋", 58, 7, 13},
	{"food", "学生奶粉和牛奶", "一个月的量", 168, 6, 15},
	{"aid", "助听器电池和干燥盒", "一年的量", 260, 6, 17},
	{"aid", "坐姿矫正椅垫", "儿童款", 158, 6, 14},
	{"experience", "跟姐姐去一次博物馆", "半天，含门票和午餐", 120, 6, 13},
	{"experience", "看一场电影", "和同学一起", 80, 7, 15},
	{"experience", "去一次海洋馆", "一天", 260, 6, 12},
	{"company", "过一次有蛋糕的生日", "8寸水果蛋糕", 128, 6, 12},
	{"company", "请大哥哥教我骑自行车", "周末两次", 0, 8, 14},
	{"family", "给爷爷一个血压计", "上臂式", 199, 8, 17},
	{"family", "给奶奶一双保暖鞋", "37码|38码|39码", 119, 7, 17},
	{"family", "家里的电饭锅", "4升", 199, 9, 17},
	{"other", "儿童自行车", "20寸|22寸", 298, 7, 13},
}

// dear are wishes over the limit, or devices, that need an approval.
var dear = []thing{
	{"electronics", "点读笔", "含小学英语点读书", 298, 6, 11},
	{"electronics", "听力学习机", "英语听力用", 268, 11, 17},
	{"electronics", "学习平板", "护眼屏，仅装学习软件", 899, 10, 17},
	{"other", "山地自行车", "24寸，上学用", 468, 11, 17},
	{"stationery", "学习桌椅套装", "可升降，带书架", 398, 7, 16},
}

// wishFor makes up what a child wishes for on a day.
func wishFor(d dice, c *child, on day) data.Wish {
	list := things
	if d.chance(4) {
		list = dear
	}
	age := c.age(on)
	t := pick(d, list)
	for tries := 0; (age < t.from || age > t.to) && tries < 30; tries++ {
		t = pick(d, list)
	}
	return wishOf(d, c, on, t)
}

// wishOf makes a thing a child's wish.
func wishOf(d dice, c *child, on day, t thing) data.Wish {
	r := data.Wish{
		ChildID: c.id, Proposer: choose(d, []weighed[string]{{6, "child"}, {1, "guardian"}, {2, "teacher"}, {1, "visit"}}), Confirmed: d.chance(94), Category: t.category,
		Item: t.item, Spec: spec(d, t.specs, c, c.age(on)), Quantity: 1, Price: int64(t.yuan) * 100, Registered: on.String(), Reason: pick(d, wishReasons),
	}
	if t.yuan > 0 && t.yuan != 298 {
		r.Price += int64(d.between(-6, 4)) * 100
	}
	if d.chance(35) {
		r.Alternative = pick(d, []string{"文具套装", "科普图画书", "跳绳和毽子", "保温水杯"})
	}
	stage, _, _ := schooling(c.birth, on)
	who := map[string]string{cn.StageKindergarten: "刚上学的", cn.StagePrimary: "上小学的", cn.StageJunior: "读初中的"}[stage]
	if who == "" {
		who = "读高中的"
	}
	r.PublicText = fmt.Sprintf("一名%s孩子的心愿：%s（%s）。", who, t.item, r.Spec)
	return r
}

// spec chooses one of the specifications, with sizes that fit the age.
func spec(d dice, specs string, c *child, age int) string {
	switch specs {
	case "SHOE":
		size := 24 + age + d.between(0, 1)
		if c.sex == female {
			size--
		}
		return fmt.Sprintf("%d码，%s", min(size, 42), pick(d, []string{"黑色", "白色", "蓝色"}))
	case "CLOTHES":
		return fmt.Sprintf("身高%d厘米，%s", 80+age*6, pick(d, []string{"红色", "蓝色", "灰色"}))
	}
	return pick(d, strings.Split(specs, "|"))
}

var wishReasons = []string{
	"旧的已经坏了", "一直想要，没有和家里说", "想和同学一起玩", "冬天晚上写作业冷", "想考得更好一点", "走访时说起的", "老师说他很需要", "想让家里人高兴", "",
}

var childWords = []string{
	"谢谢叔叔阿姨，我很喜欢！", "台灯很亮，写作业不费眼睛了。", "我会好好学习。", "奶奶也很高兴。", "正好合适，第二天就用上了。", "我给您画了一幅画。", "这是我收到的最好的礼物。",
}
