package data

import (
	"archive/zip"
	"context"
	"crypto/sha256"
	"database/sql/driver"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"time"

	"github.com/mattn/go-sqlite3"

	"careledger/data/disk"
)

// BackupInfo says what a backup holds. It carries no names.
type BackupInfo struct {
	Made    string         `json:"made"`    // instant
	Why     string         `json:"why"`     // one of the reasons below
	Laptop  string         `json:"laptop"`  // letter
	Schema  int            `json:"schema"`  // version of the schema
	Rows    map[string]int `json:"rows"`    // number of rows by table, the bin included
	Journal string         `json:"journal"` // hash of the journal's last entry
	Seq     int64          `json:"seq"`     // its number
	SHA256  string         `json:"sha256"`  // of the records inside

	Emptier bool `json:"-"` // clearly fewer children or services than in the backup before
}

// Why a backup is made.
const (
	BackupAsked  = "asked"  // by a person
	BackupWork   = "work"   // after two hours of it
	BackupLock   = "lock"   // the window was locked
	BackupEnd    = "end"    // of work
	BackupImport = "import" // before one
	BackupDelete = "delete" // before one of many records
	BackupBulk   = "bulk"   // before one change of many records
	BackupMerge  = "merge"  // before one of two children's files
	BackupUndo   = "undo"   // before an import is taken back
)

// BackupReasons are all reasons why a backup is made.
var BackupReasons = []string{BackupAsked, BackupWork, BackupLock, BackupEnd, BackupImport, BackupDelete, BackupBulk, BackupMerge, BackupUndo}

// The parts of a backup file, which is a zip of what is encrypted already.
const (
	backupRecords  = "records.db"
	backupSlots    = "records.db.keys"
	backupManifest = "manifest.json"
)

// mostManifest bounds what is read of a manifest before it is trusted.
const mostManifest = 1 << 20

// workFolders are the names of folders in which a backup is made and proven.
const workFolders = ".careledger-*"

// leftAfter is how old such a folder is when it belongs to a program that died.
const leftAfter = 24 * time.Hour

// removeLeft removes what backups that were killed left in a folder.
func removeLeft(folder string) error {
	all, err := filepath.Glob(filepath.Join(folder, workFolders))
	if err != nil {
		return nil // a folder with letters of patterns in its name
	}
	for _, left := range all {
		if info, err := os.Stat(left); err == nil && time.Since(info.ModTime()) > leftAfter {
			if err := os.RemoveAll(left); err != nil {
				return err
			}
		}
	}
	return nil
}

// Backup writes a backup of the records and their key slots into one file. It
// counts as one only when it was opened again, found whole and holding as many
// rows as the original; until then nothing has its name. Writing waits while the
// records are copied.
func (s *Store) Backup(ss *Session, to string) (BackupInfo, error) {
	return s.backup(ss, to, BackupAsked)
}

func (s *Store) backup(ss *Session, to, why string) (BackupInfo, error) {
	if err := s.check(ss, Settings, read); err != nil {
		return BackupInfo{}, err
	}
	if err := s.writable(); err != nil { // it is journalled
		return BackupInfo{}, err
	}
	if err := removeLeft(filepath.Dir(to)); err != nil {
		return BackupInfo{}, diskError(err)
	}
	folder, err := os.MkdirTemp(filepath.Dir(to), workFolders)
	if err != nil {
		return BackupInfo{}, diskError(err)
	}
	defer os.RemoveAll(folder) //nolint:errcheck // only what is left of a failure
	records := filepath.Join(folder, backupRecords)
	info, err := s.copyRecords(ss, records)
	if err != nil {
		return info, diskError(err)
	}
	info.Why = why
	if info.SHA256, err = fileHash(records); err != nil {
		return info, diskError(err)
	}
	packed := filepath.Join(folder, "backup")
	if err := s.pack(packed, records, info); err != nil {
		return info, diskError(err)
	}
	if _, err := unpack(packed, filepath.Join(folder, "again")); err != nil {
		return info, err
	}
	if err := os.Rename(packed, to); err != nil {
		return info, diskError(err)
	}
	return info, s.NoteOut(ss, "backup", info.SHA256, nil)
}

