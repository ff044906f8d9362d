package data

import "maps"

// lastVisitMonths is for how many months back the last visit is looked for.
const lastVisitMonths = 6

// lastVisits are the days of children's last valid visits. It is never changed,
// only replaced.
type lastVisits struct {
	seq      int64 // of the journal, up to which it is complete
	projects int64 // stamp of the projects, whose kinds of visits decide
	days     map[string]string
}

// lastVisits answers the day of each child's last valid visit until a day.
func (s *Store) lastVisits(to string) (map[string]string, error) {
	from := daysAfter(to, -31*lastVisitMonths)
	kept, err := renew(s, "last visits "+to, []string{"visit", "child", "project"}, func(was *lastVisits) (*lastVisits, error) {
		now := &lastVisits{projects: s.stamp([]string{"project"}), days: map[string]string{}}
		var err error
		if now.seq, err = one[int64](s.readers, `SELECT coalesce(max(seq), 0) FROM journal`); err != nil {
			return nil, err
		}
		var ids []string
		if was != nil && was.projects == now.projects {
			if ids, err = s.visitedAnew(was.seq); err != nil {
				return nil, err
			}
			if len(ids) == 0 {
				now.days = was.days
				return now, nil
			}
			if len(ids) <= mostChanged {
				now.days = maps.Clone(was.days)
			} else {
				ids = nil
			}
		}
		for _, id := range ids {
			delete(now.days, id)
		}
		condition, values := oneOf(ids)
		return now, eachRow(s.readers, `SELECT child_id, max(day) FROM service WHERE day BETWEEN ? AND ? AND units > 0 AND programme = 'visit'`+
			forColumn(condition, "child_id")+` GROUP BY child_id`, append([]any{from, to}, values...), func(scan func(...any) error) error {
			var child, day string
			err := scan(&child, &day)
			now.days[child] = day
			return err
		})
	})
	if err != nil {
		return nil, err
	}
	return kept.days, nil
}

// visitedAnew answers the children whose visits may have changed since an entry
// of the journal: with a visit that was written or had belonged to them, or that
// went into the bin or came back.
func (s *Store) visitedAnew(seq int64) ([]string, error) {
	// The + keeps SQLite from walking all changes of a table by its name.
	return many[string](s.readers, `SELECT child_id FROM visit WHERE id IN (SELECT row FROM journal WHERE seq > ? AND +tbl = 'visit')
		UNION SELECT json_extract(old, '$.child_id') FROM journal WHERE seq > ? AND +tbl = 'visit' AND json_extract(old, '$.child_id') <> ''
		UNION SELECT row FROM journal WHERE seq > ? AND +tbl = 'child'`, seq, seq, seq)
}
