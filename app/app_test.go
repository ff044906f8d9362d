package app

import (
	"errors"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/test"

	"careledger/app/platform"
	"careledger/app/prefs"
	"careledger/app/screens"
	"careledger/app/screens/screentest"
	"careledger/app/theme"
	"careledger/app/widgets"
	"careledger/app/words"
	"careledger/data"
	"careledger/data/datatest"
)

// The words and secrets of the organization in these tests.
const (
	orgName  = "云禾市心桥社工服务中心"
	leadName = "单小满"
	password = "秋天的柳桥镇很美"
)

// testDesktop is the program on a test window, with a hand that works on it.
type testDesktop struct {
	*program
	screentest.Hand
	files *screentest.Files
}

// newDesktop makes a program that knows no file and does everything at once.
func newDesktop(t testing.TB) *testDesktop {
	t.Helper()
	t.Setenv("HOME", t.TempDir())
	a := test.NewTempApp(t)
	if err := words.Use(words.Chinese); err != nil {
		t.Fatal(err)
	}
	a.Settings().SetTheme(theme.New(theme.Light, theme.MinTextPercent))
	w := test.NewTempWindow(t, nil)
	w.SetPadded(false)
	w.Resize(fyne.NewSize(1366, 768))
	d := &testDesktop{files: &screentest.Files{}}
	d.program = newProgram(w.Canvas(), prefs.Of(a.Preferences()))
	d.toasts.Hold()
	d.work = func(f func()) { f() }
	d.now = datatest.NewClock().Now
	d.dialogs = d.files
	d.Hand = screentest.Hand{T: t, Canvas: w.Canvas()}
	t.Cleanup(d.close)
	return d
}

// signedIn is a desktop on which the lead of a new file has signed in.
func signedIn(t *testing.T) (*testDesktop, *data.Store) {
	t.Helper()
	d := newDesktop(t)
	d.start()
	d.firstRun()
	d.Press("开始工作")
	return d, d.store
}

// firstRun fills in the questions of a new file and ticks that the code is
// written down.
func (d *testDesktop) firstRun() {
	d.T.Helper()
	d.Fill("机构名称", orgName)
	d.Fill("您的姓名", leadName)
	d.Fill("密码", password)
	d.Fill("再输一次密码", password)
	d.Press("开始使用")
	d.Press("我已经抄下来或打印好了。")
}

