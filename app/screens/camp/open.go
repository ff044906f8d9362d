package camp

import (
	"slices"

	"careledger/app/widgets"
)

// firstOpen makes the first row that is not done current, or the first of all
// when every one is.
func firstOpen[T any](table *widgets.Table[T], done func(T) bool) {
	at := slices.IndexFunc(table.Rows(), func(row T) bool { return !done(row) })
	table.SelectIndex(max(at, 0))
}

// nextOpen makes the next row that is not done current, counted from one row and
// over the end of the list. It stays where all are done.
func nextOpen[T any](table *widgets.Table[T], from, done func(T) bool) {
	rows := table.Rows()
	at := slices.IndexFunc(rows, from)
	for i := range rows {
		if n := (at + 1 + i) % len(rows); !done(rows[n]) {
			table.SelectIndex(n)
			return
		}
	}
}
