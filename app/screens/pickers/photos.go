package pickers

import (
	"bytes"
	"errors"
	"image"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/widget"

	"careledger/app/platform"
	"careledger/app/screens"
	"careledger/app/widgets"
	"careledger/app/words"
	"careledger/data"
	"careledger/data/picture"
)

// PhotoTables are the tables that photos are kept in, for a screen that watches
// them.
var PhotoTables = []string{"photo", "photo_child"}

// photoEndings are how the names of files end that may be photos. HEIC can't be
// read, but whoever gives one is told what to do.
var photoEndings = []string{".jpg", ".jpeg", ".png", ".webp", ".bmp", ".gif", ".heic", ".heif"}

// ArePhotos reports whether all files may be photos, by their names.
func ArePhotos(paths []string) bool {
	return len(paths) > 0 && !slices.ContainsFunc(paths, func(path string) bool {
		return !slices.Contains(photoEndings, strings.ToLower(filepath.Ext(path)))
	})
}

// Photos shows the photos of a record small beside each other, and takes more:
// from the file dialog, dropped onto the window, or pasted as the paths of files.
// Those of a record that is not saved yet wait for [Photos.SaveTo].
type Photos struct {
	widget.BaseWidget
	// OnChanged is called after photos came, went or were marked; may be nil.
	OnChanged func()

	desk  screens.Desk
	of    data.PhotoOf            // to which new ones belong; without an id they wait
	all   bool                    // those of a child's records too
	who   func() []widgets.Option // children who probably are on a photo; may be nil
	lines []data.PhotoLine
	wait  []newPhoto
	quiet bool                   // what is added is not told
	small map[string]image.Image // by the photo's id

	head   *widgets.Text
	add    *widgets.Chip
	thumbs *widgets.Thumbs
	hint   *widgets.Text
	box    *fyne.Container
}

var _ widgets.Input = (*Photos)(nil)

// newPhoto is a file that is to become a photo.
type newPhoto struct {
	name  string // of the file
	file  []byte
	small image.Image
}

// NewPhotos shows the photos of a record. Who answers the children who probably
// are on a photo; it may be nil.
func NewPhotos(desk screens.Desk, of data.PhotoOf, who func() []widgets.Option) *Photos {
	p := &Photos{desk: desk, of: of, who: who, small: map[string]image.Image{}}
	p.head, p.hint = widgets.NewText("", widgets.Strong), widgets.Paragraph("", widgets.Muted)
	p.add = widgets.ActionChip(lang.L("Add photos"), p.choose)
	p.thumbs = widgets.NewThumbs()
	p.thumbs.OnOpen = p.open
	p.thumbs.OnPaste = p.paste
	p.thumbs.OnKey = func(i int, ev *fyne.KeyEvent) bool {
		if ev.Name != fyne.KeyDelete || i < 0 || !p.mayWrite() {
			return false
		}
		p.remove(i)
		return true
	}
	p.box = widgets.VBox(6, widgets.HBox(10, p.head, widgets.Space(), p.add), p.hint, p.thumbs)
	p.ExtendBaseWidget(p)
	p.Fill()
	return p
}

// NewChildPhotos shows all photos of a child; new ones belong to the child's
// file.
func NewChildPhotos(desk screens.Desk, childID string) *Photos {
	p := NewPhotos(desk, data.PhotoOf{Table: "child"}, nil)
	p.ShowChild(childID)
	return p
}

// ShowChild shows all photos of another child.
func (p *Photos) ShowChild(childID string) {
	p.of.ID, p.all = childID, true
	p.Fill()
}

// CreateRenderer makes the parts that Fyne draws.
func (p *Photos) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(p.box) }

// Value answers nothing: photos are saved by themselves.
func (p *Photos) Value() string { return "" }

// SetValue does nothing.
func (p *Photos) SetValue(string) {}

// Focus gives the keyboard to the photos.
func (p *Photos) Focus() { p.desk.Canvas().Focus(p.thumbs) }

// Len answers how many photos there are.
func (p *Photos) Len() int { return len(p.lines) + len(p.wait) }

// Waiting answers how many photos wait for their record to be saved.
func (p *Photos) Waiting() int { return len(p.wait) }

func (p *Photos) mayWrite() bool { return p.desk.Session().CanPhoto(p.of.Table) }

