package report

import (
	"crypto/sha256"
	"encoding/base32"

	"fyne.io/fyne/v2/lang"

	"careledger/data"
	"careledger/data/cn"
)

// tells notes that the report names, shows or tells of a child, so that it can't
// be given out any more when the consent is withdrawn.
func (w *writer) tells(childID string) {
	if !w.told[childID] {
		w.told[childID] = true
		w.children = append(w.children, childID)
	}
}

// inWords notes that a text was written by somebody in their own words, in
// which given names are looked for before the report leaves, and answers it.
func (w *writer) inWords(text string) string {
	if text != "" {
		w.free = append(w.free, text)
	}
	return text
}

// childName answers how this edition calls a child, and notes it: masked or, by
// a lead's decision, in full in the internal edition; by a code that holds for
// one project in the funder's; the public one calls no child anything.
func (w *writer) childName(id, name string) string {
	w.tells(id)
	switch {
	case w.edition == Internal && w.realNames:
		return name
	case w.edition == Internal:
		return cn.MaskName(name)
	case w.edition == Funder:
		return w.childCode(id)
	}
	return lang.L("a child")
}

// childCode is a child's code in reports about one project: it is the same in
// each of them, and says nothing in those about another.
func (w *writer) childCode(id string) string {
	h := sha256.Sum256([]byte(w.project.ID + "\x1f" + id))
	return "E-" + base32.StdEncoding.EncodeToString(h[:])[:7]
}

// mayNameChildren refuses full names but in the internal edition, by a lead who
// says why.
func mayNameChildren(ss *data.Session, o Options) error {
	switch {
	case !o.RealNames:
		return nil
	case o.Edition != Internal:
		return &data.Error{Kind: data.Bad, Field: "real_names", Text: "Only the internal edition can call children by their full names."}
	case !ss.CanDecide(data.Reports):
		return &data.Error{Kind: data.Denied, Text: "Your role does not allow this. Ask the person in charge."}
	case o.Reason == "":
		return &data.Error{Kind: data.Bad, Field: "reason", Text: "Please say why the children are called by their full names."}
	}
	return nil
}
