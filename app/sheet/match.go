package sheet

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"
	"unicode"
)

// How sure a match of a heading to a column is, from 0 to 1. From sure
// upward nobody is asked; below unlikely it is no match at all.
const (
	confidenceRemembered = 1.0
	confidenceExact      = 1.0  // the canonical heading
	confidenceSynonym    = 0.98 // another heading of the column
	confidenceKnown      = 0.94 // a heading that people are known to use
	confidenceStripped   = 0.90 // the same without brackets or without “儿童” before it
	confidenceWeak       = 0.75 // known, but it may mean something else
	confidenceFuzzy      = 0.70 // at most, for similar spelling
	sure                 = 0.85
	unlikely             = 0.50
	clearLead            = 0.03 // by which the best column must lead the second
)

// Mapping says which heading holds which column. It is what a person is shown
// and can change before an import.
type Mapping struct {
	Columns    map[string]int     // column index by key, for those that are sure
	Confidence map[string]float64 // how sure, by key
	Unsure     []Question         // what the person must be asked
	Unknown    []Heading          // headings that no column takes; they are told, never dropped silently
	Missing    []string           // keys of required columns that no heading may hold
	Signature  string             // see Signature
	headings   []string
}

// Heading is a heading with its place.
type Heading struct {
	Index int // column index, from 0
	Text  string
}

// Question asks which of several headings, or whether a single doubtful one,
// holds the column Key. The first candidate is the best guess.
type Question struct {
	Key        string
	Candidates []Candidate
}

// Candidate is a heading that may hold a column.
type Candidate struct {
	Heading
	Confidence float64
}

// Match maps headings to columns: by the columns' own headings, by other
// names that people are known to use, and by similar spelling. Two headings
// for one column, a heading that fits two columns, and a heading that is only
// similar make a [Question]. A heading of the form group/heading, which two
// heading rows give, is matched as a whole; by its last part only where the
// group is about the child itself.
func Match(headings []string, columns []Column) Mapping {
	return MatchRemembered(headings, columns, nil)
}

// MatchRemembered is [Match] with what a person chose earlier for headings of
// the same [Signature], as [Mapping.Choices] gave it.
func MatchRemembered(headings []string, columns []Column, choices map[string]string) Mapping {
	m := Mapping{
		Columns: map[string]int{}, Confidence: map[string]float64{},
		Signature: Signature(headings), headings: headings,
	}
	decided := map[int]bool{} // headings about which the person has decided
	for i, name := range distinct(headings) {
		key, ok := choices[name]
		if !ok || key != "" && !hasColumn(columns, key) {
			continue
		}
		decided[i] = true
		if key != "" {
			m.Columns[key], m.Confidence[key] = i, confidenceRemembered
		}
	}
	candidates := m.candidates(columns, decided)
	for _, c := range columns {
		if _, done := m.Columns[c.Key]; !done {
			m.settle(c, candidates[c.Key])
		}
	}
	m.sortOut()
	return m
}

// candidates finds, for each column, the headings that may hold it. A heading
// competes only for the column that it fits best, and for those that it fits
// as well.
func (m *Mapping) candidates(columns []Column, decided map[int]bool) map[string][]Candidate {
	matchers := make([]matcher, len(columns))
	for i, c := range columns {
		matchers[i] = newMatcher(c)
	}
	found := map[string][]Candidate{}
	for i, text := range m.headings {
		if decided[i] || normalise(text) == "" || isReason(text) {
			continue
		}
		parts := headingForms(text)
		scores, best := make([]float64, len(columns)), 0.0
		for j := range matchers {
			scores[j] = matchers[j].score(parts)
			best = max(best, scores[j])
		}
		for j, score := range scores {
			if score >= unlikely && score > best-clearLead {
				key := columns[j].Key
				found[key] = append(found[key], Candidate{Heading{i, text}, score})
			}
		}
	}
	return found
}

// settle decides about one column, or makes a question of it.
func (m *Mapping) settle(c Column, candidates []Candidate) {
	slices.SortStableFunc(candidates, func(a, b Candidate) int {
		switch {
		case a.Confidence > b.Confidence:
			return -1
		case a.Confidence < b.Confidence:
			return 1
		}
		return 0
	})
	switch {
	case len(candidates) == 0:
		if c.Required {
			m.Missing = append(m.Missing, c.Key)
		}
	case candidates[0].Confidence >= sure && (len(candidates) == 1 || candidates[1].Confidence <= confidenceFuzzy):
		m.Columns[c.Key], m.Confidence[c.Key] = candidates[0].Index, candidates[0].Confidence
	default:
		m.Unsure = append(m.Unsure, Question{c.Key, candidates})
	}
}

