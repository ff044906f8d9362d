package data

import (
	"encoding/json"
	"fmt"
	"time"
)

// draftDays is how many days a draft waits for its person.
const draftDays = 30

// Draft is what was typed into a form and not saved.
type Draft struct {
	Values map[string]string // by the form's own names of its fields
	At     string            // instant at which it was kept
}

// Draft answers what the session's user typed into a form last and did not
// save, or a draft without values. One that the session can't read any more,
// such as after a loss of rights, is none.
func (s *Store) Draft(ss *Session, form string) (d Draft, err error) {
	if err := s.check(ss, Settings, read); err != nil {
		return d, err
	}
	kept, err := one[struct {
		At      string `db:"at"`
		Content string `db:"content"`
		Sealed  bool   `db:"sealed"`
	}](s.readers, `SELECT at, content, sealed FROM draft WHERE user_id = ? AND form = ? AND at >= ?`, ss.UserID, form, s.draftsFrom())
	switch {
	case Is(err, NotFound):
		return d, nil
	case err != nil:
		return d, diskError(err)
	case kept.Sealed:
		if kept.Content, err = ss.unseal(kept.Content, "draft", "content", ss.UserID+form); err != nil || kept.Content == "" {
			return d, err
		}
	}
	d.At = kept.At
	return d, json.Unmarshal([]byte(kept.Content), &d.Values)
}

// KeepDraft keeps what the session's user has typed into a form in the place of
// what was kept of it before; no values at all forget it. Of those whose role
// sees restricted values it is sealed as these are. Nothing of it is journalled
// and no listener is told, for no record has changed.
func (s *Store) KeepDraft(ss *Session, form string, values map[string]string) error {
	if err := s.check(ss, Settings, read); err != nil {
		return err
	}
	_, _, err := s.transact(ss, func(t *tx) error {
		if _, err := t.Exec(`DELETE FROM draft WHERE user_id = ? AND form = ? OR at < ?`, ss.UserID, form, s.draftsFrom()); err != nil || len(values) == 0 {
			return err
		}
		return t.keepDraft(form, values)
	})
	return err
}

// keepDraft writes a draft of which nothing is there.
func (t *tx) keepDraft(form string, values map[string]string) error {
	b, err := json.Marshal(values)
	if err != nil {
		return fmt.Errorf("draft: %w", err)
	}
	content, sealed := string(b), t.ss.keys.Restricted != nil
	if sealed {
		if content, err = t.ss.seal(content, "draft", "content", t.ss.UserID+form); err != nil {
			return err
		}
	}
	_, err = t.Exec(`INSERT INTO draft(user_id, form, at, content, sealed) VALUES (?, ?, ?, ?, ?)`, t.ss.UserID, form, t.now, content, sealed)
	return err
}

// draftsFrom is the instant from which on drafts are still offered.
func (s *Store) draftsFrom() string {
	return s.now().UTC().AddDate(0, 0, -draftDays).Format(time.RFC3339)
}
