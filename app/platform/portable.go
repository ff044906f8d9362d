package platform

import (
	"os"
	"path/filepath"
)

// The file beside a program that is carried on a stick, and the folder in which
// that program then keeps everything. The portable archive brings the file.
const (
	portableMark   = "portable.txt"
	portableFolder = "data"
)

// Portable returns the folder in which a carried program keeps its records and
// its log, and whether the program is a carried one: whether portable.txt lies
// beside it.
func Portable() (folder string, is bool) {
	program, err := os.Executable()
	if err != nil {
		return "", false
	}
	return portable(program)
}

// portable is Portable for the program at a path.
func portable(program string) (folder string, is bool) {
	beside := filepath.Dir(program)
	if _, err := os.Stat(filepath.Join(beside, portableMark)); err != nil {
		return "", false
	}
	return filepath.Join(beside, portableFolder), true
}
