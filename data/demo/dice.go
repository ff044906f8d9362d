package demo

import (
	"fmt"
	"hash/fnv"
	"math/rand/v2"
)

// dice are the chances of one matter. Each matter has its own, so that a change
// of one leaves the others as they were.
type dice struct{ *rand.Rand }

// dice gives the dice of a matter.
func (w *world) dice(matter string) dice {
	h := fnv.New64a()
	h.Write([]byte(matter)) //nolint:errcheck // never fails
	return dice{rand.New(rand.NewPCG(w.seed, h.Sum64()))}
}

// chance is true in so many of 100 cases.
func (d dice) chance(percent int) bool { return d.IntN(100) < percent }

// between is a number from one to another, both included.
func (d dice) between(least, most int) int { return least + d.IntN(most-least+1) }

// days is a span from one number of days to another.
func (d dice) days(least, most int) day { return day(d.between(least, most)) }

// clock is a time of day from one hour to another, in steps of five minutes.
func (d dice) clock(from, to int) string {
	return clock(from*60 + d.IntN((to-from)*12+1)*5)
}

// clock writes minutes since midnight as HH:MM.
func clock(minutes int) string { return fmt.Sprintf("%02d:%02d", minutes/60, minutes%60) }

// pick chooses one of a list.
func pick[T any](d dice, list []T) T { return list[d.IntN(len(list))] }

// weighed is a choice with its weight.
type weighed[T any] struct {
	weight int
	value  T
}

// choose chooses by weight.
func choose[T any](d dice, list []weighed[T]) T {
	sum := 0
	for _, c := range list {
		sum += c.weight
	}
	n := d.IntN(sum)
	for _, c := range list {
		if n < c.weight {
			return c.value
		}
		n -= c.weight
	}
	return list[0].value
}

// some chooses n of a list, or all of a shorter one, in the list's order.
func some[T any](d dice, list []T, n int) []T {
	n = min(n, len(list))
	chosen := make([]T, 0, n)
	for i, v := range list {
		if d.IntN(len(list)-i) < n-len(chosen) {
			chosen = append(chosen, v)
		}
	}
	return chosen
}

// minutes is a number of minutes that is known.
func minutes(n int) *int { return &n }
