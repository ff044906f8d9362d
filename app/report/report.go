// Package report writes the reports: what each says, from the figures of
// package data, set by package page. A report knows its edition: what an
// edition must not tell is hidden here, in one place, for pages and JSON alike.
package report

import (
	"encoding/json"
	"fmt"
	"slices"
	"strconv"

	"fyne.io/fyne/v2/lang"

	"careledger/app/report/page"
	"careledger/app/words"
	"careledger/data"
)

// Edition is for whom a report is made.
type Edition string

// The editions. The internal one has exact figures and is for a named
// receiver; the funder's hides small counts; the public one also rounds rates.
const (
	Funder   Edition = "funder"
	Internal Edition = "internal"
	Public   Edition = "public"
)

// Editions are all editions, the usual one first.
var Editions = []Edition{Funder, Internal, Public}

// Options say which report is made of what.
type Options struct {
	Name     string // of Kinds
	Project  string // id, or empty for all records of the organization
	From, To string // local days; empty for the project's period, or all of the records
	Edition  Edition

	For       string // KIND:NUMBER of what a report with a subject is about
	RealNames bool   // children by their full names; internal edition, by a lead
	Reason    string // why by their full names
}

// Made is a report that was made: its pages and the same figures as data.
type Made struct {
	Kind    Kind
	Scope   data.Scope
	Edition Edition
	Pages   *page.Pages
	Figures Result

	// LeftOut are the photos that this edition can't show, and why; the report
	// itself does not say.
	LeftOut []data.LeftPhoto

	title    string
	changes  string   // since the issue before, as a person reads it
	children []string // whom it names or tells of
	photos   []string // ids of those that it shows
	free     []string // what people wrote in their own words
	reason   string   // for full names
	tables   []string // of the figures, in the order of the pages
	captions map[string]string
	origins  []data.Origin // of the spots on the pages
}

// Origin answers which rows the figure at a point of a page was counted from, in
// points from the page's left and top.
func (m *Made) Origin(number int, x, y float64) (data.Origin, bool) {
	i, err := strconv.Atoi(m.Pages.Spot(number, x, y))
	if err != nil {
		return data.Origin{}, false
	}
	return m.origins[i], true
}

// Result is what --json writes.
type Result struct {
	Report     string           `json:"report"`
	Edition    Edition          `json:"edition"`
	Project    string           `json:"project,omitempty"` // code
	From       string           `json:"from"`
	To         string           `json:"to"`
	Indicators map[string]Value `json:"indicators"`
	Tables     map[string]Table `json:"tables"`
}

// Table is a table of a report as data.
type Table struct {
	Columns []string `json:"columns"`
	Rows    [][]any  `json:"rows"` // texts, numbers, null, or {"suppressed": true}
}

// JSON answers the figures as indented JSON.
func (r Result) JSON() ([]byte, error) {
	text, err := json.MarshalIndent(r, "", "  ")
	if err != nil {
		return nil, fmt.Errorf("figures as JSON: %w", err)
	}
	return append(text, '\n'), nil
}

// Make makes a report as a draft.
func Make(store *data.Store, ss *data.Session, o Options) (*Made, error) {
	return produce(store, ss, o, nil)
}

// begin checks what was chosen and reads what the report needs before anything
// is counted.
func begin(store *data.Store, ss *data.Session, o Options, issued *stamp) (*writer, error) {
	kinds := Kinds()
	i := slices.IndexFunc(kinds, func(k Kind) bool { return k.Name == o.Name })
	if i < 0 {
		return nil, &data.Error{Kind: data.NotFound, Text: "There is no report named {{.Name}}.", Args: map[string]any{"Name": o.Name}}
	}
	if o.Edition == "" {
		o.Edition = Funder
	}
	if !slices.Contains(Editions, o.Edition) {
		return nil, &data.Error{Kind: data.Bad, Text: "There is no edition {{.Name}}.", Args: map[string]any{"Name": o.Edition}}
	}
	if err := mayNameChildren(ss, o); err != nil {
		return nil, err
	}
	if o.Edition != Internal && kinds[i].InternalOnly {
		return nil, &data.Error{Kind: data.Bad, Field: "edition", Text: "This report is for the inside alone: please choose the internal edition."}
	}
	if o.For == "" && kinds[i].For != "" {
		return nil, &data.Error{Kind: data.Bad, Field: "subject", Text: "Please choose what the report is about."}
	}
	return newWriter(store, ss, o, kinds[i], issued)
}

