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

// rows answers the known rows of a form's tables and slips.
func (f filler) rows(key string, s subject.Subject) ([]map[string]string, error) {
	switch {
	case key == "due":
		return f.due()
	case key == "steps":
		return f.steps(s.ID)
	case key == "wishes" && s.Kind == "batch":
		return f.wishes(s.ID)
	case key == "wishes" && s.Kind == "wish":
		values, err := f.values(s)
		values["no"] = values["wish_no"]
		return []map[string]string{values}, err
	case key == "children" && s.Kind == "camp":
		return f.classChildren(s.ID)
	case key == "children" && s.Kind == "activity":
		return f.expected(s.ID)
	case key == "lessons" && s.Kind == "camp":
		return f.lessons(s.ID)
	}
	return nil, nil
}

// wishes are those of a round that are to be fulfilled: passed, neither rejected
// nor withdrawn.
func (f filler) wishes(batch string) ([]map[string]string, error) {
	found, _, err := f.store.WishLines(f.ss, data.WishFilter{BatchID: batch})
	if err != nil {
		return nil, err
	}
	slices.SortFunc(found, func(a, b data.WishLine) int { return strings.Compare(a.No, b.No) })
	var all []map[string]string
	for _, w := range found {
		if slices.Contains([]string{"draft", "pending", "returned", "rejected", "withdrawn"}, w.State) {
			continue
		}
		all = append(all, map[string]string{
			"no": w.No, "file_no": w.FileNo, "child": cn.MaskName(w.Child), "item": w.Item, "spec": w.Spec, "quantity": strconv.Itoa(w.Quantity),
			"price": words.Money(w.Price), "category": words.Label("wish_category", w.Category), "sex": words.Label("sex", strconv.Itoa(w.Sex)),
			"grade": w.Grade.String(), "batch": w.Batch,
		})
	}
	return all, nil
}

// enrolled are the children who have a place in a class, by their names.
func (f filler) enrolled(camp string) ([]data.EnrolmentLine, error) {
	all, err := f.store.Enrolments(f.ss, camp, "")
	if err != nil {
		return nil, err
	}
	return slices.DeleteFunc(all, func(l data.EnrolmentLine) bool {
		return !slices.Contains([]string{data.EnrolAdmitted, data.EnrolInClass, data.EnrolFinished}, l.Status)
	}), nil
}

func (f filler) classChildren(camp string) ([]map[string]string, error) {
	lines, err := f.enrolled(camp)
	var all []map[string]string
	for _, l := range lines {
		alone := ""
		if l.SelfLeave {
			alone = "☑"
		}
		all = append(all, map[string]string{
			"file_no": l.FileNo, "name": l.Name, "child": cn.MaskName(l.Name), "sex": words.Label("sex", strconv.Itoa(l.Sex)),
			"age": strconv.Itoa(l.Age), "allergies": l.Allergies, "alone": alone,
		})
	}
	return all, err
}

func (f filler) expected(activity string) ([]map[string]string, error) {
	lines, err := f.store.Attendances(f.ss, activity)
	var all []map[string]string
	for _, l := range lines {
		all = append(all, map[string]string{"file_no": l.FileNo, "name": l.Name, "child": cn.MaskName(l.Name)})
	}
	return all, err
}

// due are the children to be visited in this month.
func (f filler) due() ([]map[string]string, error) {
	if !f.ss.CanRead(data.Visits) {
		return nil, nil
	}
	lines, err := f.store.VisitsDue(f.ss, f.store.Today()[:7])
	var all []map[string]string
	for _, l := range lines {
		all = append(all, map[string]string{"file_no": l.FileNo, "child": cn.MaskName(l.Name), "place": l.Town})
	}
	return all, err
}

func (f filler) lessons(camp string) ([]map[string]string, error) {
	c, err := f.store.Camp(f.ss, camp)
	if err != nil {
		return nil, err
	}
	found, err := f.store.Lessons(f.ss, camp, c.From, c.To)
	var all []map[string]string
	for _, l := range found {
		safety := ""
		if l.Safety {
			safety = "☑"
		}
		all = append(all, map[string]string{"day": words.ShortDate(l.Day), "weekday": words.Weekday(l.Day), "period": l.Period, "title": l.Title, "lecturer": l.Lecturer, "safety": safety})
	}
	return all, err
}
