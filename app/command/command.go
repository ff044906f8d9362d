// Package command does the program's work without a window, for scheduled
// tasks and for checks: careledger new, import, report and the like.
//
// A command exits with 0 when it is done, with 1 when it is refused, the
// reason in one line on the standard error, and with 2 when it was called in a
// wrong way. Passwords come from CARELEDGER_PASSWORD or are asked for, and
// never stand among the arguments.
package command

import (
	"errors"
	"fmt"
	"io"
	"log"
	"os"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2/lang"
	"github.com/alecthomas/kong"
	"gopkg.in/natefinch/lumberjack.v2"

	"careledger/app/platform"
	"careledger/app/words"
)

// The codes with which a command exits.
const (
	Done    = 0
	Refused = 1
	Misused = 2
)

// program is what the program is called in examples.
const program = "careledger"

// Desk is what a command works with.
type Desk struct {
	Version string // of the program
	In      *os.File
	Out     io.Writer
	Err     io.Writer
	Getenv  func(string) string
}

// NewDesk is the desk of the operating system.
func NewDesk(version string) *Desk {
	return &Desk{Version: version, In: os.Stdin, Out: os.Stdout, Err: os.Stderr, Getenv: os.Getenv}
}

// commands are all commands with their arguments.
type commands struct {
	New      newCommand      `cmd:"" help:"${new}"`
	Demo     demoCommand     `cmd:"" help:"${demo}"`
	Import   importCommand   `cmd:"" help:"${import}"`
	Template templateCommand `cmd:"" help:"${template}"`
	Export   exportCommand   `cmd:"" help:"${export}"`
	Report   reportCommand   `cmd:"" help:"${report}"`
	Form     formCommand     `cmd:"" help:"${form}"`
	Screens  screensCommand  `cmd:"" help:"${screens}"`
	Backup   backupCommand   `cmd:"" help:"${backup}"`
	Restore  restoreCommand  `cmd:"" help:"${restore}"`
	Verify   verifyCommand   `cmd:"" help:"${verify}"`
	List     listCommand     `cmd:"" help:"${list}"`
	Manual   manualCommand   `cmd:"" help:"${manual}"`
	Version  versionCommand  `cmd:"" help:"${version}"`
}

// Run runs one command and answers the code to exit with. It speaks Chinese
// unless a command is told otherwise.
func Run(desk *Desk, args []string) int {
	logToFile()
	if err := words.Use(words.Chinese); err != nil {
		fmt.Fprintln(desk.Err, err)
		return Refused
	}
	helped := false
	var all commands
	parser, err := kong.New(&all,
		kong.Name(program), kong.Writers(desk.Out, desk.Err), kong.Exit(func(int) { helped = true }),
		kong.Help(help), kong.Vars(texts()), kong.Bind(desk),
	)
	if err != nil {
		return desk.fail(err)
	}
	chosen, err := parser.Parse(args)
	switch {
	case helped:
		return Done
	case err != nil:
		return desk.misused(err)
	}
	if err := chosen.Run(); err != nil {
		return desk.fail(err)
	}
	return Done
}

// fail tells why a command was refused.
func (d *Desk) fail(err error) int {
	var wrong usage
	if errors.As(err, &wrong) {
		return d.misused(wrong)
	}
	var told refusal
	if !errors.As(err, &told) {
		told = refusal(words.Error(err))
	}
	fmt.Fprintln(d.Err, strings.ReplaceAll(string(told), "\n", " "))
	return Refused
}

// refusal is a reason of this package, in the person's words.
type refusal string

// Error returns the sentence.
func (r refusal) Error() string { return string(r) }

// usage says that a command was called in a wrong way.
type usage string

// Error returns the sentence.
func (u usage) Error() string { return string(u) }

// logToFile writes the technical causes of errors where the window writes them,
// so that the standard error holds the reason alone.
func logToFile() {
	folder := platform.LogFolder()
	if os.MkdirAll(folder, 0o700) != nil {
		log.SetOutput(io.Discard)
		return
	}
	log.SetOutput(&lumberjack.Logger{Filename: filepath.Join(folder, "careledger.log"), MaxSize: 2, MaxBackups: 3})
}

// say writes a line of the answer.
func (d *Desk) say(key string, args map[string]any) {
	fmt.Fprintln(d.Out, lang.L(key, args))
}
