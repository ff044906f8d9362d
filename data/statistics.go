package data

import "fmt"

// Statistics says how large a file of records is. It names nobody, so it may be
// given to whoever helps.
type Statistics struct {
	Rows  map[string]int // number of rows by table, the bin included
	Pages int            // of the file
	Size  int            // of a page, in bytes
}

// Statistics counts the rows of every table.
func (s *Store) Statistics(ss *Session) (Statistics, error) {
	var found Statistics
	if err := s.check(ss, Settings, read); err != nil {
		return found, err
	}
	info, err := describe(s.readers)
	if err != nil {
		return found, err
	}
	found.Rows = info.Rows
	for pragma, into := range map[string]*int{"page_count": &found.Pages, "page_size": &found.Size} {
		if err := s.readers.Get(into, "PRAGMA "+pragma); err != nil {
			return found, fmt.Errorf("%s: %w", pragma, err)
		}
	}
	return found, nil
}
