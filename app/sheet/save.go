package sheet

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
)

// save writes a file whole or not at all: to a temporary file in the same
// folder, which then takes the name. What stood under the name before stays
// when anything goes wrong.
func save(path string, write func(io.Writer) error) error {
	dir := filepath.Dir(path)
	info, err := os.Stat(dir)
	switch {
	case errors.Is(err, fs.ErrNotExist) || err == nil && !info.IsDir():
		return fail(NoFolder, path, err)
	case err != nil:
		return writeFailure(path, err)
	}
	if info, err := os.Stat(path); err == nil && info.IsDir() {
		return fail(NoWrite, path, nil)
	}
	if lock := lockFile(path); lock != "" {
		return fail(OpenElsewhere, path, nil, "Lock", lock)
	}
	file, err := os.CreateTemp(dir, ".careledger-*.tmp")
	if err != nil {
		code := classify(err, runtime.GOOS, NoWrite, NoWrite)
		if code == NotFound { // the folder is there, but takes no files, as /proc
			code = NoWrite
		}
		return fail(code, path, err)
	}
	done := false
	defer func() {
		if !done {
			file.Close()
			os.Remove(file.Name())
		}
	}()
	if err := write(file); err != nil {
		return writeFailure(path, err)
	}
	if err := file.Sync(); err != nil {
		return writeFailure(path, err)
	}
	if err := file.Close(); err != nil {
		return writeFailure(path, err)
	}
	if err := os.Rename(file.Name(), path); err != nil {
		return writeFailure(path, err)
	}
	done = true
	return nil
}
