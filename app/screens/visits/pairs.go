package visits

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"careledger/app/screens/pickers"
	"careledger/app/theme"
	"careledger/app/widgets"
	"careledger/app/words"
	"careledger/data"
)

// The filters of the pairings, in the order of their chips.
const (
	pairsAll = iota
	pairsIncomplete
	pairsComplete
)

// peopleFound is how many people the filter takes for meant at most.
const peopleFound = 5

// roles are the names of those paired with a child, by role.
type roles map[string][]string

// pairView shows the teams of active children, child by child. Who is paired is
// asked only for the rows in sight.
type pairView struct {
	screen *Screen
	chips  *widgets.ChipGroup
	filter *widgets.TextEntry
	table  *widgets.Table[data.ChildLine]
	whole  fyne.CanvasObject
	all    []data.ChildLine // active children
	lack   map[string]bool  // ids of those without all three roles of “1+3”
	teams  map[string]roles // of the children asked for so far, by id
}

func newPairView(s *Screen) *pairView {
	v := &pairView{screen: s}
	v.chips = widgets.NewChipGroup(pairWords(), func(int) { v.show() })
	v.filter = widgets.NewTextEntry(lang.L("Filter this list"))
	v.filter.OnChanged = func(string) { v.show() }
	v.filter.OnSubmitted = func(string) { v.table.Focus() }
	v.filter.OnEscape = func() { v.filter.SetText(""); v.table.Focus() }
	v.table = widgets.NewTable(v.columns())
	v.table.OnOpen = func(l data.ChildLine) { s.openPairings(l.ID) }
	head := []fyne.CanvasObject{widgets.Grow(pickers.Chips(v.chips)), widgets.Fixed(filterWidth, v.filter)}
	if s.mayWrite() {
		head = append(head, widgets.PrimaryButton(lang.L("New pairing"), v.create))
	}
	v.whole = pickers.Page(widgets.HBox(theme.Tight, head...), widgets.TightCard(v.table))
	return v
}

func pairWords() []string {
	return []string{pairsAll: lang.L("All"), pairsIncomplete: lang.L("1+3 incomplete"), pairsComplete: lang.L("1+3 complete")}
}

func (v *pairView) columns() []widgets.Column[data.ChildLine] {
	all := []widgets.Column[data.ChildLine]{
		{
			Label: lang.L("Child"), Width: 92, Weight: 1, Look: widgets.Strong,
			Text: func(l data.ChildLine) string { return l.Name },
			Sort: func(a, b data.ChildLine) int { return strings.Compare(a.NameKey, b.NameKey) },
		},
		{
			Label: lang.L("File number"), Width: 124, Look: widgets.Muted,
			Text: func(l data.ChildLine) string { return l.FileNo },
			Sort: func(a, b data.ChildLine) int { return strings.Compare(a.FileNo, b.FileNo) },
		},
		{
			Label: lang.L("Town"), Width: 92, Weight: 1, Look: widgets.Muted,
			Text: func(l data.ChildLine) string { return l.Town },
			Sort: func(a, b data.ChildLine) int { return strings.Compare(a.Town, b.Town) },
		},
	}
	for _, role := range data.TeamRoles {
		all = append(all, widgets.Column[data.ChildLine]{
			Label: words.Label("pairing_role", role), Width: 108, Weight: 2,
			Draw: func(l data.ChildLine, cell *widgets.Cell) {
				if names := v.team(l.ID)[role]; len(names) > 0 {
					cell.SetText(strings.Join(names, "、"), widgets.Plain)
					return
				}
				cell.SetPills(widgets.PillOf{Text: lang.L("lacks"), Tone: widgets.Coral})
			},
		})
	}
	return append(all, widgets.Column[data.ChildLine]{
		Label: lang.L("Others"), Width: 96, Weight: 2, Look: widgets.Muted,
		Text: func(l data.ChildLine) string { return v.team(l.ID).others() },
	})
}

