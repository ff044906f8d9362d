//go:build !windows

package platform

// PlaceInput does nothing: input methods elsewhere need no telling here.
func PlaceInput(Caret) {}
