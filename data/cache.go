package data

import "sync"

// cache keeps what was computed from some tables until one of them changes.
type cache struct {
	sync.Mutex
	entries map[string]*cached
}

type cached struct {
	tables []string
	stamp  int64
	value  any
}

// remember answers the value kept under a key, or builds it when one of the
// tables has changed since.
func remember[T any](s *Store, key string, tables []string, build func() (T, error)) (T, error) {
	s.cache.Lock()
	defer s.cache.Unlock()
	stamp := s.stamp(tables)
	if c, ok := s.cache.entries[key]; ok && c.stamp == stamp {
		return c.value.(T), nil
	}
	v, err := build()
	if err != nil {
		return v, err
	}
	if s.cache.entries == nil {
		s.cache.entries = map[string]*cached{}
	}
	s.cache.entries[key] = &cached{tables, stamp, v}
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
