package data

import (
	"fmt"
	"unicode/utf8"

	"careledger/data/cn"
)

// Leaving is what is about to leave the program.
type Leaving struct {
	Pages    []string // all that is printed or stands in the file's properties, a text a page
	Free     []string // what people wrote in their own words
	Children []string // ids of those of whom the report counts or tells
}

// Found is something in a text that points to a child or a guardian.
type Found struct {
	Kind   string // name, number, phone, address, or given: a child's given name in somebody's words
	Text   string // what was found
	Around string // with a few characters before and after
	Page   int    // of the pages, from 1; 0 for words of somebody
}

// CheckLeaving looks in what is about to leave for full names and other names,
// file and identity numbers, phones and house addresses of any child or
// guardian, those in the bin too, and in people's own words for given names of
// two characters or more of the children in the report. Spaces, line ends and,
// in numbers, signs between digits hide nothing. What is part of the name of a
// place, a school, the organization or a project is none.
func (s *Store) CheckLeaving(ss *Session, l Leaving) ([]Found, error) {
	if err := s.check(ss, Reports, read); err != nil {
		return nil, err
	}
	known, err := remember(s, "leaving", []string{"child", "guardian", "household", "org", "project", "funder"}, s.identities)
	if err != nil {
		return nil, err
	}
	var all []Found
	for i, page := range l.Pages {
		all = append(all, known.find(page, i+1)...)
	}
	given := newMatcher()
	for _, id := range l.Children {
		if name := known.given[id]; name != "" {
			given.add("given", name)
		}
	}
	for _, text := range l.Free {
		all = append(all, given.find(withoutSpaces(text), known.places, 0)...)
	}
	return all, nil
}

// identities are all that the leaving check looks for.
type identities struct {
	words   *matcher // names and addresses, looked for in texts without spaces
	numbers *matcher // looked for in texts of letters and digits alone
	places  *matcher
	given   map[string]string // given names of two characters or more, by child
}

func (k *identities) find(text string, page int) []Found {
	return append(k.words.find(withoutSpaces(text), k.places, page), k.numbers.find(lettersAndDigits(text), nil, page)...)
}

// The least lengths, in characters, of what is looked for: a shorter address is
// a village or says nothing, a shorter number would be found anywhere.
const (
	leastName    = 2
	leastAddress = 4
	leastNumber  = 7
)

func (s *Store) identities() (*identities, error) {
	k := &identities{words: newMatcher(), numbers: newMatcher(), places: newMatcher(), given: map[string]string{}}
	if err := s.knownPlaces(k.places); err != nil {
		return nil, err
	}
	rows, err := many[struct {
		Child, Kind, Value string
	}](s.readers, `
		SELECT id child, 'name' kind, name value FROM child WHERE status <> 'erased'
		UNION ALL SELECT '', 'name', alias FROM child UNION ALL SELECT '', 'name', name FROM guardian
		UNION ALL SELECT '', 'number', file_no FROM child WHERE status <> 'erased' UNION ALL SELECT '', 'number', id_no FROM child UNION ALL SELECT '', 'number', id_no FROM guardian
		UNION ALL SELECT '', 'phone', phone FROM guardian UNION ALL SELECT '', 'phone', teacher_phone FROM child
		UNION ALL SELECT '', 'address', address FROM child UNION ALL SELECT '', 'address', address FROM guardian
		UNION ALL SELECT '', 'address', address FROM household`)
	if err != nil {
		return nil, err
	}
	for _, r := range rows {
		value, to, least := withoutSpaces(r.Value), k.words, leastName
		switch r.Kind {
		case "number", "phone":
			value, to, least = lettersAndDigits(r.Value), k.numbers, leastNumber
		case "address":
			least = leastAddress
		}
		if utf8.RuneCountInString(value) >= least && !k.places.holds(value) {
			to.add(r.Kind, value)
		}
		if given := cn.GivenName(r.Value); r.Child != "" && utf8.RuneCountInString(given) >= leastName {
			k.given[r.Child] = withoutSpaces(given)
		}
	}
	return k, nil
}

// knownPlaces takes in the names of places and bodies.
func (s *Store) knownPlaces(to *matcher) error {
	names, err := many[string](s.readers, `
		SELECT DISTINCT town FROM child UNION SELECT DISTINCT village FROM child UNION SELECT DISTINCT school FROM child
		UNION SELECT name FROM org UNION SELECT short_name FROM org UNION SELECT name FROM project UNION SELECT region FROM project UNION SELECT name FROM funder`)
	if err != nil {
		return fmt.Errorf("places: %w", err)
	}
	divisions, err := many[string](s.readers, `SELECT DISTINCT division FROM child UNION SELECT DISTINCT division FROM project UNION SELECT DISTINCT division FROM org`)
	if err != nil {
		return fmt.Errorf("divisions: %w", err)
	}
	for _, code := range divisions {
		names = append(names, cn.DivisionFullName(code))
	}
	for _, name := range names {
		if name = withoutSpaces(name); utf8.RuneCountInString(name) >= leastName {
			to.add("place", name)
		}
	}
	return nil
}
