package demo

import (
	"time"

	"careledger/data"
)

// groupSize is how many children come to a reading session at most.
const groupSize = 25

// session is the reading session of a month.
type session struct {
	month time.Month
	kind  string
	title string
	book  string

	seldom bool // not in large samples
}

var sessions = []session{
	{1, "aloud", "冬日朗读会", "城南旧事", false},
	{3, "shared", "春天共读", "昆虫记", false},
	{5, "picture_book", "绘本故事会", "神笔马良", true},
	{7, "club", "暑期读书会", "西游记（青少版）", false},
	{8, "family", "亲子共读", "稻草人", true},
	{10, "author", "听作家讲故事", "宝葫芦的秘密", false},
	{11, "corner", "阅读角自由阅读", "", true},
}

// makeReading makes reading sessions, loans and logs, month by month.
func (w *world) makeReading() {
	sessionDice, loanDice, logDice := w.dice("sessions"), w.dice("loans"), w.dice("logs")
	for month := w.first; month <= w.today; month = month.monthEnd() + 1 {
		for _, s := range sessions {
			if s.month == month.month() && !(w.large() && s.seldom) {
				w.readTogether(sessionDice, s, month)
			}
		}
		for _, t := range w.towns {
			w.lend(loanDice, t, month)
		}
		if m := month.month(); m == 2 || m == 7 {
			w.readDaily(logDice, month+day(9))
		}
		if w.err != nil {
			return
		}
	}
	w.readEvery(logDice)
}

// readTogether makes the sessions of a month in all towns.
func (w *world) readTogether(d dice, s session, month day) {
	for n, t := range w.towns {
		for from := 0; from < len(t.children); from += groupSize {
			on := (month + day(n%2)*7 + d.days(0, 7)).next(6 * (from / groupSize % 2))
			if !w.past(on) {
				continue
			}
			var there []*child
			for _, c := range t.children[from:min(from+groupSize, len(t.children))] {
				if c.activeOn(on) && c.townOn(on) == t {
					there = append(there, c)
				}
			}
			if len(there) > 0 {
				w.readingSession(d, s, t, on, there)
			}
		}
	}
}

// readingSession makes one session.
func (w *world) readingSession(d dice, s session, t *town, on day, there []*child) {
	start, long := pick(d, []int{9*60 + 30, 14 * 60, 15 * 60}), pick(d, []int{60, 60, 75, 90})
	a := data.Activity{
		ProjectID: w.readingProject(t, on).ref(), Programme: "reading", Kind: s.kind, Title: s.title + "·" + t.corner, Day: on.String(), Start: clock(start),
		End: clock(start + long), Minutes: minutes(long), Place: t.site, Division: t.division, Host: "暖阳公益", Planned: len(there), Cost: int64(d.between(3, 12)) * 1000,
		Book: s.book, Summary: "轮流读一段，说说最喜欢的人物。", Status: "done",
	}
	w.saveActivity(d, &a, "", len(there))
	for _, c := range there {
		r := data.Attendance{ActivityID: a.ID, ChildID: c.id, Attended: d.chance(64), Role: "participant"}
		if r.Attended && d.chance(8) {
			r.Came, r.Left, r.Minutes = clock(start+15), a.End, minutes(long-15)
		}
		w.put(&r)
	}
}

// readDaily makes the reading logs of a challenge of 21 days that begins on a
// day: about a third take part, and half of them keep it up.
func (w *world) readDaily(d dice, begin day) {
	for _, c := range w.children {
		if !d.chance(w.challenged()) || !c.activeOn(begin) || c.trait == readsDaily {
			continue
		}
		book := pick(d, titles)
		long := 21 + d.IntN(4)
		if d.chance(45) {
			long = d.between(4, 15)
		}
		page := 1
		for i := range long {
			if on := begin + day(i); w.past(on) && c.activeOn(on) {
				page = w.log(d, c, book.title, on, page)
			}
		}
	}
}

// challenged is how many of a hundred children take part in a challenge.
func (w *world) challenged() int {
	if w.large() {
		return 15
	}
	return 34
}

// readEvery makes the logs of those who read every day of the last weeks.
func (w *world) readEvery(d dice) {
	for _, c := range w.children {
		if c.trait != readsDaily {
			continue
		}
		page := 1
		for on := max(c.from, w.today-39); on <= w.today; on++ {
			page = w.log(d, c, "安徒生童话", on, page)
		}
	}
}

// log makes one log and answers the next page.
func (w *world) log(d dice, c *child, book string, on day, page int) int {
	to := page + d.between(4, 14)
	r := data.ReadingLog{
		ChildID: c.id, ProjectID: w.readingProject(c.townOn(on), on).ref(), BookText: book, Day: on.String(), Minutes: minutes(d.between(4, 9) * 5),
		FromPage: page, ToPage: to, ConfirmedBy: c.signer().Name,
	}
	if d.chance(4) {
		r.Minutes = nil
	}
	w.put(&r)
	return to + 1
}