// produce makes a report: a draft, or with a stamp one to be issued.
func produce(store *data.Store, ss *data.Session, o Options, issued *stamp) (*Made, error) {
	w, err := begin(store, ss, o, issued)
	if err != nil {
		return nil, err
	}
	if err := w.kind.write(w); err != nil {
		return nil, fmt.Errorf("report %s: %w", o.Name, err)
	}
	m := &Made{Kind: w.kind, Scope: w.scope, Edition: w.edition, Figures: w.result, title: w.title()}
	if m.changes, err = w.seal(); err != nil {
		return nil, err
	}
	m.Pages, m.children, m.free, m.reason = w.doc.Layout(), w.children, w.free, o.Reason
	m.photos, m.LeftOut = w.photos, w.leftOut
	m.tables, m.captions, m.origins = w.tableNames, w.captions, w.origins
	return m, nil
}

// seal ends an issued report: it says what changed since the issue before, and
// prints on each page what it can be checked by.
func (w *writer) seal() (changes string, err error) {
	if w.issued == nil {
		return "", nil
	}
	if w.issued.before != nil {
		all, err := w.changesSince(w.issued.before)
		if err != nil {
			return "", err
		}
		w.setChanges(all, w.issued.Issue-1)
		changes = lang.L("{{.N}} figures changed", map[string]any{"N": len(all)})
	}
	figures, err := w.result.JSON()
	if err != nil {
		return "", err
	}
	w.doc.Proof(w.issued.proof(figures))
	return changes, nil
}

// newWriter reads what every report needs and opens the document.
func newWriter(store *data.Store, ss *data.Session, o Options, kind Kind, issued *stamp) (*writer, error) {
	w := &writer{
		store: store, ss: ss, edition: o.Edition, kind: kind, disclosure: disclosure{k: defaultK}, issued: issued,
		realNames: o.RealNames, captions: map[string]string{}, told: map[string]bool{},
	}
	var err error
	if w.org, err = store.Org(ss); err != nil {
		return nil, err
	}
	if o.Project != "" {
		if w.project, err = store.Project(ss, o.Project); err != nil {
			return nil, err
		}
		w.disclosure.k = int64(w.project.KThreshold)
	}
	if w.edition == Internal {
		w.disclosure.k = 0
	}
	if err = w.about(&o); err != nil {
		return nil, err
	}
	if w.scope, err = w.period(o); err != nil {
		return nil, err
	}
	options := page.Options{
		Title: w.title(), Author: w.org.Name, Edition: w.editionLine(), PageNumber: lang.L("Page %d of %d"),
		Draft: lang.L("Draft"), Continued: lang.L("%s (continued)"), Date: store.Now(),
	}
	if issued != nil {
		options.Draft = ""
		if w.edition == Internal {
			options.Watermark = lang.L("Only for {{.Receiver}}", map[string]any{"Receiver": issued.Receiver})
		}
	}
	w.doc = page.New(options)
	w.result = Result{
		Report: kind.Name, Edition: o.Edition, Project: w.project.Code, From: w.scope.From, To: w.scope.To,
		Indicators: map[string]Value{}, Tables: map[string]Table{},
	}
	return w, nil
}

// period answers the scope: the days asked for, else the project's, else from
// the first service to today. A project's report never goes beyond today's
// records by itself.
func (w *writer) period(o Options) (data.Scope, error) {
	scope := data.Scope{From: o.From, To: o.To, ProjectID: o.Project}
	if scope.From == "" {
		scope.From = w.project.Start
	}
	if scope.To == "" {
		scope.To = w.project.End
	}
	if scope.From == "" || scope.To == "" {
		first, last, err := w.store.Recorded(w.ss)
		if err != nil {
			return scope, err
		}
		if scope.From == "" {
			scope.From = first
		}
		if scope.To == "" {
			scope.To = last
		}
	}
	scope.To = min(scope.To, w.store.Today())
	if scope.From > scope.To {
		return scope, &data.Error{
			Kind: data.Bad, Field: "from", Text: "The period ends on {{.To}}, before it begins on {{.From}}.",
			Args: map[string]any{"From": scope.From, "To": scope.To},
		}
	}
	return scope, nil
}

// title is the report's name on the cover and on each page.
func (w *writer) title() string {
	if w.project.Name != "" {
		return w.project.Name
	}
	return lang.L("Service report of {{.Org}}", map[string]any{"Org": w.org.Name})
}

// editionLine stands at the head of each page.
func (w *writer) editionLine() string {
	if w.issued != nil {
		return words.Label("edition", string(w.edition)) + " · " + w.issued.line()
	}
	return lang.L("{{.Edition}} · not issued", map[string]any{"Edition": words.Label("edition", string(w.edition))})
}

// periodLine is the period in words.
func (w *writer) periodLine() string {
	return lang.L("{{.From}} to {{.To}}", map[string]any{"From": words.Date(w.scope.From), "To": words.Date(w.scope.To)})
}
