package data

import "strconv"

// The names of settings.
const (
	SettingClaimDays = "claim_days" // after how many days a claim of a wish expires
	SettingLoanDays  = "loan_days"  // for how many days a book is lent
)

// settingDefaults hold where the organization has set nothing.
var settingDefaults = map[string]string{SettingClaimDays: "7", SettingLoanDays: "30"}

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

func (t *tx) setSetting(name, value string) error {
	if _, ok := settingDefaults[name]; ok {
		if n, err := strconv.Atoi(value); err != nil || n <= 0 {
			return bad("value", "Please enter a number greater than 0.", nil)
		}
	}
	return t.put(&Setting{Name: name, Value: value})
}
