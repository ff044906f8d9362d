package sheet

import (
	"regexp"
	"strings"
)

// brackets matches what stands in brackets after a heading, as in
// 出生日期（必填）.
var brackets = regexp.MustCompile(`\([^)]*\)|【[^】]*】|\[[^\]]*\]`)

// about are words before a heading that only say whom the table is about.
var about = []string{
	"困境儿童", "受助儿童", "服务儿童", "服务对象", "受助人", "小朋友", "儿童", "学生", "孩子", "少儿", "本人", "个人",
}

// aboutGroup are words by which a group heading is about the child itself.
var aboutGroup = []string{"儿童", "学生", "孩子", "小朋友", "本人", "个人", "基本", "服务对象", "受助"}

// forms are the ways in which one heading can be read, with what each takes
// from the confidence of a match.
type forms struct {
	full     string   // all of it
	stripped []string // without brackets, without “儿童” before it, or the last part under a neutral group
	last     string   // the last part under another group
}

// headingForms prepares a heading for comparing.
func headingForms(heading string) forms {
	heading = halfWidth(heading)
	var f forms
	group, last, grouped := strings.Cut(heading, "/")
	f.full = strings.ReplaceAll(normalise(heading), "/", "")
	if bare := strings.ReplaceAll(normalise(brackets.ReplaceAllString(heading, "")), "/", ""); bare != f.full && bare != "" {
		f.stripped = append(f.stripped, bare)
	}
	if grouped {
		f.last = normalise(last)
		for _, word := range aboutGroup {
			if strings.Contains(group, word) {
				f.stripped = append(f.stripped, f.last)
				break
			}
		}
	}
	for _, word := range about {
		if rest, ok := strings.CutPrefix(f.full, word); ok && rest != "" {
			f.stripped = append(f.stripped, rest)
			break
		}
	}
	return f
}

// matcher compares headings with one column.
type matcher struct {
	canonical string
	own       []string // further headings of the column
	known     []string // what people are known to write
	weak      []string // what may mean this or something else
}

// newMatcher prepares a column for comparing.
func newMatcher(c Column) matcher {
	m := matcher{canonical: plain(c.Heading())}
	for _, h := range c.Headings[min(1, len(c.Headings)):] {
		m.own = append(m.own, plain(h))
	}
	for _, s := range synonyms {
		for _, name := range s.names {
			if plain(name) != m.canonical {
				continue
			}
			for _, other := range append(append([]string{}, s.names...), s.known...) {
				m.known = append(m.known, plain(other))
			}
			for _, other := range s.weak {
				m.weak = append(m.weak, plain(other))
			}
			break
		}
	}
	return m
}

// plain is a heading normalised and without the slash between heading rows.
func plain(heading string) string { return strings.ReplaceAll(normalise(heading), "/", "") }

// score says how likely the heading is to hold the column, from 0 to 1.
func (m matcher) score(f forms) float64 {
	if s := m.exact(f.full); s > 0 {
		return s
	}
	for _, text := range f.stripped {
		if s := m.exact(text); s > confidenceWeak {
			return confidenceStripped
		}
	}
	if f.last != "" && m.exact(f.last) > confidenceWeak {
		return confidenceFuzzy
	}
	return m.fuzzy(f.full)
}

// exact compares with every name of the column, letter by letter.
func (m matcher) exact(text string) float64 {
	switch {
	case text == m.canonical:
		return confidenceExact
	case contains(m.own, text):
		return confidenceSynonym
	case contains(m.weak, text):
		return confidenceWeak
	case contains(m.known, text):
		return confidenceKnown
	}
	return 0
}

// fuzzy compares by spelling. Below a likeness of 0.6 chance is at work: 学生
// 电话 and 学生姓名 share a third.
func (m matcher) fuzzy(text string) float64 {
	const least = 0.6
	best := likeness(text, m.canonical)
	for _, name := range m.own {
		best = max(best, likeness(text, name))
	}
	for _, name := range m.known {
		best = max(best, likeness(text, name))
	}
	if best < least {
		return 0
	}
	return unlikely + (best-least)/(1-least)*(confidenceFuzzy-unlikely)
}

// contains reports whether the list has the text.
func contains(list []string, text string) bool {
	for _, item := range list {
		if item == text {
			return true
		}
	}
	return false
}

// likeness is the share of equal pairs of neighbouring characters, 1 for
// equal texts (Dice's coefficient).
func likeness(a, b string) float64 {
	ra, rb := []rune(a), []rune(b)
	if len(ra) < 2 || len(rb) < 2 {
		return 0
	}
	pairs := map[[2]rune]int{}
	for i := 1; i < len(ra); i++ {
		pairs[[2]rune{ra[i-1], ra[i]}]++
	}
	shared := 0
	for i := 1; i < len(rb); i++ {
		pair := [2]rune{rb[i-1], rb[i]}
		if pairs[pair] > 0 {
			pairs[pair]--
			shared++
		}
	}
	return 2 * float64(shared) / float64(len(ra)+len(rb)-2)
}