func TestFirstRun(t *testing.T) {
	t.Run("a new file is made, its code shown, and work begins", func(t *testing.T) {
		d := newDesktop(t)
		var printed []string
		d.print = func(path string) (bool, error) {
			printed = append(printed, path)
			return true, nil
		}
		d.start()
		d.WantText("新建台账")
		d.Fill("机构名称", orgName)
		if got := d.first.mark.field.Text; got != "云" {
			t.Errorf("the mark offered is %q", got)
		}
		d.Fill("您的姓名", leadName)
		d.Fill("密码", password)
		d.Fill("再输一次密码", password)
		d.Press("开始使用")
		d.WantText("恢复码")
		if d.shell != nil {
			t.Fatal("work began before the code was written down")
		}
		d.Press("打印")
		if len(printed) != 1 {
			t.Fatalf("printed %q", printed)
		}
		if raw, err := os.ReadFile(printed[0]); err != nil || !strings.HasPrefix(string(raw), "%PDF") {
			t.Errorf("what was printed is no PDF: %v", err)
		}
		d.Press("开始工作")
		d.WantText("恢复码")
		d.Press("我已经抄下来或打印好了。")
		d.Press("开始工作")
		d.WantText("工作台")
		d.WantText(leadName + " · 负责人")
		org, err := d.store.Org(d.shell.session)
		if err != nil || org.Name != orgName || org.Mark != "云" {
			t.Errorf("the organization is %+v, %v", org, err)
		}
		if recent := d.prefs.Recent(); len(recent) != 1 || recent[0] != d.store.Path() {
			t.Errorf("remembered files are %q", recent)
		}
		d.close()
		if _, err := os.Stat(printed[0]); !os.IsNotExist(err) {
			t.Errorf("the printed code is still on the disk: %v", err)
		}
	})
	t.Run("what is wrong is said beside its field and nothing is made", func(t *testing.T) {
		d := newDesktop(t)
		d.start()
		d.Press("开始使用")
		d.WantText("请填写机构名称。")
		d.Fill("机构名称", orgName)
		d.Fill("您的姓名", leadName)
		d.Fill("密码", "12345678")
		d.Press("开始使用")
		if d.first.password.note.Text() == d.first.password.hint {
			t.Error("a common password was not refused")
		}
		d.Fill("密码", password)
		d.Fill("再输一次密码", password+"。")
		d.Press("开始使用")
		d.WantText("两次输入的密码不一样，请再输一次。")
		if _, err := os.Stat(d.first.path); !os.IsNotExist(err) {
			t.Errorf("a file was made: %v", err)
		}
	})
	t.Run("another place can be chosen, and no file is overwritten", func(t *testing.T) {
		d := newDesktop(t)
		d.start()
		taken := filepath.Join(t.TempDir(), "旧台账.db")
		if err := os.WriteFile(taken, []byte("old"), 0o600); err != nil {
			t.Fatal(err)
		}
		d.files.Path = taken
		d.Press("更改")
		d.WantText(taken)
		d.Fill("机构名称", orgName)
		d.Fill("您的姓名", leadName)
		d.Fill("密码", password)
		d.Fill("再输一次密码", password)
		d.Press("开始使用")
		d.WantText("旧台账.db")
		if raw, err := os.ReadFile(taken); err != nil || string(raw) != "old" {
			t.Errorf("the old file is %q, %v", raw, err)
		}
	})
	t.Run("Enter goes from field to field", func(t *testing.T) {
		d := newDesktop(t)
		d.start()
		d.Type(orgName)
		d.Key(fyne.KeyReturn, fyne.KeyReturn)
		d.Type(leadName)
		d.Key(fyne.KeyReturn)
		d.Type(password)
		d.Key(fyne.KeyReturn)
		d.Type(password)
		d.Key(fyne.KeyReturn)
		d.WantText("恢复码")
	})
}

func TestLock(t *testing.T) {
	d, store := signedIn(t)
	before := d.shell
	d.Control(fyne.Key3)
	d.Control(fyne.KeyL)
	d.WantText("已锁定")
	d.WantNoText("工作台")
	if _, err := store.Org(before.session); !data.Is(err, data.Denied) {
		t.Errorf("the session of a locked window answers %v", err)
	}
	d.Control(fyne.Key1)
	d.Control(fyne.KeyK)
	if d.Canvas.Overlays().Top() != nil || d.locked == false {
		t.Error("keys work on a locked window")
	}

	d.Fill("姓名", leadName)
	d.Fill("密码", "wrong password")
	d.Key(fyne.KeyReturn)
	d.WantText(lang.L("The name or the password is wrong."))
	d.Fill("密码", password)
	d.Key(fyne.KeyReturn)
	if d.locked || d.shell != before {
		t.Fatal("the same person does not find the window as it was left")
	}
	if d.shell.front != screens.Wishes {
		t.Errorf("%s is in front", d.shell.front)
	}
	if _, err := store.Org(d.shell.session); err != nil {
		t.Errorf("the new session answers %v", err)
	}
}

func TestSignInAfterRestart(t *testing.T) {
	d, store := signedIn(t)
	path := store.Path()
	d.leave()
	d.start()
	d.WantText("欢迎回来")
	d.WantText(strings.TrimSuffix(filepath.Base(path), ".db"))
	d.Press("登录")
	d.WantText("请填写您的姓名。")
	d.Fill("姓名", leadName)
	d.Key(fyne.KeyReturn)
	d.Type(password)
	d.Key(fyne.KeyReturn)
	d.WantText("工作台")

	t.Run("a file that is gone is not offered", func(t *testing.T) {
		d.leave()
		if err := os.Rename(path, path+".away"); err != nil {
			t.Fatal(err)
		}
		d.start()
		d.WantText("新建台账")
		d.files.Path = path + ".away"
		d.Press("我已经有台账文件")
		d.Press("打开别的台账…")
		d.WantText("欢迎回来")
	})
}

