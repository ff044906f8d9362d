package app

import (
	"fmt"
	"image"
	"image/png"
	"os"
	"path/filepath"

	"fyne.io/fyne/v2"
	fyneapp "fyne.io/fyne/v2/app"
	"fyne.io/fyne/v2/driver/software"

	"careledger/app/prefs"
	"careledger/app/screens"
	"careledger/app/theme"
	"careledger/app/widgets"
	"careledger/app/words"
	"careledger/data"
)

// The code in the picture of the page that shows a recovery code.
const pictureCode = "CARE0-CARE1-CARE2-CARE3-CARE4-CARE5-CARE6"

// Look is how the screens are drawn.
type Look struct {
	Size    image.Point // in pixels at a scale of 1
	Variant theme.Variant
	Text    int // size of type in percent, from theme.MinTextPercent on
}

// Draw draws every screen into PNG files in a folder, with neither a display
// nor OpenGL, and returns their paths: 00-signin.png and others of what comes
// before, then one file for each place in the order of the rail, such as
// 01-home.png, and for each further view of it, such as 03-wishes-2.png. The
// session is not closed.
func Draw(store *data.Store, session *data.Session, look Look, folder string) ([]string, error) {
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return nil, fmt.Errorf("draw screens: %w", err)
	}
	a := fyneapp.NewWithID(ID)
	if err := words.Use(words.Chinese); err != nil {
		return nil, err
	}
	a.Settings().SetTheme(theme.New(look.Variant, look.Text))
	canvas := software.NewCanvas()
	canvas.SetPadded(false)
	canvas.Resize(fyne.NewSize(float32(look.Size.X), float32(look.Size.Y)))
	p := newProgram(canvas, prefs.Of(nothing{a.Preferences()}))
	p.toasts.Hold()
	p.work, p.back = func(f func()) { f() }, func(f func()) { f() }
	d := drawer{program: p, folder: folder, capture: canvas.Capture}
	d.before(store)
	p.store = store
	p.enter(store, session)
	for n, place := range p.shell.places {
		p.shell.Go(place.id, "")
		name := fmt.Sprintf("%02d-%s", n+1, place.id)
		d.picture(name)
		d.views(name)
		if paged, ok := p.shell.screens[place.id].(screens.Paged); ok {
			for _, page := range paged.Pages()[1:] {
				p.shell.Go(place.id, page)
				d.picture(name + "-" + page)
			}
		}
	}
	p.shell.Go(p.shell.places[0].id, "")
	p.shell.openSearch()
	d.picture("20-search")
	p.closePopups()
	p.shell.openRecordMenu()
	d.picture("21-record")
	p.closePopups()
	p.shell.openKeySheet()
	d.picture("22-keys")
	p.closePopups()
	p.shell.close()
	return d.paths, d.err
}

// drawer writes pictures until the first failure.
type drawer struct {
	program *program
	folder  string
	capture func() image.Image
	paths   []string
	err     error
}

// before draws what is shown before somebody has signed in.
func (d *drawer) before(store *data.Store) {
	p := d.program
	p.signIn = newSignIn(p, store.Path(), false)
	p.show(p.signIn.object)
	d.picture("00-signin")
	p.first = newFirstRun(p)
	p.show(p.first.object)
	d.picture("00-firstrun")
	p.show(newRestoring(p, "", p.first.path, true).object)
	d.picture("00-restore")
	p.show(p.recoveryPage("", pictureCode, nil))
	d.picture("00-recovery")
}

// views draws the further views of the place in front, which are chosen by chips
// beside its title.
func (d *drawer) views(name string) {
	for _, tool := range d.program.shell.top.tools.Objects {
		chips, ok := tool.(*widgets.ChipGroup)
		if !ok {
			continue
		}
		for view := 1; view < chips.Len(); view++ {
			chips.Choose(view)
			d.picture(fmt.Sprintf("%s-%d", name, view+1))
		}
		chips.Choose(0)
	}
}

// picture writes what the canvas shows.
func (d *drawer) picture(name string) {
	if d.err != nil {
		return
	}
	path := filepath.Join(d.folder, name+".png")
	file, err := os.Create(path)
	if err == nil {
		err = png.Encode(file, d.capture())
		if closed := file.Close(); err == nil {
			err = closed
		}
	}
	if err != nil {
		d.err = fmt.Errorf("draw %s: %w", name, err)
		return
	}
	d.paths = append(d.paths, path)
}

// closePopups takes everything away that lies over the window.
func (p *program) closePopups() {
	for _, open := range p.canvas.Overlays().List() {
		p.canvas.Overlays().Remove(open)
	}
}

// nothing are preferences that remember nothing.
type nothing struct{ fyne.Preferences }

// SetStringList implements [fyne.Preferences].
func (nothing) SetStringList(string, []string) {}

// StringList implements [fyne.Preferences].
func (nothing) StringList(string) []string { return nil }