// sortOut makes questions of columns that would share one heading, and lists
// the headings that nobody takes.
func (m *Mapping) sortOut() {
	byIndex := map[int][]string{}
	for key, index := range m.Columns {
		byIndex[index] = append(byIndex[index], key)
	}
	for index, keys := range byIndex {
		if len(keys) < 2 {
			continue
		}
		slices.Sort(keys)
		for _, key := range keys {
			m.Unsure = append(m.Unsure, Question{key, []Candidate{{Heading{index, m.headings[index]}, m.Confidence[key]}}})
			delete(m.Columns, key)
			delete(m.Confidence, key)
		}
	}
	slices.SortStableFunc(m.Unsure, func(a, b Question) int { return a.Candidates[0].Index - b.Candidates[0].Index })
	m.listUnknown()
}

// listUnknown lists the headings that neither hold a column nor are asked
// about.
func (m *Mapping) listUnknown() {
	used := map[int]bool{}
	for _, index := range m.Columns {
		used[index] = true
	}
	for _, q := range m.Unsure {
		for _, c := range q.Candidates {
			used[c.Index] = true
		}
	}
	m.Unknown = nil
	for i, text := range m.headings {
		if !used[i] && text != "" && !isReason(text) {
			m.Unknown = append(m.Unknown, Heading{i, text})
		}
	}
}

// Set records a person's answer: the column key is held by the heading at
// index, or by none when index is -1. A heading holds one column only, so
// another column that had it loses it.
func (m *Mapping) Set(key string, index int) {
	for other, at := range m.Columns {
		if other == key || at == index {
			delete(m.Columns, other)
			delete(m.Confidence, other)
		}
	}
	if index >= 0 && index < len(m.headings) {
		m.Columns[key], m.Confidence[key] = index, confidenceRemembered
		m.Missing = slices.DeleteFunc(m.Missing, func(k string) bool { return k == key })
	}
	m.Unsure = slices.DeleteFunc(m.Unsure, func(q Question) bool { return q.Key == key })
	m.listUnknown()
}

// AcceptGuesses answers every open question with its best candidate that is
// still free, as long as that is at least as likely as not. It is for imports
// that have nobody to ask; those callers must say so.
func (m *Mapping) AcceptGuesses() {
	for _, q := range slices.Clone(m.Unsure) {
		choice := -1
		for _, c := range q.Candidates {
			if !m.taken(c.Index) {
				choice = c.Index
				break
			}
		}
		m.Set(q.Key, choice)
	}
}

// taken reports whether a heading holds a column already.
func (m *Mapping) taken(index int) bool {
	for _, at := range m.Columns {
		if at == index {
			return true
		}
	}
	return false
}

// Choices returns the mapping in a form to keep and to give to
// [MatchRemembered]: the column key by heading, empty for headings that are
// left out.
func (m *Mapping) Choices() map[string]string {
	byIndex := map[int]string{}
	for key, index := range m.Columns {
		byIndex[index] = key
	}
	choices := map[string]string{}
	for i, name := range distinct(m.headings) {
		if normalise(m.headings[i]) != "" {
			choices[name] = byIndex[i]
		}
	}
	return choices
}

// Signature returns a short text that is equal for equal headings, whatever
// their spacing, width and marks for required columns. An answer given once
// can be kept under it.
func Signature(headings []string) string {
	normal := make([]string, len(headings))
	for i, h := range headings {
		normal[i] = normalise(h)
	}
	sum := sha256.Sum256([]byte(strings.TrimRight(strings.Join(normal, "\x1f"), "\x1f")))
	return hex.EncodeToString(sum[:12])
}

// distinct returns the normalised headings, with a number after those that
// occur again.
func distinct(headings []string) []string {
	seen, names := map[string]int{}, make([]string, len(headings))
	for i, h := range headings {
		name := normalise(h)
		if seen[name]++; seen[name] > 1 {
			name = fmt.Sprintf("%s#%d", name, seen[name])
		}
		names[i] = name
	}
	return names
}

// hasColumn reports whether there is a column with that key.
func hasColumn(columns []Column, key string) bool {
	return slices.ContainsFunc(columns, func(c Column) bool { return c.Key == key })
}

// isReason reports whether a heading is the one under which [Refusals] writes
// reasons; it holds nothing to import.
func isReason(heading string) bool {
	n := normalise(heading)
	return n == normalise(reasonHeading()) || n == "原因" || n == "拒绝原因"
}

// normalise reduces a heading to what it says: half-width, lower case,
// without spaces, marks and punctuation. Letters, digits and the slash between
// two heading rows stay.
func normalise(heading string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) || r == '/' {
			return unicode.ToLower(r)
		}
		return -1
	}, halfWidth(heading))
}
