// Package home is the first place: the year's figures, what needs a person, and
// the year month by month.
package home

import (
	"fmt"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"careledger/app/screens"
	"careledger/app/screens/behind"
	"careledger/app/theme"
	"careledger/app/widgets"
	"careledger/app/words"
	"careledger/data"
)

// remindersShown is how many things that need a person are listed; the rest is
// counted.
const remindersShown = 40

// Screen shows the organization at a glance.
type Screen struct {
	desk     screens.Desk
	content  fyne.CanvasObject
	figures  *fyne.Container
	chart    *widgets.BarChart
	legend   *fyne.Container
	bars     *widgets.HBars
	tasks    *widgets.RowList[data.Reminder]
	count    *widgets.Text
	waiting  int
	children int
	counting bool // figures are being counted beside the window
	again    bool // and something changed meanwhile
}

// New makes the screen.
func New(desk screens.Desk) screens.Screen {
	s := &Screen{desk: desk, count: widgets.Quiet(""), figures: widgets.Grid(150, theme.Gap), chart: widgets.NewBarChart(nil), bars: widgets.NewHBars()}
	s.tasks = widgets.NewRowList(taskHeight, func() *taskRow { return newTaskRow(s.act) }, func(r data.Reminder, row *taskRow) { row.set(r) })
	s.tasks.OnOpen = s.act
	s.tasks.Empty(lang.L("Nothing waits for you. Well done."), "", nil)
	s.legend = container.NewStack()
	tasks := widgets.HeadedCard(lang.L("Needs you"), s.count, s.tasks)
	months := widgets.HeadedCard(lang.L("Service contacts by month"), s.legend, widgets.VBox(14, s.chart, widgets.Head(lang.L("Children reached this year, by programme")), s.bars))
	s.content = widgets.Pad(16, 20, 16, 20, container.NewBorder(widgets.Pad(0, 0, theme.Gap, 0, s.figures), nil, nil, nil,
		widgets.HBox(theme.Gap, widgets.Grow(tasks), widgets.Grow(widgets.NewScroll(months)))))
	return s
}

// Title implements screens.Screen.
func (s *Screen) Title() string { return lang.L("Home") }

// Content implements screens.Screen.
func (s *Screen) Content() fyne.CanvasObject { return s.content }

// Tools implements screens.Screen.
func (s *Screen) Tools() []fyne.CanvasObject { return nil }

// Update implements screens.Screen. With very many records counting takes
// longer than a blink, so it goes on beside the window while the figures of
// before stand.
func (s *Screen) Update() {
	if s.counting {
		s.again = true
		return
	}
	s.counting = true
	s.desk.Beside(func() func() {
		found, err := s.fetch()
		return func() {
			s.counting = false
			if err != nil {
				s.desk.Fail(err)
			} else {
				s.show(found)
			}
			if s.again {
				s.again = false
				s.Update()
			}
		}
	})
}

// found is what the place shows.
type found struct {
	active     int
	figures    data.Figures
	reminders  []data.Reminder
	waiting    int
	months     [2][]float64 // this year and the last, by month
	programmes []data.ProgrammeCount
}

// fetch asks the store and touches no widget.
func (s *Screen) fetch() (f found, err error) {
	ss, store := s.desk.Session(), s.desk.Store()
	if ss.CanRead(data.Children) {
		active, _, err := store.Children(ss, data.ChildFilter{Status: "active"})
		if err != nil {
			return f, err
		}
		f.active = len(active)
		// The place of the children asks these at once; the store remembers them.
		for _, next := range []data.ChildFilter{{Unvisited: true}, {NoTeam: true}} {
			if _, _, err := store.Children(ss, next); err != nil {
				return f, err
			}
		}
	}
	if ss.CanRead(data.Wishes) { // likewise: the place of the wishes finds its index made
		if _, err := store.WishTotals(ss, data.WishFilter{}); err != nil {
			return f, err
		}
	}
	var count map[string]int
	if f.reminders, count, err = store.Reminders(ss, remindersShown); err != nil {
		return f, err
	}
	for _, n := range count {
		f.waiting += n
	}
	if f.figures, err = store.Figures(ss, s.year(0), "U1", "U2", "U7", "U8i", "W4", "F1"); err != nil {
		return f, err
	}
	for back := range f.months {
		if f.months[back], err = s.unitsByMonth(s.year(back)); err != nil {
			return f, err
		}
	}
	f.programmes, err = store.ByProgramme(ss, s.year(0))
	return f, err
}