func TestSearch(t *testing.T) {
	d, store := signedIn(t)
	for _, name := range []string{"周龚", "周宁", "单小满", "阿卜杜拉·买买提"} {
		datatest.Child(t, store, d.shell.session, name)
	}
	recorder := &recorder{blank: blank{"孩子"}}
	d.shell.screens[screens.Children] = recorder

	t.Run("typed letters find children, arrows and Enter open one", func(t *testing.T) {
		d.Control(fyne.KeyK)
		d.Type("zhou")
		d.WantText("周龚")
		d.WantText("周宁")
		d.WantNoText("单小满")
		d.Key(fyne.KeyDown, fyne.KeyReturn)
		if d.Canvas.Overlays().Top() != nil || d.shell.front != screens.Children || len(recorder.opened) != 1 {
			t.Fatalf("front is %s, opened %v", d.shell.front, recorder.opened)
		}
		child, err := store.Child(d.shell.session, recorder.opened[0])
		if err != nil || child.Name != "周宁" {
			t.Errorf("opened %q, %v", child.Name, err)
		}
	})
	t.Run("a name with a dot in the middle is found by any dot", func(t *testing.T) {
		d.Control(fyne.KeyK)
		d.Type("阿卜杜拉.买")
		d.WantText("阿卜杜拉·买买提")
		d.Key(fyne.KeyEscape)
	})
	t.Run("nothing found says so, and Escape closes", func(t *testing.T) {
		d.Control(fyne.KeyK)
		d.Type("xyzzy")
		d.WantText("没有找到“xyzzy”。")
		d.Key(fyne.KeyReturn, fyne.KeyDown, fyne.KeyEscape)
		if d.Canvas.Overlays().Top() != nil {
			t.Error("the search is still open")
		}
	})
}

func TestKeys(t *testing.T) {
	d, store := signedIn(t)
	wishes := &recorder{blank: blank{"微心愿"}}
	d.shell.screens[screens.Wishes] = wishes

	t.Run("Ctrl and a number go to a place", func(t *testing.T) {
		d.Control(fyne.Key2)
		if d.shell.front != screens.Children {
			t.Errorf("Ctrl+2 leads to %s", d.shell.front)
		}
		d.Control(fyne.KeyPageUp)
		d.Control(fyne.KeyPageUp)
		if d.shell.front != screens.Settings {
			t.Errorf("Ctrl+PageUp leads to %s", d.shell.front)
		}
	})
	t.Run("keys go to the place in front, then to the window", func(t *testing.T) {
		d.Control(fyne.Key3)
		d.Type("1")
		d.Key(fyne.KeyRight)
		if string(wishes.runes) != "1" || len(wishes.keys) != 1 {
			t.Errorf("the place was given %q and %v", wishes.runes, wishes.keys)
		}
		d.Key(fyne.KeyF1)
		d.WantText("快捷键")
		d.Key(fyne.KeyEscape)
		d.WantNoText("找孩子")
	})
	t.Run("Ctrl+N begins a record here, or asks which", func(t *testing.T) {
		d.Control(fyne.KeyN)
		if wishes.created != 1 {
			t.Errorf("created %d", wishes.created)
		}
		d.Control(fyne.Key1)
		d.Control(fyne.KeyN)
		d.WantText("心愿")
		d.Key(fyne.Key2)
		if wishes.created != 2 || d.shell.front != screens.Wishes {
			t.Errorf("created %d with %s in front", wishes.created, d.shell.front)
		}
	})
	t.Run("F5 and changes of the store bring the place up to date", func(t *testing.T) {
		before := wishes.updated
		d.Key(fyne.KeyF5)
		datatest.Child(t, store, d.shell.session, "吴雨桐")
		if wishes.updated < before+2 {
			t.Errorf("updated %d times", wishes.updated-before)
		}
		d.WantText("已保存 10:00:00")
	})
	t.Run("a dialog keeps the keys of the window away", func(t *testing.T) {
		open := widgets.ShowInfo(d.Canvas, "标题", "内容")
		d.Control(fyne.Key1)
		if d.shell.front != screens.Wishes {
			t.Error("Ctrl+1 works beneath a dialog")
		}
		open.Close()
	})
}

