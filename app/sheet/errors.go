package sheet

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"

	"fyne.io/fyne/v2/lang"
)

// Code names the reason why a whole file is refused.
type Code string

// The codes of [Error].
const (
	NotATable     Code = "not-a-table"    // a picture, a PDF, a Word file …
	OldXLS        Code = "old-xls"        // the format of Excel 97–2003
	Encrypted     Code = "encrypted"      // protected with a password
	Empty         Code = "empty"          // no byte, or no cell with content
	NoHeadings    Code = "no-headings"    // no row that looks like the headings wanted
	NoRows        Code = "no-rows"        // headings, and nothing below them
	ZipBomb       Code = "zip-bomb"       // unpacks to far more than any table needs
	TooLarge      Code = "too-large"      // more than the limits of this package; Args What, a limit constant below, and Limit
	OpenElsewhere Code = "open-elsewhere" // another program has it open; Args Lock where a lock file tells so
	Unreadable    Code = "unreadable"     // damaged, cut short, or of an unknown character encoding
	NotFound      Code = "not-found"      // no such file
	NotAllowed    Code = "not-allowed"    // the file may not be read
	NoFolder      Code = "no-folder"      // the folder to write into does not exist
	NoWrite       Code = "no-write"       // the folder or file may not be written
	DiskFull      Code = "disk-full"      // nothing was written, the old file is kept
	OneSheetOnly  Code = "one-sheet-only" // a .csv file holds one table
	WrongName     Code = "wrong-name"     // the name ends neither in .xlsx nor in .csv
	TextTooLong   Code = "text-too-long"  // a value longer than a cell may be; Args Sheet, Row and Column
	WriteFailed   Code = "write-failed"   // anything else that went wrong while writing
)

// Error is why a file could not be read or written, whole. Its Error method
// is for the log; [Sentence] is for the person.
type Error struct {
	Code Code
	Args map[string]any // values for the sentence; File, the file's name, is always there
	Err  error          // the technical cause, may be nil
}

// Error returns the code, the file and the cause, for the log.
func (e *Error) Error() string {
	text := fmt.Sprintf("sheet %s: %v", e.Code, e.Args["File"])
	if e.Err != nil {
		text += ": " + e.Err.Error()
	}
	return text
}

// Unwrap returns the technical cause.
func (e *Error) Unwrap() error { return e.Err }

// fail makes an error about the file at path. args are pairs of a name and a
// value for the sentence.
func fail(code Code, path string, cause error, args ...any) *Error {
	e := &Error{Code: code, Err: cause, Args: map[string]any{"File": filepath.Base(path), "Folder": filepath.Dir(path)}}
	for i := 0; i+1 < len(args); i += 2 {
		e.Args[fmt.Sprint(args[i])] = args[i+1]
	}
	return e
}

// sentence has one text for each code.
func sentence(code Code, args map[string]any) string {
	switch code {
	case NotATable:
		return lang.L("“{{.File}}” is not a table that can be read. Open it in Excel or WPS, save it as .xlsx, and choose that file.", args)
	case OldXLS:
		return lang.L("“{{.File}}” is in the old .xls format. Open it in Excel or WPS, choose Save As, pick “Excel workbook (*.xlsx)”, and import the new file.", args)
	case Encrypted:
		return lang.L("“{{.File}}” is protected with a password. Open it with the password, remove the password under File › Info › Protect Workbook (in WPS: File › Encrypt), save it, and import it again.", args)
	case Empty:
		return lang.L("“{{.File}}” has no content. Check that it is the right file and that it was saved.", args)
	case NoHeadings:
		return lang.L("No row of headings was found in “{{.File}}”. One row must hold the names of the columns, such as {{.Example}}. The empty table of this program shows how.", args)
	case NoRows:
		return lang.L("“{{.File}}” has headings but no rows below them. Fill in at least one row and save it.", args)
	case ZipBomb:
		return lang.L("“{{.File}}” unpacks to far more data than a table can have and was not opened. Ask whoever sent it for a fresh copy.", args)
	case TooLarge:
		return tooLarge(args)
	case OpenElsewhere:
		return openElsewhere(args)
	case Unreadable:
		return lang.L("“{{.File}}” is damaged or incomplete. Copy it again from where it came from, or open it in Excel or WPS and save it anew as .xlsx.", args)
	case NotFound:
		return lang.L("“{{.File}}” was not found. It may have been moved or renamed; choose it again.", args)
	case NotAllowed:
		return lang.L("This computer does not allow reading “{{.File}}”. Copy it to the desktop and try again.", args)
	case NoFolder:
		return lang.L("The folder “{{.Folder}}” does not exist. Choose another place to save.", args)
	case NoWrite:
		return lang.L("“{{.File}}” cannot be saved in “{{.Folder}}”: no permission to write there. Choose another folder, such as the desktop.", args)
	case DiskFull:
		return lang.L("The disk is full, so “{{.File}}” was not saved. Nothing was changed. Free some space or choose another disk.", args)
	case OneSheetOnly:
		return lang.L("A .csv file can hold only one table. Save as .xlsx instead.", args)
	case WrongName:
		return lang.L("“{{.File}}” must end in .xlsx or .csv. Change the name and save again.", args)
	case TextTooLong:
		return lang.L("The text in row {{.Row}}, column “{{.Column}}” is longer than a cell can hold (32,767 characters). Shorten it and export again.", args)
	default:
		return lang.L("“{{.File}}” could not be saved. Nothing was changed. Try again, or choose another folder.", args)
	}
}

