package data

import "slices"

// WishStuck are the reasons why a wish has waited too long, each with what is
// missing.
var WishStuck = []string{
	"draft",       // 草稿未提交
	"unchanged",   // returned and not changed since
	"unreviewed",  // 待审核
	"unpublished", // passed and not published
	"unclaimed",   // nobody claims it, or a claim lapsed
	"unshared",    // shares are claimed, but not all of the price
	"late",        // the donor wanted to bring it by a day that is past
	"unbought",    // claimed, and nobody has begun to buy
	"incomplete",  // being bought for long
	"undelivered", // ready and not handed over
	"unasked",     // delivered and nobody asked how it fits
	"owed",        // to be exchanged or delivered again
}

// stuckAfter is after how many days in a state a wish has waited too long, and
// why.
var stuckAfter = map[string]struct {
	days int
	why  string
}{
	WishDraft: {14, "draft"}, WishReturned: {7, "unchanged"}, WishPending: {7, "unreviewed"}, WishPassed: {7, "unpublished"},
	WishPublished: {7, "unclaimed"}, WishClaimed: {14, "unbought"}, WishBuying: {14, "incomplete"}, WishReady: {14, "undelivered"},
	WishDelivered: {30, "unasked"},
}

// stuck answers why a wish has waited too long, or "".
func (l *wishList) stuck(w *wishEntry) string {
	late := func(c claimEntry) bool { return c.state == ClaimActive && c.expect != "" && c.expect < l.today }
	limit, waits := stuckAfter[w.state]
	long := waits && l.daysSince(w.since) > limit.days
	switch {
	case w.owed:
		return "owed"
	case l.overdue(w):
		return "unclaimed"
	case (w.state == WishClaimed || w.state == WishBuying) && slices.ContainsFunc(w.claims, late):
		return "late"
	case !long:
		return ""
	case w.state == WishPublished && slices.ContainsFunc(w.claims, claimEntry.counts):
		return "unshared"
	}
	return limit.why
}
