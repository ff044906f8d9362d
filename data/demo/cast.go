package demo

// trait is what makes a child of the cast a hard case.
type trait int

const (
	plain        trait = iota
	twin               // of the one before, in the same household
	sibling            // of the one before
	declined           // the guardian withdrew all consent
	noPhotos           // the guardian withdrew the consent to photos
	mover              // moved to another town
	late14             // paired for exactly 14 days of a month
	late15             // paired for exactly 15 days of a month
	turning14          // soon 14: to be asked too
	turned14           // 14 since a few days, not asked yet
	readsDaily         // reads every day
	isPaused           // away for long
	isLeft             // not eligible any more
	isArchived         // left, and put away
	isUnverified       // from a roster, without consent
	isClue             // only heard of
	isVerified         // verified, consent to come
)

// player is a child of the cast.
type player struct {
	name     string
	sex      int
	age      int
	category string // main one, or the true one where it is restricted
	trait    trait
	ethnic   string // Han when empty
	alias    string
	noID     string // why there is no identity number
	town     int
	village  int
}

// cast are the children that each sample begins with. The first twenty hold
// what a sample of that size must have.
var cast = []player{
	{name: "周䶮", sex: male, age: 10, category: "K03", town: 0},
	{name: "周子涵", sex: male, age: 7, category: "K03", trait: sibling, town: 0},
	{name: "王㛃", sex: female, age: 8, category: "K03", town: 1},
	{name: "李𬭊", sex: male, age: 12, category: "K03", town: 3},
	{name: "吴𬱟", sex: female, age: 11, category: "K08", town: 0, village: 1},
	{name: "𠮷小田", sex: male, age: 9, category: "K11", town: 2},
	{name: "阿卜杜拉·买买提", sex: male, age: 13, category: "K16", ethnic: "05", town: 1, village: 1},
	{name: "沈沐阳", sex: male, age: 9, category: "K03", town: 2, village: 1},
	{name: "沈沐晴", sex: female, age: 9, category: "K03", trait: twin, town: 2, village: 1},
	{name: "陈浩然", sex: male, age: 11, category: "K03", town: 0, village: 2},
	{name: "陈浩然", sex: male, age: 11, category: "K11", town: 3, village: 2},
	{name: "许诺言", sex: male, age: 7, category: "K03", noID: "户口未登记，正在补办", town: 4},
	{name: "孙一诺", sex: female, age: 12, category: "K02", alias: "曾用名 孙来娣", town: 4, village: 1},
	{name: "顾念", sex: female, age: 14, category: "K15", trait: declined, town: 1},
	{name: "朱明轩", sex: male, age: 10, category: "K03", trait: mover, town: 0, village: 3},
	{name: "吴雨桐", sex: female, age: 8, category: "K03", trait: late14, town: 5},
	{name: "李可欣", sex: female, age: 9, category: "K08", trait: late15, town: 5, village: 1},
	{name: "欧阳晓彤", sex: female, age: 12, category: "K03", trait: noPhotos, town: 4, village: 1},
	{name: "单小满", sex: male, age: 13, category: "K03", trait: turning14, alias: "满满", town: 0},
	{name: "解语", sex: female, age: 14, category: "K14", trait: turned14, town: 3},
	{name: "钱多", sex: male, age: 7, category: "K03", alias: "多多", trait: readsDaily, town: 2},
	{name: "古丽·阿依", sex: female, age: 10, category: "K16", ethnic: "05", town: 2, village: 2},
	{name: "仇晓", sex: male, age: 15, category: "K11", trait: isPaused, town: 3},
	{name: "乜然", sex: male, age: 13, category: "K08", trait: isLeft, town: 5},
	{name: "万俟宇", sex: male, age: 8, category: "K11", trait: isUnverified, town: 1, village: 2},
	{name: "司徒蕴", sex: female, age: 10, category: "K08", trait: isClue, town: 3, village: 1},
	{name: "令狐若溪", sex: female, age: 9, category: "K03", trait: isVerified, town: 0, village: 1},
	{name: "上官云", sex: female, age: 16, category: "K06", trait: isArchived, town: 1},
	{name: "扎西次仁", sex: male, age: 12, category: "K03", ethnic: "04", town: 4, village: 2},
	{name: "热依汗·吐尔逊", sex: female, age: 14, category: "K08", ethnic: "05", town: 5, village: 2},
	{name: "石敢", sex: male, age: 11, category: "K17", ethnic: "03", town: 3, village: 3},
	{name: "农青青", sex: female, age: 13, category: "K09", ethnic: "08", town: 2},
}
