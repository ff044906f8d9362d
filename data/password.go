package data

import (
	_ "embed"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"careledger/data/cn"
	"careledger/data/vault"
)

// PasswordLength is the least number of characters of a password.
const PasswordLength = 8

//go:embed passwords.txt
var commonText string

// commonPasswords are refused even where they are long enough; lower case.
var commonPasswords = strings.Fields(commonText)

// CheckPassword refuses passwords that are short, common, one character
// repeated, or nothing but one of the names with digits around it: of the
// organization, of the person, in characters, pinyin or initials.
func CheckPassword(password string, names ...string) error {
	password = strings.ToLower(norm.NFKC.String(password))
	if utf8.RuneCountInString(password) < PasswordLength {
		return bad("password", "The password needs at least {{.Length}} characters.", args{"Length": PasswordLength})
	}
	first, _ := utf8.DecodeRuneInString(password)
	if slices.Contains(commonPasswords, password) || strings.Trim(password, string(first)) == "" {
		return bad("password", "This password is among the first that anybody would try. Please choose another.", nil)
	}
	core := letters(password)
	for _, name := range names {
		key, initials := cn.Pinyin(name)
		if core != "" && slices.Contains([]string{letters(name), letters(key), letters(initials)}, core) {
			return bad("password", "The password is only a name that everybody here knows. Please choose another.", nil)
		}
	}
	return nil
}

// letters are the letters of a text, lower case, without digits, spaces and
// signs.
func letters(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, norm.NFKC.String(text))
}

// checkPasswordOf is [CheckPassword] with the names of the organization and of
// the user.
func (s *Store) checkPasswordOf(user, password string) error {
	o, err := one[Org](s.readers, `SELECT * FROM org WHERE deleted_at IS NULL LIMIT 1`)
	if err != nil {
		return err
	}
	return CheckPassword(password, user, o.Name, o.ShortName)
}

// SetPassword changes the password of the session's own user, who must know the
// old one or have signed in with the recovery code. It is no longer a first
// password then.
func (s *Store) SetPassword(ss *Session, old, password string) error {
	if err := s.check(ss, Settings, read); err != nil {
		return err
	}
	if !ss.recovered.Load() {
		if _, err := s.tried(func() (vault.Keys, error) { return s.slots.Unlock(ss.User, old) }); err != nil {
			return err
		}
	}
	if err := s.checkPasswordOf(ss.User, password); err != nil {
		return err
	}
	_, _, err := s.transact(ss, func(t *tx) error {
		u, err := get[User](t, ss.UserID)
		if err != nil {
			return err
		}
		if u.FirstPassword {
			u.FirstPassword = false
			if err := t.put(&u); err != nil {
				return err
			}
		}
		if err := t.note("password", "user", ss.UserID, nil); err != nil {
			return err
		}
		return s.slots.SetPassword(ss.User, password, ss.keys, ss.keys.Restricted != nil)
	})
	if err != nil {
		return err
	}
	ss.recovered.Store(false)
	ss.first.Store(false)
	return nil
}
