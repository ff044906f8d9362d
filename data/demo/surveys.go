package demo

import "careledger/data"

// makeSurveys tallies the sheets that were handed out in the general projects at
// the middle and the end of a year.
func (w *world) makeSurveys(d dice) {
	for _, y := range []int{w.year() - 1, w.year()} {
		for _, on := range []day{date(y, 6, 20), date(y, 11, 20)} {
			if on > w.today {
				continue
			}
			for _, target := range []string{"child", "guardian"} {
				given := max(12, w.size*d.between(60, 80)/100)
				back := given * d.between(86, 97) / 100
				v := data.Survey{ProjectID: w.general(on).id, Day: on.String(), Target: target, Given: given, Invalid: d.between(0, 1)}
				v.Poor, v.Fair = d.between(0, 1), back*d.between(2, 6)/100
				v.Content = back * d.between(22, 32) / 100
				v.Very = back - v.Invalid - v.Poor - v.Fair - v.Content
				w.put(&v)
			}
		}
	}
}
