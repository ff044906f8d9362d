// Package form makes the forms that are printed and filled in by hand, each
// with a number of its own, empty or with what is already known. What a form
// says stands in a file of assets/forms: first lines “key: value” (no, title,
// about, for, rows, typed), then, after a line of dashes, its parts, a line each:
//
//	= heading          > small print       a line of text stands for itself
//	- item of a list   + numbered item     ! new page
//	[name|value|weight|lines] [name|…]     a row of fields
//	#12 heading{value}*weight | …          a table with 12 rows, or those known
//	~3 name{value} | …                     lines to sign on, 3 beside each other
//	o text | line | …                      the place for the seal, with lines beside
//	*2x3 title | name{value} | … | foot    slips to cut out, 2 across and 3 down a page
//
// {key} is what is known; in running text it is a line to write on where nothing
// is. ☐ before an option is ticked where {?key} after them names it.
package form

import (
	"fmt"
	"io/fs"
	"slices"
	"strconv"
	"strings"
	"sync"

	"fyne.io/fyne/v2/lang"

	"careledger/app/report/page"
	"careledger/app/report/subject"
	"careledger/assets"
	"careledger/data"
)

// Kind is a form that can be printed.
type Kind struct {
	Name  string
	No    int      // by which forms are called and ordered
	Title string   // in Chinese, as printed
	About string   // what it is for
	For   []string // what it can be filled for, of data.FormSubjects; none for an empty form alone
	Typed string   // place of the rail in which it is typed in when it is filled; empty for a paper that is only kept
	rows  string   // key of the known rows of its tables and slips
	parts []part
}

// part is one line of a form's content.
type part struct {
	mark  byte // one of the marks of the package's comment, or 0 for running text
	text  string
	count int // rows, or how many beside each other
	down  int // slips under each other
}

// Kinds are all forms, by their numbers.
var Kinds = sync.OnceValue(func() []Kind {
	names, err := fs.Glob(assets.Forms, "*.txt")
	if err != nil {
		return nil
	}
	var all []Kind
	for _, name := range names {
		text, err := fs.ReadFile(assets.Forms, name)
		if err != nil {
			continue
		}
		all = append(all, parse(strings.TrimSuffix(name, ".txt"), string(text)))
	}
	slices.SortFunc(all, func(a, b Kind) int { return a.No - b.No })
	return all
})

// parse reads the content of one form.
func parse(name, text string) Kind {
	k := Kind{Name: name}
	head, body, _ := strings.Cut(text, "\n---\n")
	for line := range strings.Lines(head) {
		key, value, _ := strings.Cut(strings.TrimSpace(line), ": ")
		switch key {
		case "no":
			k.No, _ = strconv.Atoi(value)
		case "title":
			k.Title = value
		case "about":
			k.About = value
		case "for":
			k.For = strings.Fields(value)
		case "rows":
			k.rows = value
		case "typed":
			k.Typed = value
		}
	}
	for line := range strings.Lines(body) {
		if line = strings.TrimSpace(line); line != "" {
			k.parts = append(k.parts, parsePart(line))
		}
	}
	return k
}

func parsePart(line string) part {
	if !strings.ContainsRune("=>-+![#~o*", rune(line[0])) {
		return part{text: line}
	}
	p := part{mark: line[0], text: strings.TrimSpace(line[1:])}
	if p.mark == '#' || p.mark == '~' || p.mark == '*' {
		numbers, rest, _ := strings.Cut(p.text, " ")
		count, down, _ := strings.Cut(numbers, "x")
		p.text = rest
		p.count, _ = strconv.Atoi(count)
		p.down, _ = strconv.Atoi(down)
	}
	return p
}

// Options say which forms are printed.
type Options struct {
	Name    string           // of Kinds, or a form's number
	Subject *subject.Subject // what it is filled for; nil for empty forms
	Count   int              // copies of an empty form, each with its own number; 1 when 0
	Preview bool             // to look at only: no numbers are given out
}

// Most is how many forms are made at once.
const Most = 2000

// Made is forms that were made.
type Made struct {
	Kind    Kind
	Pages   *page.Pages
	Numbers []string // one a form; empty for a preview
}

// Find answers the form of a name or a number.
func Find(name string) (Kind, error) {
	for _, k := range Kinds() {
		if k.Name == name || strconv.Itoa(k.No) == name {
			return k, nil
		}
	}
	return Kind{}, &data.Error{Kind: data.NotFound, Text: "There is no form named {{.Name}}.", Args: map[string]any{"Name": name}}
}

// Make makes forms. For a class or an activity a form of one child is made for
// each of its children.
func Make(store *data.Store, ss *data.Session, o Options) (*Made, error) {
	kind, err := Find(o.Name)
	if err != nil {
		return nil, err
	}
	sheets, err := fill(store, ss, kind, o)
	if err != nil {
		return nil, err
	}
	if len(sheets) > Most {
		return nil, &data.Error{Kind: data.Bad, Text: "At most {{.Most}} forms can be printed at once.", Args: map[string]any{"Most": Most}}
	}
	made := &Made{Kind: kind}
	if !o.Preview {
		if made.Numbers, err = number(store, ss, kind, sheets); err != nil {
			return nil, err
		}
	}
	org, err := store.Org(ss)
	if err != nil {
		return nil, err
	}
	doc := page.New(page.Options{
		Title: org.Name, Edition: lang.L("Form {{.No}}", map[string]any{"No": fmt.Sprintf("%02d", kind.No)}), Author: kind.Title,
		PageNumber: lang.L("Page %d of %d"), Date: store.Now(),
	})
	for i, s := range sheets {
		doc.PageBreak()
		s.values["org"], s.values["org_phone"] = org.Name, org.Phone
		s.serial = lang.L("given out when printed")
		if !o.Preview {
			s.serial = made.Numbers[i]
		}
		if kind.parts[0].mark != '*' { // slips have it on each of them
			doc.FormHead(page.FormHead{Title: kind.Title, Subtitle: org.Name, Serial: s.serial})
		}
		kind.set(doc, s)
	}
	made.Pages = doc.Layout()
	return made, nil
}

// number gives every form its number.
func number(store *data.Store, ss *data.Session, kind Kind, sheets []sheet) ([]string, error) {
	prints := make([]*data.FormPrint, len(sheets))
	for i, s := range sheets {
		prints[i] = &data.FormPrint{Form: kind.Name, Subject: s.subject.Kind, SubjectID: s.subject.ID}
	}
	if err := store.PrintForms(ss, prints...); err != nil {
		return nil, err
	}
	numbers := make([]string, len(prints))
	for i, p := range prints {
		numbers[i] = p.No
	}
	return numbers, nil
}

// Details is what the journal keeps of a print: the first and the last number.
func (m *Made) Details() map[string]string {
	if len(m.Numbers) == 0 {
		return nil
	}
	return map[string]string{"from": m.Numbers[0], "to": m.Numbers[len(m.Numbers)-1]}
}