// copyRecords copies the open file and proves the copy.
func (s *Store) copyRecords(ss *Session, to string) (info BackupInfo, err error) {
	s.actor.mu.Lock()
	defer s.actor.mu.Unlock()
	if info, err = describe(s.writer); err != nil {
		return info, err
	}
	info.Made, info.Laptop = s.now().UTC().Format(time.RFC3339), s.letter
	if err := s.copyPages(ss, to); err != nil {
		return info, err
	}
	return info, proveRecords(to, ss.keys.File, info)
}

// copyPages copies all pages in one step, under the lock that keeps writers
// out.
func (s *Store) copyPages(ss *Session, to string) (err error) {
	target := &connector{dsn: fileURI(to) + "?" + keyOptions(ss.keys.File).Encode(), actor: &actor{}}
	opened, err := target.Connect(context.Background())
	if err != nil {
		return fmt.Errorf("open copy: %w", err)
	}
	defer func() { err = errors.Join(err, opened.Close()) }()
	from, err := s.writer.Conn(context.Background())
	if err != nil {
		return fmt.Errorf("connection: %w", err)
	}
	defer func() { err = errors.Join(err, from.Close()) }()
	return from.Raw(func(source any) error { return copyAll(opened, source) })
}

func copyAll(to driver.Conn, from any) error {
	backup, err := to.(*sqlite3.SQLiteConn).Backup("main", from.(*sqlite3.SQLiteConn), "main")
	if err != nil {
		return fmt.Errorf("begin copy: %w", err)
	}
	done, err := backup.Step(-1)
	if err == nil && !done {
		err = errors.New("the records were busy")
	}
	return errors.Join(err, backup.Finish())
}

// describe counts the rows of every table and notes the journal's head.
func describe(q queryer) (BackupInfo, error) {
	info := BackupInfo{Rows: map[string]int{}}
	tables, err := many[string](q, `SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'`)
	if err != nil {
		return info, err
	}
	for _, table := range tables {
		var n int
		if err := q.Get(&n, "SELECT count(*) FROM "+table); err != nil {
			return info, fmt.Errorf("count %s: %w", table, err)
		}
		info.Rows[table] = n
	}
	last, err := one[head](q, headSQL)
	if err != nil && !Is(err, NotFound) {
		return info, fmt.Errorf("head of the journal: %w", err)
	}
	info.Journal, info.Seq = last.Hash, last.Seq
	return info, q.Get(&info.Schema, "PRAGMA user_version")
}

// proveRecords opens a copy and compares it with what it must hold.
func proveRecords(path string, key [32]byte, want BackupInfo) error {
	db := open(path, key, &actor{}, looking)
	defer db.Close() //nolint:errcheck // only read
	var sound string
	if err := db.Get(&sound, "PRAGMA integrity_check"); err != nil || sound != "ok" {
		return broken(Damaged, "The copy is damaged and does not count as a backup.", fmt.Errorf("integrity: %s, %w", sound, err))
	}
	got, err := describe(db)
	if err != nil {
		return err
	}
	for table, n := range want.Rows {
		if got.Rows[table] != n {
			return broken(Damaged, "The copy is damaged and does not count as a backup.", fmt.Errorf("%s has %d rows, not %d", table, got.Rows[table], n))
		}
	}
	if got.Journal != want.Journal {
		return broken(Damaged, "The copy is damaged and does not count as a backup.", errors.New("another head of the journal"))
	}
	return nil
}

