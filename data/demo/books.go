package demo

import (
	"strings"

	"careledger/data"
)

// title is a book of the corners.
type title struct{ title, author, band string }

// titles are the books of the corners, a line each: title, author, grades.
var titles = readTitles(`西游记（青少版） 吴承恩 5-6
水浒传（青少版） 施耐庵 5-6
三国演义（青少版） 罗贯中 5-6
红楼梦（青少版） 曹雪芹 7-9
聊斋志异（青少版） 蒲松龄 7-9
朝花夕拾 鲁迅 7-9
呼兰河传 萧红 7-9
骆驼祥子 老舍 7-9
城南旧事 林海音 5-6
稻草人 叶圣陶 3-4
寄小读者 冰心 5-6
宝葫芦的秘密 张天翼 3-4
神笔马良 洪汛涛 1-2
小兵张嘎 徐光耀 3-4
没头脑和不高兴 任溶溶 1-2
小布头奇遇记 孙幼军 1-2
大林和小林 张天翼 3-4
爱的教育 亚米契斯 5-6
安徒生童话 安徒生 3-4
格林童话 格林兄弟 1-2
伊索寓言 伊索 1-2
昆虫记 法布尔 5-6
海底两万里 凡尔纳 7-9
八十天环游地球 凡尔纳 7-9
神秘岛 凡尔纳 7-9
鲁滨孙漂流记 笛福 5-6
格列佛游记 斯威夫特 7-9
汤姆·索亚历险记 马克·吐温 5-6
木偶奇遇记 科洛迪 3-4
绿野仙踪 鲍姆 3-4
爱丽丝漫游奇境 卡罗尔 3-4
小王子 圣埃克苏佩里 3-4
柳林风声 格雷厄姆 3-4
丛林故事 吉卜林 5-6
绿山墙的安妮 蒙哥马利 5-6
童年 高尔基 7-9
钢铁是怎样炼成的 奥斯特洛夫斯基 7-9
名人传 罗曼·罗兰 7-9
假如给我三天光明 海伦·凯勒 7-9
唐诗三百首（注音） 蘅塘退士 1-2
声律启蒙 车万育 3-4
中国古代寓言 编选 3-4
中国民间故事 编选 3-4
中国神话故事 编选 3-4
希腊神话故事 编选 5-6
一千零一夜 编选 3-4
成语故事（注音） 编选 1-2
儿童安全绘本·防溺水 编写组 1-2
儿童安全绘本·过马路 编写组 preschool
儿童安全绘本·陌生人 编写组 preschool
我的情绪小怪兽们 编写组 preschool
身体的秘密 编写组 3-4
星空的故事 编写组 3-4
地球上的河流 编写组 5-6
种子去旅行 编写组 1-2
小蚂蚁搬家 编写组 preschool
雨从哪里来 编写组 1-2
古人的一天 编写组 5-6
节气与农事 编写组 3-4
书法入门三十课 编写组 5-6`)

func readTitles(text string) []title {
	var all []title
	for line := range strings.Lines(text) {
		f := strings.Fields(line)
		all = append(all, title{f[0], f[1], f[2]})
	}
	return all
}

// publishers are those of a city that does not exist.
var publishers = []string{"云禾少年儿童出版社", "江禾文艺出版社", "云禾教育出版社"}

// shelfBook is what is remembered of a book in a corner.
type shelfBook struct {
	id      string
	title   string
	project data.Ref
	added   day
	free    []day // when each copy is back
}

// shelf are the books of each town.
type shelf map[*town][]*shelfBook

// makeBooks fills the corners: half of the books at the beginning, half in the
// spring of this year.
func (w *world) makeBooks() {
	d := w.dice("books")
	w.shelf = shelf{}
	for _, t := range w.towns {
		copies := 1 + len(t.children)/150
		offset := d.IntN(len(titles))
		for i := range 30 {
			b := titles[(offset+i*7)%len(titles)]
			added := w.first + d.days(5, 60)
			if i%2 == 1 {
				added = min(w.today, date(w.year(), 3, 1)+d.days(0, 40))
			}
			w.book(d, t, b, added, copies+boolInt(i%5 == 0), i)
		}
	}
}

// book adds one title to a corner.
func (w *world) book(d dice, t *town, b title, added day, copies, i int) {
	project := w.readingProject(t, added)
	r := data.Book{
		ISBN: isbn(d.IntN(10000)), Title: b.title, Author: b.author, Publisher: pick(d, publishers), Band: b.band, Source: "bought", Price: int64(d.between(15, 48))*100 + 80,
		Copies: copies, Corner: t.corner, ProjectID: project.ref(), Added: added.String(), Status: "shelf",
	}
	switch {
	case d.chance(45):
		r.Source, r.DonorID = "donated", data.Ref(pick(d, w.donors).id)
	case d.chance(8):
		r.Source = "borrowed"
	}
	if d.chance(12) {
		r.ISBN = ""
	}
	if i == 29 && added < w.today-100 {
		r.Status, r.Removed = "removed", (w.today - d.days(20, 60)).String()
	}
	w.put(&r)
	if r.Status == "shelf" {
		w.shelf[t] = append(w.shelf[t], &shelfBook{r.ID, b.title, project.ref(), added, make([]day, copies)})
	}
}

// lend makes the loans of a month in a town.
func (w *world) lend(d dice, t *town, month day) {
	for _, c := range t.children {
		if !d.chance(16) {
			continue
		}
		on := month + d.days(0, int(month.monthEnd()-month))
		if w.past(on) && c.activeOn(on) && c.townOn(on) == t && c.loanEnds < on {
			w.loan(d, t, c, on)
		}
	}
}

// loanDays is for how long a book is lent.
const loanDays = 30

// loan lends a child a book that is there, if one of a few is.
func (w *world) loan(d dice, t *town, c *child, on day) {
	books := w.shelf[t]
	for range 6 {
		b := pick(d, books)
		n := 0
		for n < len(b.free) && b.free[n] >= on {
			n++
		}
		if n == len(b.free) || b.added > on {
			continue
		}
		l := data.Loan{
			BookID: b.id, ChildID: c.id, ProjectID: w.readingProject(t, on).ref(), Out: on.String(), Due: (on + loanDays).String(),
		}
		back := on + d.days(5, 29)
		switch p := d.IntN(100); {
		case p < 2 && w.past(on+40):
			l.Lost, l.Note, back = (on + d.days(31, 40)).String(), "孩子说搬家时弄丢了", w.today+10000
		case p < 12:
			back += d.days(5, 20) // late
		case p < 18:
			l.Renewals, l.Due, back = 1, (on + 2*loanDays).String(), back+25
		case p < 21:
			back = w.today + 10000 // not yet
		}
		if w.past(back) {
			l.Back, l.Finished = back.String(), d.chance(76)
		}
		b.free[n] = back
		c.loanEnds = back
		w.put(&l)
		return
	}
}

func boolInt(b bool) int {
	if b {
		return 1
	}
	return 0
}
