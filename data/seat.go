package data

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"time"

	"careledger/data/disk"
)

// A window takes the file for itself, so that two people don't work on it
// without knowing of each other; who comes second is told who has it and may
// look. Commands, which do one thing and end, work beside it.

// occupant is what the seat says of who has the file: no name.
type occupant struct {
	Role   Role   `json:"role"`
	Laptop string `json:"laptop"` // letter
	Since  string `json:"since"`  // instant
}

// seatPath is the file that is taken.
func seatPath(path string) string { return path + ".open" }

// remote reports whether a path leads to another computer; tests have their
// own.
var remote = disk.Remote

// takeSeat takes the file for one window. It answers [InUse] where another has
// it, and [Full] where the folder can't be written to.
func takeSeat(path string) (*os.File, error) {
	seat, err := disk.Take(seatPath(path))
	switch {
	case errors.Is(err, disk.ErrTaken):
		return nil, inUse(path, err)
	case err != nil:
		return nil, diskError(err)
	}
	return seat, nil
}

// inUse says who has the file.
func inUse(path string, cause error) *Error {
	var o occupant
	b, err := os.ReadFile(seatPath(path))
	if err != nil || json.Unmarshal(b, &o) != nil {
		return broken(InUse, "Another window has this file open. Close it there first, or look at the file without changing anything.", errors.Join(cause, err))
	}
	return &Error{
		Kind:  InUse,
		Text:  "Somebody with the role {{.Role}} on computer {{.Laptop}} has this file open since {{.Since}}. Close it there first, or look at the file without changing anything.",
		Args:  args{"Role": Term{"role", string(o.Role)}, "Laptop": o.Laptop, "Since": localMoment(o.Since)},
		Cause: cause,
	}
}

// saySeat writes who has the file. It is only a courtesy: a failure keeps
// nobody from working.
func (s *Store) saySeat(ss *Session) error {
	if s.seat == nil {
		return nil
	}
	b, err := json.Marshal(occupant{Role: ss.Role, Laptop: s.letter, Since: s.now().UTC().Format(time.RFC3339)})
	if err == nil {
		err = s.seat.Truncate(0)
	}
	if err == nil {
		_, err = s.seat.WriteAt(b, 0)
	}
	if err != nil {
		return fmt.Errorf("say who has the file: %w", diskError(err))
	}
	return nil
}

// leaveSeat lets others have the file.
func (s *Store) leaveSeat() error {
	if s.seat == nil {
		return nil
	}
	err := errors.Join(s.seat.Truncate(0), s.seat.Close())
	s.seat = nil
	return err
}

// checkPlace refuses a folder on another computer, where two laptops could
// write at once and neither would see it.
func checkPlace(path string) error {
	if !remote(path) {
		return nil
	}
	return &Error{Kind: Full, Text: "This folder is on another computer (a network share), where the records would not be safe. Copy the whole folder to this computer or a USB stick and open it there."}
}

// ReadOnly reports whether the file is open for looking only.
func (s *Store) ReadOnly() bool { return s.readOnly }

// writable refuses to change a file that is open for looking only.
func (s *Store) writable() error {
	if s.readOnly {
		return &Error{Kind: Denied, Text: "The file is open for looking only, so nothing can be changed, printed or taken out. Close it and sign in anew when it is free."}
	}
	return s.there()
}

// there refuses to write into a file that is not in its place any more: the stick
// was pulled out, or another program moved or replaced it.
func (s *Store) there() error {
	if s.opened == nil { // it is just being opened
		return nil
	}
	if now, err := os.Stat(s.path); err != nil || !os.SameFile(now, s.opened) {
		return broken(Gone, "The file of records is not in its place any more: was the stick pulled out, or the folder moved? Nothing was saved. Put it back and sign in anew; what was saved before is in it.", err)
	}
	return nil
}
