package vault

import (
	"sync"
	"time"

	"golang.org/x/crypto/argon2"
)

// The cost of a try at a password.
const (
	memory    = 64 * 1024              // KiB for one try
	leastTime = 3                      // passes, as RFC 9106 §4 recommends for this memory
	mostTime  = 12                     // passes, so that a slower laptop of the same organization can still sign in
	pleasant  = 400 * time.Millisecond // what signing in may cost a person
)

// Cost says how much work it is to try one password. It is kept in each slot,
// so slots of different age and laptops live in one file.
type Cost struct {
	Time    uint32 `json:"time"`    // passes over the memory
	Memory  uint32 `json:"memory"`  // KiB
	Threads uint8  `json:"threads"` // lanes
}

// NewCost answers the cost of slots that are written from now on: measured once
// in a run of the program, 64 MiB and as many passes, 3 to 12, as take about
// 0.4 s on this machine. Tests put a cheap one in its place.
var NewCost = sync.OnceValue(measure)

// measure times one pass, the quicker of two: the first has to fetch the memory.
func measure() Cost {
	c := Cost{Time: 1, Memory: memory, Threads: 1}
	pass := pleasant
	for range 2 {
		start := time.Now()
		c.stretch("measure", make([]byte, 16))
		pass = min(pass, time.Since(start))
	}
	c.Time = uint32(min(max(pleasant/max(pass, time.Millisecond), leastTime), mostTime))
	return c
}

// bearable reports whether the cost is one that argon2 takes and that does not
// stop the laptop: a forged file could ask for all of its memory.
func (c Cost) bearable() bool {
	return c.Time >= 1 && c.Time <= 64 && c.Threads >= 1 && c.Threads <= 16 &&
		c.Memory >= 8*uint32(c.Threads) && c.Memory <= 1024*1024
}

// stretch makes a key of a password.
func (c Cost) stretch(password string, salt []byte) (key [32]byte) {
	copy(key[:], argon2.IDKey([]byte(password), salt, c.Time, c.Memory, c.Threads, 32))
	return key
}
