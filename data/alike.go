package data

import (
	"errors"
	"strings"

	"careledger/data/cn"
)

// The reasons why a file may be the same child's.
const (
	SameNumber = "number" // identity number
	SameBirth  = "birth"  // name, or its pinyin, and day of birth
	SamePhone  = "phone"  // name, or its pinyin, and a guardian's phone
)

// AlikeReasons lists the reasons, the strongest first.
var AlikeReasons = []string{SameNumber, SameBirth, SamePhone}

// Alike is a file that may be of the same child as another.
type Alike struct {
	ChildLine
	Why string `db:"why"` // one of AlikeReasons
}

// alikeColumns are what is read of such a file.
const alikeColumns = `SELECT c.id, c.file_no, c.name, c.sex, c.birth_on, c.division, c.town, c.status, `

// AlikeChildren answers the files that may be of the same child as one that is
// being written down, with a guardian's phone where it is known: those with the
// identity number, and those of the same name or pinyin with the day of birth or
// with the phone, unless the identity numbers tell them apart.
func (s *Store) AlikeChildren(ss *Session, c Child, phone string) ([]Alike, error) {
	if err := s.check(ss, Children, read); err != nil {
		return nil, err
	}
	return alikeFiles(s.readers, c, phone)
}

func alikeFiles(q queryer, c Child, phone string) ([]Alike, error) {
	id, _ := cn.ParseID(c.IDNo)
	number, birth := strings.TrimSpace(c.IDNo), c.Birth
	if id.Number != "" {
		number = id.Number
		if birth == "" {
			birth = id.Birth
		}
	}
	found := []Alike{}
	if number != "" {
		same, err := many[Alike](q, alikeColumns+`'number' why FROM child c WHERE c.id_no = ? AND c.id <> ? AND c.deleted_at IS NULL ORDER BY c.file_no`, number, c.ID)
		if err != nil {
			return nil, err
		}
		found = append(found, same...)
	}
	key, _ := cn.Pinyin(cn.NormalizeName(c.Name))
	if p, problem := cn.ParsePhone(phone); problem == nil {
		phone = string(p)
	} else {
		phone = ""
	}
	if key == "" || birth == "" && phone == "" {
		return found, nil
	}
	same, err := many[Alike](q, alikeColumns+`CASE WHEN c.birth_on = ?1 AND ?1 <> '' THEN 'birth' ELSE 'phone' END why
		FROM child c WHERE c.name_key = ?2 AND c.id <> ?3 AND c.deleted_at IS NULL AND (c.id_no = '' OR ?4 = '')
		AND (c.birth_on = ?1 AND ?1 <> '' OR ?5 <> '' AND EXISTS (SELECT 1 FROM guardian g WHERE g.child_id = c.id AND g.phone = ?5 AND g.deleted_at IS NULL))
		ORDER BY why, c.file_no`, birth, key, c.ID, number, phone)
	return append(found, same...), err
}

// AddChild saves a new child's file as [Store.SaveChild] does, with the person
// who cares for it where a name or phone is given. What is wrong with that person
// has fields that begin with guardian_.
func (s *Store) AddChild(ss *Session, c *Child, g *Guardian, over bool) error {
	return s.write(ss, Children, write, func(t *tx) error {
		if err := t.saveChild(c, "", over); err != nil || g.Name == "" && g.Phone == "" {
			return err
		}
		g.ChildID, g.Carer = c.ID, true
		err := t.saveGuardian(g)
		var e *Error
		if errors.As(err, &e) && e.Field != "" {
			named := *e
			named.Field = "guardian_" + e.Field
			return &named
		}
		return err
	})
}
