package data

import (
	"errors"
	"io/fs"
	"os"

	"github.com/mattn/go-sqlite3"

	"careledger/data/disk"
	"careledger/data/vault"
)

// slotError puts what the vault found into words.
func slotError(err error) error {
	var told *Error
	var code *vault.CodeError
	switch {
	case errors.As(err, &told):
		return err
	case errors.As(err, &code) && code.Group > 0:
		return &Error{Kind: Locked, Field: "code", Text: "Group {{.Group}} of the recovery code is mistyped. Please compare it with the paper.", Args: args{"Group": code.Group}, Cause: err}
	case errors.As(err, &code):
		return &Error{Kind: Locked, Field: "code", Text: "The recovery code has too many or too few characters. Please compare it with the paper.", Cause: err}
	case errors.Is(err, vault.ErrWrongPassword), errors.Is(err, vault.ErrNoSlot):
		return &Error{Kind: Locked, Text: "The name or the password is wrong.", Cause: err}
	case errors.Is(err, vault.ErrNewer):
		return &Error{Kind: Newer, Text: "This file was made by a newer version of the program. Please install that version; nothing was changed.", Cause: err}
	case errors.Is(err, os.ErrPermission), disk.Full(err), refusedByDisk(err):
		return diskError(err)
	case errors.Is(err, os.ErrNotExist):
		return broken(Damaged, "The file with the keys (.keys) is missing beside the records. Put it back from a backup.", err)
	}
	return broken(Damaged, "The file with the keys (.keys) is damaged. Put it back from a backup.", err)
}

// openError puts a failure to open the records into words.
func openError(err error) error {
	var e sqlite3.Error
	if errors.As(err, &e) && (primary(e) == sqlite3.ErrNotADB || primary(e) == sqlite3.ErrCorrupt) {
		return broken(Damaged, "The file is damaged or does not belong to these keys. Nothing was changed; open the newest backup.", err)
	}
	return diskError(err)
}

// diskError puts what the disk refuses into words and leaves other errors as
// they are.
func diskError(err error) error {
	var coded *Error
	if errors.As(err, &coded) {
		return err
	}
	var e sqlite3.Error
	if errors.As(err, &e) {
		switch primary(e) {
		case sqlite3.ErrFull:
			return noRoom(err)
		case sqlite3.ErrIoErr:
			return noDisk(err)
		case sqlite3.ErrReadonly, sqlite3.ErrCantOpen, sqlite3.ErrPerm:
			return broken(Full, "This folder can't be written to. Choose another folder, such as Documents.", err)
		case sqlite3.ErrBusy, sqlite3.ErrLocked:
			return broken(Locked, "Another program is using the file. Close it and try again.", err)
		case sqlite3.ErrCorrupt, sqlite3.ErrNotADB:
			return broken(Damaged, "The file is damaged or does not belong to these keys. Nothing was changed; open the newest backup.", err)
		case sqlite3.ErrConstraint:
			return constraintError(e)
		}
	}
	switch {
	case errors.Is(err, os.ErrPermission):
		return broken(Full, "This folder can't be written to. Choose another folder, such as Documents.", err)
	case disk.Full(err):
		return noRoom(err)
	case refusedByDisk(err):
		return noDisk(err)
	}
	return err
}

// primary is the first of SQLite's codes; a copy of pages is told with the
// further ones in it.
func primary(e sqlite3.Error) sqlite3.ErrNo { return e.Code & 0xff }

// refusedByDisk reports whether a disk that is there did not take or give what
// it was asked to: a stick that was pulled out, a sector that is worn out.
func refusedByDisk(err error) bool {
	var e *fs.PathError
	return errors.As(err, &e) && (e.Op == "write" || e.Op == "read" || e.Op == "sync") && !errors.Is(err, fs.ErrClosed)
}

func noRoom(err error) error {
	return broken(Full, "The disk is full. Nothing was saved; free some space and try again.", err)
}

func noDisk(err error) error {
	return broken(Full, "The disk does not take or give what is kept on it. Nothing was saved; see that it is connected and has room, and try again.", err)
}

// IsOwnDamage reports whether an error says that records that are open are
// damaged, not a file beside them.
func IsOwnDamage(err error) bool {
	var e sqlite3.Error
	return errors.As(err, &e) && (primary(e) == sqlite3.ErrNotADB || primary(e) == sqlite3.ErrCorrupt)
}

// constraintError puts into words what the schema refuses after all rules.
func constraintError(e sqlite3.Error) error {
	switch e.ExtendedCode {
	case sqlite3.ErrConstraintUnique, sqlite3.ErrConstraintPrimaryKey:
		return broken(Conflict, "There is such a record already.", e)
	case sqlite3.ErrConstraintForeignKey:
		return broken(NotFound, "The record is not there any more.", e)
	}
	return broken(Bad, "A value is not allowed here. Please check what you entered.", e)
}

// firstError takes the first of joined errors.
func firstError(err error) error {
	if joined, ok := err.(interface{ Unwrap() []error }); ok && len(joined.Unwrap()) > 0 {
		return joined.Unwrap()[0]
	}
	return err
}
