package pickers

import (
	"slices"

	"careledger/app/screens"
	"careledger/app/widgets"
)

// ManyChildren makes a field for several children, who can be taken one by one or
// all of a project or a town. Refuse answers why a child can't be taken, or an
// empty text; it is said when nobody else was taken with the child.
func ManyChildren(desk screens.Desk, refuse func(id string) string) *Many {
	m := &Many{chosen: newChosen(), find: func(id string) (widgets.Option, bool) { return childOption(desk, id) }}
	m.search = childAdder(desk, func(options []widgets.Option) {
		why := ""
		m.add(slices.DeleteFunc(options, func(o widgets.Option) bool {
			no := refuse(o.Key)
			if no != "" {
				why = no
			}
			return no != ""
		}))
		if m.form != nil && len(options) == 1 {
			m.form.SetError(m.key, why)
		}
	})
	m.chosen.changed = m.show
	return m
}
