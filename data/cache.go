package data

import (
	"fmt"
	"sync"
)

// cache keeps what was computed from some tables until one of them changes.
type cache struct {
	sync.Mutex
	entries map[string]*cached
}

// cached is one thing kept. Its lock is held while it is computed, so that
// whoever wants it too waits for it, and nobody else.
type cached struct {
	sync.Mutex
	stamp int64
	value any // nil until it was computed
}

// entry answers what is kept under a key.
func (c *cache) entry(key string) *cached {
	c.Lock()
	defer c.Unlock()
	if c.entries == nil {
		c.entries = map[string]*cached{}
	}
	e, ok := c.entries[key]
	if !ok {
		e = &cached{}
		c.entries[key] = e
	}
	return e
}

// remember answers the value kept under a key, or builds it when one of the
// tables has changed since.
func remember[T any](s *Store, key string, tables []string, build func() (T, error)) (T, error) {
	return renew(s, key, tables, func(T) (T, error) { return build() })
}

// renew is remember that gives what was kept before to build, or the zero value,
// so that only what changed need be read. What was kept must not be changed, for
// others may be reading it.
func renew[T any](s *Store, key string, tables []string, build func(was T) (T, error)) (T, error) {
	if s.sight != nil {
		// Other children come into sight without a change of their own.
		key = fmt.Sprint(key, s.Today(), s.stamp(sightTables))
	}
	e := s.cache.entry(key)
	e.Lock()
	defer e.Unlock()
	stamp := s.stamp(tables)
	was, known := e.value.(T)
	if known && e.stamp == stamp {
		return was, nil
	}
	v, err := build(was)
	if err != nil {
		return v, err
	}
	e.stamp, e.value = stamp, v
	return v, nil
}

// stamp is the count of the last change of any of the tables; what another
// program writes into the file changes all of them.
func (s *Store) stamp(tables []string) int64 {
	s.noticeOthers()
	s.listeners.Lock()
	defer s.listeners.Unlock()
	last := s.foreign.changed
	for _, t := range tables {
		last = max(last, s.lastChange[t])
	}
	return last
}

// foreign is what is known of other programs' writes into the file.
type foreign struct {
	version int64 // of the file, as the writer sees it; its own writes don't change it
	changed int64 // count of the last change by another program
}

// noticeOthers looks whether another program wrote into the file, unless this
// one is writing.
func (s *Store) noticeOthers() {
	if !s.actor.mu.TryLock() {
		return
	}
	defer s.actor.mu.Unlock()
	var version int64
	if err := s.writer.Get(&version, "PRAGMA data_version"); err != nil {
		return // the query that follows says what is wrong
	}
	s.listeners.Lock()
	defer s.listeners.Unlock()
	if s.foreign.version != 0 && version != s.foreign.version {
		s.foreign.changed = s.changes.Add(1)
	}
	s.foreign.version = version
}
