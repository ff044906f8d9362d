package app

import (
	"errors"
	"log"
	"runtime/debug"
	"sync/atomic"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"careledger/app/platform"
	"careledger/app/prefs"
	"careledger/app/release"
	"careledger/app/widgets"
	"careledger/app/words"
	"careledger/data"
)

// program is the window through its life: first run, sign-in, work, lock.
type program struct {
	canvas  fyne.Canvas
	prefs   prefs.Prefs
	dialogs platform.Dialogs
	title   func(string)     // names the window
	now     func() time.Time // the clock of the store; nil for the real one
	work    func(func())     // runs what takes long beside the window
	back    func(func())     // brings what came of it back to the window
	places  []place

	print func(path string) (bool, error)

	version   string                  // of this program
	key       release.Key             // with which newer installers are checked
	sticks    func() []string         // where they are looked for, besides the chosen folder
	install   func(path string) error // starts one
	quit      func()                  // closes the window
	toldNewer string                  // the version that was told of

	toasts *widgets.Toasts
	signIn *signIn   // the question that was asked last
	first  *firstRun // the questions of a new file that were asked last

	rescued   *data.Rescued // what came of a rescue that is to be told
	restoring *restoring    // the questions of a restore that were asked last

	store  *data.Store // open file, also while locked
	shell  *shell      // nil unless somebody has signed in
	locked bool
	sample bool                // the open file is the sample, which nobody can open again
	anew   bool                // it was told that the file has to be opened anew
	under  []fyne.CanvasObject // dialogs that were open when the window was locked
	typing fyne.Focusable      // what had the keyboard then

	idle    idleness
	running atomic.Int32 // work beside the window
}

// newProgram makes a program that shows itself on a canvas.
func newProgram(canvas fyne.Canvas, kept prefs.Prefs) *program {
	p := &program{
		canvas: canvas, prefs: kept, dialogs: platform.Native{}, places: places(),
		title: func(string) {}, work: func(f func()) { go f() }, back: fyne.Do, toasts: widgets.NewToasts(),
		print: platform.Print,
		key:   release.BuiltIn(), sticks: platform.Sticks, install: platform.Install, quit: func() {},
	}
	p.listenToKeys()
	p.watchIdleness()
	return p
}

// offer puts a file in front of those known; an empty path changes nothing.
func (p *program) offer(path string) {
	if path != "" {
		p.prefs.Opened(path)
	}
}

// start shows the sign-in for the file used last, or the first run where no
// file is known.
func (p *program) start() {
	if recent := p.existing(); len(recent) > 0 {
		p.showSignIn(recent[0])
		return
	}
	p.showFirstRun()
}

// enter shows the work of somebody who has just signed in. After a lock the
// same person finds all as it was left; anybody else begins anew.
func (p *program) enter(store *data.Store, session *data.Session) {
	p.use(store)
	p.locked = false
	if !p.sample {
		p.prefs.Opened(store.Path())
	}
	if p.shell != nil && p.shell.session.UserID == session.UserID && p.shell.store == store {
		p.shell.session = session
		p.show(p.shell.object)
		for _, dialog := range p.under {
			p.canvas.Overlays().Add(dialog)
		}
		p.canvas.Focus(p.typing)
		p.under, p.typing = nil, nil
		p.guard(func() { p.shell.update(); p.shell.StatusChanged(); p.shell.badges() })
		p.shell.catchUp()
		return
	}
	p.under, p.typing = nil, nil
	if p.shell != nil {
		p.shell.close()
	}
	p.shell = newShell(p, store, session)
	p.title(p.name(session))
	p.show(p.shell.object)
	p.shell.Go(p.shell.places[0].id, "")
	p.shell.badges()
	p.warn()
	p.lookForNewer()
}

// use takes a store for the work. Another one is closed: the same file, as it
// was opened for somebody who works with other children.
func (p *program) use(store *data.Store) {
	if p.store != nil && p.store != store {
		p.leave()
	}
	p.store = store
}

// name is the window's title for a session.
func (p *program) name(session *data.Session) string {
	org, err := p.store.Org(session)
	if err != nil || org.Name == "" {
		return lang.L("CareLedger")
	}
	return org.Name + " · " + lang.L("CareLedger")
}

