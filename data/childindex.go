package data

import (
	"cmp"
	"maps"
	"slices"
	"strings"
)

// childIndex is all children in memory, for lists and search. It is never
// changed, only replaced.
type childIndex struct {
	seq    int64       // of the journal, up to which it is complete
	lines  []ChildLine // in the order of names
	at     map[string]int
	phones map[string][]string // by child
}

// index answers the index, brought up to date by what the journal says has
// changed.
func (s *Store) index() (*childIndex, error) {
	return renew(s, "children", []string{"child", "guardian"}, func(was *childIndex) (*childIndex, error) {
		last, err := one[int64](s.readers, `SELECT coalesce(max(seq), 0) FROM journal`)
		if err != nil {
			return nil, err
		}
		if was != nil {
			// The + keeps SQLite from walking all changes of a table by its name.
			ids, err := many[string](s.readers, `SELECT DISTINCT row FROM journal WHERE seq > ? AND +tbl = 'child' UNION
				SELECT child_id FROM guardian WHERE id IN (SELECT row FROM journal WHERE seq > ? AND +tbl = 'guardian')`, was.seq, was.seq)
			if err != nil {
				return nil, err
			}
			if len(ids) <= mostChanged {
				return was.with(s.readers, last, ids)
			}
		}
		all := &childIndex{seq: last, phones: map[string][]string{}}
		if err := all.read(s.readers, "", nil); err != nil {
			return nil, err
		}
		return all, nil
	})
}

// read reads children that fit a condition on %s, their id, with their phones.
func (ix *childIndex) read(q queryer, condition string, values []any) error {
	same := words{}
	err := eachRow(q, `SELECT id, file_no, name, name_key, initials, alias, sex, birth_on, stage, grade, enrol_year, division, town, main_category,
		status, risk_sealed, school, class, own FROM child WHERE deleted_at IS NULL AND status <> 'erased'`+forColumn(condition, "id")+` ORDER BY name_key, file_no`, values, func(scan func(...any) error) error {
		var l ChildLine
		err := scan(&l.ID, &l.FileNo, &l.Name, &l.NameKey, &l.Initials, &l.Alias, &l.Sex, &l.Birth, &l.Stage, &l.Grade, &l.EnrolYear, &l.Division,
			&l.Town, &l.MainCategory, &l.Status, &l.RiskSealed, &l.School, &l.Class, &l.Own)
		same.share(&l.Stage, &l.Division, &l.Town, &l.MainCategory, &l.Status, &l.School, &l.Class)
		if l.Own != "" {
			l.said = strings.ToLower(strings.Join(slices.Sorted(maps.Values(l.Own.Values())), "\n"))
		}
		ix.lines = append(ix.lines, l)
		return err
	})
	if err != nil {
		return err
	}
	ix.at = make(map[string]int, len(ix.lines))
	for i, l := range ix.lines {
		ix.at[l.ID] = i
	}
	err = eachRow(q, `SELECT child_id, value FROM child_history WHERE field = 'merged' AND deleted_at IS NULL`+forColumn(condition, "child_id"), values,
		func(scan func(...any) error) error {
			var id, no string
			err := scan(&id, &no)
			if i, ok := ix.at[id]; ok {
				ix.lines[i].said += "\n" + strings.ToLower(no)
			}
			return err
		})
	if err != nil {
		return err
	}
	return eachRow(q, `SELECT child_id, phone FROM guardian WHERE phone <> '' AND deleted_at IS NULL`+forColumn(condition, "child_id"), values,
		func(scan func(...any) error) error {
			var id, phone string
			err := scan(&id, &phone)
			ix.phones[id] = append(ix.phones[id], phone)
			return err
		})
}