// unitsByMonth answers the contacts of each month of a year.
func (s *Screen) unitsByMonth(scope data.Scope) ([]float64, error) {
	counts, err := s.desk.Store().ByMonth(s.desk.Session(), scope)
	values := make([]float64, 12)
	for _, c := range counts {
		month, _ := strconv.Atoi(c.Month[5:])
		values[month-1] += float64(c.Units)
	}
	return values, err
}

// show shows what was found.
func (s *Screen) show(f found) {
	s.children = f.active
	s.showFigures(f)
	s.showTasks(f.reminders, f.waiting)
	s.showMonths(f)
	s.desk.StatusChanged()
}

// year is the scope of a calendar year to today, or to its end.
func (s *Screen) year(back int) data.Scope {
	today := s.desk.Store().Today()
	n, _ := strconv.Atoi(today[:4])
	year := strconv.Itoa(n - back)
	to := year + "-12-31"
	if back == 0 {
		to = today
	}
	return data.Scope{From: year + "-01-01", To: to}
}

// showFigures fills the cards on top.
func (s *Screen) showFigures(found found) {
	ss, f := s.desk.Session(), found.figures
	var cards []fyne.CanvasObject
	if ss.CanRead(data.Children) {
		cards = append(cards, widgets.FigureCard(lang.L("Active files"), words.Count(found.active),
			lang.L("{{.N}} new this year", map[string]any{"N": whole(f["U8i"])}), widgets.GoodFor))
	}
	cards = append(cards,
		widgets.Opening(lang.L("Children served this year"), whole(f["U1"]), lang.L("Coverage {{.Rate}}", map[string]any{"Rate": percent(f["U7"])}), widgets.GoodFor, s.behind("U1")),
		widgets.Opening(lang.L("Service contacts this year"), whole(f["U2"]), lang.L("summer classes by the day"), widgets.Muted, s.behind("U2")),
		widgets.Opening(lang.L("Wishes fulfilled"), fmt.Sprintf("%s / %s", words.Count(int(f["W4"].Num)), words.Count(int(f["W4"].Den))),
			lang.L("{{.Rate}} of those passed", map[string]any{"Rate": percent(f["W4"])}), widgets.GoodFor, s.behind("W4")))
	if ss.CanRead(data.Money) {
		cards = append(cards, widgets.Opening(lang.L("Spent this year"), shortMoney(f["F1"].Num), lang.L("{{.Rate}} of the budget", map[string]any{"Rate": percent(f["F1"])}), widgets.GoodFor, s.behind("F1")))
	}
	s.figures.Objects = cards
	s.figures.Refresh()
}

// behind opens the rows of a figure of this year.
func (s *Screen) behind(code string) func() {
	return func() { behind.Show(s.desk, s.year(0), data.Origin{Code: code}) }
}

// tenThousandFrom is the amount in fen from which money is told in 万.
const tenThousandFrom = 100_000_00

// shortMoney writes an amount so that it fits a card: from ¥100,000 in 万.
func shortMoney(fen int64) string {
	if fen < tenThousandFrom {
		return words.RoundMoney(fen)
	}
	return lang.L("¥{{.Amount}} × 10,000", map[string]any{"Amount": fmt.Sprintf("%.2f", float64(fen)/1_000_000)})
}

// whole writes a count, percent a rate.
func whole(f data.Figure) string { return words.Count(int(f.Value)) }

func percent(f data.Figure) string {
	if !f.Known {
		return "—"
	}
	return strings.TrimSuffix(fmt.Sprintf("%.1f", f.Value), ".0") + "%"
}

// showMonths fills the charts: this year beside the last, and the programmes.
func (s *Screen) showMonths(f found) {
	var labels []string
	for month := 1; month <= 12; month++ {
		labels = append(labels, lang.L("{{.N}} (month)", map[string]any{"N": month}))
	}
	s.chart.SetData(labels, widgets.Series{Name: s.year(0).From[:4], Values: f.months[0]}, widgets.Series{Name: s.year(1).From[:4], Values: f.months[1]})
	s.legend.Objects = []fyne.CanvasObject{s.chart.Legend()}
	s.legend.Refresh()
	var bars []widgets.HBar
	for _, p := range f.programmes {
		bars = append(bars, widgets.HBar{Label: words.Label("programme", p.Programme), Value: float64(p.Children), Text: words.Count(int(p.Children))})
	}
	s.bars.SetBars(bars...)
}

// Badge implements screens.Badger.
func (s *Screen) Badge() int { return s.waiting }

// Status implements screens.Screen.
func (s *Screen) Status() (left, right string) {
	return lang.L("{{.N}} children", map[string]any{"N": s.children}), lang.L("Enter open   Ctrl+N record   Ctrl+K search")
}
