package data_test

import (
	"path/filepath"
	"strings"
	"testing"

	"careledger/data"
	"careledger/data/datatest"
)

// begin makes a new file and answers the recovery code too.
func begin(t *testing.T, path string, o data.Options) (*data.Store, *data.Session, string) {
	t.Helper()
	s, ss, code, err := data.Create(path, data.NewFile{
		Org: data.Org{Name: "云禾市护苗志愿者协会", Mark: "云"}, User: " 周岚 ", Password: datatest.Password, Options: o,
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return s, ss, code
}

func TestPasswords(t *testing.T) {
	for password, right := range map[string]bool{
		"shuiguo-2026": true, "柳桥荷塘三组十二号": true, "7chars!": false, "荷塘村": false, "": false, "12345678": false, "１２３４５６７８": false,
		"PassWord1": false, "aaaaaaaaaaaa": false, "　　　　　　　　": false, "woaini1314": false,
	} {
		if err := data.CheckPassword(password); (err == nil) != right || err != nil && !data.Is(err, data.Bad) {
			t.Errorf("%q gives %v", password, err)
		}
	}
}

func TestUsers(t *testing.T) {
	r := newRecords(t)
	t.Run("sign in by a name that is one however it was typed", func(t *testing.T) {
		r.done(r.AddUser(r.ss, &data.User{Name: " 赵明远A ", Role: data.Volunteer}, datatest.Password))
		for _, name := range []string{"赵明远A", "赵明远Ａ", " 赵明远A"} {
			ss, err := r.SignIn(strings.TrimSpace(name), datatest.Password)
			if err != nil || ss.User != "赵明远A" || ss.Role != data.Volunteer {
				t.Errorf("%q gives %+v, %v", name, ss, err)
			}
		}
		r.conflicts(r.AddUser(r.ss, &data.User{Name: "赵明远Ａ", Role: data.Viewer}, "huanghe-2026"))
		if _, err := r.SignIn("赵明远A", datatest.Password); err != nil {
			t.Errorf("the refused one took the password of the first: %v", err)
		}
	})
	t.Run("hear the same about a wrong name and a wrong password", func(t *testing.T) {
		_, nobody := r.SignIn("没有此人", datatest.Password)
		_, wrong := r.SignIn("周岚", "shuiguo-2025")
		if !data.Is(nobody, data.Locked) || !data.Is(wrong, data.Locked) {
			t.Errorf("got %v and %v", nobody, wrong)
		}
	})
	t.Run("need a role and a password", func(*testing.T) {
		r.refused(r.AddUser(r.ss, &data.User{Name: "钱晓", Role: "boss"}, datatest.Password), "role", false)
		r.refused(r.AddUser(r.ss, &data.User{Name: "钱晓", Role: data.Viewer}, "12345678"), "password", false)
		r.refused(r.AddUser(r.ss, &data.User{Name: "　", Role: data.Viewer}, datatest.Password), "user", false)
	})
	t.Run("change their own password with the old one", func(t *testing.T) {
		ss := datatest.As(t, r.Store, r.ss, data.Accountant)
		if err := r.SetPassword(ss, "shuiguo-2025", "huanghe-2026"); !data.Is(err, data.Locked) {
			t.Errorf("with a wrong one: %v", err)
		}
		r.done(r.SetPassword(ss, datatest.Password, "huanghe-2026"))
		if _, err := r.SignIn(ss.User, datatest.Password); !data.Is(err, data.Locked) {
			t.Errorf("the old one still opens: %v", err)
		}
		if _, err := r.SignIn(ss.User, "huanghe-2026"); err != nil {
			t.Error(err)
		}
	})
}

func TestRecovery(t *testing.T) {
	path := filepath.Join(t.TempDir(), "test.careledger")
	o := data.Options{Now: datatest.NewClock().Now, Machine: "test"}
	s, ss, code := begin(t, path, o)
	volunteer := data.User{Name: "赵明远", Role: data.Volunteer}
	if err := s.AddUser(ss, &volunteer, datatest.Password); err != nil {
		t.Fatal(err)
	}
	child := datatest.Child(t, s, ss, "林小满", datatest.With(func(c *data.Child) { c.Risk = "red" }))
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	open := func(user, code string) (*data.Store, *data.Session, error) {
		s, ss, err := data.OpenRecovery(path, user, code, o)
		if err == nil {
			t.Cleanup(func() {
				if err := s.Close(); err != nil {
					t.Error(err)
				}
			})
		}
		return s, ss, err
	}
	t.Run("opens as the user named, who may set a new password and see no more than before", func(t *testing.T) {
		s, ss, err := open("赵明远", strings.ToLower(code))
		if err != nil {
			t.Fatal(err)
		}
		c, err := s.Child(ss, child.ID)
		if err != nil || c.Risk != "" || ss.Role != data.Volunteer {
			t.Errorf("a volunteer with the code sees %q, %v", c.Risk, err)
		}
		if err := s.SetPassword(ss, "", "huanghe-2026"); err != nil {
			t.Errorf("no new password: %v", err)
		}
		if err := s.SetPassword(ss, "", "changjiang-2026"); !data.Is(err, data.Locked) {
			t.Errorf("a second one without the first: %v", err)
		}
		if _, err := s.SignIn("赵明远", "huanghe-2026"); err != nil {
			t.Error(err)
		}
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
	})
	t.Run("is in the journal", func(t *testing.T) {
		s, ss, err := open("周岚", code)
		if err != nil {
			t.Fatal(err)
		}
		entries, err := s.History(ss, "user", volunteer.ID)
		if err != nil {
			t.Fatal(err)
		}
		acts := map[string]int{}
		for _, e := range entries {
			acts[e.Act]++
		}
		if acts["recovery"] != 1 || acts["password"] != 1 {
			t.Errorf("got %v", acts)
		}
		if c, err := s.Child(ss, child.ID); err != nil || c.Risk != "red" {
			t.Errorf("the lead with the code sees %q, %v", c.Risk, err)
		}
	})
	t.Run("refuses another code and an unknown user", func(t *testing.T) {
		if _, _, err := open("没有此人", code); !data.Is(err, data.Locked) {
			t.Errorf("got %v", err)
		}
		if _, _, err := open("周岚", strings.Repeat("0", len(code))); !data.Is(err, data.Locked) {
			t.Errorf("got %v", err)
		}
	})
}