// lock signs out and asks for the password again. Nothing of a record stays on
// the screen, and what was being filled in is kept for the same person. The
// sample, which has nothing to protect, is left for good.
func (p *program) lock() {
	if p.shell == nil || p.locked {
		return
	}
	if p.sample {
		p.leave()
		p.start()
		return
	}
	p.locked = true
	p.typing = p.canvas.Focused()
	widgets.KeepDrafts()
	store, session := p.shell.store, p.shell.session
	p.beside(func() func() {
		_, _, _ = backUp(store, session, data.BackupLock) // the log has it
		session.Close()
		return func() {}
	})
	for _, dialog := range p.canvas.Overlays().List() {
		if open, ok := dialog.(*popup); ok {
			open.close()
			continue
		}
		p.under = append(p.under, dialog)
	}
	for _, dialog := range p.under {
		p.canvas.Overlays().Remove(dialog)
	}
	p.toasts.Clear()
	p.title(lang.L("CareLedger"))
	p.showSignIn(p.store.Path())
}

// leave closes the open file, so that another one can be opened.
func (p *program) leave() {
	if p.shell != nil {
		if !p.locked {
			widgets.KeepDrafts()
		}
		p.shell.close()
		if !p.locked && !p.sample && !p.store.Closed() {
			_, _, _ = backUp(p.shell.store, p.shell.session, data.BackupEnd) // the log has it
		}
		p.shell.session.Close()
	}
	if p.store != nil {
		if err := p.store.Close(); err != nil {
			log.Printf("close: %s", words.Cause(err))
		}
	}
	p.store, p.shell, p.locked, p.sample, p.under, p.typing = nil, nil, false, false, nil, nil
}

// signInAnew asks who is there after a restore has closed the file. The sample,
// which nobody can open again, is left for good.
func (p *program) signInAnew(told string) {
	path, user, sample := p.store.Path(), p.shell.session.User, p.sample
	p.leave()
	if sample {
		p.start()
		return
	}
	p.showSignIn(path)
	p.signIn.user.field.SetText(user)
	p.canvas.Focus(p.signIn.secret.field)
	p.toasts.Success(told)
}

// close ends the program's work when the window is closed.
func (p *program) close() {
	p.leave()
	widgets.ForgetSecret(0)
	if err := platform.RemovePassing(0); err != nil {
		log.Printf("remove passing files: %s", words.Cause(err))
	}
}

// tidy takes away what should not stay on the computer: a secret in the
// clipboard, and files that were only to be looked at or printed. One that a
// viewer still holds is tried again. The sample is such a file itself.
func (p *program) tidy() {
	widgets.ForgetSecret(secretStays)
	if !p.sample {
		_ = platform.RemovePassing(passingStays) // at the end the log has it
	}
}

// guard runs a part of the window and catches what it fails on, so that one
// mistake in one place never takes the window away.
func (p *program) guard(f func()) {
	defer func() {
		if reason := recover(); reason != nil {
			log.Printf("panic: %s\n%s", words.Panic(reason), debug.Stack())
			p.tell(lang.L("Something went wrong here. Nothing that was saved is lost; the other places work on."))
		}
	}()
	f()
}

// beside runs what takes long beside the window and then comes back with what
// is to be shown.
func (p *program) beside(task func() (show func())) {
	p.running.Add(1)
	p.work(func() {
		defer p.running.Add(-1)
		var show func()
		p.guard(func() { show = task() })
		if show != nil {
			p.back(func() { p.guard(show) })
		}
	})
}

// show fills the window, with room for toasts above all.
func (p *program) show(content fyne.CanvasObject) {
	p.canvas.SetContent(container.NewStack(content, p.toasts))
}

// tell says that something is wrong: in the dialog that is open, or in a toast.
// It may be called from any goroutine.
func (p *program) tell(text string) {
	fyne.Do(func() {
		if open, ok := p.canvas.Overlays().Top().(*widgets.Dialog); ok {
			open.SetProblem(text)
			return
		}
		p.toasts.Problem(text)
	})
}

// fail tells about an error. No error is passed over, and so is a person's own
// decision to choose nothing. An error that says that the open file itself is
// taken away or damaged leads to the sign-in.
func (p *program) fail(err error) {
	switch {
	case err == nil, errors.Is(err, platform.ErrCancelled):
	case data.Is(err, data.Gone), data.IsOwnDamage(err):
		p.askAnew(err)
	default:
		p.tell(words.Error(err))
	}
}
