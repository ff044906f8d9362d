//go:build !windows

package platform

import "time"

// Idle returns for how long nobody has touched keyboard and mouse, and whether
// the system can tell. Here it can't.
func Idle() (time.Duration, bool) { return 0, false }
