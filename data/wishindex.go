package data

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// wishEntry is one wish in memory. Entries are never changed, only replaced.
type wishEntry struct {
	id, no, batchID, childID, category, item, spec, state string

	text     string // number, thing and spec for search
	since    string // day on which it reached its state
	quantity int
	price    int64
	stages   wishStagesOn
	claims   []claimEntry
	usable   string // the last answer afterwards
	owed     bool   // to be exchanged or delivered again
	shop     string // where it is bought
	actual   int64  // paid for it, once delivered
}

// wishStagesOn are the days of a wish's stages.
type wishStagesOn struct {
	registered, submitted, passed, published, claimed, bought, ready, delivered, followed, archived, returned, rejected, withdrawn string
}

// since is the day on which a wish reached its state.
func (d *wishStagesOn) since(state string) string {
	days := map[string]string{
		WishPending: d.submitted, WishPassed: d.passed, WishPublished: d.published, WishClaimed: d.claimed, WishBuying: d.bought,
		WishReady: d.ready, WishDelivered: d.delivered, WishFollowed: d.followed, WishArchived: d.archived, WishReturned: d.returned,
		WishRejected: d.rejected, WishWithdrawn: d.withdrawn,
	}
	return cmp.Or(days[state], d.registered)
}

// claimEntry is one claim in memory.
type claimEntry struct {
	donorID, mode, state, expires, expect string
	shared                                bool
	amount                                int64
}

// counts reports whether the claim holds or was met.
func (c claimEntry) counts() bool { return c.state == ClaimActive || c.state == ClaimMet }

// lapsed reports whether somebody's claim ran out.
func (w *wishEntry) lapsed() bool {
	return slices.ContainsFunc(w.claims, func(c claimEntry) bool { return c.state == ClaimExpired })
}

// batchEntry is what lists need of a batch.
type batchEntry struct {
	ID        string `db:"id"`
	Name      string `db:"name"`
	ProjectID Ref    `db:"project_id"`
	To        string `db:"to_on"`
}

// wishIndex is all wishes in memory, the latest first.
type wishIndex struct {
	seq     int64 // of the journal, up to which it is complete
	all     []*wishEntry
	batches map[string]batchEntry
}

// wishTables are the tables that the index depends on.
var wishTables = []string{"wish", "wish_claim", "wish_delivery", "wish_followup", "wish_batch"}

// mostChanged is how many changed records are read one by one; beyond that
// reading everything is quicker.
const mostChanged = 500

// wishes answers the index, brought up to date by what the journal says has
// changed.
func (s *Store) wishes() (*wishIndex, error) {
	return renew(s, "wish index", wishTables, func(was *wishIndex) (*wishIndex, error) {
		ix := &wishIndex{}
		if was != nil {
			ix.seq, ix.all = was.seq, was.all
		}
		return ix, ix.refresh(s.readers)
	})
}

// refresh reads what has changed since, or everything.
func (ix *wishIndex) refresh(q queryer) error {
	batches, err := many[batchEntry](q, `SELECT id, name, project_id, to_on FROM wish_batch`)
	if err != nil {
		return err
	}
	ix.batches = make(map[string]batchEntry, len(batches))
	for _, b := range batches {
		ix.batches[b.ID] = b
	}
	last, err := one[int64](q, `SELECT coalesce(max(seq), 0) FROM journal`)
	if err != nil {
		return err
	}
	var ids []string
	if ix.seq > 0 {
		// The + keeps SQLite from walking all changes of a table by its name.
		ids, err = many[string](q, `SELECT DISTINCT row FROM journal WHERE seq > ? AND +tbl = 'wish' UNION
			SELECT wish_id FROM wish_claim WHERE id IN (SELECT row FROM journal WHERE seq > ? AND +tbl = 'wish_claim') UNION
			SELECT wish_id FROM wish_followup WHERE id IN (SELECT row FROM journal WHERE seq > ? AND +tbl = 'wish_followup') UNION
			SELECT wish_id FROM wish_delivery WHERE id IN (SELECT row FROM journal WHERE seq > ? AND +tbl = 'wish_delivery')`,
			ix.seq, ix.seq, ix.seq, ix.seq)
		if err != nil {
			return err
		}
	}
	all := ix.seq == 0 || len(ids) > mostChanged
	ix.seq = last
	if len(ids) == 0 && !all {
		return nil
	}
	if all {
		ids, ix.all = nil, nil
	}
	return ix.read(q, ids)
}

// read replaces the entries with the ids, or reads all when there are none.
func (ix *wishIndex) read(q queryer, ids []string) error {
	condition, values := oneOf(ids)
	changed := make(map[string]bool, len(ids))
	for _, id := range ids {
		changed[id] = true
	}
	entries, err := readWishes(q, forColumn(condition, "id"), values)
	if err != nil {
		return err
	}
	at := make(map[string]*wishEntry, len(entries))
	for _, w := range entries {
		at[w.id] = w
	}
	if err := readClaims(q, at, forColumn(condition, "wish_id"), values); err != nil {
		return err
	}
	if err := readOutcomes(q, at, forColumn(condition, "wish_id"), values); err != nil {
		return err
	}
	ix.merge(entries, changed)
	return nil
}

