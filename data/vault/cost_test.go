package vault

import "testing"

func TestCost(t *testing.T) {
	t.Run("of this machine takes 64 MiB and 3 to 12 passes", func(t *testing.T) {
		c := measure()
		if c.Memory != 64*1024 || c.Time < 3 || c.Time > 12 || c.Threads != 1 {
			t.Fatal(c)
		}
	})
	t.Run("that would stop the laptop or argon2 itself is refused", func(t *testing.T) {
		for _, c := range []Cost{
			{},
			{Time: 0, Memory: 64, Threads: 1},
			{Time: 1, Memory: 7, Threads: 1},
			{Time: 1, Memory: 64, Threads: 0},
			{Time: 1, Memory: 1<<20 + 1, Threads: 1},
			{Time: 65, Memory: 64, Threads: 1},
			{Time: 1, Memory: 1024, Threads: 17},
		} {
			if c.bearable() {
				t.Error(c)
			}
		}
	})
}

func BenchmarkUnlock(b *testing.B) {
	c := measure()
	for b.Loop() {
		c.stretch("password", make([]byte, 16))
	}
	b.ReportMetric(float64(c.Time), "passes")
}
