package cn

// relations is GB/T 4761: how a person is related to the child.
var relations = newTable(relationTSV)

// relationWords are the words of everyday speech by code; the first is the one
// that the screen shows.
var relationWords = map[string][]string{
	"01": {"本人", "自己"},
	"50": {"父母", "爸妈", "双亲"},
	"51": {"爸爸", "父", "爸", "爹", "老爸", "生父", "父子", "父女"},
	"52": {"妈妈", "母", "妈", "娘", "老妈", "生母", "母子", "母女"},
	"57": {"继父", "养父", "后爸", "后爹"},
	"58": {"继母", "养母", "后妈", "后娘"},
	"60": {"祖辈", "祖父母", "外祖父母", "爷爷奶奶", "外公外婆", "祖孙", "隔代"},
	"61": {"爷爷", "爷", "阿爷"},
	"62": {"奶奶", "奶", "阿奶", "亲婆"},
	"63": {"外公", "姥爷", "外爷", "家公"},
	"64": {"外婆", "姥姥", "姥娘", "家婆"},
	"66": {"太爷爷", "曾爷爷", "太公"},
	"67": {"太奶奶", "曾奶奶", "太婆"},
	"70": {"兄弟姐妹", "兄妹", "姐弟", "兄弟", "姐妹"},
	"71": {"哥哥", "哥", "兄长", "大哥", "二哥"},
	"72": {"嫂子", "嫂嫂", "大嫂"},
	"73": {"弟弟"},
	"74": {"弟媳", "弟妹"},
	"75": {"姐姐", "姐", "姊", "大姐", "二姐"},
	"76": {"姐夫"},
	"77": {"妹妹", "妹"},
	"78": {"妹夫"},
	"81": {"伯伯", "伯", "大伯", "二伯", "大爷"},
	"82": {"伯母", "大娘", "大妈"},
	"83": {"叔叔", "叔", "小叔", "大叔", "二叔", "堂叔"},
	"84": {"婶婶", "婶", "婶子", "婶娘"},
	"85": {"舅舅", "舅", "大舅", "小舅", "娘舅"},
	"86": {"舅妈", "舅娘"},
	"87": {"姨父", "姨丈"},
	"88": {"姨妈", "姨", "大姨", "小姨", "二姨"},
	"89": {"姑父", "姑夫", "姑丈"},
	"90": {"姑姑", "姑", "姑妈", "大姑", "小姑", "二姑"},
	"91": {"堂兄妹", "堂哥", "堂姐", "堂弟", "堂妹", "堂兄"},
	"92": {"表兄妹", "表哥", "表姐", "表弟", "表妹", "表兄"},
	"97": {"其他亲属", "亲戚", "亲属", "其他亲戚", "远亲"},
	"99": {"非亲属", "无亲属关系", "老师", "教师", "班主任", "邻居", "社工", "儿童主任", "村干部", "朋友", "志愿者", "非亲"},
}

// relationByWord looks the words of relationWords up.
var relationByWord = func() map[string]string {
	byWord := map[string]string{}
	for code, words := range relationWords {
		for _, word := range words {
			byWord[word] = code
		}
	}
	return byWord
}()

// Relations returns the relations in the order of their codes.
func Relations() []Item { return relations.list() }

// RelationName returns the standard's name of a relation, such as 祖母 for 62,
// and an empty text for an unknown code.
func RelationName(code string) string { return relations.byCode[code] }

// RelationWord returns the everyday word of a relation, such as 奶奶 for 62,
// or the standard's name where there is none.
func RelationWord(code string) string {
	if words := relationWords[code]; len(words) > 0 {
		return words[0]
	}
	return RelationName(code)
}

// FindRelation returns the code of a relation by the standard's name, by an
// everyday word (爸爸, 姥姥, 大舅) or by its code; an empty text when there is
// none. The words name the person seen from the child.
func FindRelation(text string) string {
	text = spaceless(text)
	if code := relations.find(text); code != "" {
		return code
	}
	return relationByWord[text]
}
