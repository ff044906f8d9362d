package data

import (
	"bufio"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"log"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"careledger/data/disk"
)

// What was erased stands in a list beside the file, so that an older backup that
// is put back does not bring it back for long. The list holds ids, which mean
// nothing without the file, and each line is proven under the file's key, so that
// nobody erases by writing into it. It lies beside the backups too.

// erasedFile is a line of the list.
type erasedFile struct {
	Child  string // id
	No     string // of the certificate
	Day    string
	Reason string
}

// listName is the name of the list in a folder of backups.
const listName = "careledger.erased"

// erasedPath is where the list of a file is.
func erasedPath(path string) string { return path + ".erased" }

// line is a line of the list, with its proof.
func (e erasedFile) line(key [32]byte) string {
	text := strings.Join([]string{e.Child, e.No, e.Day, e.Reason}, " ")
	return text + " " + proofOf(key, text)
}

// proofOf is the HMAC of a line under the file's key.
func proofOf(key [32]byte, text string) string {
	h := hmac.New(sha256.New, key[:])
	h.Write([]byte("erased " + text))
	return hex.EncodeToString(h.Sum(nil))
}

// erasedList reads the list of the file. Lines that are not proven say nothing.
func (s *Store) erasedList(key [32]byte) ([]erasedFile, error) {
	lines, err := listLines(erasedPath(s.path))
	var all []erasedFile
	for _, line := range lines {
		parts := strings.Split(line, " ")
		if len(parts) != 5 || !hmac.Equal([]byte(parts[4]), []byte(proofOf(key, strings.Join(parts[:4], " ")))) {
			continue
		}
		all = append(all, erasedFile{parts[0], parts[1], parts[2], parts[3]})
	}
	return all, err
}

// listLines are the lines of a list; one that is not there has none.
func listLines(path string) ([]string, error) {
	f, err := os.Open(path)
	if errors.Is(err, os.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, diskError(err)
	}
	defer f.Close() //nolint:errcheck // only read
	var all []string
	for lines := bufio.NewScanner(f); lines.Scan(); {
		if line := strings.TrimSpace(lines.Text()); line != "" {
			all = append(all, line)
		}
	}
	return all, nil
}

// listErased adds a child to the list.
func (s *Store) listErased(key [32]byte, e Erasure) error {
	lines, err := listLines(erasedPath(s.path))
	if err != nil {
		return err
	}
	return writeList(erasedPath(s.path), append(lines, erasedFile{e.ChildID, e.No, e.Day, e.Reason}.line(key)))
}

// unlistErased takes a child out of the list whose erasing failed at last.
func (s *Store) unlistErased(key [32]byte, childID string) error {
	lines, err := listLines(erasedPath(s.path))
	if err != nil {
		return err
	}
	return writeList(erasedPath(s.path), slices.DeleteFunc(lines, func(l string) bool { return strings.HasPrefix(l, childID+" ") }))
}

func writeList(path string, lines []string) error {
	return diskError(disk.Replace(path, []byte(strings.Join(lines, "\n")+"\n")))
}

// carryList adds the lines of lists to the one at a path.
func carryList(to string, from ...string) error {
	have, err := listLines(to)
	if err != nil {
		return err
	}
	all := slices.Clone(have)
	for _, path := range from {
		lines, err := listLines(path)
		if err != nil {
			return err
		}
		for _, line := range lines {
			if !slices.Contains(all, line) {
				all = append(all, line)
			}
		}
	}
	if len(all) == len(have) {
		return nil
	}
	return writeList(to, all)
}

// dropList removes the list of records that wait for taking the place of others.
func dropList(fresh string) error {
	if err := os.Remove(erasedPath(fresh)); err != nil && !errors.Is(err, os.ErrNotExist) {
		return diskError(err)
	}
	return nil
}

// listBeside is where the list lies beside a backup.
func listBeside(backup string) string { return filepath.Join(filepath.Dir(backup), listName) }

// eraseAgain erases what stands in the list beside the file and came back with
// an older backup.
func (s *Store) eraseAgain(ss *Session) error {
	if s.readOnly {
		return nil
	}
	listed, err := s.erasedList(ss.keys.File)
	if err != nil || len(listed) == 0 {
		return err
	}
	again := 0
	for _, l := range listed {
		there, err := one[int](s.writer, `SELECT count(*) FROM child WHERE id = ? AND status <> ?`, l.Child, StatusErased)
		if err != nil {
			return err
		}
		if there == 0 {
			continue
		}
		if err := s.eraseListed(ss, l); err != nil {
			return err
		}
		again++
	}
	if again == 0 {
		return nil
	}
	log.Printf("erased %d files again that an older backup had brought back", again)
	return s.forgetFreePages()
}

// eraseListed erases one file of the list.
func (s *Store) eraseListed(ss *Session, l erasedFile) error {
	lead := &Session{User: ss.User, Role: Lead, store: s, keys: ss.keys}
	return s.write(lead, Registers, decide, func(t *tx) error {
		e := Erasure{No: l.No, ChildID: l.Child, Reason: l.Reason, Day: l.Day}
		if err := t.reserve(numberErasure, e.No); err != nil {
			return err
		}
		if _, err := t.erase(&e); err != nil {
			return err
		}
		return t.note("erase", "child", l.Child, map[string]string{"no": l.No, "again": t.today})
	})
}
