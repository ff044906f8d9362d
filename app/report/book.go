package report

import (
	"fyne.io/fyne/v2/lang"

	"careledger/app/report/page"
	"careledger/app/report/subject"
	"careledger/data"
)

// part is one chapter: it takes its counts in and answers what sets its pages,
// or nil where there is nothing to tell.
type part func() (func(), error)

// book writes a report with a cover, a declaration of how things are counted and
// a table of contents.
func (w *writer) book(parts ...part) error {
	return w.write(func() error {
		if err := w.cover(); err != nil {
			return err
		}
		w.howCounted()
		w.doc.Contents(lang.L("Contents"))
		return nil
	}, parts)
}

// leaf writes a short report: a head and chapters.
func (w *writer) leaf(parts ...part) error {
	return w.write(func() error {
		w.head()
		return nil
	}, parts)
}

// head sets a short report's head.
func (w *writer) head() {
	w.doc.FormHead(page.FormHead{Title: w.kind.Title(), Subtitle: lang.L("{{.Org}} · {{.Period}}", map[string]any{"Org": w.org.Name, "Period": w.periodLine()})})
}

// write takes all counts in, decides what must be hidden over all of them
// together, and only then sets the pages.
func (w *writer) write(begin func() error, parts []part) error {
	if err := w.takeFigures(); err != nil {
		return err
	}
	var set []func()
	for _, p := range parts {
		pages, err := p()
		if err != nil {
			return err
		}
		if pages != nil {
			set = append(set, pages)
		}
	}
	w.disclosure.protect()
	w.keepFigures()
	if err := begin(); err != nil {
		return err
	}
	for _, pages := range set {
		pages()
	}
	return nil
}

// progress writes the report on a month, quarter or half-year.
func (w *writer) progress() error {
	return w.book(w.targets, w.programmes, w.money, w.attachments, w.periodPhotos)
}

// closing writes the report at a project's end.
func (w *writer) closing() error {
	return w.book(w.overview, w.targets, w.served, w.programmes, w.indicatorList, w.resources, w.money, w.attachments, w.periodPhotos)
}

func (w *writer) servedAlone() error { return w.leaf(w.served) }

func (w *writer) wishesAlone() error {
	return w.leaf(w.alone(lang.L("Wishes of the period"), w.wishes))
}

func (w *writer) readingAlone() error {
	return w.leaf(w.alone(lang.L("Reading in the period"), w.reading))
}

func (w *writer) visitsAlone() error {
	return w.leaf(w.alone(lang.L("Visits in the period"), w.visits))
}

// alone makes a chapter of one programme's section.
func (w *writer) alone(title string, section func(map[string]num, []data.MonthCount) (func(), error)) part {
	return func() (func(), error) {
		counts, err := w.store.ByProgramme(w.ss, w.scope)
		if err != nil {
			return nil, err
		}
		months, err := w.store.ByMonth(w.ss, w.scope)
		if err != nil {
			return nil, err
		}
		pages, err := section(w.programmeUnits(counts), months)
		if err != nil {
			return nil, err
		}
		return func() {
			w.chapter(title)
			if pages == nil {
				w.doc.Paragraph(lang.L("No records in this period."))
				return
			}
			pages()
		}, nil
	}
}

// about finds what the report is about, and gives a report about a class or an
// activity the days and the project of that, where none were asked for.
func (w *writer) about(o *Options) error {
	if w.kind.For == "" {
		return nil
	}
	found, err := subject.Find(w.store, w.ss, o.For)
	if err != nil {
		return err
	}
	if found.Kind != w.kind.For {
		return &data.Error{Kind: data.Bad, Field: "subject", Text: "Please choose what the report is about."}
	}
	w.subject = found.ID
	from, to := "", ""
	switch w.kind.For {
	case "camp":
		c, err := w.store.Camp(w.ss, w.subject)
		if err != nil {
			return err
		}
		from, to, o.Project = c.From, c.To, string(c.ProjectID)
	case "activity":
		a, err := w.store.Activity(w.ss, w.subject)
		if err != nil {
			return err
		}
		from, to, o.Project = a.Day, a.Day, string(a.ProjectID)
	case "person", "donor":
		from, to = w.store.Today()[:4]+"-01-01", w.store.Today()
	}
	if o.From == "" {
		o.From = from
	}
	if o.To == "" {
		o.To = to
	}
	return nil
}
