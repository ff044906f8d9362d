package demo

import "strings"

// The names from which people are made up.
var (
	surnames = strings.Fields(`王 李 张 刘 陈 杨 黄 赵 吴 周 徐 孙 马 朱 胡 郭 何 林 高 罗 郑 梁 谢 宋 唐 许 韩 冯 邓 曹 彭 曾 肖 田 董 袁 潘 于 蒋 蔡
		余 杜 叶 程 苏 魏 吕 丁 任 沈 姚 卢 姜 崔 钟 谭 陆 汪 范 金 石 廖 贾 夏 韦 付 方 白 邹 孟 熊 秦 邱 江 尹 薛 闫 段 雷 侯 龙 史 陶 黎 贺 顾 毛 郝
		龚 邵 万 钱 严 覃 武 戴 莫 孔 向 汤 季 褚 施 祝 费 单 解 仇 查 翟 缪 濮 欧阳 上官`)

	boyNames = strings.Fields(`子涵 浩然 明轩 宇航 俊杰 天佑 梓睿 博文 嘉豪 一鸣 思远 家乐 志远 文昊 子轩 皓宇 泽洋 瑞霖 景行 承泽 奕辰 书航 云帆 星野 立诚
		修远 启明 乐天 安邦 新宇 佳宁 晨阳 睿哲 子墨 宇泽 浩宇 锦程 海洋 小军 小龙 阳阳 文博 文韬 建宇 鹏程 鹏飞 晓东 天宇 恩泽 沐辰 沐阳 致远 景澄
		昊天 翰林 君昊 子昂 永康 家俊 家豪 家铭 伟诚 伟祺 传志 成蹊 望舒 一凡 一诺 亦航 允诚 知行 知远 梓豪 铭泽 嘉树 立言 怀瑾 清扬 亦安 元朗
		堃 翀 赟 犇 骏 恒 磊 烨 睿 晨`)

	girlNames = strings.Fields(`雨桐 可欣 若溪 诗涵 梓萱 欣怡 佳怡 思琪 语嫣 梦瑶 雨欣 紫涵 一诺 静怡 晓彤 心怡 依诺 婉清 舒窈 念慈 安然 子衿 书瑶 清欢 沐瑶 若曦
		诗雨 雅琴 佳琪 美琳 慧敏 晓雯 雪婷 婷婷 甜甜 小雅 小雨 春晓 秋月 冬梅 思雨 思颖 悦宁 悦然 芷晴 芷若 兰心 乐瑶 笑笑 可儿 语桐 语晨 亦菲 昕怡
		梓涵 梓晴 雨泽 雨萱 馨月 馨予 以沫 知夏 初晴 念安 晚晴 星辰 锦书 云舒 怀玉 青青 采薇 静姝 灵犀 佳慧 文静 晓蕾 珺 芃 喆 瑶 妍 悦 宁 萌`)

	oldMen = strings.Fields(`德明 国强 永福 长林 有才 世荣 福生 金根 阿根 宝山 兴旺 开泰 万年 洪生 学文 广财 正清 汉民 春林 树山 来福 根生 士发 守业 继先 乃忠`)

	oldWomen = strings.Fields(`桂兰 秀英 玉珍 凤英 兰芳 素珍 春兰 秀珍 巧云 金凤 月娥 桂花 玉兰 翠英 红英 招弟 美珍 爱华 菊香 冬英 银娣 根娣 小妹 来娣 存英 淑芬`)

	men = strings.Fields(`建军 志强 海涛 永刚 晓峰 国栋 伟民 俊峰 立新 文斌 小兵 卫东 长春 鹏 勇 斌 超 凯 亮 振华 云飞 光明 建平 宏伟 金龙 海波 正华 学军 爱民 庆丰`)

	women = strings.Fields(`海燕 晓红 丽娟 玉梅 秀芳 春燕 小芳 静 敏 娟 燕 霞 红梅 美玲 雪梅 晓丽 文娟 艳萍 彩霞 婷 丽华 慧芳 亚琴 月华 佩佩 明霞 立群 玲玲 晓燕 爱萍`)
)

// surname chooses a family name; the first ones are more frequent.
func surname(d dice) string {
	return surnames[min(d.IntN(len(surnames)), d.IntN(len(surnames)))]
}

// childName makes up the name of a child. In a sample of a size that people
// look through, each name is there once.
func childName(d dice, family string, sex int, used map[string]bool) string {
	given := boyNames
	if sex == female {
		given = girlNames
	}
	for tries := 0; ; tries++ {
		name := family + pick(d, given)
		if !used[name] || tries > 20 {
			used[name] = true
			return name
		}
		if tries > 5 {
			family = surname(d)
		}
	}
}

// grownUp makes up the name of somebody of working age.
func grownUp(d dice, family string, sex int) string {
	if sex == male {
		return family + pick(d, men)
	}
	return family + pick(d, women)
}

// elder makes up the name of somebody old.
func elder(d dice, family string, sex int) string {
	if sex == male {
		return family + pick(d, oldMen)
	}
	return family + pick(d, oldWomen)
}