// pack puts records, key slots and manifest into one file.
func (s *Store) pack(to, records string, info BackupInfo) (err error) {
	f, err := os.OpenFile(to, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	z := zip.NewWriter(f)
	manifest, err := json.MarshalIndent(info, "", "\t")
	if err != nil {
		return fmt.Errorf("manifest: %w", err)
	}
	w, err := z.Create(backupManifest)
	if err != nil {
		return err
	}
	if _, err := w.Write(manifest); err != nil {
		return err
	}
	for name, path := range map[string]string{backupRecords: records, backupSlots: slotsPath(s.path)} {
		if err := addFile(z, name, path); err != nil {
			return err
		}
	}
	return errors.Join(z.Close(), f.Sync())
}

// addFile stores a file as it is; what is encrypted can't be made smaller.
func addFile(z *zip.Writer, name, path string) error {
	from, err := os.Open(path)
	if err != nil {
		return err
	}
	defer from.Close() //nolint:errcheck // only read
	w, err := z.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Store})
	if err != nil {
		return err
	}
	_, err = io.Copy(w, from)
	return err
}

// ReadBackup answers what a backup says of itself, without a password.
func ReadBackup(path string) (BackupInfo, error) {
	z, err := zip.OpenReader(path)
	if err != nil {
		return BackupInfo{}, noBackup(err)
	}
	defer z.Close() //nolint:errcheck // only read
	return readManifest(&z.Reader)
}

func readManifest(z *zip.Reader) (info BackupInfo, err error) {
	f, err := z.Open(backupManifest)
	if err != nil {
		return info, noBackup(err)
	}
	defer f.Close()                                       //nolint:errcheck // only read
	b, err := io.ReadAll(io.LimitReader(f, mostManifest)) // to the end, where its checksum is compared
	if err == nil {
		err = json.Unmarshal(b, &info)
	}
	if err != nil {
		return info, noBackup(err)
	}
	return info, nil
}

// noBackup says that a file is no whole backup, or that the disk does not give
// it or has no room to unpack it.
func noBackup(err error) error {
	if disk.Full(err) || refusedByDisk(err) {
		return diskError(err)
	}
	return broken(Damaged, "This file is no backup of the program, or it is damaged.", err)
}

// unpack writes the records and key slots of a backup to a path that must not
// exist, and checks the hash of the records.
func unpack(path, to string) (BackupInfo, error) {
	z, err := zip.OpenReader(path)
	if err != nil {
		return BackupInfo{}, noBackup(err)
	}
	defer z.Close() //nolint:errcheck // only read
	info, err := readManifest(&z.Reader)
	if err != nil {
		return info, err
	}
	for name, target := range map[string]string{backupRecords: to, backupSlots: slotsPath(to)} {
		if err := takeFile(&z.Reader, name, target); err != nil {
			return info, err
		}
	}
	if sum, err := fileHash(to); err != nil || sum != info.SHA256 {
		return info, noBackup(err)
	}
	return info, nil
}

// unpacked unpacks a backup into a folder that goes away after do.
func unpacked(path string, do func(records string, info BackupInfo) error) error {
	folder, err := os.MkdirTemp("", workFolders)
	if err != nil {
		return diskError(err)
	}
	defer os.RemoveAll(folder) //nolint:errcheck // it is encrypted
	records := filepath.Join(folder, backupRecords)
	info, err := unpack(path, records)
	if err != nil {
		return err
	}
	return do(records, info)
}

func takeFile(z *zip.Reader, name, to string) (err error) {
	from, err := z.Open(name)
	if err != nil {
		return noBackup(err)
	}
	defer from.Close() //nolint:errcheck // only read
	f, err := os.OpenFile(to, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if err != nil {
		return diskError(err)
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	if _, err := io.Copy(f, from); err != nil {
		return noBackup(err)
	}
	return f.Sync()
}

// fileHash is the SHA-256 of a file in hex.
func fileHash(path string) (string, error) {
	f, err := os.Open(path)
	if err != nil {
		return "", err
	}
	defer f.Close() //nolint:errcheck // only read
	h := sha256.New()
	if _, err := io.Copy(h, f); err != nil {
		return "", err
	}
	return hex.EncodeToString(h.Sum(nil)), nil
}
