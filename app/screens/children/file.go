package children

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"careledger/app/screens"
	"careledger/app/screens/pickers"
	"careledger/app/theme"
	"careledger/app/widgets"
	"careledger/app/words"
	"careledger/data"
	"careledger/data/cn"
)

// sideWidth is the width of the cards beside the timeline.
const sideWidth float32 = 196

// file shows one child's file: who it is on top, below it one timeline of
// everything, or the particulars, and beside it this year and the consents.
type file struct {
	desk   screens.Desk
	screen *Screen

	content  *fyne.Container
	nothing  fyne.CanvasObject
	page     fyne.CanvasObject
	avatar   *widgets.Avatar
	name     *widgets.Text
	pills    *fyne.Container // number and status
	category *fyne.Container
	detail   *widgets.Text
	team     *widgets.Text
	tabs     *widgets.ChipGroup
	body     *fyne.Container
	timeline *timeline
	photoBox fyne.CanvasObject
	photos   *pickers.Photos // nil until they are looked at
	side     *fyne.Container
	verbs    *fyne.Container

	child     data.Child
	guardians []data.Guardian
	consents  []data.Consent
}

// The tabs of a file.
const (
	tabTimeline = iota
	tabParticulars
	tabConsents
	tabPhotos
)

func newFile(desk screens.Desk, screen *Screen) *file {
	f := &file{desk: desk, screen: screen, timeline: newTimeline()}
	f.avatar = widgets.NewAvatar("", 52)
	f.name = widgets.NewText("", widgets.Large).Elide()
	f.pills = widgets.HBox(6)
	f.category = widgets.HBox(6)
	f.detail = widgets.Quiet("").Elide()
	f.team = widgets.Quiet("").Elide()
	f.verbs = widgets.HBox(8)
	head := widgets.NewCard(widgets.HBox(14, f.avatar,
		widgets.Grow(widgets.VBox(4, widgets.HBox(10, f.name, f.pills, widgets.Space(), f.verbs), widgets.HBox(8, f.category, widgets.Grow(f.detail)), f.team))))
	f.tabs = widgets.NewChipGroup([]string{lang.L("Timeline"), lang.L("Particulars"), lang.L("Guardians and consents"), lang.L("Photos")}, func(int) { f.fill() })
	f.side = container.NewStack()
	f.body = container.NewStack()
	f.page = widgets.VBox(theme.Gap, head, f.tabs,
		widgets.Grow(container.New(&split{right: f.side, left: f.body, beside: sideWidth}, f.body, f.side)))
	f.nothing = widgets.NewCard(widgets.EmptyState(lang.L("Choose a child at the left."), "", nil))
	f.content = container.NewStack(f.nothing)
	return f
}

// show reads a child's file and shows it; an empty id shows none.
func (f *file) show(id string) {
	if id == "" {
		f.swap(f.nothing)
		return
	}
	if err := f.fetch(id); err != nil {
		f.child = data.Child{}
		f.swap(f.nothing)
		if !data.Is(err, data.NotFound) {
			f.desk.Fail(err)
		}
		return
	}
	f.fillHead()
	f.fill()
	f.swap(f.page)
}

// fetch asks the store for all that the file shows.
func (f *file) fetch(id string) (err error) {
	store, ss := f.desk.Store(), f.desk.Session()
	if f.child, err = store.Child(ss, id); err != nil {
		return err
	}
	if f.guardians, err = store.Guardians(ss, id); err != nil {
		return err
	}
	f.consents, err = store.Consents(ss, id)
	return err
}

// swap puts one object into a stack of one.
func (f *file) swap(o fyne.CanvasObject) { put(f.content, o) }

func put(stack *fyne.Container, o fyne.CanvasObject) {
	if len(stack.Objects) == 1 && stack.Objects[0] == o {
		return
	}
	stack.Objects = []fyne.CanvasObject{o}
	stack.Refresh()
}

