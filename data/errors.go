package data

import (
	"errors"
	"fmt"
)

// Kind says what went wrong in one of a few ways that callers tell apart.
type Kind string

// The kinds of errors.
const (
	NotFound Kind = "not-found" // no such record, or it was deleted
	Bad      Kind = "bad"       // a value breaks a rule; Field names it
	Conflict Kind = "conflict"  // somebody changed the record meanwhile, or it exists already
	Denied   Kind = "denied"    // the session's role may not do this
	Locked   Kind = "locked"    // wrong password, or another program is writing
	InUse    Kind = "in-use"    // another window has the file open
	Damaged  Kind = "damaged"   // the file or its key slots are broken
	Full     Kind = "full"      // the disk is full, read-only or not one to keep records on
	Gone     Kind = "gone"      // the file was taken away while it was open
	Newer    Kind = "newer"     // the file was made by a newer program
)

// Error is what a person is told: an English sentence with places for its
// arguments. The sentence is also the key under which app finds the Chinese
// one. The technical cause, if any, is for the log only.
type Error struct {
	Kind  Kind
	Field string // name of the field that is wrong, as in the database; empty if none
	Text  string // sentence, such as "The day {{.Day}} lies in the future."
	Args  map[string]any
	Over  bool // a person may save it all the same, by saying so
	Cause error
}

// Term is a code among the arguments of an error that people read as a word: a
// role, a table, a column.
type Term struct{ Enum, Code string }

// String returns the code, for logs.
func (t Term) String() string { return t.Code }

// Error returns the sentence with its arguments, for logs.
func (e *Error) Error() string {
	text := e.Text
	if len(e.Args) > 0 {
		text = fmt.Sprintf("%s %v", text, e.Args)
	}
	if e.Cause != nil {
		return text + ": " + e.Cause.Error()
	}
	return text
}

// Unwrap returns the technical cause.
func (e *Error) Unwrap() error { return e.Cause }

// Is reports whether err is an [Error] of the kind.
func Is(err error, kind Kind) bool {
	var e *Error
	return errors.As(err, &e) && e.Kind == kind
}

// args is what the sentences of errors are filled with.
type args = map[string]any

// bad says that a field breaks a rule.
func bad(field, text string, a args) *Error {
	return &Error{Kind: Bad, Field: field, Text: text, Args: a}
}

// doubtful says that a field is probably wrong; a person may keep it.
func doubtful(field, text string, a args) *Error {
	return &Error{Kind: Bad, Field: field, Text: text, Args: a, Over: true}
}

// conflict says that something stands against a change.
func conflict(text string, a args) *Error {
	return &Error{Kind: Conflict, Text: text, Args: a}
}

// missing says that a record is not there.
func missing(text string, a args) *Error {
	return &Error{Kind: NotFound, Text: text, Args: a}
}

// broken wraps a technical error with the sentence that a person is told.
func broken(kind Kind, text string, cause error) *Error {
	return &Error{Kind: kind, Text: text, Cause: cause}
}
