// Package trouble packs what whoever helps with a fault needs to know: the log,
// the versions, and how many rows there are. No record of anybody goes in.
package trouble

import (
	"archive/zip"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"

	"careledger/data"
)

// About is what the pack says besides the log.
type About struct {
	Version string // of the program
	Logs    string // folder of the log files
	Home    string // folder of the user, which is replaced by "~": it holds a name
}

// WriteFile packs everything into a zip file at a path.
func WriteFile(path string, store *data.Store, ss *data.Session, a About) (err error) {
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o600)
	if err != nil {
		return &data.Error{Kind: data.Full, Text: "This file can't be written. Choose another folder, such as Documents.", Cause: err}
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	return Write(f, store, ss, a)
}

// Write packs everything.
func Write(w io.Writer, store *data.Store, ss *data.Session, a About) error {
	about, err := a.text(store, ss)
	if err != nil {
		return err
	}
	pack := zip.NewWriter(w)
	if err := add(pack, "about.txt", about); err != nil {
		return err
	}
	logs, err := filepath.Glob(filepath.Join(a.Logs, "*.log"))
	if err != nil {
		return fmt.Errorf("logs: %w", err)
	}
	for _, path := range logs {
		text, err := os.ReadFile(path)
		if err != nil {
			text = []byte(err.Error())
		}
		if err := add(pack, filepath.Base(path), a.clean(string(text), store.Path())); err != nil {
			return err
		}
	}
	return pack.Close()
}

// text says which program works on how large a file.
func (a About) text(store *data.Store, ss *data.Session) (string, error) {
	found, err := store.Statistics(ss)
	if err != nil {
		return "", err
	}
	sqlite, cipher, err := data.Versions()
	if err != nil {
		return "", err
	}
	var b strings.Builder
	fmt.Fprintf(&b, "CareLedger %s\n%s %s %s\nSQLite %s\n%s\npages %d of %d bytes\n\n",
		a.Version, runtime.GOOS, runtime.GOARCH, runtime.Version(), sqlite, cipher, found.Pages, found.Size)
	for _, table := range slices.Sorted(maps.Keys(found.Rows)) {
		fmt.Fprintf(&b, "%-24s %d\n", table, found.Rows[table])
	}
	return b.String(), nil
}

// clean takes the names of folders out of a text: the user's own, and the one
// in which the file of records lies.
func (a About) clean(text, path string) string {
	text = strings.ReplaceAll(text, path, "<file>")
	text = strings.ReplaceAll(text, filepath.Dir(path), "<folder>")
	if len(a.Home) > 1 {
		text = strings.ReplaceAll(text, a.Home, "~")
	}
	return text
}

// add puts one text into the pack.
func add(pack *zip.Writer, name, text string) error {
	w, err := pack.Create(name)
	if err != nil {
		return fmt.Errorf("pack %s: %w", name, err)
	}
	_, err = io.WriteString(w, text)
	return err
}
