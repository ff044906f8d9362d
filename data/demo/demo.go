// Package demo makes the sample organization: two years of invented records of
// 云禾市, a city that does not exist, with every kind of record and the cases
// that are hard for programs: rare characters, twins, two children of one name,
// consent withdrawn, wishes that nobody claimed.
//
// Nobody in it is real: identity numbers and credit codes lie in the division
// 3299, which was never given out to a person, and telephones in 154-0000.
package demo

import (
	"fmt"

	"careledger/data"
	"careledger/data/cn"
)

// defaultChildren is how many children the sample has when nothing is said.
const defaultChildren = 60

// Options say what the sample is like. The same options give the same records
// but for their ids.
type Options struct {
	Children int    // 60 when 0; from 20 on all hard cases are among them
	Seed     uint64 // chooses among the samples of a size
	Today    string // last day of the records, YYYY-MM-DD; the store's today when empty
}

// Org is the organization that the sample belongs to.
func Org() data.Org {
	return data.Org{
		Name: "云禾市暖阳青少年公益服务中心", ShortName: "暖阳公益", Mark: "云", USCC: "52329921MJT0000102", Kind: "service",
		Leader: "林静", Phone: phone(1), Address: "江苏省云禾市澄溪县柳桥镇桃李路 8 号", Division: "329921",
	}
}

// Fill fills an empty store with the records of the year of Today and of the
// year before. It is [data.Denied] to all but the person in charge, and a
// [data.Conflict] in a store that holds children.
func Fill(s *data.Store, ss *data.Session, o Options) error {
	today, err := o.check(s.Today())
	if err != nil {
		return err
	}
	var w *world
	err = s.Fill(ss, func(f *data.Filler) error {
		w = newWorld(f, ss.User, o, today)
		return w.make()
	})
	if err != nil {
		return fmt.Errorf("fill the sample: %w", err)
	}
	if err := w.promise(s, ss); err != nil {
		return err
	}
	return w.photograph(s, ss)
}

// check sets defaults and answers the last day of the records.
func (o *Options) check(storeToday string) (day, error) {
	if o.Children < 0 {
		return 0, &data.Error{Kind: data.Bad, Field: "children", Text: "A number can't be negative."}
	}
	if o.Children == 0 {
		o.Children = defaultChildren
	}
	if o.Today == "" {
		o.Today = storeToday
	}
	today, p := cn.ParseDate(o.Today)
	if p != nil {
		return 0, &data.Error{Kind: data.Bad, Field: "today", Text: p.Text, Args: p.Args}
	}
	if today > storeToday {
		return 0, &data.Error{Kind: data.Bad, Field: "today", Text: "The day {{.Day}} lies in the future.", Args: map[string]any{"Day": today}}
	}
	return parseDay(today), nil
}
