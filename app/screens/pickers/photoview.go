package pickers

import (
	"image"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"careledger/app/widgets"
	"careledger/app/words"
	"careledger/data"
	"careledger/data/picture"
)

// The sizes of the large view: the dialog, the column beside the photo, the
// room for the dialog's head and buttons, and the least and most of the photo.
const (
	viewWidth float32 = 1100
	viewSide  float32 = 270
	viewFrame float32 = 190
	viewLeast float32 = 230
	viewMost  float32 = 620
)

// faceChoices are the answers to whether faces can be recognised, in the order
// of their chips.
var faceChoices = []string{data.FacesNotLooked, data.FacesNo, data.FacesYes}

// photoView shows one photo large, and lets a person say what is on it. What is
// said is kept at once; a caption when the view goes on or closes.
type photoView struct {
	photos  *Photos
	at      int
	line    data.PhotoLine
	picture *widgets.Photo
	where   *widgets.Text
	faces   *widgets.ChipGroup
	caption *widgets.TextEntry
	chosen  *chosen // the children on it
	column  *fyne.Container
	dialog  *widgets.Dialog
}

// open shows a photo large.
func (p *Photos) open(i int) {
	v := &photoView{photos: p, at: i, where: widgets.Paragraph("", widgets.Muted)}
	height := min(max(p.desk.Canvas().Size().Height-viewFrame, viewLeast), viewMost)
	v.picture = widgets.NewPhoto(height)
	v.picture.OnKey, v.picture.OnRune = v.key, v.rune
	v.faces = widgets.NewChipGroup([]string{words.Label("faces", "unknown"), words.Label("faces", data.FacesNo), words.Label("faces", data.FacesYes)}, func(int) { v.save() })
	v.caption = widgets.NewMultiline(lang.L("When, where, what; no names"), 2)
	v.chosen = newChosen()
	v.chosen.changed = func() { v.save() }
	v.column = v.side()
	v.dialog = widgets.NewDialog(p.desk.Canvas(), lang.L("Photo"), widgets.HBox(16, widgets.Grow(v.picture), widgets.SideColumn(viewSide, widgets.NewScroll(widgets.Pad(0, 10, 0, 0, v.column))))).Width(viewWidth)
	if p.mayWrite() {
		v.dialog.Action(lang.L("Delete"), widgets.Flat, v.remove)
	}
	if p.Len() > 1 {
		v.dialog.Action(lang.L("Previous"), widgets.Bordered, func() { v.step(-1) })
		v.dialog.Action(lang.L("Next one"), widgets.Bordered, func() { v.step(1) })
	}
	v.dialog.OnClosed = func() { v.save(); p.Focus() }
	v.show()
	v.dialog.Open()
	p.desk.Canvas().Focus(v.picture)
}

// side is what stands beside the photo.
func (v *photoView) side() *fyne.Container {
	p := v.photos
	if !p.mayWrite() || v.at >= len(p.lines) {
		return widgets.VBox(12, v.where)
	}
	search := adder(lang.L("Name, pinyin or file number"), v.search, func(options []widgets.Option) {
		v.chosen.add(options)
		v.save()
	})
	field := func(label string, o ...fyne.CanvasObject) fyne.CanvasObject {
		return widgets.VBox(4, append([]fyne.CanvasObject{widgets.Quiet(label)}, o...)...)
	}
	return widgets.VBox(12, v.where,
		field(lang.L("Can a face be recognised?"), v.faces),
		field(lang.L("Children on the photo"), search, v.chosen),
		field(lang.L("Caption"), v.caption),
		widgets.Paragraph(lang.L("← → another photo   1 no face   2 a face   Del delete"), widgets.Muted))
}

// search answers the children who may be on the photo: first those who were
// there.
func (v *photoView) search(text string) []widgets.Option {
	p := v.photos
	if strings.TrimSpace(text) != "" || p.who == nil {
		return findChildren(p.desk, text)
	}
	return slices.DeleteFunc(p.who(), func(o widgets.Option) bool { return slices.Contains(v.chosen.ids(), o.Key) })
}

