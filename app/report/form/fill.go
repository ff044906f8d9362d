package form

import (
	"slices"
	"strconv"
	"strings"

	"careledger/app/report/subject"
	"careledger/app/words"
	"careledger/data"
	"careledger/data/cn"
)

// sheet is what one printed form is filled with.
type sheet struct {
	subject subject.Subject // empty for an empty form
	values  map[string]string
	rows    []map[string]string
	serial  string
}

// fill answers what each form is filled with.
func fill(store *data.Store, ss *data.Session, kind Kind, o Options) ([]sheet, error) {
	f := filler{store, ss}
	if o.Subject == nil {
		rows, err := f.rows(kind.rows, subject.Subject{})
		if err != nil {
			return nil, err
		}
		all := make([]sheet, max(o.Count, 1))
		for i := range all {
			all[i] = sheet{values: f.common(), rows: rows}
		}
		return all, nil
	}
	subjects, err := f.spread(kind, *o.Subject)
	if err != nil {
		return nil, err
	}
	var all []sheet
	for _, s := range subjects {
		values, err := f.values(s)
		if err != nil {
			return nil, err
		}
		rows, err := f.rows(kind.rows, s)
		if err != nil {
			return nil, err
		}
		all = append(all, sheet{subject: s, values: values, rows: rows})
	}
	return all, nil
}

// filler reads what is known.
type filler struct {
	store *data.Store
	ss    *data.Session
}

// spread answers for what a form is made: for the subject itself, or for each of
// the children of a class or an activity.
func (f filler) spread(kind Kind, s subject.Subject) ([]subject.Subject, error) {
	if slices.Contains(kind.For, s.Kind) {
		return []subject.Subject{s}, nil
	}
	var all []subject.Subject
	if slices.Contains(kind.For, "child") {
		switch s.Kind {
		case "camp":
			lines, err := f.enrolled(s.ID)
			if err != nil {
				return nil, err
			}
			for _, l := range lines {
				all = append(all, subject.Subject{Kind: "child", ID: l.ChildID, No: l.FileNo})
			}
		case "activity":
			lines, err := f.store.Attendances(f.ss, s.ID)
			if err != nil {
				return nil, err
			}
			for _, l := range lines {
				all = append(all, subject.Subject{Kind: "child", ID: l.ChildID, No: l.FileNo})
			}
		}
	}
	if len(all) == 0 {
		return nil, &data.Error{Kind: data.Bad, Text: "The form “{{.Form}}” can't be filled for {{.Name}}.", Args: map[string]any{"Form": kind.Title, "Name": s.No}}
	}
	return all, nil
}

// common is what is known on every form.
func (f filler) common() map[string]string {
	return map[string]string{"today": words.Date(f.store.Today()), "month": words.Month(f.store.Today()[:7])}
}

// values answers what is known of a subject. {child} is a masked name, for forms
// that go about; {name} is the full one.
func (f filler) values(s subject.Subject) (map[string]string, error) {
	v := f.common()
	var err error
	switch s.Kind {
	case "child":
		err = f.child(v, s.ID)
	case "batch":
		err = f.batch(v, s.ID)
	case "camp":
		err = f.camp(v, s.ID)
	case "activity":
		err = f.activity(v, s.ID)
	case "wish":
		err = f.wish(v, s.ID)
	case "person":
		err = f.person(v, s.ID)
	case "donor":
		err = f.donor(v, s.ID)
	case "request":
		err = f.request(v, s.ID)
	case "erasure":
		err = f.erasure(v, s.ID)
	case "breach":
		err = f.breach(v, s.ID)
	}
	return v, err
}

