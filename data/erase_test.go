package data_test

import (
	"bytes"
	"encoding/binary"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"strings"
	"testing"

	"golang.org/x/crypto/chacha20"

	"careledger/data"
	"careledger/data/datatest"
	"careledger/data/vault"
)

// The cipher's pages: 4096 bytes, the last 32 of which are nonce and tag.
const (
	pageSize = 4096
	pageTail = 32
)

// decrypted answers all pages of a file and of its write-ahead log as they are
// without the cipher, free ones too.
func decrypted(t *testing.T, path string) []byte {
	t.Helper()
	slots, err := vault.Load(path + ".keys")
	if err != nil {
		t.Fatal(err)
	}
	keys, err := slots.Unlock("周岚", datatest.Password)
	if err != nil {
		t.Fatal(err)
	}
	var all []byte
	file, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for i := 1; i*pageSize < len(file); i++ { // the first page has no records
		all = append(all, decryptPage(t, keys.File, file[i*pageSize:(i+1)*pageSize], uint32(i+1))...)
	}
	wal, err := os.ReadFile(path + "-wal")
	if err != nil {
		return all
	}
	for at := 32; at+24+pageSize <= len(wal); at += 24 + pageSize {
		if page := binary.BigEndian.Uint32(wal[at:]); page > 1 {
			all = append(all, decryptPage(t, keys.File, wal[at+24:at+24+pageSize], page)...)
		}
	}
	return all
}

// decryptPage is the ChaCha20 of SQLite3 Multiple Ciphers: a key of its own for
// each page comes from the first block.
func decryptPage(t *testing.T, key [32]byte, page []byte, number uint32) []byte {
	t.Helper()
	nonce := page[pageSize-pageTail : pageSize-pageTail+12]
	counter := binary.LittleEndian.Uint32(page[pageSize-pageTail+12:]) ^ number
	first, err := chacha20.NewUnauthenticatedCipher(key[:], nonce)
	if err != nil {
		t.Fatal(err)
	}
	first.SetCounter(counter)
	own := make([]byte, 64)
	first.XORKeyStream(own, own)
	second, err := chacha20.NewUnauthenticatedCipher(own[32:], nonce)
	if err != nil {
		t.Fatal(err)
	}
	second.SetCounter(counter + 1)
	plain := make([]byte, pageSize-pageTail)
	second.XORKeyStream(plain, page[:pageSize-pageTail])
	return plain
}

// secretsOf are the values of the child that is erased, each of which stands in
// the file before.
var secretsOf = []string{
	"欧阳𬭊然", "阿锦", "329921201409180022", "荷塘村九组 47 号", "孙桂香", "15400009876", "蓝色的鲸鱼书包", "想给妈妈写信", "腿上有旧伤", "青霉素过敏的单子",
	"欧阳家", "周叔叔来接", "奶奶说夜里怕黑",
}

// lived is a child of whom a lot is on record, with the secrets in it.
func lived(r *records) string {
	r.Helper()
	id := r.child("欧阳𬭊然", datatest.Girl(), datatest.Born("2014-09-18"), datatest.NoConsent(), datatest.With(func(c *data.Child) {
		c.Alias, c.IDNo, c.Address, c.Risk = "阿锦", "329921201409180022", "荷塘村九组 47 号", "red"
	}))
	r.done(r.SetHousehold(r.ss, id, "", &data.Household{Name: "欧阳家", Address: "荷塘村九组 47 号"}))
	guardian := data.Guardian{ChildID: id, Name: "孙桂香", Phone: "15400009876", Legal: true, Basis: "appointed"}
	r.done(r.SaveGuardian(r.ss, &guardian))
	for _, item := range []string{"service", "health"} {
		r.done(r.AddConsent(r.ss, data.Consent{ChildID: id, Item: item, Result: "agree", Signer: "孙桂香", Basis: "appointed", Day: "2025-01-10"}))
	}
	r.done(r.SaveParent(r.ss, &data.Parent{ChildID: id, Role: "father", State: "prison", Contact: "奶奶说夜里怕黑"}))
	project := r.project(nil)
	_, err := r.AddMembers(r.ss, project, []string{id}, "2026-01-01", true)
	r.done(err)
	r.pair(id, "2026-01-01", "")
	v := r.visit(id, "2026-10-08", "child")
	v.Note, v.Place = "想给妈妈写信", "腿上有旧伤"
	r.done(r.SaveVisit(r.ss, v, nil, true))
	w := data.Wish{ChildID: id, Category: "stationery", Item: "蓝色的鲸鱼书包", Price: 8000, Registered: "2026-11-01"}
	r.done(r.SaveWish(r.ss, &w))
	r.done(r.SaveGoods(r.ss, &data.Goods{ChildID: id, Day: "2026-10-09", Item: "文具", Quantity: 1, Receiver: "周叔叔来接"}))
	a := data.Activity{Programme: "other", Title: "秋游", Day: "2026-10-10", Status: "done", Summary: "欧阳𬭊然拿了两本画册"}
	r.done(r.SaveActivity(r.ss, &a, []data.Attendance{{ChildID: id, Attended: true, Note: "青霉素过敏的单子"}}, nil))
	return id
}