// others names those paired in roles beside the three.
func (r roles) others() string {
	var all []string
	for _, role := range data.PairingRoles {
		if !slices.Contains(data.TeamRoles, role) {
			for _, name := range r[role] {
				all = append(all, words.Label("pairing_role", role)+" "+name)
			}
		}
	}
	return strings.Join(all, "、")
}

// team answers who is paired with a child today.
func (v *pairView) team(childID string) roles {
	if known, ok := v.teams[childID]; ok {
		return known
	}
	desk := v.screen.desk
	lines, err := desk.Store().Team(desk.Session(), childID, desk.Store().Today())
	desk.Fail(err)
	r := roles{}
	for _, l := range lines {
		name := l.Person
		if name == "" {
			name = l.Partner
		}
		r[l.Role] = append(r[l.Role], name)
	}
	v.teams[childID] = r
	return r
}

func (v *pairView) object() fyne.CanvasObject { return v.whole }

func (v *pairView) update() {
	store, ss := v.screen.desk.Store(), v.screen.desk.Session()
	all, _, err := store.Children(ss, data.ChildFilter{Status: "active"})
	if err != nil {
		v.screen.desk.Fail(err)
		return
	}
	lacking, _, err := store.Children(ss, data.ChildFilter{NoTeam: true})
	if err != nil {
		v.screen.desk.Fail(err)
		return
	}
	v.all, v.lack, v.teams = all, map[string]bool{}, map[string]roles{}
	for _, l := range lacking {
		v.lack[l.ID] = true
	}
	for chip, n := range []int{pairsAll: len(all), pairsIncomplete: len(lacking), pairsComplete: len(all) - len(lacking)} {
		v.chips.SetText(chip, lang.L("{{.Word}} {{.Count}}", map[string]any{"Word": pairWords()[chip], "Count": n}))
	}
	v.show()
}

// show filters the snapshot by chip and text.
func (v *pairView) show() {
	rows := slices.Clone(v.all)
	if chip := v.chips.Selected(); chip != pairsAll {
		rows = slices.DeleteFunc(rows, func(l data.ChildLine) bool { return v.lack[l.ID] != (chip == pairsIncomplete) })
	}
	if text := v.filter.Text; text != "" {
		fits, err := v.meant(text)
		if err != nil {
			v.screen.desk.Fail(err)
			return
		}
		rows = slices.DeleteFunc(rows, func(l data.ChildLine) bool { return !fits[l.ID] && !strings.Contains(l.Town, text) })
	}
	v.table.SetRows(rows)
	if len(v.all) == 0 {
		v.table.Empty(lang.L("No children on file yet. Pairings begin with a child."), "", nil)
	} else {
		v.table.Empty(lang.L("No child here. Choose another filter above."), "", nil)
	}
	v.screen.desk.StatusChanged()
}

// meant answers the ids of the children who fit a text, and of those paired with
// a person who does.
func (v *pairView) meant(text string) (map[string]bool, error) {
	store, ss := v.screen.desk.Store(), v.screen.desk.Session()
	fits := map[string]bool{}
	found, err := store.Search(ss, text, len(v.all)+1000)
	if err != nil {
		return nil, err
	}
	for _, l := range found {
		fits[l.ID] = true
	}
	people, err := store.SearchPeople(ss, text, peopleFound)
	if err != nil {
		return nil, err
	}
	for _, p := range people {
		lines, _, err := store.Pairings(ss, data.PairingFilter{PersonID: p.ID, Day: store.Today()})
		if err != nil {
			return nil, err
		}
		for _, l := range lines {
			fits[l.ChildID] = true
		}
	}
	return fits, nil
}

func (v *pairView) focus() { v.table.Focus() }

func (v *pairView) find() { v.screen.desk.Canvas().Focus(v.filter) }

// create pairs the child in the current row with somebody.
func (v *pairView) create() {
	l, _ := v.table.Selected()
	v.screen.newPairing(l.ID)
}

func (v *pairView) status() (left, right string) {
	return lang.L("{{.All}} children, {{.Shown}} shown", map[string]any{"All": len(v.all), "Shown": v.table.Len()}),
		lang.L("↑↓ choose   Enter pairings of the child   Ctrl+N new")
}
