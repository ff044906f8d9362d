package data

import (
	"sync"
	"sync/atomic"

	"careledger/data/vault"
)

// Session is somebody signed in. Every method of [Store] that touches records
// takes it first; what its role may not do is refused.
type Session struct {
	UserID string
	User   string // the name that was signed in with
	Role   Role

	narrow    bool // works with some children only
	store     *Store
	keys      vault.Keys
	closed    atomic.Bool
	recovered atomic.Bool // signed in with the recovery code and no new password set yet
	first     atomic.Bool // signed in with a password that somebody else has set
	looked    sync.Map    // restricted records whose look is in the journal, by table, child and day
	reopened  sync.Map    // closed rolls that it may change, by class and day; see ReopenRoll
}

// Narrow reports whether the session works with some children only.
func (ss *Session) Narrow() bool { return ss.narrow }

// CanAddChildren reports whether the session may begin a new file of a child;
// who works with some children only is given them.
func (ss *Session) CanAddChildren() bool { return ss.CanWrite(Children) && !ss.narrow }

// NeedsPassword reports whether the session's user should choose a password
// now: after the recovery code, or after a first password that somebody else
// has set and knows.
func (ss *Session) NeedsPassword() bool { return ss.recovered.Load() || ss.first.Load() }

// Close signs out; the session is refused from then on.
func (ss *Session) Close() { ss.closed.Store(true) }

// CanRead reports whether the session may see an area, for a window that
// leaves out what it can't show. The store checks all the same.
func (ss *Session) CanRead(area Area) bool { return ss.Role.may(area, read) }

// CanWrite reports whether the session may record in an area.
func (ss *Session) CanWrite(area Area) bool { return !ss.store.readOnly && ss.Role.may(area, write) }

// CanDecide reports whether the session may review, invalidate and undo in an
// area.
func (ss *Session) CanDecide(area Area) bool { return !ss.store.readOnly && ss.Role.may(area, decide) }

// seal encrypts a restricted value for one column of one row. The empty text
// stays empty.
func (ss *Session) seal(value, table, column, id string) (string, error) {
	if value == "" {
		return "", nil
	}
	if ss.keys.Restricted == nil {
		return "", &Error{Kind: Denied, Text: "Your role does not allow this. Ask the person in charge."}
	}
	return vault.Seal(*ss.keys.Restricted, value, table+"."+column+"."+id)
}

// unseal gives back a restricted value, or "" for a session that is not
// entitled to it.
func (ss *Session) unseal(sealed, table, column, id string) (string, error) {
	if sealed == "" || ss.keys.Restricted == nil {
		return "", nil
	}
	value, err := vault.Open(*ss.keys.Restricted, sealed, table+"."+column+"."+id)
	if err != nil {
		return "", broken(Damaged, "A protected value can't be read; it was changed outside the program.", err)
	}
	return value, nil
}
