// Package disk is what a store needs of the disk beyond reading and writing:
// files that last through a power cut or are not there at all, a file that only
// one program has at a time, and whether a folder is on another computer.
package disk

import (
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"slices"
)

// ErrTaken says that another program has the file.
var ErrTaken = errors.New("another program has the file")

// Create writes a file that was not there, through to the disk.
func Create(path string, content []byte) error {
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	if err := fill(f, content); err != nil {
		return errors.Join(err, os.Remove(path))
	}
	return SyncFolder(path)
}

// Replace puts new content in the place of a file's old one. Whatever happens
// on the way, the file holds the one or the other whole.
func Replace(path string, content []byte) error {
	f, err := os.CreateTemp(filepath.Dir(path), filepath.Base(path)+".*.new")
	if err != nil {
		return err
	}
	if err := fill(f, content); err != nil {
		return errors.Join(err, os.Remove(f.Name()))
	}
	if err := os.Rename(f.Name(), path); err != nil {
		return errors.Join(err, os.Remove(f.Name()))
	}
	return SyncFolder(path)
}

// Full reports whether an error says that there is no room: the disk or the
// person's share of it is full, or a file is as large as the disk lets it be.
func Full(err error) bool {
	return slices.ContainsFunc(fullErrors, func(full error) bool { return errors.Is(err, full) })
}

// fill writes, waits for the disk and closes.
func fill(f *os.File, content []byte) error {
	_, err := f.Write(content)
	return errors.Join(err, f.Sync(), f.Close())
}

// SyncFolder makes the name of a file last through a power cut. Windows does
// this by itself and does not let a folder be opened.
func SyncFolder(path string) error {
	if runtime.GOOS == "windows" {
		return nil
	}
	d, err := os.Open(filepath.Dir(path))
	if err != nil {
		return err
	}
	return errors.Join(d.Sync(), d.Close())
}

// Take opens a file, made if need be, so that nobody else can take it until it
// is closed, by whatever end of the program. It answers [ErrTaken] where
// somebody has it. The file can be read meanwhile.
func Take(path string) (*os.File, error) {
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return nil, err
	}
	if err := lock(f); err != nil {
		return nil, errors.Join(err, f.Close())
	}
	return f, nil
}