// with answers the index with some children read anew. One that is not found is
// in the bin, or was erased.
func (ix *childIndex) with(q queryer, seq int64, ids []string) (*childIndex, error) {
	next := &childIndex{seq: seq, lines: ix.lines, at: ix.at, phones: ix.phones}
	if len(ids) == 0 {
		return next, nil
	}
	condition, values := oneOf(ids)
	fresh := &childIndex{phones: maps.Clone(ix.phones)}
	gone := make(map[string]bool, len(ids))
	for _, id := range ids {
		gone[id] = true
		delete(fresh.phones, id)
	}
	if err := fresh.read(q, condition, values); err != nil {
		return nil, err
	}
	next.phones = fresh.phones
	next.lines = make([]ChildLine, 0, len(ix.lines)+len(fresh.lines))
	for _, l := range ix.lines {
		if !gone[l.ID] {
			next.lines = append(next.lines, l)
		}
	}
	for _, l := range fresh.lines {
		i, _ := slices.BinarySearchFunc(next.lines, l, func(a, b ChildLine) int {
			return cmp.Or(strings.Compare(a.NameKey, b.NameKey), strings.Compare(a.FileNo, b.FileNo))
		})
		next.lines = slices.Insert(next.lines, i, l)
	}
	next.at = make(map[string]int, len(next.lines))
	for i, l := range next.lines {
		next.at[l.ID] = i
	}
	return next, nil
}

// questions are what a filter asks of other tables. Each part of an answer is
// kept for as long as its own tables don't change, for these lists are asked for
// after every change of a child.
func (s *Store) questions(f ChildFilter) ([]func(ChildLine) bool, error) {
	var all []func(ChildLine) bool
	today := s.Today()
	if f.ProjectID != "" {
		members, err := s.set("members "+f.ProjectID+today, []string{"project_child"}, `SELECT child_id FROM project_child WHERE project_id = ?
			AND from_on <= ? AND (to_on = '' OR to_on >= ?) AND deleted_at IS NULL`, f.ProjectID, today, today)
		if err != nil {
			return nil, err
		}
		all = append(all, func(l ChildLine) bool { return members[l.ID] })
	}
	if f.Unvisited {
		unvisited, err := s.unvisited(today)
		if err != nil {
			return nil, err
		}
		all = append(all, unvisited)
	}
	if f.NoTeam {
		teams, err := s.set("teams "+today, []string{"pairing"}, `SELECT child_id FROM pairing WHERE deleted_at IS NULL AND role IN ('cadre', 'counsellor', 'organization')
			AND from_on <= ? AND (to_on = '' OR to_on >= ?) GROUP BY child_id HAVING count(DISTINCT role) = 3`, today, today)
		if err != nil {
			return nil, err
		}
		all = append(all, func(l ChildLine) bool { return l.Status == "active" && !teams[l.ID] })
	}
	return all, nil
}

// unvisited asks for active children with a pairing today whom nobody has met
// this month, and who are not exempt.
func (s *Store) unvisited(today string) (func(ChildLine) bool, error) {
	month := today[:7]
	paired, err := s.set("paired "+today, []string{"pairing"}, `SELECT child_id FROM pairing WHERE deleted_at IS NULL AND from_on <= ? AND (to_on = '' OR to_on >= ?)`, today, today)
	if err != nil {
		return nil, err
	}
	met, err := s.set("met in "+month, []string{"visit", "project"}, `SELECT child_id FROM service WHERE day BETWEEN ? AND ? AND units = 1 AND programme = 'visit'`, month+"-01", month+"-31")
	if err != nil {
		return nil, err
	}
	exempt, err := s.set("exempt in "+month, []string{"visit_exemption"}, `SELECT child_id FROM visit_exemption WHERE month = ? AND deleted_at IS NULL`, month)
	if err != nil {
		return nil, err
	}
	return func(l ChildLine) bool { return l.Status == "active" && paired[l.ID] && !met[l.ID] && !exempt[l.ID] }, nil
}

// set answers the ids that a query finds, remembered under a key.
func (s *Store) set(key string, tables []string, query string, values ...any) (map[string]bool, error) {
	return remember(s, key, tables, func() (map[string]bool, error) {
		ids := map[string]bool{}
		return ids, eachRow(s.readers, query, values, func(scan func(...any) error) error {
			var id string
			err := scan(&id)
			ids[id] = true
			return err
		})
	})
}
