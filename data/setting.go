package data

import (
	"slices"
	"strconv"
	"time"
)

// The names of settings.
const (
	SettingClaimDays = "claim_days" // after how many days a claim of a wish expires
	SettingLoanDays  = "loan_days"  // for how many days a book is lent

	SettingLockMinutes = "lock_minutes" // after how many minutes without anybody the window is locked; 0 for never
)

// LockMinutes are the values that [SettingLockMinutes] may have.
var LockMinutes = []string{"0", "5", "10", "15", "30"}

// settingDefaults hold where the organization has set nothing.
var settingDefaults = map[string]string{SettingClaimDays: "7", SettingLoanDays: "30", SettingLockMinutes: "10"}

// Setting is one setting of the organization.
type Setting struct {
	Row
	Name  string `db:"name"`
	Value string `db:"value"`
}

func (*Setting) table() string { return "setting" }

func (s *Setting) naturalKey() []string { return []string{s.Name} }

// Setting answers a setting, or its default, or the empty text.
func (s *Store) Setting(ss *Session, name string) (string, error) {
	if err := s.check(ss, Settings, read); err != nil {
		return "", err
	}
	return setting(s.readers, name)
}

func setting(q queryer, name string) (string, error) {
	v, err := one[string](q, `SELECT value FROM setting WHERE name = ? AND deleted_at IS NULL`, name)
	if Is(err, NotFound) {
		return settingDefaults[name], nil
	}
	return v, err
}

// settingNumber answers a setting that is a number.
func settingNumber(q queryer, name string) (int, error) {
	v, err := setting(q, name)
	if err != nil {
		return 0, err
	}
	n, err := strconv.Atoi(v)
	if err != nil {
		return strconv.Atoi(settingDefaults[name])
	}
	return n, nil
}

// SetSetting changes a setting.
func (s *Store) SetSetting(ss *Session, name, value string) error {
	return s.write(ss, Settings, write, func(t *tx) error { return t.setSetting(name, value) })
}

// LockAfter answers after what time without anybody the window is locked, 0 for
// never.
func (s *Store) LockAfter(ss *Session) (time.Duration, error) {
	if err := s.check(ss, Settings, read); err != nil {
		return 0, err
	}
	minutes, err := settingNumber(s.readers, SettingLockMinutes)
	return time.Duration(minutes) * time.Minute, err
}

func (t *tx) setSetting(name, value string) error {
	if name == SettingLockMinutes {
		if !slices.Contains(LockMinutes, value) {
			return bad("value", "Please choose one of the times offered.", nil)
		}
		return t.put(&Setting{Name: name, Value: value})
	}
	if _, ok := settingDefaults[name]; ok {
		if n, err := strconv.Atoi(value); err != nil || n <= 0 {
			return bad("value", "Please enter a number greater than 0.", nil)
		}
	}
	return t.put(&Setting{Name: name, Value: value})
}
