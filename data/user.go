package data

import (
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// PasswordLength is the least number of characters of a password.
const PasswordLength = 8

// commonPasswords are refused even where they are long enough.
var commonPasswords = []string{
	"12345678", "123456789", "1234567890", "87654321", "11111111", "88888888", "66666666", "00000000",
	"password", "password1", "qwertyui", "qwerty123", "1qaz2wsx", "abc12345", "a1234567", "a12345678",
	"woaini1314", "5201314520", "iloveyou", "admin123", "careledger", "guanaitaizhang",
}

// User is somebody who may sign in.
type User struct {
	Row
	Name     string `db:"name"`
	Role     Role   `db:"role"`
	Active   bool   `db:"active"`
	PersonID Ref    `db:"person_id"`
}

func (*User) table() string { return "user" }

// longestUser is the most characters of a name to sign in with.
const longestUser = 50

// checkUserName wants a name to sign in with, and puts it into the one form
// under which its key slot is found.
func checkUserName(name *string) error {
	*name = normalUser(*name)
	if *name == "" || utf8.RuneCountInString(*name) > longestUser {
		return bad("user", "Please enter the name that you sign in with.", nil)
	}
	return nil
}

// normalUser is a name without what nobody sees: spaces around it, and whether
// letters and digits were typed wide.
func normalUser(name string) string { return strings.TrimSpace(norm.NFKC.String(name)) }

// CheckPassword refuses passwords that are short, common or one character
// repeated.
func CheckPassword(password string) error {
	password = norm.NFKC.String(password)
	if utf8.RuneCountInString(password) < PasswordLength {
		return bad("password", "The password needs at least {{.Length}} characters.", args{"Length": PasswordLength})
	}
	first, _ := utf8.DecodeRuneInString(password)
	if slices.Contains(commonPasswords, strings.ToLower(password)) || strings.Trim(password, string(first)) == "" {
		return bad("password", "This password is among the first that anybody would try. Please choose another.", nil)
	}
	return nil
}

// Users answers those who may sign in.
func (s *Store) Users(ss *Session) ([]User, error) {
	if err := s.check(ss, Settings, read); err != nil {
		return nil, err
	}
	return many[User](s.readers, `SELECT * FROM user WHERE deleted_at IS NULL ORDER BY name`)
}

// AddUser lets somebody sign in with a password that they change later. The
// key of restricted fields goes only to roles that may read them.
func (s *Store) AddUser(ss *Session, u *User, password string) error {
	if err := s.check(ss, Settings, decide); err != nil {
		return err
	}
	if err := checkUserName(&u.Name); err != nil {
		return err
	}
	if err := CheckPassword(password); err != nil {
		return err
	}
	if !slices.Contains(Roles, u.Role) {
		return bad("role", "Please choose a role.", nil)
	}
	u.Row, u.Active = Row{}, true
	return s.write(ss, Settings, decide, func(t *tx) error {
		var n int
		if err := t.Get(&n, `SELECT count(*) FROM user WHERE name = ? AND deleted_at IS NULL`, u.Name); err != nil {
			return err
		}
		if n > 0 {
			return conflict("Somebody with this name signs in already. Add a letter or a number.", nil)
		}
		if err := t.put(u); err != nil {
			return err
		}
		return s.slots.SetPassword(u.Name, password, ss.keys, u.Role.may(Restricted, read))
	})
}

// SetPassword changes the password of the session's own user, who must know the
// old one or have signed in with the recovery code.
func (s *Store) SetPassword(ss *Session, old, password string) error {
	if err := s.check(ss, Settings, read); err != nil {
		return err
	}
	if !ss.recovered.Load() {
		if _, err := s.slots.Unlock(ss.User, old); err != nil {
			return slotError(err)
		}
	}
	if err := CheckPassword(password); err != nil {
		return err
	}
	if err := s.slots.SetPassword(ss.User, password, ss.keys, ss.keys.Restricted != nil); err != nil {
		return diskError(err)
	}
	ss.recovered.Store(false)
	return s.note(ss, "password", "user", ss.UserID)
}
