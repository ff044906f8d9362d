package data

import "strings"

// wishWords are parts of the words for things by which a kind of wish is told.
// The first kind that has one of them in the thing's name is taken, so what is
// more telling stands first.
var wishWords = []struct{ category, words string }{
	{"electronics", "手机 平板 学习机 电脑 手表 点读笔 耳机 音箱 复读机 词典笔 相机"},
	{"aid", "轮椅 助听器 拐杖 矫正 康复 眼镜"},
	{"family", "爷爷 奶奶 外公 外婆 爸爸 妈妈 弟弟 妹妹 哥哥 姐姐"},
	{"clothes", "鞋 衣 裤 裙 帽 袜 手套 围巾 羽绒服 校服 靴"},
	{"bedding", "被子 棉被 床 枕 毯 席 热水袋 保温杯 水杯 毛巾"},
	{"sports", "篮球 足球 排球 乒乓 羽毛球 球拍 跳绳 自行车 滑板 轮滑 溜冰 护膝 球"},
	{"book", "全集 绘本 故事 名著 作文 漫画 小说 百科 字典 词典 课外书 图书 《"},
	{"stationery", "书包 文具 笔 台灯 本子 书桌 橡皮 尺 书架 日记本"},
	{"arts", "画 彩 琴 笛 吉他 积木 拼图 乐高 魔方 玩具 娃娃 棋 橡皮泥 手工"},
	{"food", "牛奶 蛋糕 零食 水果 巧克力 奶粉 饼干 营养"},
	{"experience", "去 看电影 公园 博物馆 动物园 游乐 参观 旅游 看海"},
	{"company", "陪 辅导 视频 生日 聊天 见面"},
	{"book", "书"},
}

// GuessWishCategory answers the kind of wish that a thing's name tells, one of
// WishCategories, or "" when it tells none.
func GuessWishCategory(item string) string {
	for _, kind := range wishWords {
		for word := range strings.FieldsSeq(kind.words) {
			if strings.Contains(item, word) {
				return kind.category
			}
		}
	}
	return ""
}
