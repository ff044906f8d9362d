package data

import (
	"slices"
	"strings"
	"time"

	"careledger/data/cn"
)

// WishFilter chooses wishes for a list.
type WishFilter struct {
	ID        string
	Text      string   // in number, thing or spec, or fitting the child as a search does
	States    []string // empty for all
	BatchID   string
	ProjectID string // of the batch
	ChildID   string
	DonorID   string // with a claim that holds or was met
	Category  string
	Overdue   bool // published and nobody claims: a claim lapsed, or the batch's last day is past
	Stuck     bool // with a reason in Stuck; those that wait longest come first
	Limit     int  // rows answered; 0 for all
	Offset    int
}

// WishCard is what the board shows of a wish. It never tells whose it is.
type WishCard struct {
	ID         string
	No         string
	BatchID    string
	Batch      string // name
	Category   string
	Item       string
	Spec       string
	Quantity   int
	Price      int64 // fen
	State      string
	Registered string // day
	Since      string // day on which it reached the state
	Days       int    // waiting in the state
	Delivered  string // day, or empty
	Sex        int
	Age        int      // full years today, -1 when unknown
	Grade      cn.Grade // today
	Claims     int      // that hold or were met
	ClaimedFen int64    // amount of those claims
	Mode       string   // of the last of those claims, one of ClaimModes
	Shared     bool     // those claims are shares
	Usable     string   // the last answer afterwards, one of WishUses
	Overdue    bool     // see WishFilter
	Owed       bool     // to be exchanged or delivered again
	Shop       string   // where it is bought
	Stuck      string   // why it has waited too long, one of WishStuck, or empty
}

// WishLine is what the table shows of a wish. The child is there only for
// sessions that may read children.
type WishLine struct {
	WishCard
	ChildID string
	Child   string // name
	FileNo  string
}

// WishCards answers wishes for the board, those that wait longest first and
// those that are done latest first, and how many fit the filter in all.
func (s *Store) WishCards(ss *Session, f WishFilter) (cards []WishCard, total int, err error) {
	l, err := s.wishList(ss, f)
	if err != nil {
		return nil, 0, err
	}
	latest := len(f.States) > 0 && !slices.ContainsFunc(f.States, waits)
	slices.SortStableFunc(l.found, func(a, b *wishEntry) int {
		if latest {
			a, b = b, a
		}
		return strings.Compare(a.since, b.since)
	})
	cards = []WishCard{}
	for _, w := range l.page() {
		cards = append(cards, l.card(w))
	}
	return cards, len(l.found), nil
}

// waits reports whether a wish in this state waits for somebody.
func waits(state string) bool {
	return !slices.Contains([]string{WishDelivered, WishFollowed, WishArchived, WishRejected, WishWithdrawn}, state)
}

// WishLines answers wishes for the table, the latest first, those that are stuck
// by how long they wait, and how many fit the filter in all.
func (s *Store) WishLines(ss *Session, f WishFilter) (lines []WishLine, total int, err error) {
	l, err := s.wishList(ss, f)
	if err != nil {
		return nil, 0, err
	}
	if f.Stuck {
		slices.SortStableFunc(l.found, func(a, b *wishEntry) int { return strings.Compare(a.since, b.since) })
	}
	lines = []WishLine{}
	for _, w := range l.page() {
		line := WishLine{WishCard: l.card(w)}
		if child := l.child(w); child != nil && ss.CanRead(Children) {
			line.ChildID, line.Child, line.FileNo = child.ID, child.Name, child.FileNo
		}
		lines = append(lines, line)
	}
	return lines, len(l.found), nil
}

// wishList is the wishes that fit a filter, with what shows them.
type wishList struct {
	filter   WishFilter
	today    string
	index    *wishIndex
	children *childIndex
	found    []*wishEntry // the latest first
	days     map[string]int
}