func (f filler) child(v map[string]string, id string) error {
	c, err := f.store.Child(f.ss, id)
	if err != nil {
		return err
	}
	guardians, err := f.store.Guardians(f.ss, id)
	if err != nil {
		return err
	}
	v["child"], v["name"], v["file_no"], v["alias"] = cn.MaskName(c.Name), c.Name, c.FileNo, c.Alias
	v["sex"] = words.Label("sex", strconv.Itoa(c.Sex))
	v["ethnic"], v["school"], v["class"] = cn.EthnicName(c.Ethnic), c.School, c.Class
	if c.Birth != "" {
		v["birth"], v["age"] = words.Date(c.Birth), strconv.Itoa(cn.Age(c.Birth, f.store.Today()))
	}
	if g, ok := cn.GradeOn(c.Stage, c.EnrolYear, f.store.Today()); ok {
		v["grade"] = g.String()
	}
	v["place"] = strings.TrimSpace(cn.DivisionName(c.Division) + c.Town)
	v["village"] = c.Village
	i := slices.IndexFunc(guardians, func(g data.Guardian) bool { return g.Carer })
	if i < 0 && len(guardians) > 0 {
		i = 0
	}
	if i >= 0 {
		g := guardians[i]
		v["guardian"], v["guardian_masked"] = g.Name, cn.MaskName(g.Name)
		v["relation"], v["phone_masked"] = cn.RelationName(g.Relation), cn.MaskPhone(g.Phone)
	}
	return nil
}

func (f filler) batch(v map[string]string, id string) error {
	b, err := f.store.Batch(f.ss, id)
	if err != nil {
		return err
	}
	v["batch"], v["period"] = b.Name, span(b.From, b.To)
	rows, err := f.wishes(id)
	v["count"] = strconv.Itoa(len(rows))
	return err
}

func (f filler) camp(v map[string]string, id string) error {
	c, err := f.store.Camp(f.ss, id)
	if err != nil {
		return err
	}
	v["camp"] = c.From[:4] + " " + c.Name + " " + words.Label("camp_term", c.Term)
	v["site"], v["period"], v["hours"] = c.Site, span(c.From, c.To), joined(c.Start, c.End)
	v["capacity"] = strconv.Itoa(c.Capacity)
	lines, err := f.enrolled(id)
	v["count"] = strconv.Itoa(len(lines))
	return err
}

func (f filler) activity(v map[string]string, id string) error {
	a, err := f.store.Activity(f.ss, id)
	if err != nil {
		return err
	}
	v["activity"], v["activity_no"], v["day"] = a.Title, a.No, words.Date(a.Day)
	v["site"], v["hours"], v["host"] = a.Place, joined(a.Start, a.End), a.Host
	v["programme"], v["summary"], v["book"] = words.Label("programme", a.Programme), a.Summary, a.Book
	v["planned"] = strconv.Itoa(a.Planned)
	return nil
}

func (f filler) wish(v map[string]string, id string) error {
	w, err := f.store.Wish(f.ss, id)
	if err != nil {
		return err
	}
	if f.ss.CanRead(data.Children) {
		if err := f.child(v, w.ChildID); err != nil {
			return err
		}
	}
	v["wish_no"], v["item"], v["spec"], v["quantity"] = w.No, w.Item, w.Spec, strconv.Itoa(w.Quantity)
	v["price"], v["category"] = words.Money(w.Price), words.Label("wish_category", w.Category)
	v["alternative"], v["public"] = w.Alternative, w.PublicText
	return nil
}

func (f filler) person(v map[string]string, id string) error {
	p, err := f.store.Person(f.ss, id)
	if err != nil {
		return err
	}
	v["person"], v["sex"] = p.Name, words.Label("sex", strconv.Itoa(p.Sex))
	v["organization"], v["volunteer_no"], v["skills"] = p.Organization, p.VolunteerNo, p.Skills
	v["role"] = words.Label("person_role", p.Role)
	return nil
}

func (f filler) donor(v map[string]string, id string) error {
	d, err := f.store.Donor(f.ss, id)
	if err != nil {
		return err
	}
	v["donor"], v["donor_kind"], v["contact"], v["uscc"] = d.Name, words.Label("donor_kind", d.Kind), d.Contact, d.USCC
	return nil
}

// span writes a period that may lack an end.
func span(from, to string) string {
	if from == "" && to == "" {
		return ""
	}
	return words.Date(from) + " — " + words.Date(to)
}

func joined(from, to string) string {
	if from == "" || to == "" {
		return from
	}
	return from + "–" + to
}