// Fill asks the store and shows the answer.
func (p *Photos) Fill() {
	store, ss := p.desk.Store(), p.desk.Session()
	var err error
	switch {
	case p.of.ID == "":
		p.lines = nil
	case p.all:
		p.lines, err = store.ChildPhotos(ss, p.of.ID)
	default:
		p.lines, err = store.Photos(ss, p.of)
	}
	p.desk.Fail(err)
	p.show()
	p.load()
}

// show shows what is known.
func (p *Photos) show() {
	var all []widgets.ThumbOf
	open := 0
	for _, l := range p.lines {
		of := widgets.ThumbOf{Picture: p.small[l.ID]}
		switch l.Faces {
		case data.FacesNotLooked:
			of.Word, of.Tone = words.Label("faces", "unknown"), widgets.Amber
			open++
		case data.FacesYes:
			of.Word, of.Tone = words.Label("faces", l.Faces), widgets.Grey
		}
		all = append(all, of)
	}
	for _, w := range p.wait {
		all = append(all, widgets.ThumbOf{Picture: w.small, Word: lang.L("not saved yet"), Tone: widgets.Amber})
	}
	head := lang.L("Photos {{.N}}", map[string]any{"N": len(all)})
	if open > 0 && p.mayWrite() {
		head += " · " + lang.L("{{.N}} not looked at for faces", map[string]any{"N": open})
	}
	p.head.SetText(head)
	p.hint.SetText("")
	if len(all) == 0 {
		p.hint.SetText(lang.L("No photos yet."))
		if p.mayWrite() {
			p.hint.SetText(lang.L("Drop photos onto the window, or add them here. They are kept small, and where they were taken is removed."))
		}
	}
	p.hint.Hidden = len(all) > 0
	p.thumbs.Hidden = len(all) == 0 && !p.mayWrite()
	p.add.Hidden = !p.mayWrite()
	p.thumbs.Set(all)
	p.box.Refresh()
	p.Refresh()
}

// load reads the small pictures that are not in memory, beside the window.
func (p *Photos) load() {
	var missing []string
	for _, l := range p.lines {
		if p.small[l.ID] == nil {
			missing = append(missing, l.ID)
		}
	}
	if len(missing) == 0 {
		return
	}
	store, ss := p.desk.Store(), p.desk.Session()
	p.desk.Beside(func() func() {
		read := map[string]image.Image{}
		for _, id := range missing {
			if file, err := store.PhotoThumb(ss, id); err == nil { // a session that ended meanwhile reads none
				read[id], _ = picture.Decode(file, 0)
			}
		}
		return func() {
			for id, img := range read {
				p.small[id] = img
			}
			p.show()
		}
	})
}

// choose asks for files.
func (p *Photos) choose() {
	p.desk.Beside(func() func() {
		patterns := make([]string, len(photoEndings))
		for i, ending := range photoEndings {
			patterns[i] = "*" + ending
		}
		paths, err := p.desk.Dialogs().OpenSeveral(lang.L("Choose photos"), platform.Filter{Name: lang.L("Photos"), Patterns: patterns})
		return func() {
			p.desk.Fail(err)
			if err == nil {
				p.TakeFiles(paths)
			}
		}
	})
}

// paste takes the paths of files that stand in the clipboard, a path a line.
func (p *Photos) paste(text string) {
	var paths []string
	for line := range strings.Lines(text) {
		if line = strings.Trim(strings.TrimSpace(line), `"'`); line != "" {
			paths = append(paths, strings.TrimPrefix(line, "file://"))
		}
	}
	if !ArePhotos(paths) {
		p.desk.Toast(lang.L("The clipboard holds no paths of photos. Drop the files onto the window, or add them with the button."))
		return
	}
	p.TakeFiles(paths)
}

// TakeFiles adds photos from files.
func (p *Photos) TakeFiles(paths []string) {
	if !p.mayWrite() {
		p.desk.Fail(&data.Error{Kind: data.Denied, Text: "Your role does not allow this. Ask the person in charge."})
		return
	}
	p.desk.Beside(func() func() {
		var come []newPhoto
		problems := problemsOf{}
		for _, path := range paths {
			file, err := readPhoto(path)
			if err != nil {
				problems.add(filepath.Base(path), err)
				continue
			}
			come = append(come, newPhoto{name: filepath.Base(path), file: file})
		}
		if p.of.ID == "" {
			return p.keepWaiting(come, problems)
		}
		return p.keep(come, problems, false)
	})
}

