// CareLedger (关爱台账) keeps, child by child, what a volunteer organization does
// for children who lack their parents' care, and prints the reports for those
// who pay for it.
package main

import (
	_ "embed"
	"log"
	"os"
	"strings"

	"careledger/app"
	"careledger/app/command"
	"careledger/app/platform"
	_ "careledger/app/platform/locale" // before Fyne reads it
	"careledger/app/release"
)

// about is what packaging says about the program. The version stands there and
// nowhere else.
//
//go:embed FyneApp.toml
var about string

// main opens the window when the program is started without a command, and
// otherwise does the command's work.
func main() {
	version := release.Full(told("Version"))
	db, windowed := windowOf(os.Args[1:])
	if !windowed {
		platform.AttachConsole()
		os.Exit(command.Run(command.NewDesk(version), os.Args[1:]))
	}
	if err := app.Run(app.Options{DB: db, Version: version}); err != nil {
		log.Print(err)
		os.Exit(command.Refused)
	}
}

// windowOf reports whether the arguments ask for the window: none at all, or
// --db with a file of records.
func windowOf(args []string) (db string, windowed bool) {
	switch {
	case len(args) == 0:
		return "", true
	case len(args) == 1 && strings.HasPrefix(args[0], "--db="):
		return strings.TrimPrefix(args[0], "--db="), true
	case len(args) == 2 && args[0] == "--db":
		return args[1], true
	}
	return "", false
}

// told returns what FyneApp.toml says under a name, without quotes.
func told(name string) string {
	for line := range strings.Lines(about) {
		if key, value, found := strings.Cut(line, "="); found && strings.TrimSpace(key) == name {
			return strings.Trim(strings.TrimSpace(value), `"`)
		}
	}
	return ""
}
