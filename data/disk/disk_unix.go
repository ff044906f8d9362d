//go:build !windows

package disk

import (
	"errors"
	"os"
	"path/filepath"
	"syscall"
)

// fullErrors are what the system says when there is no room.
var fullErrors = []error{syscall.ENOSPC, syscall.EDQUOT, syscall.EFBIG}

// lock takes the file for this program.
func lock(f *os.File) error {
	err := syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB)
	if errors.Is(err, syscall.EWOULDBLOCK) {
		return ErrTaken
	}
	return err
}

// remote are the kinds of file systems that lie on another computer: NFS, SMB,
// CIFS and SMB2, by the numbers of statfs(2).
var remote = map[uint32]bool{0x6969: true, 0x517B: true, 0xFF534D42: true, 0xFE534D42: true}

// Remote reports whether a path leads to another computer.
func Remote(path string) bool {
	var s syscall.Statfs_t
	if err := syscall.Statfs(filepath.Dir(path), &s); err != nil {
		return false
	}
	return remote[uint32(s.Type)]
}
