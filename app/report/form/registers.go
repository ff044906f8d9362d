package form

import (
	"slices"
	"strconv"

	"careledger/app/words"
	"careledger/data"
	"careledger/data/cn"
)

// request fills in what somebody asked for by right.
func (f filler) request(v map[string]string, id string) error {
	r, err := f.store.Request(f.ss, id)
	if err != nil {
		return err
	}
	if c, err := f.store.Child(f.ss, r.ChildID); err == nil { // an erased file has no number
		v["file_no"] = c.FileNo
	}
	v["request_no"], v["received"], v["due"], v["done"] = r.No, words.Date(r.Received), words.Date(r.Due), words.Date(r.Done)
	v["asked_by"], v["asker_relation"] = r.AskedBy, cn.RelationName(r.Relation)
	v["medium"], v["proof"] = words.Label("request_medium", r.Medium), words.Label("request_proof", r.Proof)
	v["request_kind"], v["result"] = words.Label("request_kind", r.Kind), words.Label("request_result", r.Result)
	v["request_what"], v["answer"] = r.What, r.Answer
	return nil
}

// erasure fills in what an erasing did.
func (f filler) erasure(v map[string]string, id string) error {
	all, err := f.store.Erasures(f.ss)
	if err != nil {
		return err
	}
	i := slices.IndexFunc(all, func(e data.Erasure) bool { return e.ID == id })
	if i < 0 {
		return nil
	}
	e := all[i]
	v["erasure_no"], v["erased_on"], v["decided_by"] = e.No, words.Date(e.Day), e.By
	v["erase_reason"], v["note"] = words.Label("erase_reason", e.Reason), e.Note
	for key, n := range map[string]int{"rows_gone": e.Gone, "rows_emptied": e.Emptied, "history": e.History, "reports": e.Reports, "elsewhere": e.Elsewhere} {
		v[key] = strconv.Itoa(n)
	}
	if e.RequestID == "" {
		return nil
	}
	r, err := f.store.Request(f.ss, string(e.RequestID))
	v["request_no"], v["asked_by"], v["relation"] = r.No, r.AskedBy, cn.RelationName(r.Relation)
	v["proof"] = words.Label("request_proof", r.Proof)
	return err
}

// breachOf finds a breach.
func (f filler) breachOf(id string) (data.Breach, error) {
	all, err := f.store.Breaches(f.ss)
	for _, b := range all {
		if b.ID == id {
			return b, err
		}
	}
	return data.Breach{}, err
}

// breach fills in what happened and what was done about it.
func (f filler) breach(v map[string]string, id string) error {
	b, err := f.breachOf(id)
	if err != nil {
		return err
	}
	v["breach_no"], v["found"], v["found_at"] = b.No, words.Date(b.Found), b.FoundAt
	v["breach_kind"], v["what"], v["cause"], v["harm"], v["measures"] = words.Label("breach_kind", b.Kind), b.What, b.Cause, b.Harm, b.Measures
	v["authority"], v["people_how"], v["not_told"], v["lesson"] = b.Authority, b.PeopleHow, b.NotTold, b.Lesson
	v["count"] = strconv.Itoa(b.Children)
	return nil
}

// steps are what the law wants done about a breach, empty ones for an empty
// form.
func (f filler) steps(id string) ([]map[string]string, error) {
	b, err := f.breachOf(id)
	var all []map[string]string
	for _, s := range b.Steps() {
		row := map[string]string{"step": words.Label("breach_step", s.Name), "whom": words.Label("breach_whom", s.Name), "done": words.Date(s.Done)}
		if id != "" {
			row["due"] = words.Date(s.Due)
		}
		all = append(all, row)
	}
	return all, err
}
