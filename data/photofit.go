package data

import (
	"encoding/json"
	"fmt"
	"strings"
)

// PhotoScope chooses the photos of a report: those of one activity, of the
// wishes of one round, or all of a period of work. Those of a child's file alone
// are never among them.
type PhotoScope struct {
	Scope
	ActivityID string
	BatchID    string
}

// LeftPhoto is a photo that an edition can't show, and why.
type LeftPhoto struct {
	PhotoLine
	Why   string // not_looked, nobody (a face, but nobody said whose), gone, or how a consent stands: none, refuse, withdraw, expired, unproven, own
	Child string // name of the child for whom the consent lacks; empty for none
}

// ReportPhotos answers the photos that an edition may show today, by day, and
// those left out. Each must have been looked at, and each child on it needs a
// consent that holds today: to keeping photos for the internal edition, to
// showing them with a face or without for the others.
func (s *Store) ReportPhotos(ss *Session, scope PhotoScope, edition string) (fit []PhotoLine, left []LeftPhoto, err error) {
	if err := s.check(ss, Reports, read); err != nil {
		return nil, nil, err
	}
	where, values := scope.where(ss)
	lines, err := s.photoLines(ss, where+` ORDER BY p.day, p.id`, values...)
	if err != nil {
		return nil, nil, err
	}
	for _, l := range lines {
		why, child, err := photoFits(s.readers, l.Photo, edition, s.Today())
		switch {
		case err != nil:
			return nil, nil, err
		case why == "":
			fit = append(fit, l)
		default:
			left = append(left, LeftPhoto{l, why, child})
		}
	}
	return fit, left, nil
}

// where is the condition on the photos of a scope that the session may see.
func (c PhotoScope) where(ss *Session) (string, []any) {
	switch {
	case c.ActivityID != "":
		return `p.activity_id = ?`, []any{c.ActivityID}
	case c.BatchID != "":
		return `p.wish_id IN (SELECT id FROM wish WHERE batch_id = ?)`, []any{c.BatchID}
	}
	of := map[string]string{
		"wish":     `SELECT w.id FROM wish w LEFT JOIN wish_batch b ON b.id = w.batch_id WHERE (?1 = '' OR b.project_id = ?1)`,
		"visit":    `SELECT id FROM visit WHERE (?1 = '' OR project_id = ?1)`,
		"activity": `SELECT id FROM activity WHERE (?1 = '' OR project_id = ?1)`,
		"camp":     `SELECT id FROM camp WHERE (?1 = '' OR project_id = ?1)`,
	}
	var all []string
	for _, o := range photoOwners {
		if query, ok := of[o.table]; ok && ss.CanRead(o.area) {
			all = append(all, "p."+o.column()+" IN ("+query+")")
		}
	}
	return `p.day >= ?2 AND p.day <= ?3 AND (` + strings.Join(all, " OR ") + `)`, []any{c.ProjectID, c.From, c.To}
}

// photoFits answers why an edition can't show a photo on a day, and the name of
// the child for whom a consent lacks; nothing where it can.
func photoFits(q queryer, p Photo, edition, day string) (why, child string, err error) {
	if p.Faces == FacesNotLooked {
		return "not_looked", "", nil
	}
	on, err := many[Child](q, `SELECT k.* FROM photo_child c JOIN child k ON k.id = c.child_id WHERE c.photo_id = ? AND c.deleted_at IS NULL ORDER BY k.name_key`, p.ID)
	if err != nil {
		return "", "", err
	}
	if p.Faces == FacesYes && len(on) == 0 {
		return "nobody", "", nil
	}
	for _, k := range on {
		if k.DeletedAt != "" {
			return "gone", "", nil
		}
		all, err := consents(q, k.ID)
		if err != nil {
			return "", "", err
		}
		for _, item := range photoItems(edition, p.Faces) {
			state := ConsentState(all, k.Birth, item.name, day)
			if state == "agree" || !item.needed && state != "refuse" && state != "withdraw" {
				continue
			}
			if state == "" {
				state = "none"
			}
			return state, k.Name, nil
		}
	}
	return "", "", nil
}

// photoItem is a consent that showing a photo asks for: it has to be given, or
// only not to be refused.
type photoItem struct {
	name   string
	needed bool
}

// photoItems are the consents that showing a child on a photo asks for. Who
// refused to be shown without a face is not shown with one.
func photoItems(edition, faces string) []photoItem {
	switch {
	case edition == "internal":
		return []photoItem{{"photo_keep", true}}
	case faces == FacesYes:
		return []photoItem{{"photo_face", true}, {"photo_public", false}}
	}
	return []photoItem{{"photo_public", true}}
}

// untouchedPhotos refuses a report that shows a photo which is no longer kept, or
// for which a consent was withdrawn or refused.
func untouchedPhotos(q queryer, list, edition, day string) error {
	if list == "" {
		return nil
	}
	var ids []string
	if err := json.Unmarshal([]byte(list), &ids); err != nil {
		return fmt.Errorf("photos of a report: %w", err)
	}
	for _, id := range ids {
		p, err := get[Photo](q, id)
		if Is(err, NotFound) {
			return conflict("This report shows a photo that is no longer kept; it can't be given out any more.", nil)
		}
		if err != nil {
			return err
		}
		why, _, err := photoFits(q, p, edition, day)
		if err != nil {
			return err
		}
		if why == "refuse" || why == "withdraw" || why == "gone" {
			return conflict("This report shows a photo of a child, and the consent to that was withdrawn; it can't be given out any more.", nil)
		}
	}
	return nil
}
