package app

import (
	"archive/zip"
	"bytes"
	"database/sql"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io/fs"
	"log"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"

	"fyne.io/fyne/v2"

	"careledger/app/exchange"
	"careledger/app/platform"
	"careledger/app/report"
	"careledger/app/trouble"
	"careledger/data"
	"careledger/data/demo"
	"careledger/data/vault"
)

// secretsOf are the queries for what must not be found outside the cipher, and
// how many of each are looked for.
var secretsOf = []struct {
	most  int
	query string
}{
	{60, `SELECT DISTINCT name FROM child WHERE length(name) >= 3`},
	{50, `SELECT DISTINCT id_no FROM child WHERE id_no <> ''`},
	{40, `SELECT DISTINCT phone FROM guardian WHERE phone <> ''`},
	{30, `SELECT DISTINCT name FROM guardian WHERE length(name) >= 3`},
	{20, `SELECT DISTINCT village FROM child WHERE length(village) >= 3`},
	{20, `SELECT DISTINCT address FROM child WHERE address <> ''`},
	{10, `SELECT DISTINCT reason FROM wish WHERE length(reason) > 5`},
	{20, `SELECT DISTINCT public_text FROM wish WHERE length(public_text) > 5`},
	{20, `SELECT DISTINCT note FROM visit WHERE length(note) > 5`},
	{10, `SELECT DISTINCT study FROM visit WHERE length(study) > 3`},
}

// leastSecrets is how many known values are looked for at least.
const leastSecrets = 200

// encodings are the ways in which text stands in files.
var encodings = map[string]func(string) []byte{
	"UTF-8":    func(text string) []byte { return []byte(text) },
	"UTF-16le": func(text string) []byte { return wide(text, binary.LittleEndian) },
	"UTF-16be": func(text string) []byte { return wide(text, binary.BigEndian) },
}

func wide(text string, order binary.ByteOrder) []byte {
	var b bytes.Buffer
	for _, unit := range utf16.Encode([]rune(text)) {
		_ = binary.Write(&b, order, unit) // a buffer takes all
	}
	return b.Bytes()
}

// searched is how many bytes of a secret are looked up at each place; none is
// shorter in any encoding.
const searched = 6

// found are the secrets that stand in a content, in any encoding.
func found(content []byte, secrets []string) (all []string) {
	type needle struct {
		bytes  []byte
		secret string
	}
	needles, pairs := map[[searched]byte][]needle{}, [1 << 16]bool{}
	for _, secret := range secrets {
		for _, encode := range encodings {
			b := encode(secret)
			needles[[searched]byte(b)] = append(needles[[searched]byte(b)], needle{b, secret})
			pairs[binary.BigEndian.Uint16(b)] = true
		}
	}
	seen := map[string]bool{}
	for at := range max(0, len(content)-searched+1) {
		if !pairs[binary.BigEndian.Uint16(content[at:])] {
			continue
		}
		for _, n := range needles[[searched]byte(content[at:])] {
			if bytes.HasPrefix(content[at:], n.bytes) && !seen[n.secret] {
				seen[n.secret], all = true, append(all, n.secret)
			}
		}
	}
	return all
}

