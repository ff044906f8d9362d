// Package subject finds what a report or a form is made for: a child, a round of
// wishes, a class, an activity, a wish, a person, a donor, or an entry of the
// registers of rights. Its kinds are those
// of data.FormSubjects.
package subject

import (
	"slices"
	"strings"

	"careledger/app/words"
	"careledger/data"
)

// most is how many are offered at once.
const most = 50

// Subject is one record that something is made for.
type Subject struct {
	Kind   string // one of data.FormSubjects
	ID     string
	No     string // number or name by which it is called
	Label  string // for a list: never printed
	Detail string
}

// Find reads KIND:NUMBER, such as child:云2026-A0001, camp:朝阳班 or
// batch:六一心愿. It answers an error of kind [data.NotFound] when there is none.
func Find(store *data.Store, ss *data.Session, text string) (Subject, error) {
	kind, no, _ := strings.Cut(text, ":")
	if !slices.Contains(data.FormSubjects, kind) || no == "" {
		return Subject{}, &data.Error{Kind: data.Bad, Text: "Please say for what as KIND:NUMBER, such as child:云2026-A0001; kinds are {{.Kinds}}.", Args: map[string]any{"Kinds": strings.Join(data.FormSubjects[1:], ", ")}}
	}
	found, err := Search(store, ss, kind, no)
	if err != nil {
		return Subject{}, err
	}
	for _, s := range found {
		if s.No == no || s.Label == no || s.ID == no {
			return s, nil
		}
	}
	return Subject{}, &data.Error{Kind: data.NotFound, Text: "There is nothing called {{.Name}} here.", Args: map[string]any{"Name": text}}
}

// Search answers those of a kind that fit a text, the latest or best first; with
// an empty text any.
func Search(store *data.Store, ss *data.Session, kind, text string) ([]Subject, error) {
	all, err := searchers[kind](store, ss, text)
	if err != nil {
		return nil, err
	}
	for i := range all {
		all[i].Kind = kind
	}
	return all[:min(len(all), most)], nil
}

// searchers say how the records of each kind are found.
var searchers = map[string]func(*data.Store, *data.Session, string) ([]Subject, error){
	"":         func(*data.Store, *data.Session, string) ([]Subject, error) { return nil, nil },
	"child":    children,
	"batch":    batches,
	"camp":     camps,
	"activity": activities,
	"wish":     wishes,
	"person":   people,
	"donor":    donors,
	"request":  requests,
	"erasure":  erasures,
	"breach":   breaches,
}

func children(store *data.Store, ss *data.Session, text string) ([]Subject, error) {
	found, _, err := store.Children(ss, data.ChildFilter{Text: text})
	return convert(found, err, func(l data.ChildLine) Subject {
		return Subject{ID: l.ID, No: l.FileNo, Label: l.Name, Detail: l.FileNo}
	})
}

func batches(store *data.Store, ss *data.Session, text string) ([]Subject, error) {
	found, err := store.Batches(ss)
	found = slices.DeleteFunc(found, func(b data.BatchLine) bool { return !strings.Contains(b.Name, text) && b.ID != text })
	return convert(found, err, func(b data.BatchLine) Subject {
		return Subject{ID: b.ID, No: b.Name, Label: b.Name, Detail: b.Project}
	})
}

func camps(store *data.Store, ss *data.Session, text string) ([]Subject, error) {
	found, _, err := store.CampLines(ss, data.CampFilter{Brief: true})
	label := func(c data.CampLine) string {
		return c.From[:4] + " " + c.Name + " " + words.Label("camp_term", c.Term)
	}
	found = slices.DeleteFunc(found, func(c data.CampLine) bool { return !strings.Contains(label(c), text) && c.ID != text })
	return convert(found, err, func(c data.CampLine) Subject {
		return Subject{ID: c.ID, No: c.Name, Label: label(c), Detail: c.Site}
	})
}

func activities(store *data.Store, ss *data.Session, text string) ([]Subject, error) {
	found, _, err := store.ActivityLines(ss, data.ActivityFilter{Text: text, Limit: most})
	return convert(found, err, func(a data.ActivityLine) Subject {
		return Subject{ID: a.ID, No: a.No, Label: a.Title, Detail: a.No + " " + words.Date(a.Day)}
	})
}

func wishes(store *data.Store, ss *data.Session, text string) ([]Subject, error) {
	found, _, err := store.WishLines(ss, data.WishFilter{Text: text, Limit: most})
	return convert(found, err, func(w data.WishLine) Subject {
		return Subject{ID: w.ID, No: w.No, Label: w.No, Detail: w.Item}
	})
}

func people(store *data.Store, ss *data.Session, text string) ([]Subject, error) {
	found, _, err := store.People(ss, data.PersonFilter{Text: text})
	return convert(found, err, func(p data.PersonLine) Subject {
		return Subject{ID: p.ID, No: p.Name, Label: p.Name, Detail: words.Label("person_role", p.Role)}
	})
}

func donors(store *data.Store, ss *data.Session, text string) ([]Subject, error) {
	found, _, err := store.Donors(ss, text)
	return convert(found, err, func(d data.DonorLine) Subject {
		return Subject{ID: d.ID, No: d.Name, Label: d.Name, Detail: words.Label("donor_kind", d.Kind)}
	})
}

func requests(store *data.Store, ss *data.Session, text string) ([]Subject, error) {
	found, err := store.Requests(ss, "")
	found = slices.DeleteFunc(found, func(r data.RequestLine) bool { return !strings.Contains(r.No, text) && r.ID != text })
	return convert(found, err, func(r data.RequestLine) Subject {
		return Subject{ID: r.ID, No: r.No, Label: r.No, Detail: words.Label("request_kind", r.Kind)}
	})
}

func erasures(store *data.Store, ss *data.Session, text string) ([]Subject, error) {
	found, err := store.Erasures(ss)
	found = slices.DeleteFunc(found, func(e data.Erasure) bool { return !strings.Contains(e.No, text) && e.ID != text })
	return convert(found, err, func(e data.Erasure) Subject {
		return Subject{ID: e.ID, No: e.No, Label: e.No, Detail: words.Date(e.Day)}
	})
}

func breaches(store *data.Store, ss *data.Session, text string) ([]Subject, error) {
	found, err := store.Breaches(ss)
	found = slices.DeleteFunc(found, func(b data.Breach) bool { return !strings.Contains(b.No, text) && b.ID != text })
	return convert(found, err, func(b data.Breach) Subject {
		return Subject{ID: b.ID, No: b.No, Label: b.No, Detail: words.Label("breach_kind", b.Kind)}
	})
}

func convert[T any](found []T, err error, to func(T) Subject) ([]Subject, error) {
	if err != nil {
		return nil, err
	}
	all := make([]Subject, len(found))
	for i, f := range found {
		all[i] = to(f)
	}
	return all, nil
}

// Ref is KIND:NUMBER by which [Find] finds the subject again; of a class or a
// round, whose names may repeat, the id.
func (s Subject) Ref() string {
	if s.Kind == "camp" || s.Kind == "batch" {
		return s.Kind + ":" + s.ID
	}
	return s.Kind + ":" + s.No
}
