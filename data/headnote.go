package data

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"log"
	"os"
	"sync"
	"time"
)

// A write-ahead log that is lost or cut takes the last changes with it, and
// what is left is whole and looks right. So the head of the journal is noted
// beside the file after each write, and compared when the file is opened. The
// note is never ahead of the disk: it is written after the commit, which waits
// for the disk. It holds nothing of a record.

// head is the last entry of the journal.
type head struct {
	Seq  int64  `db:"seq" json:"seq"`
	Hash string `db:"hash" json:"hash"`
	At   string `db:"at" json:"at"` // instant
}

// headNote is what stands beside the file.
type headNote struct {
	Head head  `json:"head"`
	Lost *head `json:"lost,omitempty"` // a head that is missing from the file, until a person has taken note
}

// headKeeper writes the note of one store.
type headKeeper struct {
	mu   sync.Mutex
	file *os.File // open once there was something to write
	lost *head
	last head // of the journal when the file was opened, before anything was written
}

const (
	noteSize   = 512              // bytes; always all of them, so that no older end is left
	clockSlack = 10 * time.Minute // by so much clocks of laptops may differ
	noteMoment = "2006-01-02 15:04"
	headSQL    = `SELECT seq, coalesce(hash, '') hash, at FROM journal ORDER BY seq DESC LIMIT 1`
)

// notePath is where the note of a file is.
func notePath(path string) string { return path + ".head" }

// readNote reads a note. A note that is missing or was torn by a loss of power
// says nothing.
func readNote(path string) (n headNote, ok bool) {
	b, err := os.ReadFile(notePath(path))
	if err != nil || len(b) > noteSize {
		return n, false
	}
	text, sum, ok := bytes.Cut(b, []byte("\n"))
	if !ok || string(bytes.TrimSpace(sum)) != chainHash(text) || json.Unmarshal(text, &n) != nil {
		return headNote{}, false
	}
	return n, true
}

// write writes the note, at first into a file of its own.
func (k *headKeeper) write(path string, n headNote) error {
	text, err := json.Marshal(n)
	if err != nil {
		return fmt.Errorf("note of the head: %w", err)
	}
	b := append(append(text, '\n'), chainHash(text)...)
	b = append(b, bytes.Repeat([]byte(" "), max(0, noteSize-len(b)))...)
	if k.file == nil {
		if k.file, err = os.OpenFile(notePath(path), os.O_RDWR|os.O_CREATE, 0o600); err != nil {
			return fmt.Errorf("note of the head: %w", err)
		}
	}
	if _, err := k.file.WriteAt(b, 0); err != nil {
		return fmt.Errorf("note of the head: %w", err)
	}
	return nil
}

// close lets the note last and closes it.
func (k *headKeeper) close() error {
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.file == nil {
		return nil
	}
	err := errors.Join(k.file.Sync(), k.file.Close())
	k.file = nil
	return err
}

// noteHead notes the head of the journal. The records are on the disk already,
// so a note that can't be written is only logged.
func (s *Store) noteHead() {
	s.head.mu.Lock()
	defer s.head.mu.Unlock()
	now, err := one[head](s.writer, headSQL)
	if err == nil {
		err = s.head.write(s.path, headNote{Head: now, Lost: s.head.lost})
	}
	if err != nil && !Is(err, NotFound) {
		log.Printf("%v", err)
	}
}

// compareHead looks whether the file still holds what was noted.
func (s *Store) compareHead() error {
	last, err := one[head](s.readers, headSQL)
	if err != nil && !Is(err, NotFound) {
		return err
	}
	s.head.last = last
	n, ok := readNote(s.path)
	if !ok {
		return nil
	}
	s.head.lost = n.Lost
	found, err := one[int](s.readers, `SELECT count(*) FROM journal WHERE seq = ? AND hash = ?`, n.Head.Seq, n.Head.Hash)
	if err == nil && found == 0 && n.Head.Seq > 0 {
		s.head.lost = &n.Head
	}
	return err
}

// gap says which changes are missing, or nil.
func (s *Store) gap() error {
	s.head.mu.Lock()
	lost := s.head.lost
	s.head.mu.Unlock()
	if lost == nil {
		return nil
	}
	// What was written since the loss is no sign of what was there before it.
	have, err := one[head](s.readers, `SELECT seq, coalesce(hash, '') hash, at FROM journal WHERE at <= ? AND seq < ? ORDER BY seq DESC LIMIT 1`, lost.At, lost.Seq)
	if err != nil && !Is(err, NotFound) {
		return err
	}
	return &Error{Kind: Damaged, Text: "The last changes are missing: this file was saved up to {{.Noted}} (entry {{.N}} of the history), but what is in it ends at {{.Found}} (entry {{.Have}}). Most often part of the file was lost or an older copy took its place. Nothing else was changed; compare with the newest backup.", Args: args{
		"Noted": localMoment(lost.At), "N": lost.Seq, "Found": localMoment(have.At), "Have": have.Seq,
	}}
}

// localMoment writes an instant as local day and time.
func localMoment(instant string) string {
	at, err := time.Parse(time.RFC3339, instant)
	if err != nil {
		return "—"
	}
	return at.In(Shanghai).Format(noteMoment)
}

// Warnings answers what a person must know of a file that opens all the same:
// that its last changes are missing ([Damaged]), which AcceptGap settles, and
// that the clock was set back since it was written to last ([Bad]).
func (s *Store) Warnings(ss *Session) (all []error, err error) {
	if err := s.check(ss, Settings, read); err != nil {
		return nil, err
	}
	if gap := s.gap(); gap != nil {
		all = append(all, gap)
	}
	last := s.head.last // the sign-in is an entry itself
	if at, err := time.Parse(time.RFC3339, last.At); err == nil && s.now().Add(clockSlack).Before(at) {
		all = append(all, bad("", "The clock of this computer says {{.Now}}, but the last change was saved at {{.Last}}. Please set the clock right before you record anything.",
			args{"Now": s.now().In(Shanghai).Format(noteMoment), "Last": localMoment(last.At)}))
	}
	return all, nil
}

// AcceptGap takes note that the last changes are missing, and journals it. It
// does nothing where none are.
func (s *Store) AcceptGap(ss *Session) error {
	if err := s.check(ss, Settings, decide); err != nil {
		return err
	}
	s.head.mu.Lock()
	lost := s.head.lost
	s.head.lost = nil
	s.head.mu.Unlock()
	if lost == nil {
		return nil
	}
	err := s.write(ss, Settings, decide, func(t *tx) error {
		return t.note("gap", "", "", map[string]any{"seq": lost.Seq, "hash": lost.Hash, "at": lost.At})
	})
	if err != nil {
		s.head.mu.Lock()
		s.head.lost = lost
		s.head.mu.Unlock()
	}
	return err
}
