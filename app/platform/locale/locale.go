// Package locale makes the locale of minimal systems one that Fyne
// understands. Containers and scheduled tasks run with LANG=C.UTF-8, for which
// Fyne, while it is initialized, writes three lines about a malformed language
// to the standard error, where a command's reason has to stand alone.
//
// Importing the package is enough. Go initializes packages in the order of
// their import paths as soon as what they import is ready; this one needs the
// standard library alone and stands before fyne.io.
package locale

import (
	"os"
	"strings"
)

// chinese is what the program speaks unless it is told otherwise.
const chinese = "zh_CN.UTF-8"

func init() {
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		if strings.HasPrefix(os.Getenv(name), "C.") {
			// The name is plain and the value has no zero byte, so that it can't fail.
			_ = os.Setenv(name, chinese)
		}
	}
}
