package platform

import (
	"golang.org/x/sys/windows"
)

// Install starts an installer of this program, which waits until the program has
// ended.
func Install(path string) error { return shell("open", path, "/AFTER") }

// Sticks returns the top folders of what can be plugged in, such as E:\.
func Sticks() []string {
	drives, err := windows.GetLogicalDrives()
	if err != nil {
		return nil
	}
	var found []string
	for n := range 26 {
		root := string(rune('A'+n)) + `:\`
		name, err := windows.UTF16PtrFromString(root)
		if err == nil && drives&(1<<n) != 0 && windows.GetDriveType(name) == windows.DRIVE_REMOVABLE {
			found = append(found, root)
		}
	}
	return found
}
