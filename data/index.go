package data

import (
	"cmp"
	"slices"
	"strings"

	"careledger/data/cn"
)

// ChildLine is what a list of children shows of each.
type ChildLine struct {
	ID           string `db:"id"`
	FileNo       string `db:"file_no"`
	Name         string `db:"name"`
	NameKey      string `db:"name_key"`
	Initials     string `db:"initials"`
	Alias        string `db:"alias"`
	Sex          int    `db:"sex"`
	Birth        string `db:"birth_on"`
	Stage        string `db:"stage"`
	Grade        int    `db:"grade"`
	EnrolYear    int    `db:"enrol_year"`
	Division     string `db:"division"`
	Town         string `db:"town"`
	MainCategory string `db:"main_category"`
	Status       string `db:"status"`
	RiskSealed   string `db:"risk_sealed"`
	School       string `db:"school"`
	Class        string `db:"class"`
	Own          Own    `db:"own"`

	said string // values of own fields and numbers of merged files in lower case, one a line, for search
}

// Children answers the children of a list in the order of their names, and how
// many there are in all.
func (s *Store) Children(ss *Session, f ChildFilter) (found []ChildLine, total int, err error) {
	if err := s.check(ss, Children, read); err != nil {
		return nil, 0, err
	}
	ix, err := s.index()
	if err != nil {
		return nil, 0, err
	}
	asks, err := s.questions(f)
	if err != nil {
		return nil, 0, err
	}
	text := searchText(f.Text)
	found = make([]ChildLine, 0, len(ix.lines))
	for _, l := range ix.lines {
		if f.Status != "" && l.Status != f.Status || slices.ContainsFunc(asks, func(fits func(ChildLine) bool) bool { return !fits(l) }) {
			continue
		}
		if text != "" && l.rank(text, ix.phones[l.ID]) == 0 {
			continue
		}
		found = append(found, l)
	}
	return found, len(ix.lines), nil
}

// Line answers the list line of one child.
func (s *Store) Line(ss *Session, childID string) (ChildLine, error) {
	if err := s.check(ss, Children, read); err != nil {
		return ChildLine{}, err
	}
	ix, err := s.index()
	if err != nil {
		return ChildLine{}, err
	}
	if i, ok := ix.at[childID]; ok {
		return ix.lines[i], nil
	}
	return ChildLine{}, missing("The record is not there any more.", nil)
}

// Risk answers the risk level of a line, or "" for sessions that may not know.
func (ss *Session) Risk(l ChildLine) string {
	risk, err := ss.unseal(l.RiskSealed, "child", "risk_sealed", l.ID)
	if err != nil {
		return ""
	}
	return risk
}

// Search answers at most limit children by name, pinyin, initials, file number
// or the last digits of a phone, the best first.
func (s *Store) Search(ss *Session, text string, limit int) ([]ChildLine, error) {
	if err := s.check(ss, Children, read); err != nil {
		return nil, err
	}
	ix, err := s.index()
	if err != nil {
		return nil, err
	}
	text = searchText(text)
	if text == "" {
		return nil, nil
	}
	type hit struct {
		line ChildLine
		rank int
	}
	var hits []hit
	for _, l := range ix.lines {
		if rank := l.rank(text, ix.phones[l.ID]); rank > 0 {
			hits = append(hits, hit{l, rank})
		}
	}
	slices.SortStableFunc(hits, func(a, b hit) int { return cmp.Compare(b.rank, a.rank) })
	found := make([]ChildLine, 0, min(limit, len(hits)))
	for _, h := range hits[:min(limit, len(hits))] {
		found = append(found, h.line)
	}
	return found, nil
}

// The least digits of a phone that are searched for.
const leastPhoneDigits = 3

// rank says how well a line fits a text, 0 for not at all.
func (l ChildLine) rank(text string, phones []string) int {
	name := strings.ToLower(l.Name)
	switch {
	case name == text || strings.ToLower(l.FileNo) == text:
		return 6
	case strings.HasPrefix(name, text):
		return 5
	case l.Initials == text || strings.HasPrefix(l.NameKey, text):
		return 4
	case strings.Contains(name, text) || strings.HasPrefix(l.Initials, text):
		return 3
	case strings.Contains(strings.ToLower(l.FileNo), text) || l.Alias != "" && strings.Contains(l.Alias, text):
		return 2
	case strings.Contains(l.said, text):
		return 2
	case len(text) >= leastPhoneDigits:
		for _, p := range phones {
			if strings.HasSuffix(p, text) {
				return 1
			}
		}
	}
	return 0
}

// searchText prepares what was typed: as names are written, lower case, without
// spaces between letters of pinyin.
func searchText(text string) string {
	return strings.ToLower(strings.ReplaceAll(cn.NormalizeName(text), " ", ""))
}