// merge puts entries in the place of those that changed, and new ones where
// they belong. A changed one that was not read is in the bin.
func (ix *wishIndex) merge(entries []*wishEntry, changed map[string]bool) {
	fresh := make(map[string]*wishEntry, len(changed))
	if len(changed) > 0 {
		for _, w := range entries {
			fresh[w.id] = w
		}
	}
	merged := make([]*wishEntry, 0, len(ix.all)+len(entries))
	for _, w := range ix.all {
		switch now := fresh[w.id]; {
		case !changed[w.id]:
			merged = append(merged, w)
		case now != nil && now.no == w.no && now.stages.registered == w.stages.registered:
			merged = append(merged, now)
			delete(fresh, w.id)
		}
	}
	if len(changed) > 0 {
		entries = slices.Collect(maps.Values(fresh))
	}
	if ix.all = append(merged, entries...); len(entries) > 0 {
		slices.SortFunc(ix.all, func(a, b *wishEntry) int {
			return cmp.Or(strings.Compare(b.stages.registered, a.stages.registered), strings.Compare(b.no, a.no))
		})
	}
}

// oneOf is a condition that a column, %s, has one of the values, and its values;
// none asks for nothing.
func oneOf(ids []string) (condition string, values []any) {
	if len(ids) == 0 {
		return "", nil
	}
	for _, id := range ids {
		values = append(values, id)
	}
	return ` AND %s IN (?` + strings.Repeat(`, ?`, len(ids)-1) + `)`, values
}

func forColumn(condition, column string) string {
	if condition == "" {
		return ""
	}
	return fmt.Sprintf(condition, column)
}

// eachRow runs a query and calls read for each row, with a function that scans
// it.
func eachRow(q queryer, query string, values []any, read func(scan func(...any) error) error) error {
	rows, err := q.Query(query, values...)
	if err != nil {
		return fmt.Errorf("list: %w", err)
	}
	defer rows.Close() //nolint:errcheck // only read
	for rows.Next() {
		if err := read(rows.Scan); err != nil {
			return fmt.Errorf("list: %w", err)
		}
	}
	return rows.Err()
}

func readWishes(q queryer, condition string, values []any) ([]*wishEntry, error) {
	var all []*wishEntry
	same := words{}
	err := eachRow(q, `SELECT id, no, coalesce(batch_id, ''), child_id, category, item, spec, state, quantity, price_fen, registered_on, submitted_on,
		passed_on, published_on, claimed_on, bought_on, ready_on, delivered_on, followed_on, archived_on, returned_on, rejected_on, withdrawn_on, shop
		FROM wish WHERE deleted_at IS NULL`+condition, values, func(scan func(...any) error) error {
		w := &wishEntry{}
		d := &w.stages
		err := scan(&w.id, &w.no, &w.batchID, &w.childID, &w.category, &w.item, &w.spec, &w.state, &w.quantity, &w.price, &d.registered, &d.submitted,
			&d.passed, &d.published, &d.claimed, &d.bought, &d.ready, &d.delivered, &d.followed, &d.archived, &d.returned, &d.rejected, &d.withdrawn, &w.shop)
		w.text = strings.ToLower(w.no + "\n" + w.item + "\n" + w.spec)
		same.share(&w.batchID, &w.childID, &w.category, &w.item, &w.spec, &w.state, &d.registered, &d.submitted, &d.passed, &d.published,
			&d.claimed, &d.bought, &d.ready, &d.delivered, &d.followed, &d.archived, &d.returned, &d.rejected, &d.withdrawn, &w.shop)
		w.since = d.since(w.state)
		all = append(all, w)
		return err
	})
	return all, err
}

func readClaims(q queryer, at map[string]*wishEntry, condition string, values []any) error {
	same := words{}
	return eachRow(q, `SELECT wish_id, donor_id, mode, state, expires_on, expect_on, shared, amount_fen FROM wish_claim WHERE deleted_at IS NULL`+condition+` ORDER BY day, id`,
		values, func(scan func(...any) error) error {
			var id string
			var c claimEntry
			err := scan(&id, &c.donorID, &c.mode, &c.state, &c.expires, &c.expect, &c.shared, &c.amount)
			same.share(&c.donorID, &c.mode, &c.state, &c.expires, &c.expect)
			if w := at[id]; w != nil {
				w.claims = append(w.claims, c)
			}
			return err
		})
}

// readOutcomes reads what was paid, what was answered afterwards and whether
// something is owed still.
func readOutcomes(q queryer, at map[string]*wishEntry, condition string, values []any) error {
	err := eachRow(q, `SELECT wish_id, actual_fen FROM wish_delivery WHERE deleted_at IS NULL`+condition, values, func(scan func(...any) error) error {
		var id string
		var actual int64
		err := scan(&id, &actual)
		if w := at[id]; w != nil && w.stages.delivered != "" {
			w.actual = actual
		}
		return err
	})
	if err != nil {
		return err
	}
	same := words{}
	return eachRow(q, `SELECT wish_id, usable, redo = 1 AND redone_on = '', redone_fen FROM wish_followup WHERE deleted_at IS NULL`+condition+` ORDER BY day, id`,
		values, func(scan func(...any) error) error {
			var id, usable string
			var owed bool
			var more int64
			err := scan(&id, &usable, &owed, &more)
			if w := at[id]; w != nil {
				same.share(&usable)
				w.usable, w.owed, w.actual = usable, w.owed || owed, w.actual+more
			}
			return err
		})
}

// words keeps one copy of texts that come again and again.
type words map[string]string

func (w words) share(texts ...*string) {
	for _, text := range texts {
		if kept, ok := w[*text]; ok {
			*text = kept
		} else {
			w[*text] = *text
		}
	}
}