// fillHead fills the card on top.
func (f *file) fillHead() {
	c, today := f.child, f.desk.Store().Today()
	f.avatar.SetName(c.Name)
	f.name.SetText(c.Name)
	pills := []fyne.CanvasObject{widgets.NewPill(c.FileNo, widgets.Grey)}
	for _, p := range statusPills(c.Status) {
		pills = append(pills, widgets.NewPill(p.Text, p.Tone))
	}
	f.pills.Objects = pills
	f.pills.Refresh()
	f.category.Objects = nil
	if c.MainCategory != "" {
		f.category.Objects = []fyne.CanvasObject{widgets.NewPill(cn.CategoryName(c.MainCategory), widgets.Coral)}
	}
	f.category.Refresh()
	born := ""
	if c.Birth != "" {
		born = lang.L("{{.Age}} ({{.Birth}})", map[string]any{"Age": age(c.Birth, today), "Birth": c.Birth})
	}
	f.detail.SetText(joined(words.Label("sex", strconv.Itoa(c.Sex)), born,
		c.School+grade(c.Stage, c.Grade, c.EnrolYear, c.Class, today), cn.DivisionName(c.Division)+c.Town+c.Village, words.Label("economy", c.Economy)))
	f.team.SetText(f.teamLine(today))
	f.verbs.Objects = f.actions()
	f.verbs.Refresh()
}

// teamLine names the team of “1+3” and whether the child was met this month.
func (f *file) teamLine(today string) string {
	team, err := f.desk.Store().Team(f.desk.Session(), f.child.ID, today)
	if err != nil || len(team) == 0 {
		return lang.L("No team yet")
	}
	var members []string
	for _, m := range team {
		members = append(members, words.Label("pairing_role", m.Role)+" "+m.Person+m.Partner)
	}
	return lang.L("1+3 team: {{.Members}}", map[string]any{"Members": joined(members...)})
}

// actions are the buttons that the session may use.
func (f *file) actions() []fyne.CanvasObject {
	if !f.desk.Session().CanWrite(data.Children) {
		return nil
	}
	return []fyne.CanvasObject{
		widgets.PlainButton(lang.L("Consent"), f.addConsent),
		widgets.PlainButton(lang.L("Edit"), f.edit),
	}
}

// fill fills what stands below the tabs.
func (f *file) fill() {
	if f.child.ID == "" {
		return
	}
	services, err := f.desk.Store().Services(f.desk.Session(), f.child.ID)
	if err != nil {
		f.desk.Fail(err)
		return
	}
	switch f.tabs.Selected() {
	case tabTimeline:
		history, err := f.desk.Store().ChildHistory(f.desk.Session(), f.child.ID)
		if err != nil {
			f.desk.Fail(err)
			return
		}
		f.timeline.show(events(services, f.consents, history))
		put(f.body, f.timeline.content)
	case tabParticulars:
		put(f.body, f.particulars())
	case tabPhotos:
		put(f.body, f.photoCard())
	default:
		put(f.body, f.guardiansAndConsents())
	}
	put(f.side, f.sideCards(services))
}

// photoCard shows all photos of the child.
func (f *file) photoCard() fyne.CanvasObject {
	if f.photos == nil {
		f.photos = pickers.NewChildPhotos(f.desk, f.child.ID)
		f.photoBox = widgets.NewCard(widgets.NewScroll(widgets.Pad(0, 10, 0, 0, f.photos)))
		return f.photoBox
	}
	f.photos.ShowChild(f.child.ID)
	return f.photoBox
}

// takeFiles shows the child's photos and adds files to them.
func (f *file) takeFiles(paths []string) bool {
	if f.child.ID == "" {
		return false
	}
	f.tabs.Select(tabPhotos)
	f.fill()
	f.photos.TakeFiles(paths)
	return true
}

// edit opens the form of the child that is shown.
func (f *file) edit() {
	if f.child.ID != "" && f.desk.Session().CanWrite(data.Children) {
		f.screen.editChild(f.child)
	}
}

// remove puts the file into the bin and offers to bring it back.
func (f *file) remove() {
	c := f.child
	widgets.Danger(f.desk.Canvas(), lang.L("Delete this file?"),
		lang.L("The file of {{.Name}} with all its records goes into the bin. It can be brought back.", map[string]any{"Name": c.Name}),
		lang.L("Delete"), func() {
			if err := f.desk.Store().RemoveChild(f.desk.Session(), c.ID); err != nil {
				f.desk.Fail(err)
				return
			}
			f.screen.chosen = ""
			f.screen.Update()
			f.desk.ToastUndo(lang.L("The file of {{.Name}} is in the bin.", map[string]any{"Name": c.Name}), func() {
				f.desk.Fail(f.desk.Store().Restore(f.desk.Session(), "child", c.ID))
				f.screen.Open(c.ID)
			})
		})
}
