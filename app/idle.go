package app

import (
	"time"

	"fyne.io/fyne/v2"

	"careledger/app/platform"
	"careledger/app/widgets"
)

// idleEvery is how often it is looked whether anybody is there.
const idleEvery = 10 * time.Second

// How long a secret stays in the clipboard, and a file for another program on
// the disk.
const (
	secretStays  = time.Minute
	passingStays = 10 * time.Minute
)

// draftEvery is how often it is kept what was typed into forms.
const draftEvery = 2 * time.Second

// idleness is for how long nobody has used the window.
type idleness struct {
	system func() (time.Duration, bool) // for how long nobody has used the computer, where it can tell
	touch  time.Time                    // when the window was used last
	look   time.Time                    // when it was looked last
}

// watchIdleness lets the widgets say when the window is used.
func (p *program) watchIdleness() {
	p.idle = idleness{system: platform.Idle, touch: p.clock(), look: p.clock()}
	widgets.OnTouch(p.touched)
}

// touched notes that somebody is there.
func (p *program) touched() { p.idle.touch = p.clock() }

// since is for how long nobody has been there. A computer that was asleep did
// not look meanwhile, and waking it touches it: so the time without a look counts
// as well.
func (i *idleness) since(now time.Time) time.Duration {
	asleep := now.Sub(i.look)
	i.look = now
	idle, known := i.system()
	if !known {
		idle = now.Sub(i.touch)
	}
	return max(idle, asleep)
}

// lockWhenIdle locks the window when nobody has been there for as long as the
// organization allows. Work that runs beside the window, such as an import, is
// waited for.
func (p *program) lockWhenIdle() {
	since := p.idle.since(p.clock())
	if p.shell == nil || p.locked || p.sample || p.running.Load() > 0 {
		return
	}
	limit, err := p.store.LockAfter(p.shell.session)
	if err != nil {
		p.fail(err)
		return
	}
	if limit > 0 && since >= limit {
		p.lock()
	}
}

// clock tells the time, also after the computer was asleep.
func (p *program) clock() time.Time {
	if p.now != nil {
		return p.now()
	}
	return time.Now().Round(0)
}

// every calls f on the goroutine of the window again and again, until the
// returned function is called.
func every(span time.Duration, f func()) (stop func()) {
	ticker := time.NewTicker(span)
	done := make(chan struct{})
	go func() {
		for {
			select {
			case <-ticker.C:
				fyne.Do(f)
			case <-done:
				return
			}
		}
	}()
	return func() {
		ticker.Stop()
		close(done)
	}
}
