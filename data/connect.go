package data

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"database/sql"
	"database/sql/driver"
	"encoding/hex"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"sync"

	"github.com/jmoiron/sqlx"
	"github.com/mattn/go-sqlite3"
)

const (
	readers     = 4                                    // connections that read at once
	rawKey      = "7261773a"                           // "raw:" in hex: the key as it is, no derivation (28 ms a connection otherwise)
	cachePages  = "-16000"                             // page cache a connection, in KiB
	keyCheckSQL = "SELECT count(*) FROM sqlite_schema" // fails with the wrong key
)

// busyTimeout is how many milliseconds to wait for another program's write.
var busyTimeout = "5000"

// cipherSQL asks for the version of the cipher; plain SQLite knows no such
// function.
var cipherSQL = "SELECT sqlite3mc_version()"

// actor is who the triggers write into the journal. The single writer sets it
// at the start of each transaction.
type actor struct {
	mu     sync.Mutex
	who    string // user name
	reader string // id of the user to whose children the store is kept; empty for none
	laptop string // letter
	batch  string // id of the transaction
	now    string // instant of the transaction
	bulk   bool   // service rows are made afterwards, all at once

	today func() string // local day now, for what holds from a day to a day
}

// connector opens connections to one encrypted file, with the pragmas and the
// Go functions that the schema's triggers need.
type connector struct {
	dsn   string
	actor *actor
	first string // statements that each connection begins with
}

// Connect implements driver.Connector.
func (c *connector) Connect(context.Context) (driver.Conn, error) {
	return c.Driver().Open(c.dsn)
}

// Driver implements driver.Connector.
func (c *connector) Driver() driver.Driver {
	return &sqlite3.SQLiteDriver{ConnectHook: func(conn *sqlite3.SQLiteConn) error {
		a := c.actor
		functions := map[string]any{
			"cl_laptop": func() string { return a.laptop },
			"cl_who":    func() string { return a.who },
			"cl_reader": func() string { return a.reader },
			"cl_batch":  func() string { return a.batch },
			"cl_now":    func() string { return a.now },
			"cl_bulk":   func() bool { return a.bulk },
			"cl_today":  func() string { return a.today() },
			"cl_salt":   salt,
			"cl_hash":   chainHash,
		}
		for name, f := range functions {
			if err := conn.RegisterFunc(name, f, false); err != nil {
				return fmt.Errorf("register %s: %w", name, err)
			}
		}
		if c.first == "" {
			return nil
		}
		_, err := conn.Exec(c.first, nil)
		return err
	}}
}

// purpose is what connections of a pool are for.
type purpose int

const (
	writing purpose = iota
	reading         // in a file that is written to
	looking         // in a file that must stay as it is
)

// open gives a pool of connections to the file, each of which begins with some
// statements.
func open(path string, key [32]byte, a *actor, p purpose, first ...string) *sqlx.DB {
	options := keyOptions(key)
	for name, value := range map[string]string{
		"_foreign_keys": "on", "_journal_mode": "WAL", "_synchronous": "FULL",
		"_busy_timeout": busyTimeout, "_txlock": "immediate", "_cache_size": cachePages,
	} {
		options.Set(name, value)
	}
	if p != writing {
		options.Set("_query_only", "on")
		options.Set("_txlock", "deferred")
	}
	if p == looking {
		options.Del("_journal_mode")
		options.Set("mode", "ro")
		if !canWrite(filepath.Dir(path)) {
			// SQLite shares a file beside this one with those who write; none can
			// be made here, and nobody can write.
			options.Set("immutable", "1")
		}
	}
	dsn := fileURI(path) + "?" + options.Encode()
	db := sqlx.NewDb(sql.OpenDB(&connector{dsn, a, strings.Join(first, "\n")}), "sqlite3")
	if p != writing {
		db.SetMaxOpenConns(readers)
		db.SetMaxIdleConns(readers)
	} else {
		db.SetMaxOpenConns(1)
	}
	return db
}

// canWrite reports whether files can be made in a folder.
func canWrite(folder string) bool {
	probe, err := os.CreateTemp(folder, ".careledger-*")
	if err != nil {
		return false
	}
	return errors.Join(probe.Close(), os.Remove(probe.Name())) == nil
}

// keyOptions are the options of a connection that name cipher and key.
func keyOptions(key [32]byte) url.Values {
	return url.Values{"cipher": {"chacha20"}, "hexkey": {rawKey + hex.EncodeToString(key[:])}}
}

// fileURI gives the path as SQLite's URI, with characters that mean something
// in a URI escaped.
func fileURI(path string) string {
	path = filepath.ToSlash(path)
	if runtime.GOOS == "windows" && filepath.VolumeName(path) != "" && !strings.HasPrefix(path, "/") {
		path = "/" + path
	}
	return "file:" + (&url.URL{Path: path}).EscapedPath()
}

// cipherVersion answers the version of the cipher that the program was built
// with, and an error when it was built with plain SQLite, which would write
// everything readable.
func cipherVersion() (string, error) {
	db, err := sql.Open("sqlite3", ":memory:")
	if err != nil {
		return "", fmt.Errorf("open memory: %w", err)
	}
	defer db.Close() //nolint:errcheck // nothing was written
	var version string
	if err := db.QueryRow(cipherSQL).Scan(&version); err != nil {
		return "", broken(Denied, "This build of the program lacks encryption and will not keep records. Please install the official one.", err)
	}
	return version, nil
}

// Versions answers the versions of SQLite and of the cipher.
func Versions() (sqlite, cipher string, err error) {
	sqlite, _, _ = sqlite3.Version()
	cipher, err = cipherVersion()
	return sqlite, cipher, err
}

// salt is 16 random bytes in hex.
func salt() string {
	var b [16]byte
	rand.Read(b[:]) //nolint:errcheck // never fails
	return hex.EncodeToString(b[:])
}

// chainHash is SHA-256 over the values, each with its type and length, so that
// no two lists of values give the same bytes.
func chainHash(values ...any) string {
	h := sha256.New()
	for _, v := range values {
		var text string
		switch v := v.(type) {
		case nil:
			h.Write([]byte{0})
			continue
		case []byte: // how the driver gives NULL (nil) and blobs
			if v == nil {
				h.Write([]byte{0})
				continue
			}
			text = string(v)
		case string:
			text = v
		default:
			text = fmt.Sprint(v)
		}
		h.Write([]byte("t" + strconv.Itoa(len(text)) + ":" + text))
	}
	return hex.EncodeToString(h.Sum(nil))
}
