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

// mostPairings is how many pairings are looked at, more than any organization
// has.
const mostPairings = 200000

// The filters of the pairings, in the order of their chips.
const (
	pairsAll = iota
	pairsIncomplete
	pairsComplete
	pairsNone
)

// team is a child with those paired with it today.
type team struct {
	childID, fileNo, name, town string
	roles                       map[string][]string // names by role
}

// complete reports whether all three roles of “1+3” are there.
func (t team) complete() bool {
	return !slices.ContainsFunc(data.TeamRoles, func(role string) bool { return len(t.roles[role]) == 0 })
}

// fits reports whether a team belongs under a chip.
func (t team) fits(chip int) bool {
	switch chip {
	case pairsIncomplete:
		return !t.complete()
	case pairsComplete:
		return t.complete()
	case pairsNone:
		return len(t.roles) == 0
	}
	return true
}

// pairView shows the teams child by child.
type pairView struct {
	screen *Screen
	chips  *widgets.ChipGroup
	filter *widgets.TextEntry
	table  *widgets.Table[team]
	whole  fyne.CanvasObject
	all    []team
}

func newPairView(s *Screen) *pairView {
	v := &pairView{screen: s}
	v.chips = widgets.NewChipGroup(pairWords(), func(int) { v.show() })
	v.filter = widgets.NewTextEntry(lang.L("Filter this list"))
	v.filter.OnChanged = func(string) { v.show() }
	v.filter.OnSubmitted = func(string) { v.table.Focus() }
	v.filter.OnEscape = func() { v.filter.SetText(""); v.table.Focus() }
	v.table = widgets.NewTable(pairColumns())
	v.table.OnOpen = func(t team) { s.openPairings(t.childID) }
	head := []fyne.CanvasObject{widgets.Grow(v.chips), widgets.Fixed(filterWidth, v.filter)}
	if s.mayWrite() {
		head = append(head, widgets.PrimaryButton(lang.L("New pairing"), v.create))
	}
	v.whole = pickers.Page(widgets.HBox(theme.Tight, head...), widgets.TightCard(v.table))
	return v
}

func pairWords() []string {
	return []string{pairsAll: lang.L("All"), pairsIncomplete: lang.L("1+3 incomplete"), pairsComplete: lang.L("1+3 complete"), pairsNone: lang.L("With nobody")}
}

func pairColumns() []widgets.Column[team] {
	all := []widgets.Column[team]{
		{
			Label: lang.L("Child"), Width: 92, Weight: 1, Look: widgets.Strong,
			Text: func(t team) string { return t.name },
		},
		{
			Label: lang.L("File number"), Width: 124, Look: widgets.Muted,
			Text: func(t team) string { return t.fileNo },
			Sort: func(a, b team) int { return strings.Compare(a.fileNo, b.fileNo) },
		},
		{
			Label: lang.L("Town"), Width: 92, Weight: 1, Look: widgets.Muted,
			Text: func(t team) string { return t.town },
			Sort: func(a, b team) int { return strings.Compare(a.town, b.town) },
		},
	}
	for _, role := range data.TeamRoles {
		all = append(all, widgets.Column[team]{
			Label: words.Label("pairing_role", role), Width: 108, Weight: 2,
			Draw: func(t team, cell *widgets.Cell) {
				if names := t.roles[role]; len(names) > 0 {
					cell.SetText(strings.Join(names, "、"), widgets.Plain)
					return
				}
				cell.SetPills(widgets.PillOf{Text: lang.L("lacks"), Tone: widgets.Coral})
			},
			Sort: func(a, b team) int {
				return strings.Compare(strings.Join(a.roles[role], ""), strings.Join(b.roles[role], ""))
			},
		})
	}
	return append(all, widgets.Column[team]{Label: lang.L("Others"), Width: 96, Weight: 2, Look: widgets.Muted, Text: otherRoles})
}

// otherRoles names those paired in roles beside the three.
func otherRoles(t team) string {
	var all []string
	for _, role := range data.PairingRoles {
		if !slices.Contains(data.TeamRoles, role) {
			for _, name := range t.roles[role] {
				all = append(all, words.Label("pairing_role", role)+" "+name)
			}
		}
	}
	return strings.Join(all, "、")
}

func (v *pairView) object() fyne.CanvasObject { return v.whole }

func (v *pairView) update() {
	all, err := v.screen.teams()
	if err != nil {
		v.screen.desk.Fail(err)
		return
	}
	v.all = all
	for chip, word := range pairWords() {
		n := 0
		for _, t := range all {
			if t.fits(chip) {
				n++
			}
		}
		v.chips.SetText(chip, lang.L("{{.Word}} {{.Count}}", map[string]any{"Word": word, "Count": n}))
	}
	v.show()
}

// teams answers all active children, and others who are paired, in the order of
// their names.
func (s *Screen) teams() ([]team, error) {
	store, ss := s.desk.Store(), s.desk.Session()
	lines, _, err := store.Pairings(ss, data.PairingFilter{Day: store.Today(), Limit: mostPairings})
	if err != nil {
		return nil, err
	}
	roles := map[string]map[string][]string{}
	for _, l := range lines {
		if roles[l.ChildID] == nil {
			roles[l.ChildID] = map[string][]string{}
		}
		name := l.Person
		if name == "" {
			name = l.Partner
		}
		roles[l.ChildID][l.Role] = append(roles[l.ChildID][l.Role], name)
	}
	children, _, err := store.Children(ss, data.ChildFilter{})
	if err != nil {
		return nil, err
	}
	var all []team
	for _, c := range children {
		if c.Status == "active" || roles[c.ID] != nil {
			all = append(all, team{c.ID, c.FileNo, c.Name, c.Town, roles[c.ID]})
		}
	}
	return all, nil
}

// show filters the snapshot by chip and text.
func (v *pairView) show() {
	fits := map[string]bool{}
	text := v.filter.Text
	if text != "" {
		found, err := v.screen.desk.Store().Search(v.screen.desk.Session(), text, len(v.all)+1000)
		if err != nil {
			v.screen.desk.Fail(err)
			return
		}
		for _, l := range found {
			fits[l.ID] = true
		}
	}
	var rows []team
	for _, t := range v.all {
		if t.fits(v.chips.Selected()) && (text == "" || fits[t.childID] || t.has(text)) {
			rows = append(rows, t)
		}
	}
	v.table.SetRows(rows)
	if len(v.all) == 0 {
		v.table.Empty(lang.L("No children on file yet. Pairings begin with a child."), "", nil)
	} else {
		v.table.Empty(lang.L("No child here. Choose another filter above."), "", nil)
	}
	v.screen.desk.StatusChanged()
}

// has reports whether a name in the team, or the town, contains a text.
func (t team) has(text string) bool {
	for _, names := range t.roles {
		if strings.Contains(strings.Join(names, "、"), text) {
			return true
		}
	}
	return strings.Contains(t.town, text)
}

func (v *pairView) focus() { v.table.Focus() }

func (v *pairView) find() { v.screen.desk.Canvas().Focus(v.filter) }

// create pairs the child in the current row with somebody.
func (v *pairView) create() {
	t, _ := v.table.Selected()
	v.screen.newPairing(t.childID)
}

func (v *pairView) status() (left, right string) {
	return lang.L("{{.All}} children, {{.Shown}} shown", map[string]any{"All": len(v.all), "Shown": v.table.Len()}),
		lang.L("↑↓ choose   Enter pairings of the child   Ctrl+N new")
}
