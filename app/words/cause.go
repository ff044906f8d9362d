package words

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"

	"careledger/app/sheet"
	"careledger/data"
)

// Cause is what the log keeps of an error: all that helps to find a fault, and
// nothing of anybody. The names of files, which people give after children, and
// values that could not be read are left out.
func Cause(err error) string {
	var kept *data.Error
	if errors.As(err, &kept) {
		if kept.Cause == nil {
			return kept.Text
		}
		return kept.Text + ": " + Cause(kept.Cause)
	}
	text := err.Error()
	all := personalIn(err)
	for _, personal := range slices.SortedFunc(maps.Keys(all), longestFirst) { // a path before the name at its end
		if personal != "" {
			text = strings.ReplaceAll(text, personal, all[personal])
		}
	}
	return text
}

func longestFirst(a, b string) int { return len(b) - len(a) }

// Panic is what the log keeps of the reason of a panic. Only those of Go itself
// are sure to hold nothing of a record; of others the kind is kept, and the
// stack beside it says where it was.
func Panic(reason any) string {
	if fault, ok := reason.(runtime.Error); ok {
		return fault.Error()
	}
	return fmt.Sprintf("%T", reason)
}

// personalIn are the parts of an error's text that may be personal, with what is
// said instead.
func personalIn(err error) map[string]string {
	all := map[string]string{}
	name := func(path string) { all[path] = "…" + filepath.Ext(path) }
	switch e := err.(type) {
	case *fs.PathError:
		name(e.Path)
	case *os.LinkError:
		name(e.Old)
		name(e.New)
	case *strconv.NumError:
		all[strconv.Quote(e.Num)] = "…"
	case *sheet.Error:
		name(fmt.Sprint(e.Args["File"]))
	}
	var inner []error
	switch e := err.(type) {
	case interface{ Unwrap() error }:
		inner = []error{e.Unwrap()}
	case interface{ Unwrap() []error }:
		inner = e.Unwrap()
	}
	for _, e := range inner {
		if e == nil {
			continue
		}
		maps.Copy(all, personalIn(e))
	}
	return all
}
