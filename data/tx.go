package data

import (
	"context"
	"database/sql"
	"errors"
	"log"
	"slices"
	"time"

	"github.com/jmoiron/sqlx"
)

// tx is one writing transaction of one session: one use case, all or nothing.
type tx struct {
	*sqlx.Tx
	s       *Store
	ss      *Session
	now     string // instant, RFC 3339 UTC
	today   string // local day
	batch   string // id under which the journal keeps this transaction
	touched []string
	mine    sql.NamedArg // children of a user who sees only some; see sight
	revert  []func()     // put the caller's records back to what they were, when it fails

	statements map[string]*sqlx.NamedStmt // prepared ones; they end with the transaction
}

// write runs a use case in one transaction. Only one runs at a time.
func (s *Store) write(ss *Session, area Area, a access, f func(*tx) error) error {
	_, err := s.writeBatch(ss, area, a, f)
	return err
}

// errDry ends a transaction that was only a trial.
var errDry = errors.New("trial")

// writeBatch is write that also answers the journal's batch.
func (s *Store) writeBatch(ss *Session, area Area, a access, f func(*tx) error) (batch string, err error) {
	if err := s.check(ss, area, a); err != nil {
		return "", err
	}
	t, batch, err := s.transact(ss, f)
	if err != nil {
		return "", err
	}
	if len(t.touched) > 0 {
		s.tell(t.touched)
	}
	return batch, nil
}

// transact begins, runs and commits under the writer's lock. When it fails, the
// caller's records are as they were, so that they can be saved once more.
func (s *Store) transact(ss *Session, f func(*tx) error) (done *tx, batch string, err error) {
	if err := s.writable(); err != nil {
		return nil, "", err
	}
	s.actor.mu.Lock()
	defer s.actor.mu.Unlock()
	now := s.now()
	t := &tx{
		s: s, ss: ss, batch: newID(),
		now: now.UTC().Format(time.RFC3339), today: now.In(Shanghai).Format(time.DateOnly),
	}
	s.actor.who, s.actor.batch, s.actor.now = ss.User, t.batch, t.now
	if t.Tx, err = s.writer.BeginTxx(context.Background(), nil); err != nil {
		return nil, "", diskError(err)
	}
	defer func() {
		if done == nil {
			t.takeBack()
		}
	}()
	if err := t.beginSight(); err != nil {
		return nil, "", diskError(err)
	}
	if err := f(t); err != nil {
		return nil, "", diskError(err)
	}
	if err := t.keepSight(); err != nil {
		return nil, "", diskError(err)
	}
	if err := t.Commit(); err != nil {
		return nil, "", diskError(err)
	}
	s.noteHead()
	return t, t.batch, nil
}

// takeBack ends a transaction that failed.
func (t *tx) takeBack() {
	if err := t.Rollback(); err != nil && !errors.Is(err, sql.ErrTxDone) {
		log.Printf("rollback: %v", err)
	}
	for _, revert := range slices.Backward(t.revert) {
		revert()
	}
}

// set changes a text of the caller's record, unless the transaction fails.
func (t *tx) set(field *string, value string) {
	was := *field
	t.revert = append(t.revert, func() { *field = was })
	*field = value
}

// giveNumber puts the next number of a kind into the caller's record.
func (t *tx) giveNumber(kind string, to *string) error {
	no, err := t.number(kind)
	if err != nil {
		return err
	}
	t.set(to, no)
	return nil
}

// note journals something that a session did beside the records.
func (s *Store) note(ss *Session, act, table, row string) error {
	_, _, err := s.transact(ss, func(t *tx) error { return t.note(act, table, row, nil) })
	return err
}

// noteLook journals that a session saw restricted values of a child, once a day
// for each session, for a window asks for the same file again and again.
func (s *Store) noteLook(ss *Session, table, childID string) error {
	key := table + childID + s.Today()
	if _, done := ss.looked.Load(key); done {
		return nil
	}
	if err := s.note(ss, "view", table, childID); err != nil {
		return err
	}
	ss.looked.Store(key, true)
	return nil
}
