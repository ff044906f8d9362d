// Package platform does what only one operating system can do, or each does
// its own way: opening and printing files, native file dialogs, a message box,
// the console, the folder of documents.
package platform

import (
	"os"
	"path/filepath"
)

// FolderName is the name of the program's own folder among the documents.
const FolderName = "关爱台账"

// DataFolder returns the folder in which a new file of records is offered to be
// kept, <documents>/关爱台账, or beside a carried program. It need not exist yet.
// Without a home folder it is the current one.
func DataFolder() string {
	if folder, is := Portable(); is {
		return folder
	}
	documents, err := documentsFolder()
	if err != nil {
		return FolderName
	}
	return filepath.Join(documents, FolderName)
}

// LogFolder returns the folder of the program's log, which holds no record of
// any child. It need not exist yet.
func LogFolder() string {
	if folder, is := Portable(); is {
		return filepath.Join(folder, "log")
	}
	cache, err := os.UserCacheDir()
	if err != nil {
		cache = os.TempDir()
	}
	return filepath.Join(cache, "CareLedger")
}
