package platform

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"time"
)

// passingFolders are the names of the folders of passing files.
const passingFolders = "careledger-passing-*"

// passing are the folders of files that must not stay on the disk.
var passing struct {
	sync.Mutex
	folders []passingFolder
}

// passingFolder is one of them, with when it was made.
type passingFolder struct {
	path string
	made time.Time
}

// PassingFile answers a path for a file that is only handed to another program,
// such as a viewer or the printer. It is in a folder that only this user may
// read, and goes away with [RemovePassing].
func PassingFile(name string) (path string, err error) {
	folder, err := os.MkdirTemp("", passingFolders)
	if err != nil {
		return "", fmt.Errorf("folder for a passing file: %w", err)
	}
	passing.Lock()
	defer passing.Unlock()
	passing.folders = append(passing.folders, passingFolder{folder, time.Now()})
	return filepath.Join(folder, name), nil
}

// RemovePassing removes the passing files that are at least so old; the program
// calls it again and again for old ones, and for all when it ends. What another
// program still holds open is tried again the next time.
func RemovePassing(age time.Duration) error {
	passing.Lock()
	defer passing.Unlock()
	var left []passingFolder
	var all error
	for _, folder := range passing.folders {
		if time.Since(folder.made) < age {
			left = append(left, folder)
			continue
		}
		if err := os.RemoveAll(folder.path); err != nil {
			left, all = append(left, folder), errors.Join(all, err)
		}
	}
	passing.folders = left
	return all
}

// RemoveLeftPassing removes the passing files of a program that was killed. It
// is for the start of the only program that this user has open.
func RemoveLeftPassing() error {
	all, err := filepath.Glob(filepath.Join(os.TempDir(), passingFolders))
	if err != nil {
		return nil // a folder with letters of patterns in its name
	}
	for _, folder := range all {
		err = errors.Join(err, os.RemoveAll(folder))
	}
	return err
}
