package data

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"careledger/data/disk"
)

// swap puts fresh records in the place of a file. Records are several files,
// which no disk renames at once; so what is under way stands beside them, and
// whoever opens the file next finishes it: the old ones or the fresh ones are
// there whole, whenever the program dies.
type swap struct {
	Placing bool   `json:"placing"` // the old ones are aside already
	Before  string `json:"before"`  // name under which the old ones are kept; empty if there are none
	Fresh   string `json:"fresh"`   // name under which the fresh ones wait
}

// movedWith are the ends of the names of what goes with records. The keys come
// first, for records without keys can't be opened.
var movedWith = []string{".keys", ".head", "-wal", ""}

// step comes before each change on the disk; tests stop there.
var step = func() error { return nil }

// swapPath is where it stands that a swap is under way.
func swapPath(path string) string { return path + ".swap" }

// begin writes what is under way, and then does it.
func (w swap) begin(path string) error {
	if err := w.note(path); err != nil {
		return err
	}
	return finishSwap(path)
}

func (w swap) note(path string) error {
	if err := step(); err != nil {
		return err
	}
	b, err := json.Marshal(w)
	if err != nil {
		return fmt.Errorf("swap: %w", err)
	}
	return disk.Replace(swapPath(path), b)
}

// finishSwap does what is left of a swap that is under way, if there is one.
func finishSwap(path string) error {
	b, err := os.ReadFile(swapPath(path))
	if errors.Is(err, os.ErrNotExist) {
		return nil
	}
	var w swap
	if err == nil {
		err = json.Unmarshal(b, &w)
	}
	if err != nil || w.Fresh == "" || filepath.Base(w.Fresh) != w.Fresh || filepath.Base(w.Before) != w.Before && w.Before != "" {
		return broken(Damaged, "A restore was interrupted and can't be finished. Nothing is lost: the records are in files beside this one.", err)
	}
	folder := filepath.Dir(path)
	if !w.Placing {
		if err := moveRecords(path, filepath.Join(folder, w.Before)); w.Before != "" && err != nil {
			return diskError(err)
		}
		if err := os.Remove(path + "-shm"); err != nil && !errors.Is(err, os.ErrNotExist) {
			return diskError(err)
		}
		w.Placing = true
		if err := w.note(path); err != nil {
			return diskError(err)
		}
	}
	if err := moveRecords(filepath.Join(folder, w.Fresh), path); err != nil {
		return diskError(err)
	}
	return diskError(errors.Join(os.Remove(swapPath(path)), disk.SyncFolder(path)))
}

// moveRecords renames what there is of records.
func moveRecords(from, to string) error {
	for _, end := range movedWith {
		if err := step(); err != nil {
			return err
		}
		if err := os.Rename(from+end, to+end); err != nil && !errors.Is(err, os.ErrNotExist) {
			return err
		}
	}
	return disk.SyncFolder(to)
}