// What exceeds a limit, for [TooLarge].
const (
	limitSize    = "size"
	limitSheets  = "sheets"
	limitRows    = "rows"
	limitColumns = "columns"
	limitCells   = "cells"
	limitText    = "text"
)

// tooLarge tells which limit a table exceeds.
func tooLarge(args map[string]any) string {
	switch args["What"] {
	case limitText:
		return lang.L("Cell {{.Cell}} of “{{.File}}” has more than {{.Limit}} characters. Shorten it and import again.", args)
	case limitColumns:
		return lang.L("“{{.File}}” has content beyond column {{.Limit}} (cell {{.Cell}}). Delete the columns that are not needed and import again.", args)
	case limitSheets:
		return lang.L("“{{.File}}” has more than {{.Limit}} sheets. Delete those that are not needed and import again.", args)
	case limitSize:
		return lang.L("“{{.File}}” is larger than {{.Limit}} MB. Take pictures out of it, or split it into several files.", args)
	case limitRows:
		return lang.L("“{{.File}}” has more than {{.Limit}} rows. Split it into several files and import them one after the other.", args)
	default:
		return lang.L("“{{.File}}” has more than {{.Limit}} cells with content. Split it into several files and import them one after the other.", args)
	}
}

// openElsewhere tells about the other program, and what to do about a lock
// file that a crashed program left behind.
func openElsewhere(args map[string]any) string {
	if args["Lock"] != nil {
		return lang.L("“{{.File}}” is open in another program. Save and close it in Excel or WPS, then try again. If it is not open anywhere, delete the small file “{{.Lock}}” beside it.", args)
	}
	return lang.L("“{{.File}}” is open in another program. Save and close it in Excel or WPS, then try again.", args)
}

// Sentence returns what err means for the person and what to do about it, in
// the person's language. Errors of other packages get a general sentence.
func Sentence(err error) string {
	var e *Error
	if errors.As(err, &e) {
		return sentence(e.Code, e.Args)
	}
	return sentence(WriteFailed, map[string]any{"File": ""})
}

// Windows error numbers that say that another program holds a file, or that
// the disk is full (winerror.h). Other systems give these numbers other
// meanings.
const (
	winAccessDenied     = syscall.Errno(5)
	winSharingViolation = syscall.Errno(32)
	winLockViolation    = syscall.Errno(33)
	winHandleDiskFull   = syscall.Errno(39)
	winDiskFull         = syscall.Errno(112)
)

// classify returns the code for an error of the operating system, and other
// where it is none of the known ones.
func classify(err error, goos string, denied, other Code) Code {
	var number syscall.Errno
	if errors.As(err, &number) {
		if goos == "windows" {
			switch number {
			case winSharingViolation, winLockViolation:
				return OpenElsewhere
			case winDiskFull, winHandleDiskFull:
				return DiskFull
			}
		} else {
			switch number {
			case syscall.ENOSPC:
				return DiskFull
			case syscall.EROFS:
				return denied
			}
		}
	}
	switch {
	case errors.Is(err, fs.ErrPermission):
		return denied
	case errors.Is(err, fs.ErrNotExist):
		return NotFound
	}
	return other
}

// readFailure turns an error of opening or reading path into a coded one. An
// error that is coded already stays as it is.
func readFailure(path string, err error) error {
	var e *Error
	if errors.As(err, &e) {
		return err
	}
	return fail(classify(err, runtime.GOOS, NotAllowed, Unreadable), path, err)
}

// writeFailure turns an error of writing path into a coded one.
func writeFailure(path string, err error) error {
	var e *Error
	if errors.As(err, &e) {
		return err
	}
	code := classify(err, runtime.GOOS, NoWrite, WriteFailed)
	var link *os.LinkError
	// Windows answers "access denied" when the file to be replaced is open.
	if runtime.GOOS == "windows" && errors.As(err, &link) && errors.Is(err, winAccessDenied) {
		code = OpenElsewhere
	}
	return fail(code, path, err)
}

// lockFile returns the name of the lock file by which Excel, WPS or
// LibreOffice say that path is open, and an empty string when there is none.
func lockFile(path string) string {
	dir, base := filepath.Split(path)
	for _, name := range []string{"~$" + base, ".~" + base, ".~lock." + base + "#"} {
		if info, err := os.Stat(dir + name); err == nil && !info.IsDir() {
			return name
		}
	}
	return ""
}

// isTemporary reports whether the name is a lock file itself, which people
// pick by mistake when hidden files are shown.
func isTemporary(path string) bool {
	base := filepath.Base(path)
	return strings.HasPrefix(base, "~$") || strings.HasPrefix(base, ".~")
}