// leaks looks for secrets in all files of a folder, their names, and what is
// packed in them. It answers how many files there were.
func leaks(t *testing.T, folder string, secrets []string) (files int) {
	t.Helper()
	err := filepath.WalkDir(folder, func(path string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if all := found([]byte(entry.Name()), secrets); len(all) > 0 {
			t.Errorf("the name of %s says %q", path, all)
		}
		if entry.IsDir() {
			return nil
		}
		files++
		content, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		for name, part := range unpacked(content) {
			if all := found(part, secrets); len(all) > 0 {
				t.Errorf("%s %s holds %d secrets, such as %q", path, name, len(all), all[0])
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// unpacked is a content and, where it is a zip file, what is packed in it.
func unpacked(content []byte) map[string][]byte {
	parts := map[string][]byte{"": content}
	pack, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
	if err != nil {
		return parts
	}
	for _, f := range pack.File {
		parts[f.Name] = []byte(f.Name)
		if r, err := f.Open(); err == nil {
			var b bytes.Buffer
			if _, err := b.ReadFrom(r); err == nil {
				parts[f.Name] = append(parts[f.Name], b.Bytes()...)
			}
		}
	}
	return parts
}

// plain opens records past the program, with the key that a password opens.
func plain(t *testing.T, path string) *sql.DB {
	t.Helper()
	slots, err := vault.Load(path + ".keys")
	if err != nil {
		t.Fatal(err)
	}
	keys, err := slots.Unlock(leadName, password)
	if err != nil {
		t.Fatal(err)
	}
	options := url.Values{"cipher": {"chacha20"}, "hexkey": {"7261773a" + hex.EncodeToString(keys.File[:])}}
	return openPlain(t, (&url.URL{Scheme: "file", Opaque: path, RawQuery: options.Encode()}).String())
}

func openPlain(t *testing.T, dsn string) *sql.DB {
	t.Helper()
	db, err := sql.Open("sqlite3", dsn)
	if err != nil {
		t.Fatal(err)
	}
	db.SetMaxOpenConns(1)
	t.Cleanup(func() {
		if err := db.Close(); err != nil {
			t.Error(err)
		}
	})
	return db
}

// texts answers the first column of a query.
func texts(t *testing.T, db *sql.DB, query string) (all []string) {
	t.Helper()
	rows, err := db.Query(query)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close() //nolint:errcheck // only read
	for rows.Next() {
		var text string
		if err := rows.Scan(&text); err != nil {
			t.Fatal(err)
		}
		all = append(all, text)
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	return all
}

// copyPlain copies the texts of all tables into an unencrypted file of one
// encoding and answers its content.
func copyPlain(t *testing.T, from *sql.DB, encoding string) []byte {
	t.Helper()
	path := filepath.Join(t.TempDir(), "plain.db")
	to := openPlain(t, path)
	do := func(statement string, values ...any) {
		t.Helper()
		if _, err := to.Exec(statement, values...); err != nil {
			t.Fatal(err)
		}
	}
	do("PRAGMA encoding = '" + encoding + "'")
	do("CREATE TABLE kept (content TEXT)")
	do("BEGIN")
	for _, table := range texts(t, from, `SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'`) {
		for _, column := range texts(t, from, `SELECT name FROM pragma_table_info('`+table+`')`) {
			for _, text := range texts(t, from, fmt.Sprintf(`SELECT DISTINCT %s FROM %s WHERE typeof(%[1]s) = 'text'`, column, table)) {
				do("INSERT INTO kept VALUES (?)", text)
			}
		}
	}
	do("COMMIT")
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return content
}

// work is a day with the sample: every place is seen, records are written,
// something fails, and much leaves the program. What may hold names goes to the
// folder out, everything else to the folders of the computer.
func (d *testDesktop) workADay(out string) {
	t := d.T
	t.Helper()
	ss := d.shell.session
	done := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	for _, place := range d.shell.places {
		d.shell.Go(place.id, "")
	}
	children, _, err := d.store.Children(ss, data.ChildFilter{})
	done(err)
	child, err := d.store.Child(ss, children[0].ID)
	done(err)
	child.Note = "外婆说孩子最近睡得好些"
	done(d.store.SaveChild(ss, &child, "", true))
	d.shell.openSearch()
	d.Type("孙")
	d.closePopups()

	kind, _ := exchange.Find("children")
	_, err = exchange.Export(d.store, ss, kind, filepath.Join(out, "名册.xlsx"))
	done(err)
	made, err := report.Make(d.store, ss, report.Options{Name: "funder", From: "2026-01-01", To: "2026-11-24"})
	done(err)
	done(report.Save(d.store, ss, made, "export", filepath.Join(out, "报告.pdf"), ""))
	done(report.SaveTables(d.store, ss, made, filepath.Join(out, "报告.xlsx")))
	internal, err := report.Make(d.store, ss, report.Options{Name: "child", For: "child:" + child.FileNo, Edition: report.Internal})
	done(err)
	path, err := platform.PassingFile("report.pdf")
	done(err)
	done(report.Save(d.store, ss, internal, "print", path, ""))
	_, err = d.store.Backup(ss, filepath.Join(out, "台账.backup"))
	done(err)

	d.guard(func() { panic(fmt.Errorf("no row for %s %s", child.Name, child.IDNo)) })
	d.fail(fmt.Errorf("read the file: %w", &fs.PathError{Op: "open", Path: filepath.Join("D:", child.Name+".xlsx"), Err: fs.ErrPermission}))
	d.fail(d.store.SaveChild(ss, &data.Child{Name: child.Name, IDNo: child.IDNo, Birth: child.Birth}, "", false))
	done(trouble.WriteFile(filepath.Join(out, "求助.zip"), d.store, ss, trouble.About{Version: "1", Logs: platform.LogFolder(), Home: os.Getenv("HOME")}))
}

// keepPreferences writes what the program would keep of itself into a file.
func keepPreferences(t *testing.T, folder string) {
	t.Helper()
	kept, ok := fyne.CurrentApp().Preferences().(interface{ ReadValues(func(map[string]any)) })
	if !ok {
		t.Fatal("the preferences of a test can't be read")
	}
	kept.ReadValues(func(values map[string]any) {
		text, err := json.Marshal(values)
		if err == nil {
			err = os.WriteFile(filepath.Join(folder, "preferences.json"), text, 0o600)
		}
		if err != nil || len(values) == 0 {
			t.Fatalf("the preferences are %s, %v", text, err)
		}
	})
}

func TestNothingLeaks(t *testing.T) {
	computer, out := t.TempDir(), t.TempDir()
	temporary := filepath.Join(computer, "tmp")
	for name, folder := range map[string]string{"TMPDIR": temporary, "XDG_CACHE_HOME": filepath.Join(computer, "cache"), "XDG_CONFIG_HOME": filepath.Join(computer, "config")} {
		if err := os.MkdirAll(folder, 0o700); err != nil {
			t.Fatal(err)
		}
		t.Setenv(name, folder)
	}
	d := newDesktop(t)
	logTo(logFile())
	t.Cleanup(func() { log.SetOutput(os.Stderr) })
	path := filepath.Join(computer, "台账.careledger")
	store, lead, _, err := data.Create(path, data.NewFile{Org: demo.Org(), User: leadName, Password: password, Options: data.Options{Now: d.now}})
	if err != nil {
		t.Fatal(err)
	}
	if err := demo.Fill(store, lead, demo.Options{Children: sampleChildren, Seed: 1}); err != nil {
		t.Fatal(err)
	}
	if err := store.Close(); err != nil {
		t.Fatal(err)
	}
	d.offer(path)
	d.start()
	d.Fill("姓名", leadName)
	d.Fill("密码", password)
	d.Press("登录")
	if d.shell == nil {
		t.Fatal("nobody is signed in")
	}

	db := plain(t, path)
	var secrets []string
	for _, s := range secretsOf {
		all := texts(t, db, s.query)
		if len(all) < s.most/2 {
			t.Errorf("only %d of %s", len(all), s.query)
		}
		secrets = append(secrets, all[:min(len(all), s.most)]...)
	}
	slices.Sort(secrets)
	if secrets = slices.Compact(secrets); len(secrets) < leastSecrets {
		t.Fatalf("only %d known values", len(secrets))
	}
	d.workADay(out)
	keepPreferences(t, computer)

	t.Run("an unencrypted copy tells all, so the search can find", func(t *testing.T) {
		for encoding := range encodings {
			content := copyPlain(t, db, encoding)
			if all := found(content, secrets); len(all) != len(secrets) {
				t.Errorf("in %s only %d of %d are found", encoding, len(all), len(secrets))
			}
		}
	})
	t.Run("the masked report names nobody", func(t *testing.T) {
		text, err := exec.Command("pdftotext", "-layout", filepath.Join(out, "报告.pdf"), "-").Output()
		if err != nil || len(text) < 1000 {
			t.Fatalf("%d bytes, %v", len(text), err)
		}
		people := secretsAbout(t, db)
		if all := found(text, people); len(all) > 0 {
			t.Errorf("it says %q", all)
		}
		for name, part := range read(t, filepath.Join(out, "报告.xlsx")) {
			if all := found(part, people); len(all) > 0 {
				t.Errorf("%s of its tables says %q", name, all)
			}
		}
	})
	t.Run("the properties of what leaves name nobody", func(t *testing.T) {
		for name, part := range read(t, filepath.Join(out, "名册.xlsx")) {
			if all := found(part, secrets); strings.HasPrefix(name, "docProps/") && len(all) > 0 {
				t.Errorf("%s says %q", name, all)
			}
		}
		info, err := exec.Command("pdfinfo", filepath.Join(out, "报告.pdf")).Output()
		if err != nil || len(found(info, append(secrets, leadName))) > 0 {
			t.Errorf("the report says of itself %s, %v", info, err)
		}
		if err := os.Remove(filepath.Join(out, "名册.xlsx")); err != nil { // it is meant to tell all
			t.Fatal(err)
		}
		leaks(t, out, secrets)
	})
	t.Run("the computer keeps nothing while people work", func(t *testing.T) {
		passing, err := filepath.Glob(filepath.Join(temporary, "careledger-passing-*", "*.pdf"))
		if err != nil || len(passing) != 1 {
			t.Fatalf("what was printed is %v, %v", passing, err)
		}
		if n := leaks(t, computer, secrets); n < 7 {
			t.Errorf("only %d files were searched", n)
		}
	})
	t.Run("nor when they are gone", func(t *testing.T) {
		d.close()
		left, err := os.ReadDir(temporary)
		if err != nil || len(left) > 0 {
			t.Errorf("there are left %v, %v", left, err)
		}
		if n := leaks(t, computer, append(secrets, password)); n < 5 {
			t.Errorf("only %d files were searched", n)
		}
	})
}

// secretsAbout are the secrets that tell who somebody is.
func secretsAbout(t *testing.T, db *sql.DB) (all []string) {
	t.Helper()
	for _, s := range secretsOf {
		if strings.Contains(s.query, "name FROM") || strings.Contains(s.query, "id_no") || strings.Contains(s.query, "phone") || strings.Contains(s.query, "address") {
			all = append(all, texts(t, db, s.query)...)
		}
	}
	return all
}

// read answers a file and what is packed in it.
func read(t *testing.T, path string) map[string][]byte {
	t.Helper()
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	parts := unpacked(content)
	if len(parts) < 2 {
		t.Fatalf("nothing is packed in %s", path)
	}
	return parts
}
