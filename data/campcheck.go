package data

import (
	"slices"
	"strings"

	"careledger/data/cn"
)

// CampCheckItems are the items of the daily safety list of a class, in the order
// in which one walks through it.
var CampCheckItems = []string{"site", "furniture", "power", "exits", "fire", "water", "food", "gate", "pickup", "aid"}

// CampCheck is one item of the safety list of a class on a day (每日安全检查).
type CampCheck struct {
	Row
	CampID string `db:"camp_id"`
	Day    string `db:"day"`
	Item   string `db:"item"`       // one of CampCheckItems
	OK     bool   `db:"ok"`         // in order
	Action string `db:"action"`     // what was found and done; needed unless in order
	By     string `db:"checked_by"` // name; who is signed in when empty
}

func (*CampCheck) table() string { return "camp_check" }

func (c *CampCheck) naturalKey() []string { return []string{c.CampID, c.Day, c.Item} }

// SaveCampCheck keeps one item; the same item of a day entered again changes it.
func (s *Store) SaveCampCheck(ss *Session, c *CampCheck) error {
	return s.write(ss, Camps, write, func(t *tx) error { return t.saveCampCheck(c) })
}

func (t *tx) saveCampCheck(c *CampCheck) error {
	camp, err := get[Camp](t, c.CampID)
	if err != nil {
		return err
	}
	if err := t.setPastDay("day", &c.Day); err != nil {
		return err
	}
	if c.Day < camp.From || c.Day > camp.To {
		return bad("day", "The class runs from {{.From}} to {{.To}}.", args{"From": camp.From, "To": camp.To})
	}
	if !slices.Contains(CampCheckItems, c.Item) {
		return bad("item", "Please choose what was checked.", nil)
	}
	if c.Action = strings.TrimSpace(c.Action); c.Action == "" && !c.OK {
		return bad("action", "Please enter what was found and what was done about it.", nil)
	}
	if c.By = cn.NormalizeName(c.By); c.By == "" {
		c.By = t.ss.User
	}
	return t.put(c)
}

// CheckRest notes that all items of a day that were not checked yet are in
// order, and answers how many.
func (s *Store) CheckRest(ss *Session, campID, day string) (rest int, err error) {
	err = s.write(ss, Camps, write, func(t *tx) error {
		done, err := many[string](t, `SELECT item FROM camp_check WHERE camp_id = ? AND day = ? AND deleted_at IS NULL`, campID, day)
		if err != nil {
			return err
		}
		for _, item := range CampCheckItems {
			if slices.Contains(done, item) {
				continue
			}
			if err := t.saveCampCheck(&CampCheck{CampID: campID, Day: day, Item: item, OK: true}); err != nil {
				return err
			}
			rest++
		}
		return nil
	})
	return rest, err
}

// CampChecks answers all items of a day in their order; one that was not checked
// yet has no id.
func (s *Store) CampChecks(ss *Session, campID, day string) ([]CampCheck, error) {
	if err := s.check(ss, Camps, read); err != nil {
		return nil, err
	}
	done, err := many[CampCheck](s.readers, `SELECT * FROM camp_check WHERE camp_id = ? AND day = ? AND deleted_at IS NULL`, campID, day)
	if err != nil {
		return nil, err
	}
	all := make([]CampCheck, len(CampCheckItems))
	for i, item := range CampCheckItems {
		all[i] = CampCheck{CampID: campID, Day: day, Item: item}
		if at := slices.IndexFunc(done, func(c CampCheck) bool { return c.Item == item }); at >= 0 {
			all[i] = done[at]
		}
	}
	return all, nil
}