// wantSecrets wants all, or none, of the secrets in some bytes.
func wantSecrets(t *testing.T, where string, content []byte, want bool, secrets ...string) {
	t.Helper()
	for _, s := range secrets {
		if bytes.Contains(content, []byte(s)) != want {
			t.Errorf("%s: %q is there: %t", where, s, !want)
		}
	}
}

func TestErase(t *testing.T) {
	r := newRecords(t)
	other := r.child("林小满")
	id := lived(r)
	scope := data.Scope{From: "2026-01-01", To: "2026-11-23"}
	before := r.everything(scope)
	early := filepath.Join(t.TempDir(), "early.backup")
	_, err := r.Backup(r.ss, early)
	r.done(err)
	wantSecrets(t, "before", decrypted(t, r.Path()), true, secretsOf...)

	t.Run("shows what goes, and asks for a reason and the name", func(t *testing.T) {
		p, err := r.PreviewErase(r.ss, id)
		r.done(err)
		if p.Gone < 4 || p.Emptied < 8 || p.History < 12 || p.Elsewhere != 1 || p.Wishes != 1 {
			t.Errorf("%+v", p)
		}
		if c, err := r.Child(r.ss, id); err != nil || c.Name != "欧阳𬭊然" {
			t.Fatalf("a look erased it: %v", err)
		}
		order := data.EraseOrder{ChildID: id, Reason: "asked", Note: "监护人当面提出", Typed: "欧阳", AskedBy: "孙桂香", Relation: "62", Proof: "guardianship"}
		_, err = r.Erase(r.ss, order)
		r.refused(err, "typed", false)
		order.Typed, order.Note = "欧阳𬭊然", ""
		_, err = r.Erase(r.ss, order)
		r.refused(err, "note", false)
		order.Note, order.Proof = "监护人当面提出", ""
		_, err = r.Erase(r.ss, order)
		r.refused(err, "proof", false)
	})

	e, err := r.Erase(r.ss, data.EraseOrder{ChildID: id, Reason: "asked", Note: "孙桂香当面提出", Typed: "欧阳𬭊然", AskedBy: "孙桂香", Relation: "62", Proof: "guardianship"})
	r.done(err)

	t.Run("leaves nothing of it in the file, in use or free, in its log and in later backups", func(t *testing.T) {
		wantSecrets(t, "after", decrypted(t, r.Path()), false, secretsOf...)
		if info, err := os.Stat(r.Path() + "-wal"); err == nil && info.Size() > 0 {
			t.Errorf("the log has %d bytes", info.Size())
		}
		late := filepath.Join(t.TempDir(), "late.backup")
		_, err := r.Backup(r.ss, late)
		r.done(err)
		back := filepath.Join(t.TempDir(), "back.careledger")
		_, err = data.Restore(late, back, data.Key{User: "周岚", Password: datatest.Password}, data.Options{Now: r.clock.Now, Machine: "test"})
		r.done(err)
		wantSecrets(t, "later backup", decrypted(t, back), false, secretsOf...)
		list, err := os.ReadFile(r.Path() + ".erased")
		r.done(err)
		wantSecrets(t, "list", list, false, secretsOf...)
	})
	t.Run("keeps the figures, the chain and the services", func(t *testing.T) {
		after := r.everything(scope)
		was, is := before["served"].([]data.ServedChild), after["served"].([]data.ServedChild)
		if len(was) != len(is) || was[0].AgeBand != is[0].AgeBand || was[0].Division != is[0].Division || was[0].Category != is[0].Category || was[0].Units != is[0].Units {
			t.Errorf("served were %+v and are %+v", was, is)
		}
		for name := range before {
			if name != "served" && name != "totals of wishes" && !reflect.DeepEqual(before[name], after[name]) {
				t.Errorf("%s was %+v and is %+v", name, before[name], after[name])
			}
		}
		r.sound()
		if n, err := r.CheckServices(r.ss); err != nil || n != 0 {
			t.Errorf("%d services differ: %v", n, err)
		}
		r.wantUnits(id, 3)
	})
	t.Run("takes the child out of lists and search, and leaves the others", func(t *testing.T) {
		all, total, err := r.Children(r.ss, data.ChildFilter{})
		r.done(err)
		if total != 1 || all[0].ID != other {
			t.Errorf("%d children are listed", total)
		}
		if _, err := r.Child(r.ss, id); !data.Is(err, data.NotFound) {
			t.Errorf("the file opens: %v", err)
		}
		rows, err := r.Export(r.ss, "children")
		r.done(err)
		if len(rows) != 1 {
			t.Errorf("%d children are exported", len(rows))
		}
	})
	t.Run("stands in the registers, with a masked name", func(t *testing.T) {
		if e.No != "SC2026-A0001" || e.By != "周岚" || e.Note != "×××当面提出" || e.Gone == 0 || e.Emptied == 0 || e.History == 0 {
			t.Errorf("%+v", e)
		}
		asked, err := r.Requests(r.ss, id)
		r.done(err)
		if len(asked) != 1 || asked[0].Kind != "erase" || asked[0].Result != "granted" || asked[0].AskedBy != "孙某某" || string(e.RequestID) != asked[0].ID {
			t.Errorf("%+v", asked)
		}
		if all, err := r.Erasures(r.ss); err != nil || len(all) != 1 || all[0] != e {
			t.Errorf("%+v, not %+v: %v", all, e, err)
		}
		_, err = r.Erase(r.ss, data.EraseOrder{ChildID: id, Reason: "wrong", Note: "x", Typed: "已删除"})
		r.conflicts(err)
	})
	t.Run("goes again when an older backup is put back", func(t *testing.T) {
		path := r.Path()
		r.done(r.Close())
		_, err := data.Restore(early, path, data.Key{User: "周岚", Password: datatest.Password}, data.Options{Now: r.clock.Now, Machine: "test"})
		r.done(err)
		wantSecrets(t, "after the restore", decrypted(t, path), false, secretsOf...)
		s, ss, err := data.Open(path, "周岚", datatest.Password, data.Options{Now: r.clock.Now, Machine: "test"})
		r.done(err)
		defer s.Close() //nolint:errcheck // a test
		if all, err := s.Erasures(ss); err != nil || len(all) != 1 || all[0].No != e.No {
			t.Errorf("%+v: %v", all, err)
		}
		if _, err := s.VerifyJournal(ss); err != nil {
			t.Error(err)
		}
	})
}