// wishList frees what lapsed and finds what fits a filter. A session that may
// not see children can't look for one.
func (s *Store) wishList(ss *Session, f WishFilter) (*wishList, error) {
	if _, err := s.FreeExpiredClaims(ss); err != nil {
		return nil, err
	}
	l := &wishList{filter: f, today: s.Today(), days: map[string]int{}}
	var err error
	if l.index, err = s.wishes(); err != nil {
		return nil, err
	}
	if l.children, err = s.index(); err != nil {
		return nil, err
	}
	l.filter.Text = strings.ToLower(strings.TrimSpace(f.Text))
	named := map[string]bool{}
	if text := searchText(f.Text); text != "" && ss.CanRead(Children) {
		for _, c := range l.children.lines {
			if c.rank(text, l.children.phones[c.ID]) > 0 {
				named[c.ID] = true
			}
		}
	}
	for _, w := range l.index.all {
		if l.fits(w, named) {
			l.found = append(l.found, w)
		}
	}
	return l, nil
}

// fits reports whether a wish fits the filter and its child is not in the bin;
// named are the children that the filter's text finds.
func (l *wishList) fits(w *wishEntry, named map[string]bool) bool {
	f := &l.filter
	switch {
	case l.child(w) == nil,
		f.ID != "" && w.id != f.ID,
		len(f.States) > 0 && !slices.Contains(f.States, w.state),
		f.BatchID != "" && w.batchID != f.BatchID,
		f.ChildID != "" && w.childID != f.ChildID,
		f.Category != "" && w.category != f.Category,
		f.ProjectID != "" && string(l.index.batches[w.batchID].ProjectID) != f.ProjectID,
		f.Overdue && !l.overdue(w),
		f.Stuck && l.stuck(w) == "",
		f.Text != "" && !strings.Contains(w.text, f.Text) && !named[w.childID]:
		return false
	}
	return f.DonorID == "" || slices.ContainsFunc(w.claims, func(c claimEntry) bool { return c.donorID == f.DonorID && c.counts() })
}

// overdue reports whether nobody claims a published wish (逾期未认领).
func (l *wishList) overdue(w *wishEntry) bool {
	last := l.index.batches[w.batchID].To
	return w.state == WishPublished && (w.lapsed() || last != "" && last < l.today)
}

// page is the part of what was found that the filter asks for.
func (l *wishList) page() []*wishEntry {
	from := min(max(l.filter.Offset, 0), len(l.found))
	if l.filter.Limit <= 0 {
		return l.found[from:]
	}
	return l.found[from:min(from+l.filter.Limit, len(l.found))]
}

// child answers the list line of a wish's child, or nil when its file is in
// the bin.
func (l *wishList) child(w *wishEntry) *ChildLine {
	if i, ok := l.children.at[w.childID]; ok {
		return &l.children.lines[i]
	}
	return nil
}

func (l *wishList) card(w *wishEntry) WishCard {
	c := WishCard{
		ID: w.id, No: w.no, BatchID: w.batchID, Batch: l.index.batches[w.batchID].Name, Category: w.category, Item: w.item, Spec: w.spec,
		Quantity: w.quantity, Price: w.price, State: w.state, Registered: w.stages.registered, Since: w.since,
		Delivered: w.stages.delivered, Age: -1, Usable: w.usable, Overdue: l.overdue(w), Owed: w.owed, Shop: w.shop, Stuck: l.stuck(w),
	}
	c.Days = l.daysSince(c.Since)
	for _, claim := range w.claims {
		if claim.counts() {
			c.Claims, c.ClaimedFen, c.Mode, c.Shared = c.Claims+1, c.ClaimedFen+claim.amount, claim.mode, claim.shared
		}
	}
	if child := l.child(w); child != nil {
		c.Sex, c.Age = child.Sex, cn.Age(child.Birth, l.today)
		grade, ok := cn.GradeOn(child.Stage, child.EnrolYear, l.today)
		if !ok {
			grade = cn.Grade{Stage: child.Stage, Year: child.Grade}
		}
		c.Grade = grade
	}
	return c
}

// daysSince counts the days from one until today; many wishes share a day.
func (l *wishList) daysSince(day string) int {
	n, ok := l.days[day]
	if !ok {
		n = daysBetween(day, l.today)
		l.days[day] = n
	}
	return n
}

// daysBetween counts the days from one day to another, 0 when either is none.
func daysBetween(from, to string) int {
	a, errA := time.Parse(time.DateOnly, from)
	b, errB := time.Parse(time.DateOnly, to)
	if errA != nil || errB != nil {
		return 0
	}
	return int(b.Sub(a).Hours() / 24)
}
