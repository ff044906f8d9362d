package exchange

import (
	"cmp"
	"slices"

	"careledger/app/sheet"
)

// A kind is among the guesses when it fits at least this share of what the best
// fits, and a table fits at all when it knows so many of the headings.
const (
	guessShare = 0.8
	guessLeast = 2
)

// Guess answers of which kind the table in a file may be, by its headings, the
// likeliest first; none when no kind fits. The error is a sheet.Error.
func Guess(path string) ([]Kind, error) {
	book, err := sheet.Read(path)
	if err != nil {
		return nil, err
	}
	fits := map[string]float64{}
	var fitting []Kind
	for _, k := range Kinds() {
		if fit := fitOf(book, k); fit > 0 {
			fits[k.Name] = fit
			fitting = append(fitting, k)
		}
	}
	slices.SortStableFunc(fitting, func(a, b Kind) int { return cmp.Compare(fits[b.Name], fits[a.Name]) })
	return slices.DeleteFunc(fitting, func(k Kind) bool { return fits[k.Name] < guessShare*fits[fitting[0].Name] }), nil
}

// fitOf says how well the headings of a file fit a kind, 0 for not at all: the
// share of headings that it knows, and less for what it needs and lacks.
func fitOf(book *sheet.Workbook, k Kind) float64 {
	columns := k.Columns()
	table, err := book.Choose(columns)
	if err != nil {
		return 0 // another kind may find its headings there
	}
	m := sheet.Match(table.Headings, columns)
	known := float64(len(m.Columns))
	if known < guessLeast {
		return 0
	}
	needed := known + float64(len(m.Unsure))/2
	return needed / (known + float64(len(m.Unsure)+len(m.Unknown)) + 2*float64(len(m.Missing)))
}
