// Package manual is the handbook of the program: its chapters to read and to
// search in the window, and its pages to print.
package manual

import (
	"strings"
	"sync"

	"careledger/assets"
)

// Kind says what a block of a chapter is.
type Kind int

// The kinds of blocks.
const (
	Text    Kind = iota // a paragraph
	Section             // a heading within the chapter
	Step                // one of the numbered steps
	Point               // one of several things beside each other
	Hint                // advice that stands apart
)

// Block is one paragraph of a chapter.
type Block struct {
	Kind Kind
	Mark string // the number of a step, such as "1."
	Text string
}

// Chapter is a part of the handbook under one title.
type Chapter struct {
	Title  string
	Blocks []Block
}

// Chapters answers the whole handbook in its order.
var Chapters = sync.OnceValue(func() []Chapter { return read(assets.Manual) })

// read takes the handbook's text apart.
func read(text string) []Chapter {
	var all []Chapter
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		if title, ok := strings.CutPrefix(line, "# "); ok {
			all = append(all, Chapter{Title: title})
			continue
		}
		if line != "" && len(all) > 0 {
			last := &all[len(all)-1]
			last.Blocks = append(last.Blocks, block(line))
		}
	}
	return all
}

// block tells from the first characters of a line what it is.
func block(line string) Block {
	for _, kind := range []struct {
		sign string
		kind Kind
	}{{"## ", Section}, {"* ", Point}, {"> ", Hint}} {
		if text, ok := strings.CutPrefix(line, kind.sign); ok {
			return Block{Kind: kind.kind, Text: text}
		}
	}
	if mark, text, ok := strings.Cut(line, ". "); ok && strings.Trim(mark, "0123456789") == "" {
		return Block{Kind: Step, Mark: mark + ".", Text: text}
	}
	return Block{Text: line}
}

// Find answers the chapters in which a text stands, cut down to the sections
// that hold it; every chapter for an empty text. Letters may be of either case.
func Find(text string) []Chapter {
	text = strings.ToLower(strings.TrimSpace(text))
	if text == "" {
		return Chapters()
	}
	var found []Chapter
	for _, c := range Chapters() {
		if strings.Contains(strings.ToLower(c.Title), text) {
			found = append(found, c)
			continue
		}
		var blocks []Block
		for _, section := range sections(c.Blocks) {
			for _, b := range section {
				if strings.Contains(strings.ToLower(b.Text), text) {
					blocks = append(blocks, section...)
					break
				}
			}
		}
		if len(blocks) > 0 {
			found = append(found, Chapter{Title: c.Title, Blocks: blocks})
		}
	}
	return found
}

// sections parts blocks before each heading.
func sections(blocks []Block) [][]Block {
	var parts [][]Block
	for i, b := range blocks {
		if i == 0 || b.Kind == Section {
			parts = append(parts, nil)
		}
		parts[len(parts)-1] = append(parts[len(parts)-1], b)
	}
	return parts
}
