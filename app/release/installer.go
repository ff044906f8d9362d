package release

import (
	"bufio"
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"
)

// ErrForged says that an installer is not the one that was signed: it is damaged,
// or somebody wants a program of their own to be started.
var ErrForged = errors.New("the installer is not the one that was signed")

// key is the public key of those who make this program, which the linker fills
// in, see the Makefile. A program that was only tried by go build has none.
var key string

// Key is an Ed25519 public key, 32 bytes in base64. The empty one trusts nobody.
type Key string

// BuiltIn returns the key of those who made this program.
func BuiltIn() Key { return Key(key) }

// The ending of what stands beside an installer and says which one it is, and
// the first line of that.
const (
	noteEnding = ".sig"
	noteHead   = "CareLedger installer"
)

// mostNote bounds what is read of a note before it is trusted, in bytes.
const mostNote = 4096

// Installer is a newer installer whose note is signed by whoever makes this
// program. Its bytes are only checked by [Installer.CopyTo].
type Installer struct {
	Path    string
	Version string // such as "0.3.0"
	sum     []byte // SHA-256 of the bytes
}

// Find returns the newest installer in some folders that is newer than current,
// a version such as "0.2.0+412.3f2a1bc5", and whether there is one. Folders that
// can't be read, such as those of a stick that was taken out, are passed over,
// and so is whatever has no note signed with the key.
func (k Key) Find(current string, folders ...string) (newest Installer, found bool) {
	public, err := base64.StdEncoding.DecodeString(string(k))
	if err != nil || len(public) != ed25519.PublicKeySize {
		return Installer{}, false
	}
	best := current
	for _, folder := range folders {
		notes, err := os.ReadDir(folder)
		if err != nil {
			continue
		}
		for _, entry := range notes {
			name, isNote := strings.CutSuffix(entry.Name(), noteEnding)
			if !isNote {
				continue
			}
			one, err := readNote(filepath.Join(folder, entry.Name()), public)
			if err != nil || !newer(one.Version, best) {
				continue
			}
			one.Path = filepath.Join(folder, name)
			if _, err := os.Stat(one.Path); err == nil {
				newest, best, found = one, one.Version, true
			}
		}
	}
	return newest, found
}

// CopyTo copies the installer to a path and checks the copy, so that nobody can
// exchange it between check and start. It answers [ErrForged], and leaves no
// copy, when these are not the bytes that were signed.
func (i Installer) CopyTo(path string) (err error) {
	from, err := os.Open(i.Path)
	if err != nil {
		return fmt.Errorf("installer: %w", err)
	}
	defer from.Close() //nolint:errcheck // only read
	to, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o700)
	if err != nil {
		return fmt.Errorf("copy of the installer: %w", err)
	}
	hash := sha256.New()
	_, err = io.Copy(io.MultiWriter(to, hash), from)
	err = errors.Join(err, to.Close())
	if err == nil && string(hash.Sum(nil)) != string(i.sum) {
		err = ErrForged
	}
	if err != nil {
		return errors.Join(err, os.Remove(path))
	}
	return nil
}

// readNote reads what stands beside an installer: a head, version, SHA-256, and
// the Ed25519 signature of these three lines.
func readNote(path string, public ed25519.PublicKey) (Installer, error) {
	file, err := os.Open(path)
	if err != nil {
		return Installer{}, err
	}
	defer file.Close() //nolint:errcheck // only read
	lines := bufio.NewScanner(io.LimitReader(file, mostNote))
	var said []string
	for lines.Scan() {
		said = append(said, strings.TrimSuffix(lines.Text(), "\r"))
	}
	if len(said) != 4 || said[0] != noteHead {
		return Installer{}, ErrForged
	}
	signature, err := base64.StdEncoding.DecodeString(said[3])
	if err != nil || !ed25519.Verify(public, []byte(strings.Join(said[:3], "\n")+"\n"), signature) {
		return Installer{}, ErrForged
	}
	sum, err := hex.DecodeString(said[2])
	if err != nil {
		return Installer{}, ErrForged
	}
	return Installer{Version: said[1], sum: sum}, nil
}

// newer says whether one version is later than another. What stands behind a +
// does not count, and what is no version is never newer.
func newer(one, than string) bool {
	a, okA := numbers(one)
	b, okB := numbers(than)
	if !okA || !okB {
		return false
	}
	for i := range a {
		if a[i] != b[i] {
			return a[i] > b[i]
		}
	}
	return false
}

// numbers are the three numbers of a version.
func numbers(version string) (n [3]int, ok bool) {
	version, _, _ = strings.Cut(version, "+")
	parts := strings.Split(version, ".")
	if len(parts) != len(n) {
		return n, false
	}
	for i, part := range parts {
		var err error
		if n[i], err = strconv.Atoi(part); err != nil || n[i] < 0 {
			return n, false
		}
	}
	return n, true
}
