// Package cn knows what is Chinese about the records: identity numbers, social
// credit codes, phones, names and their pinyin, divisions, official code
// tables, dates and amounts as people write them, and how each is masked.
//
// It depends on nothing else of the program. Whatever a person typed goes
// through one of its parsers, which answer the normal form to keep, or a
// Problem that says in a sentence what to put right.
package cn

import "unicode/utf8"

// Problem says what is wrong with a text that a person entered. It is an
// error, but functions return it as *Problem: compare that with nil before
// assigning it to an error.
type Problem struct {
	// Text is an English sentence with places such as {{.Day}} for Args. It is
	// also the key of its translation.
	Text string
	// Args holds the values for the places in Text. They may be personal: show
	// them, but keep them out of logs.
	Args map[string]any
	// Override is true when a person who has looked at the document may keep
	// the value all the same. The parser's other result is then complete.
	Override bool
}

// Error returns the sentence without its values, so that no personal data
// reaches a log.
func (p *Problem) Error() string { return p.Text }

// problem makes a Problem that nobody may override. The args are names and
// values in turn.
func problem(text string, args ...any) *Problem {
	p := &Problem{Text: text}
	for i := 0; i+1 < len(args); i += 2 {
		if p.Args == nil {
			p.Args = map[string]any{}
		}
		name, _ := args[i].(string)
		value := args[i+1]
		if s, ok := value.(string); ok {
			value = shorten(s)
		}
		p.Args[name] = value
	}
	return p
}

// question makes a Problem that a person may override; see problem.
func question(text string, args ...any) *Problem {
	p := problem(text, args...)
	p.Override = true
	return p
}

// shownRunes is how much of an entered text a sentence repeats.
const shownRunes = 40

// shorten cuts a text that is too long to repeat in a sentence.
func shorten(s string) string {
	if utf8.RuneCountInString(s) <= shownRunes {
		return s
	}
	return string([]rune(s)[:shownRunes]) + "…"
}
