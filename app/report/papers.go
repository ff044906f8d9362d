package report

import (
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2/lang"

	"careledger/app/words"
	"careledger/data"
)

// attachmentList writes the attachments alone.
func (w *writer) attachmentList() error { return w.leaf(w.attachments, w.periodPhotos) }

// papers are the papers of one kind that prove what a report says.
type papers struct {
	letter  string // of the attachment
	numbers []string
	n       num
}

// mostRuns is how many runs of numbers are written out; of more, only the first
// and the last number are.
const mostRuns = 24

// takePapers reads the numbers of the papers and takes their counts in. Where
// there are as many as a figure counts, they are the same count.
func (w *writer) takePapers() error {
	all, err := w.store.Papers(w.ss, w.scope)
	if err != nil {
		return err
	}
	w.papers = map[string]papers{}
	for _, kind := range data.PaperKinds {
		numbers := all[kind]
		if len(numbers) == 0 {
			continue
		}
		p := papers{letter: string(rune('A' + len(w.papers))), numbers: numbers, n: num{id: -1, value: int64(len(numbers))}}
		if kind != "survey" && kind != "expense" {
			p.n = w.num(p.n.value)
			for _, code := range []string{"U2", "W4", "V2"} {
				if f := w.own(code); f.id >= 0 && f.value == p.n.value {
					w.disclosure.link(f.id, p.n.id)
				}
			}
		}
		w.papers[kind] = p
	}
	return nil
}

// evidence says by which papers a table is proved, and where they are gathered.
func (w *writer) evidence(kinds ...string) string {
	var parts []string
	for _, kind := range kinds {
		p, ok := w.papers[kind]
		if !ok || p.n.id >= 0 && w.hides(p.n) {
			continue
		}
		parts = append(parts, lang.L("{{.Name}} {{.Numbers}}, {{.N}} in all (attachment {{.Letter}})", map[string]any{
			"Name": words.Label("paper", kind), "Numbers": firstAndLast(p.numbers), "N": words.Count(len(p.numbers)), "Letter": p.letter,
		}))
	}
	if len(parts) == 0 {
		return ""
	}
	return lang.L("Evidence: {{.Papers}}.", map[string]any{"Papers": strings.Join(parts, lang.L("; "))})
}

// note puts sentences of a table's note beside each other.
func note(parts ...string) string {
	space := ""
	if words.Language() == words.English {
		space = " "
	}
	return strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), space)
}

// attachments takes in the chapter that gathers the evidence: what papers there
// are, how many, and their numbers.
func (w *writer) attachments() (func(), error) {
	return func() {
		var rows [][]tableCell
		for _, kind := range data.PaperKinds {
			p, ok := w.papers[kind]
			if !ok {
				continue
			}
			count, numbers := txt(words.Count(len(p.numbers))), runs(p.numbers)
			if p.n.id >= 0 {
				count = cnt(p.n)
				if w.hides(p.n) {
					numbers = "—"
				}
			}
			rows = append(rows, row(txt(p.letter), txt(words.Label("paper", kind)), count, txt(numbers)))
		}
		w.chapter(lang.L("Attachments"))
		w.table("attachments", lang.L("Papers kept for checking"), note(lang.L("The papers are kept with the organization and shown on request."), lang.L("Sheets of summer classes are kept by class and day.")), []head{
			{lang.L("Attachment"), true}, {lang.L("What it is"), true}, {lang.L("Number of papers"), false}, {lang.L("Numbers"), true},
		}, rows)
	}, nil
}

// firstAndLast writes the first and the last of some numbers.
func firstAndLast(numbers []string) string {
	if len(numbers) == 1 {
		return numbers[0]
	}
	return numbers[0] + "–" + numbers[len(numbers)-1]
}

// runs writes numbers that follow each other by the first and the last of them.
func runs(numbers []string) string {
	var all [][]string
	for _, no := range numbers {
		if n := len(all); n > 0 && follows(all[n-1][len(all[n-1])-1], no) {
			all[n-1] = append(all[n-1], no)
			continue
		}
		all = append(all, []string{no})
	}
	if len(all) > mostRuns {
		return firstAndLast(numbers)
	}
	var parts []string
	for _, run := range all {
		parts = append(parts, firstAndLast(run))
	}
	return strings.Join(parts, lang.L(", "))
}

// follows reports whether a number is the one after another.
func follows(before, no string) bool {
	split := func(s string) (string, int, bool) {
		i := strings.LastIndexFunc(s, func(r rune) bool { return r < '0' || r > '9' }) + 1
		n, err := strconv.Atoi(s[i:])
		return s[:i], n, err == nil
	}
	head, n, ok := split(before)
	next, m, also := split(no)
	return ok && also && head == next && m == n+1
}
