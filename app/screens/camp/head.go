package camp

import (
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"careledger/app/theme"
	"careledger/app/widgets"
	"careledger/app/words"
	"careledger/data"
)

// Widths of the fields on top.
const (
	classWidth float32 = 276
	dateWidth  float32 = 132
)

// head is the line on top: which class, which day, which part of the day, and
// how many children the class has.
type head struct {
	screen   *Screen
	object   fyne.CanvasObject
	class    *widgets.Choice
	day      *widgets.DateField
	weekday  *widgets.Text
	sessions *fyne.Container
	places   *widgets.Text
	edit     *widgets.Button
	photos   *widgets.Button
	dated    *fyne.Container // the day with its buttons
}

func newHead(s *Screen) *head {
	h := &head{screen: s, weekday: widgets.Quiet(""), sessions: widgets.HBox(theme.Tight), places: widgets.Quiet("").Elide()}
	h.class = widgets.NewSearchChoice(s.classOptions, lang.L("No class")).LookUp(func(id string) (widgets.Option, bool) {
		c, ok := s.find(id)
		return classOption(c), ok
	})
	h.class.OnChanged = func(o widgets.Option) {
		h.class.SetValue(s.class.ID)
		s.choose(o.Key)
		s.front().focus()
	}
	h.day = widgets.NewDateField()
	h.day.OnDate = func(day string) { s.setDay(day) }
	h.day.OnSubmitted = func(string) { h.update(); s.front().focus() }
	h.day.OnEscape = func() { h.update(); s.front().focus() }
	h.dated = widgets.HBox(4,
		widgets.FlatButton("‹", func() { s.setDay(s.front().step(-1)) }), widgets.Fixed(dateWidth, h.day),
		widgets.FlatButton("›", func() { s.setDay(s.front().step(1)) }), h.weekday)
	h.photos = widgets.FlatButton(lang.L("Photos"), func() { s.openPhotos() })
	parts := []fyne.CanvasObject{widgets.Fixed(classWidth, h.class), h.dated, h.sessions, widgets.Grow(h.places), h.photos}
	if s.mayWrite() {
		h.edit = widgets.PlainButton(lang.L("Edit class"), func() { s.editClass(s.class.Camp) })
		parts = append(parts, h.edit, widgets.PlainButton(lang.L("New class"), s.createClass))
	}
	h.object = widgets.HBox(theme.Tight, parts...)
	return h
}

// update shows the class and the day of the screen.
func (h *head) update() {
	s := h.screen
	h.class.SetValue(s.class.ID)
	if h.day.Value() != s.day || !h.day.Valid() {
		h.day.SetValue(s.day)
	}
	h.weekday.SetText(words.Weekday(s.day))
	h.places.SetText(places(s.class))
	h.dated.Hidden, h.photos.Hidden = s.class.ID == "", s.class.ID == ""
	if h.edit != nil {
		h.edit.Hidden = s.class.ID == ""
	}
	h.sessions.Objects = h.sessionChips()
	h.sessions.Refresh()
	h.dated.Refresh()
	h.object.Refresh()
}

// sessionChips let the parts of the day be chosen where the roll is called for
// each.
func (h *head) sessionChips() []fyne.CanvasObject {
	s := h.screen
	sessions := s.class.Sessions()
	if s.class.ID == "" || len(sessions) < 2 {
		return nil
	}
	chips := widgets.NewChipGroup(words.Labels("camp_session", sessions), func(i int) {
		s.setSession(sessions[i])
		s.front().focus()
	}).OneLine()
	for i, session := range sessions {
		if session == s.session {
			chips.Select(i)
		}
	}
	return []fyne.CanvasObject{chips}
}

// places says how many children a class has: 报名 28/30 · 候补 4.
func places(c data.CampLine) string {
	if c.ID == "" {
		return ""
	}
	enrolled := strconv.Itoa(c.Enrolled)
	if c.Capacity > 0 {
		enrolled += "/" + strconv.Itoa(c.Capacity)
	}
	text := lang.L("{{.Places}} enrolled", map[string]any{"Places": enrolled})
	if c.Waiting > 0 {
		text += dot + lang.L("{{.N}} waiting", map[string]any{"N": c.Waiting})
	}
	return text
}

// classOptions are the classes that fit a text.
func (s *Screen) classOptions(text string) []widgets.Option {
	text = strings.ToLower(strings.TrimSpace(text))
	var found []widgets.Option
	for _, c := range s.classes {
		if strings.Contains(strings.ToLower(c.Name+c.Site+c.From), text) {
			found = append(found, classOption(c))
		}
	}
	return found
}

func classOption(c data.CampLine) widgets.Option {
	return widgets.Option{Key: c.ID, Label: c.Name, Detail: joined(c.From[:min(4, len(c.From))], words.Label("camp_term", c.Term))}
}
