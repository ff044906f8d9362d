package data

import "strings"

// SavedFilter is a filter of a list that a user keeps under a name.
type SavedFilter struct {
	Row
	UserID string `db:"user_id"`
	Place  string `db:"place"` // of the window, such as children
	Name   string `db:"name"`
	Value  string `db:"value"` // as the place writes it
}

func (*SavedFilter) table() string { return "saved_filter" }

func (f *SavedFilter) naturalKey() []string { return []string{f.UserID, f.Place, f.Name} }

// SavedFilters answers the session's own filters of a place, by name.
func (s *Store) SavedFilters(ss *Session, place string) ([]SavedFilter, error) {
	if err := s.check(ss, Settings, read); err != nil {
		return nil, err
	}
	return many[SavedFilter](s.readers, `SELECT * FROM saved_filter WHERE user_id = ? AND place = ? AND deleted_at IS NULL ORDER BY name`, ss.UserID, place)
}

// SaveFilter keeps a filter for the session's user; one of the same name gives
// way.
func (s *Store) SaveFilter(ss *Session, place, name, value string) error {
	return s.write(ss, Settings, read, func(t *tx) error {
		if err := setText("name", &name, "Please enter a name."); err != nil {
			return err
		}
		if strings.TrimSpace(value) == "" {
			return bad("name", "Nothing is filtered yet.", nil)
		}
		return t.put(&SavedFilter{UserID: ss.UserID, Place: place, Name: name, Value: value})
	})
}

// DropFilter forgets one of the session's own filters.
func (s *Store) DropFilter(ss *Session, id string) error {
	return s.write(ss, Settings, read, func(t *tx) error {
		f, err := get[SavedFilter](t, id)
		if err != nil {
			return err
		}
		if f.UserID != ss.UserID {
			return missing("The record is not there any more.", nil)
		}
		return t.bin("saved_filter", id, true)
	})
}
