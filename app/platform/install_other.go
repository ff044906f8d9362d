//go:build !windows

package platform

import (
	"errors"
	"fmt"
	"path/filepath"
)

// Install can't start an installer here.
func Install(path string) error {
	return fmt.Errorf("install %s: %w", filepath.Base(path), errors.ErrUnsupported)
}

// Sticks returns the top folders of what can be plugged in. Nobody installs from
// them here.
func Sticks() []string { return nil }
