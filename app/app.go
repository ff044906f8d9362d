// Package app is the window: first run, sign-in, the rail of places, search,
// shortcuts and toasts. The places themselves are below screens.
package app

import (
	"fmt"
	"io"
	"log"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"

	"fyne.io/fyne/v2"
	fyneapp "fyne.io/fyne/v2/app"
	"fyne.io/fyne/v2/lang"
	"gopkg.in/natefinch/lumberjack.v2"

	"careledger/app/icon"
	"careledger/app/platform"
	"careledger/app/prefs"
	"careledger/app/theme"
	"careledger/app/widgets"
	"careledger/app/words"
)

// ID names the program to the operating system and its preferences.
const ID = "cn.careledger.desktop"

// The size in which the window opens first, in logical pixels.
const (
	startWidth  float32 = 1180
	startHeight float32 = 720
)

// Options are what the command line says about the window.
type Options struct {
	// DB is the file to offer at sign-in; empty for the one used last.
	DB string
	// Version is shown in the settings, such as "0.2.0" or "0.2.0+412.3f2a1bc5".
	Version string
}

// Run opens the window and returns when it is closed. It must be called on the
// main goroutine. The error says why no window could be opened.
//
// Where the same person has the window open already, that one is brought to the
// front instead.
func Run(o Options) (err error) {
	logTo(logFile())
	log.Printf("CareLedger %s on %s", o.Version, runtime.GOOS)
	if !platform.Claim() {
		if !platform.Raise() {
			platform.Message(nameOfBoth, runsAlready)
		}
		return nil
	}
	defer func() {
		if reason := recover(); reason != nil {
			log.Printf("panic: %s\n%s", words.Panic(reason), debug.Stack())
			err = fmt.Errorf("the window stopped: %s", words.Panic(reason))
			platform.Message(lang.L("CareLedger"), stopped())
		}
	}()
	if err := platform.RemoveLeftPassing(); err != nil {
		log.Printf("remove what was left: %s", words.Cause(err))
	}
	fyneapp.SetMetadata(fyne.AppMetadata{ID: ID, Name: "CareLedger", Version: o.Version})
	a := fyneapp.NewWithID(ID)
	kept := prefs.Of(a.Preferences())
	if err := words.Use(kept.Language()); err != nil {
		return err
	}
	a.Settings().SetTheme(theme.New(kept.Variant(), kept.TextPercent()))
	a.SetIcon(icon.App())
	w := a.NewWindow(lang.L("CareLedger"))
	w.SetPadded(false)
	w.SetMaster()
	w.Resize(startSize())
	keepPlace(a, w, kept)
	p := newProgram(w.Canvas(), kept)
	p.title, p.version, p.quit = w.SetTitle, o.Version, w.Close
	p.offer(o.DB)
	p.start()
	defer every(backupEvery, p.backUp)()
	defer every(idleEvery, p.lockWhenIdle)()
	defer every(idleEvery, p.tidy)()
	defer every(draftEvery, widgets.KeepDrafts)()
	defer every(newerEvery, p.lookForNewer)()
	w.SetOnDropped(func(_ fyne.Position, files []fyne.URI) { p.guard(func() { p.dropped(files) }) })
	w.SetOnClosed(p.close)
	w.ShowAndRun()
	return nil
}

// startSize is the size in which the window opens: no larger than the screen
// has room for.
func startSize() fyne.Size {
	size := fyne.NewSize(startWidth, startHeight)
	if width, height, known := platform.Room(); known {
		size = size.Min(fyne.NewSize(width, height))
	}
	return size
}

// stopped is what a person is told when the window had to be closed.
func stopped() string {
	return lang.L("Something went wrong and the window was closed. All that was saved is in the file; open the program again and go on.")
}

// logFile opens the log, which is kept small. Where it can't be written the log
// goes to the standard error.
func logFile() io.Writer {
	folder := platform.LogFolder()
	if os.MkdirAll(folder, 0o700) != nil {
		return os.Stderr
	}
	file := &lumberjack.Logger{Filename: filepath.Join(folder, "careledger.log"), MaxSize: 2, MaxBackups: 3}
	// The file comes first: a window program on Windows has no standard error,
	// and a failure to write there must not keep the entry from the file.
	return io.MultiWriter(file, os.Stderr)
}

// logTo sends the log there and watches it for the one failure that would leave
// the process alive without a window.
func logTo(w io.Writer) {
	log.SetOutput(platform.GuardWindow(w, nameOfBoth,
		"这台电脑的显卡驱动太旧，打不开窗口。您的记录都还在，没有受影响。\n\n"+
			"1. 如果正在用远程桌面，请直接在这台电脑上登录再试。\n"+
			"2. 请安装电脑厂商提供的显卡驱动，然后重新打开。\n"+
			"3. 还是不行，请懂电脑的人照说明（README，“没有显卡驱动的电脑”）把软件显卡 opengl32.dll 放到软件所在的文件夹。\n\n"+
			"No window can be opened: the graphics driver lacks OpenGL 2. Sign in at the computer itself instead of by remote desktop, install the driver of the computer's maker, or put a software opengl32.dll beside the program as the README says."))
}
