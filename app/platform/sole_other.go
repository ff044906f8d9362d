//go:build !windows

package platform

import "fyne.io/fyne/v2"

// Claim is always granted here: that a file is open already is told by the file
// itself.
func Claim() (first bool) { return true }

// Raise does nothing here.
func Raise() (raised bool) { return false }

// Mark does nothing here.
func Mark(fyne.Window) {}