// readPhoto reads a file, but no more than may be a photo.
func readPhoto(path string) ([]byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, &data.Error{Kind: data.Bad, Text: "The file can't be read. Copy it to this computer first.", Cause: err}
	}
	defer f.Close() //nolint:errcheck // only read
	file, err := io.ReadAll(io.LimitReader(f, data.MostPhotoFile+1))
	if err != nil {
		return nil, &data.Error{Kind: data.Bad, Text: "The file can't be read. Copy it to this computer first.", Cause: err}
	}
	return file, nil
}

// problemsOf are the files that were not taken, and why.
type problemsOf []string

func (p *problemsOf) add(name string, err error) {
	*p = append(*p, lang.L("{{.Name}}: {{.Why}}", map[string]any{"Name": name, "Why": words.Error(err)}))
}

// keepWaiting puts files among those that wait until their record is saved.
func (p *Photos) keepWaiting(come []newPhoto, problems problemsOf) func() {
	var good []newPhoto
	for _, c := range come {
		small, err := data.CheckPhoto(c.file)
		if err != nil {
			problems.add(c.name, err)
			continue
		}
		c.small = small
		good = append(good, c)
	}
	return func() {
		for _, c := range good {
			if !slices.ContainsFunc(p.wait, func(w newPhoto) bool { return bytes.Equal(w.file, c.file) }) {
				p.wait = append(p.wait, c)
			}
		}
		p.show()
		p.tell(problems)
	}
}

// SaveTo keeps the photos that waited for their record. It is the record whose
// saving is told and can be undone.
func (p *Photos) SaveTo(of data.PhotoOf) {
	p.of, p.quiet = of, true
	come := p.wait
	p.wait = nil
	if len(come) > 0 {
		p.desk.Beside(func() func() { return p.keep(come, nil, false) })
	}
}

// keep saves photos; it runs beside the window and answers what to show then.
// Those that another record has already are asked about.
func (p *Photos) keep(come []newPhoto, problems problemsOf, over bool) func() {
	store, ss, of := p.desk.Store(), p.desk.Session(), p.of
	var added []string
	var doubtful []newPhoto
	var doubt error
	for _, c := range come {
		photo := data.NewPhoto(of)
		err := store.AddPhoto(ss, &photo, c.file, over)
		var e *data.Error
		switch {
		case err == nil:
			added = append(added, photo.ID)
		case errors.As(err, &e) && e.Over:
			doubtful, doubt = append(doubtful, c), err
		default:
			problems.add(c.name, err)
		}
	}
	return func() {
		p.changed()
		if len(added) > 0 && !p.quiet {
			p.desk.ToastUndo(lang.L("Added {{.N}} photos.", map[string]any{"N": len(added)}), func() {
				p.desk.Fail(store.RemovePhotos(ss, added...))
				p.changed()
			})
		}
		p.tell(problems)
		if len(doubtful) > 0 {
			widgets.Confirm(p.desk.Canvas(), lang.L("Add {{.N}} photos all the same?", map[string]any{"N": len(doubtful)}), words.Error(doubt), lang.L("Add all the same"), func() {
				p.desk.Beside(func() func() { return p.keep(doubtful, nil, true) })
			})
		}
	}
}

// tell says which files were not taken.
func (p *Photos) tell(problems problemsOf) {
	if len(problems) > 0 {
		widgets.ShowInfo(p.desk.Canvas(), lang.L("{{.N}} files were not taken", map[string]any{"N": len(problems)}), strings.Join(problems, "\n"))
	}
}

// changed shows what is kept now.
func (p *Photos) changed() {
	p.Fill()
	if p.OnChanged != nil {
		p.OnChanged()
	}
}

// remove puts a photo into the bin and offers to bring it back; one that waits
// is gone.
func (p *Photos) remove(i int) {
	if i >= len(p.lines) {
		p.wait = slices.Delete(p.wait, i-len(p.lines), i-len(p.lines)+1)
		p.show()
		return
	}
	store, ss, id := p.desk.Store(), p.desk.Session(), p.lines[i].ID
	if err := store.RemovePhotos(ss, id); err != nil {
		p.desk.Fail(err)
		return
	}
	p.changed()
	p.desk.ToastUndo(lang.L("The photo is in the bin."), func() {
		p.desk.Fail(store.RestorePhotos(ss, id))
		p.changed()
	})
}
