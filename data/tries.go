package data

import (
	"encoding/json"
	"errors"
	"os"
	"time"

	"careledger/data/vault"
)

// After freeTries wrong passwords each further one has to wait, twice as long
// as the one before, from firstWait to longestWait.
const (
	freeTries   = 3
	firstWait   = 2 * time.Second
	longestWait = 5 * time.Minute
)

// tries are the wrong passwords since the last right one. They stand in a small
// file beside the records, so that starting the program anew forgets nothing. It
// keeps somebody at the keyboard from guessing; whoever takes the files away is
// held up by the work of each try alone (see package vault).
type tries struct {
	Wrong int       `json:"wrong"`
	Last  time.Time `json:"last"`
}

// triesPath is where the wrong tries at a file are counted.
func triesPath(path string) string { return path + ".tries" }

// readTries answers none where the count is missing or unreadable.
func readTries(path string) (t tries) {
	raw, err := os.ReadFile(triesPath(path))
	if err != nil || json.Unmarshal(raw, &t) != nil {
		return tries{}
	}
	return t
}

// wait is how long the next try has to wait. A clock that was set back makes
// nobody wait.
func (t tries) wait(now time.Time) time.Duration {
	if t.Wrong < freeTries || now.Before(t.Last) {
		return 0
	}
	wait := longestWait
	if n := t.Wrong - freeTries; n < 20 {
		wait = min(firstWait<<n, longestWait)
	}
	return max(0, t.Last.Add(wait).Sub(now))
}

// unlockSlowly tries a password unless wrong ones came too fast before, and
// counts it. Mistyped recovery codes, which their check characters tell, count
// as nothing tried. The errors are those of slotError.
func unlockSlowly(path string, now time.Time, unlock func() (vault.Keys, error)) (vault.Keys, error) {
	t := readTries(path)
	if wait := t.wait(now); wait > 0 {
		seconds := int((wait + time.Second - 1) / time.Second)
		return vault.Keys{}, &Error{Kind: Locked, Text: "Too many wrong tries. Please try again in {{.Seconds}} seconds.", Args: args{"Seconds": seconds}}
	}
	keys, err := unlock()
	var mistyped *vault.CodeError
	switch {
	case err == nil && t.Wrong > 0:
		os.Remove(triesPath(path)) //nolint:errcheck // on a disk that takes nothing the next one waits
	case errors.As(err, &mistyped):
	case errors.Is(err, vault.ErrWrongPassword), errors.Is(err, vault.ErrNoSlot):
		if raw, e := json.Marshal(tries{t.Wrong + 1, now.UTC()}); e == nil {
			os.WriteFile(triesPath(path), raw, 0o600) //nolint:errcheck // on a disk that takes nothing there is no wait
		}
	}
	if err != nil {
		return keys, slotError(err)
	}
	return keys, nil
}

// tried is unlockSlowly for a store that is open.
func (s *Store) tried(unlock func() (vault.Keys, error)) (vault.Keys, error) {
	return unlockSlowly(s.path, s.now(), unlock)
}