func TestAFalseLineErasesNothing(t *testing.T) {
	r := newRecords(t)
	id := r.child("林小满")
	path := r.Path()
	r.done(r.Close())
	r.done(os.WriteFile(path+".erased", []byte(id+" SC2026-A0001 2026-11-24 asked "+strings.Repeat("0", 64)+"\n"), 0o600))
	s, ss, err := data.Open(path, "周岚", datatest.Password, data.Options{Now: r.clock.Now, Machine: "test"})
	r.done(err)
	defer s.Close() //nolint:errcheck // a test
	if _, err := s.Child(ss, id); err != nil {
		t.Errorf("it is gone: %v", err)
	}
}

func TestWhatASiblingHasInCommonStays(t *testing.T) {
	r := newRecords(t)
	home := datatest.With(func(c *data.Child) { c.Address = "荷塘村二组 8 号" })
	gone, stays := r.child("何安", home), r.child("何宁", home)
	r.done(r.SetHousehold(r.ss, gone, stays, &data.Household{Name: "何家", Address: "荷塘村二组 8 号"}))
	v := r.visit(stays, "2026-10-08", "child")
	v.Note = "孙桂兰说何安去外地了"
	r.done(r.SaveVisit(r.ss, v, nil, true))
	_, err := r.Erase(r.ss, data.EraseOrder{ChildID: gone, Reason: "purpose", Note: "服务结束", Typed: "何安"})
	r.done(err)
	after, _, err := r.Visit(r.ss, v.ID)
	r.done(err)
	if after.Note != "孙桂兰说×××去外地了" {
		t.Errorf("the sibling's visit says %q", after.Note)
	}
	c, err := r.Child(r.ss, stays)
	r.done(err)
	if left, err := r.Household(r.ss, stays); err != nil || left.Name != "何家" || c.Address != left.Address {
		t.Errorf("the home is %+v: %v", left, err)
	}
}

// Every table of the schema that refers to a child, or to what is a child's own,
// is known as one, and has a rule for erasing.
func TestNoTableOfAChildIsMissing(t *testing.T) {
	r := newRecords(t)
	schema, err := os.ReadFile("migrations/0001_start.sql")
	r.done(err)
	own := map[string]bool{"child": true}
	tables := regexp.MustCompile(`(?s)CREATE TABLE (\w+) \((.*?)\n\) STRICT`).FindAllStringSubmatch(string(schema), -1)
	for again := true; again; {
		again = false
		for _, table := range tables {
			for _, m := range regexp.MustCompile(`(TEXT(?: NOT NULL)?) REFERENCES (\w+)\(id\)`).FindAllStringSubmatch(table[2], -1) {
				if own[m[2]] && !own[table[1]] && (m[2] == "child" || strings.Contains(m[1], "NOT NULL")) {
					own[table[1]], again = true, true
				}
			}
		}
	}
	known := data.ChildTables(r.Store)
	if len(known) != len(own) || len(own) < 28 {
		t.Errorf("the schema has %d tables of a child, %d are known", len(own), len(known))
	}
	for _, table := range known {
		if !own[table] {
			t.Errorf("%s is no table of a child", table)
		}
		if !data.HasEraseRule(table) {
			t.Errorf("%s has no rule for erasing", table)
		}
	}
}
