package cn

import "strings"

// compoundSurnames are the family names of two characters, with their pinyin
// without tones.
var compoundSurnames = map[string]string{
	"欧阳": "ou yang", "上官": "shang guan", "司马": "si ma", "司徒": "si tu", "司空": "si kong", "司寇": "si kou",
	"诸葛": "zhu ge", "东方": "dong fang", "皇甫": "huang fu", "尉迟": "yu chi", "公孙": "gong sun", "慕容": "mu rong",
	"令狐": "ling hu", "钟离": "zhong li", "宇文": "yu wen", "长孙": "zhang sun", "轩辕": "xuan yuan", "夏侯": "xia hou",
	"万俟": "mo qi", "闻人": "wen ren", "赫连": "he lian", "澹台": "tan tai", "公冶": "gong ye", "宗政": "zong zheng",
	"濮阳": "pu yang", "淳于": "chun yu", "单于": "chan yu", "太叔": "tai shu", "申屠": "shen tu", "仲孙": "zhong sun",
	"鲜于": "xian yu", "闾丘": "lv qiu", "亓官": "qi guan", "颛孙": "zhuan sun", "端木": "duan mu", "巫马": "wu ma",
	"公西": "gong xi", "漆雕": "qi diao", "乐正": "yue zheng", "壤驷": "rang si", "公良": "gong liang", "拓跋": "tuo ba",
	"夹谷": "jia gu", "宰父": "zai fu", "谷梁": "gu liang", "段干": "duan gan", "百里": "bai li", "东郭": "dong guo",
	"南门": "nan men", "呼延": "hu yan", "羊舌": "yang she", "微生": "wei sheng", "东门": "dong men", "西门": "xi men",
	"南宫": "nan gong", "第五": "di wu", "公羊": "gong yang", "独孤": "du gu", "纳兰": "na lan", "完颜": "wan yan",
	"耶律": "ye lv", "贺兰": "he lan", "子车": "zi ju",
}

// surnameReadings are the family names of one character that are read
// otherwise than the character usually is.
var surnameReadings = map[rune]string{
	'单': "shan", '解': "xie", '仇': "qiu", '区': "ou", '查': "zha", '盖': "ge", '曾': "zeng", '朴': "piao",
	'乜': "nie", '翟': "zhai", '缪': "miao", '覃': "qin", '阚': "kan", '卜': "bu", '种': "chong", '繁': "po",
	'乐': "yue", '员': "yun", '贠': "yun", '黑': "he", '洗': "xian", '召': "shao", '祭': "zhai", '秘': "bi",
	'薄': "bo", '都': "du", '能': "nai", '佴': "nai", '郇': "xun", '句': "gou", '折': "she",
}

// commonSurnames are the family names of one character of 百家姓 and those
// frequent today. They only help to tell 刘陈雨桐 from 扎西次仁.
const commonSurnames = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎" +
	"鲁韦昌马苗凤花方俞任袁柳酆鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄" +
	"和穆萧尹姚邵湛汪祁毛禹狄米贝明臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭" +
	"梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯昝管卢莫经房裘缪干解应宗丁宣贲邓郁单杭洪包诸左石崔吉钮龚" +
	"程嵇邢滑裴陆荣翁荀羊於惠甄曲家封芮羿储靳汲邴糜松井段富巫乌焦巴弓牧隗山谷车侯宓蓬全郗班仰秋仲伊宫" +
	"宁仇栾暴甘钭厉戎祖武符刘景詹束龙叶幸司韶郜黎蓟薄印宿白怀蒲邰从鄂索咸籍赖卓蔺屠蒙池乔阴胥能苍双" +
	"闻莘党翟谭贡劳逄姬申扶堵冉宰郦雍却璩桑桂濮牛寿通边扈燕冀郏浦尚农温别庄晏柴瞿阎充慕连茹习宦艾鱼容" +
	"向古易慎戈廖庾终暨居衡步都耿满弘匡国文寇广禄阙东欧殳沃利蔚越夔隆师巩厍聂晁勾敖融冷訾辛阚那简饶空" +
	"曾毋沙乜养鞠须丰巢关蒯相查后荆红游竺权逯盖益桓公肖覃付代苟仝佟岳展司尉原"

// isSurname reports whether s is a family name of the lists.
func isSurname(s string) bool {
	if compoundSurnames[s] != "" {
		return true
	}
	runes := []rune(s)
	if len(runes) != 1 {
		return false
	}
	return strings.ContainsRune(commonSurnames, runes[0]) || surnameReadings[runes[0]] != ""
}
