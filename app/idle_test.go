package app

import (
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"careledger/data"
	"careledger/data/datatest"
)

// timed is a desktop whose clock the test sets, with the lead of a new file
// signed in.
func timed(t *testing.T) (*testDesktop, *datatest.Clock) {
	t.Helper()
	d, clock := newDesktop(t), datatest.NewClock()
	d.now = clock.Now
	d.idle.look, d.idle.touch = clock.Now(), clock.Now()
	d.start()
	d.firstRun()
	d.Press("开始工作")
	return d, clock
}

// pass lets time go by as it does while the program runs.
func (d *testDesktop) pass(clock *datatest.Clock, span time.Duration) {
	for ; span > 0; span -= time.Minute {
		clock.Add(min(span, time.Minute))
		d.lockWhenIdle()
	}
}

// back signs the lead in again.
func (d *testDesktop) back() {
	d.T.Helper()
	d.Fill("姓名", leadName)
	d.Fill("密码", password)
	d.Press("登录")
}

func TestLockWhenIdle(t *testing.T) {
	t.Run("nobody there for ten minutes locks, and what was typed comes back", func(t *testing.T) {
		d, clock := timed(t)
		d.Control(fyne.Key2)
		d.Control(fyne.KeyN)
		d.Fill("姓名", "周小雨")
		field := d.Canvas.Focused()
		d.pass(clock, 9*time.Minute)
		if d.locked {
			t.Fatal("locked after nine minutes")
		}
		d.pass(clock, time.Minute)
		if !d.locked {
			t.Fatal("not locked after ten minutes")
		}
		d.WantText("已锁定")
		d.WantNoText("周小雨")
		d.back()
		if got := d.Field("姓名").Value(); got != "周小雨" || d.Canvas.Focused() != field {
			t.Errorf("the form holds %q, the keyboard is at %v", got, d.Canvas.Focused())
		}
		d.Type("点")
		if got := d.Field("姓名").Value(); got != "周小雨点" {
			t.Errorf("typing goes on with %q", got)
		}
	})
	t.Run("whoever types is there", func(t *testing.T) {
		d, clock := timed(t)
		d.Control(fyne.KeyK)
		for range 20 {
			d.pass(clock, 2*time.Minute)
			d.Type("a")
		}
		if d.locked {
			t.Error("locked while somebody typed")
		}
	})
	t.Run("where the system knows of the mouse, it is asked", func(t *testing.T) {
		d, clock := timed(t)
		idle := time.Duration(0)
		d.idle.system = func() (time.Duration, bool) { return idle, true }
		d.pass(clock, time.Hour)
		if d.locked {
			t.Fatal("locked while the mouse moved")
		}
		idle = 10 * time.Minute
		d.pass(clock, time.Minute)
		if !d.locked {
			t.Error("not locked")
		}
	})
	t.Run("a computer that slept is locked when it wakes", func(t *testing.T) {
		d, clock := timed(t)
		d.idle.system = func() (time.Duration, bool) { return 0, true } // what woke it was a touch
		clock.Add(time.Hour)
		d.lockWhenIdle()
		if !d.locked {
			t.Error("not locked")
		}
	})
	t.Run("work beside the window is waited for", func(t *testing.T) {
		d, clock := timed(t)
		d.running.Add(1)
		d.pass(clock, time.Hour)
		if d.locked {
			t.Fatal("locked while something ran")
		}
		d.running.Add(-1)
		d.pass(clock, time.Minute)
		if !d.locked {
			t.Error("not locked afterwards")
		}
	})
	t.Run("the person in charge sets the time, or none", func(t *testing.T) {
		d, clock := timed(t)
		d.Control(fyne.KeyComma)
		d.Press("安全")
		d.Press("30 分钟")
		d.pass(clock, 29*time.Minute)
		if d.locked {
			t.Fatal("locked before its time")
		}
		d.Press("不锁定")
		d.pass(clock, 24*time.Hour)
		if d.locked {
			t.Error("locked although it was switched off")
		}
		if err := d.store.SetSetting(d.shell.session, data.SettingLockMinutes, "7"); !data.Is(err, data.Bad) {
			t.Errorf("seven minutes: %v", err)
		}
	})
}

func TestALockedWindowShowsNothingOfTheWork(t *testing.T) {
	d, _ := timed(t)
	var ran []func()
	d.work = func(f func()) { ran = append(ran, f) }
	d.shell.Beside(func() func() { return func() { d.shell.Toast("导入了周小雨") } })
	d.Control(fyne.KeyL)
	d.work = func(f func()) { f() }
	for _, f := range ran {
		f()
	}
	d.WantNoText("周小雨")
	d.back()
	d.WantText("导入了周小雨")
}

func TestSomebodyElseDoesNotSeeTheOpenForm(t *testing.T) {
	d, _ := timed(t)
	if err := d.store.AddUser(d.shell.session, &data.User{Name: "顾念", Role: data.Volunteer}, password); err != nil {
		t.Fatal(err)
	}
	d.Control(fyne.Key2)
	d.Control(fyne.KeyN)
	d.Fill("姓名", "周小雨")
	d.Control(fyne.KeyL) // works while a dialog is open
	d.WantText("已锁定")
	d.Fill("姓名", "顾念")
	d.Fill("密码", password)
	d.Press("登录")
	d.Fill("新密码", password+"，我也喜欢")
	d.Fill("再输一次密码", password+"，我也喜欢")
	d.Press("开始工作")
	d.WantNoText("周小雨")
	if d.Canvas.Overlays().Top() != nil {
		t.Error("a dialog of the first user is open")
	}
}