// show shows the photo that is at hand.
func (v *photoView) show() {
	p := v.photos
	if v.at >= len(p.lines) {
		v.line = data.PhotoLine{}
		img, err := picture.Decode(p.wait[v.at-len(p.lines)].file, 1600)
		p.desk.Fail(err)
		v.picture.SetPicture(img)
		v.where.SetText(lang.L("Not saved yet. What is on it can be said once the record is saved."))
		return
	}
	v.line = p.lines[v.at]
	v.picture.SetPicture(p.small[v.line.ID]) // at once; sharp as soon as it is read
	v.where.SetText(v.about())
	v.faces.Select(slices.Index(faceChoices, v.line.Faces))
	v.caption.SetText(v.line.Caption)
	v.chosen.options = nil
	for _, c := range v.line.Children {
		v.chosen.options = append(v.chosen.options, widgets.Option{Key: c.ChildID, Label: c.Name})
	}
	v.chosen.fill()
	v.column.Refresh()
	v.load(v.line.ID)
}

// load reads the photo beside the window.
func (v *photoView) load(id string) {
	store, ss, desk := v.photos.desk.Store(), v.photos.desk.Session(), v.photos.desk
	desk.Beside(func() func() {
		file, err := store.PhotoFile(ss, id)
		var img image.Image
		if err == nil {
			img, err = picture.Decode(file, 0)
		}
		return func() {
			if err != nil {
				desk.Fail(err)
			} else if v.line.ID == id {
				v.picture.SetPicture(img)
			}
		}
	})
}

// about is what is known of the photo in words.
func (v *photoView) about() string {
	l := v.line
	of := l.Of()
	lines := []string{
		joined(words.Date(l.Day), words.Label("table", of.Table), lang.L("{{.At}} of {{.All}}", map[string]any{"At": v.at + 1, "All": v.photos.Len()})),
		lang.L("Added by {{.Who}}", map[string]any{"Who": l.CreatedBy}),
	}
	if !v.photos.mayWrite() {
		var names []string
		for _, c := range l.Children {
			names = append(names, c.Name)
		}
		faces := l.Faces
		if faces == data.FacesNotLooked {
			faces = "unknown"
		}
		lines = append(lines, words.Label("faces", faces), strings.Join(names, "、"), l.Caption)
	}
	return strings.Join(slices.DeleteFunc(lines, func(s string) bool { return s == "" }), "\n")
}

// save keeps what was said of the photo, if it changed.
func (v *photoView) save() {
	p := v.photos
	if v.line.ID == "" || !p.mayWrite() {
		return
	}
	faces, caption, children := faceChoices[v.faces.Selected()], strings.TrimSpace(v.caption.Value()), v.chosen.ids()
	was := v.line.ChildIDs()
	if faces == v.line.Faces && caption == v.line.Caption && slices.Equal(sorted(children), sorted(was)) {
		return
	}
	photo := v.line.Photo
	photo.Faces, photo.Caption = faces, caption
	err := p.desk.Store().SavePhoto(p.desk.Session(), &photo, children)
	p.desk.Fail(err)
	id := v.line.ID
	p.changed()
	v.at = max(0, slices.IndexFunc(p.lines, func(l data.PhotoLine) bool { return l.ID == id }))
	if v.at < len(p.lines) {
		v.line = p.lines[v.at]
	}
	v.column.Refresh()
}

func sorted(ids []string) []string {
	ids = slices.Clone(ids)
	slices.Sort(ids)
	return ids
}

// step shows the photo after or before.
func (v *photoView) step(by int) {
	v.save()
	v.at = (v.at + by + v.photos.Len()) % v.photos.Len()
	v.show()
	v.photos.desk.Canvas().Focus(v.picture)
}

// remove deletes the photo and shows the next one.
func (v *photoView) remove() {
	v.line = data.PhotoLine{} // nothing of it is to be kept
	v.photos.remove(v.at)
	if v.photos.Len() == 0 {
		v.dialog.Close()
		return
	}
	v.at = min(v.at, v.photos.Len()-1)
	v.show()
}

// key takes the keys of the photo.
func (v *photoView) key(ev *fyne.KeyEvent) bool {
	switch {
	case ev.Name == fyne.KeyLeft:
		v.step(-1)
	case ev.Name == fyne.KeyRight:
		v.step(1)
	case ev.Name == fyne.KeyDelete && v.photos.mayWrite():
		v.remove()
	default:
		return false
	}
	return true
}

// rune takes 1 for no face and 2 for a face, and goes on to the next photo.
func (v *photoView) rune(r rune) bool {
	if v.line.ID == "" || !v.photos.mayWrite() || r != '1' && r != '2' {
		return false
	}
	v.faces.Select(int(r - '0'))
	v.save()
	if v.at+1 < v.photos.Len() {
		v.step(1)
	}
	return true
}