func TestRoles(t *testing.T) {
	d, store := signedIn(t)
	if err := store.AddUser(d.shell.session, &data.User{Name: "顾念", Role: data.Volunteer}, password); err != nil {
		t.Fatal(err)
	}
	d.lock()
	d.Fill("姓名", "顾念")
	d.Fill("密码", password)
	d.Press("登录")
	d.Fill("新密码", password+"，我也喜欢")
	d.Fill("再输一次密码", password+"，我也喜欢")
	d.Press("开始工作")
	d.WantText("顾念 · 志愿者")
	d.WantText("微心愿")
	d.WantNoText("经费")
	d.WantNoText("报告")
}

func TestOneMistakeTakesNothingDown(t *testing.T) {
	d, _ := signedIn(t)
	d.shell.screens[screens.Wishes] = &recorder{blank: blank{"微心愿"}, fails: true}
	d.Control(fyne.Key3)
	d.WantText("这里出了点问题")
	d.Control(fyne.Key2)
	if d.shell.front != screens.Children {
		t.Errorf("%s is in front", d.shell.front)
	}
}

func TestErrorsAreTold(t *testing.T) {
	d, _ := signedIn(t)
	d.shell.Fail(&data.Error{Kind: data.Conflict, Text: "There is already a file with this name: {{.Path}}", Args: map[string]any{"Path": "乙.db"}})
	d.WantText("乙.db")
	open := widgets.NewDialog(d.Canvas, "表单", widgets.Body("")).Open()
	d.shell.Fail(platform.ErrCancelled)
	d.shell.Fail(nil)
	d.WantNoText("出了点问题")
	d.shell.Fail(errors.New("a technical cause"))
	d.WantText("出了点问题")
	d.WantNoText("technical")
	open.Close()
}

func TestDraw(t *testing.T) {
	store, session := datatest.Open(t)
	datatest.Child(t, store, session, "周龚")
	for _, size := range []image.Point{{1366, 768}, {1024, 540}} {
		paths, err := Draw(store, session, Look{Size: size, Variant: theme.Light, Text: theme.MinTextPercent}, t.TempDir())
		if err != nil || len(paths) < 15 {
			t.Fatalf("%v: %d pictures, %v", size, len(paths), err)
		}
		for _, path := range paths {
			file, err := os.Open(path)
			if err != nil {
				t.Fatal(err)
			}
			picture, err := png.Decode(file)
			if err != nil || picture.Bounds().Size() != size {
				t.Errorf("%s: %v, %v", filepath.Base(path), picture.Bounds(), err)
			}
			_ = file.Close()
		}
	}
	if _, err := store.Org(session); err != nil {
		t.Errorf("drawing ended the session: %v", err)
	}
}

// blank is a place that shows nothing.
type blank struct{ title string }

func (b blank) Title() string              { return b.title }
func (b blank) Content() fyne.CanvasObject { return widgets.Quiet(b.title) }
func (b blank) Tools() []fyne.CanvasObject { return nil }
func (b blank) Update()                    {}
func (b blank) Status() (string, string)   { return "", "" }

// recorder is a place that notes what the window asks of it.
type recorder struct {
	blank
	opened           []string
	keys             []fyne.KeyName
	runes            []rune
	created, updated int
	fails            bool
}

func (r *recorder) Open(id string) { r.opened = append(r.opened, id) }
func (r *recorder) Create()        { r.created++ }
func (r *recorder) Rune(c rune) bool {
	r.runes = append(r.runes, c)
	return true
}

func (r *recorder) Key(event *fyne.KeyEvent) bool {
	if event.Name != fyne.KeyRight {
		return false
	}
	r.keys = append(r.keys, event.Name)
	return true
}

func (r *recorder) Update() {
	r.updated++
	if r.fails {
		panic("a mistake")
	}
}
