package data

import (
	"slices"

	"careledger/data/cn"
)

// findChildRow answers the child that a roster's row means: by file number,
// then by identity number, then by name and day of birth. Where it can't be
// told, as with twins of one name, the row is refused with what would tell.
func findChildRow(t *tx, v values, over bool) ([]string, error) {
	name := cn.NormalizeName(v["name"])
	if p := cn.ValidName(name); p != nil {
		return nil, fromProblem("name", p)
	}
	if id, err := t.childByFileNo(name, v, over); err != nil || id != "" {
		return []string{id}, err
	}
	if v["id_no"] != "" {
		found, err := t.childrenByNumber(v["id_no"])
		switch {
		case err != nil:
			return nil, err
		case len(found) > 1:
			return nil, bad("id_no", "Several files have this identity number. Give the file number.", nil)
		case len(found) == 1:
			return t.agreed(found[0], name, v, over)
		}
	}
	return t.childByName(name, v, over)
}

// childByFileNo answers the child with the file number of a row. A number that
// nobody has is taken over, as from another organization's or laptop's file.
func (t *tx) childByFileNo(name string, v values, over bool) (string, error) {
	if v["file_no"] == "" {
		return "", nil
	}
	found, err := t.byFileNo(v["file_no"])
	if err != nil || len(found) == 0 {
		return "", err
	}
	c := found[0]
	if c.Name != name && !over && (v["id_no"] == "" || !sameNumber(c.IDNo, v["id_no"])) {
		return "", doubtful("name", "The file number {{.No}} belongs to {{.Name}}. Check whether this is the same child.", args{"No": c.FileNo, "Name": c.Name})
	}
	return c.ID, nil
}

// byFileNo answers the child with a file number, be it that of a file that was
// merged into the child's.
func (t *tx) byFileNo(no string) ([]Child, error) {
	return many[Child](t, `SELECT * FROM child WHERE deleted_at IS NULL AND (file_no = ?1 OR id IN (
		SELECT child_id FROM child_history WHERE field = 'merged' AND value = ?1 AND deleted_at IS NULL)) ORDER BY file_no = ?1 DESC LIMIT 1`, no)
}

// agreed answers the child that has the identity number of a row, unless the
// row calls it by another name or file number.
func (t *tx) agreed(c Child, name string, v values, over bool) ([]string, error) {
	if v["file_no"] != "" && v["file_no"] != c.FileNo {
		return nil, bad("file_no", "This identity number belongs to the file {{.No}}.", args{"No": c.FileNo})
	}
	if c.Name != name && !over {
		return nil, doubtful("name", "This identity number belongs to {{.Name}} ({{.No}}). Check whether this is the same child.", args{"No": c.FileNo, "Name": c.Name})
	}
	return []string{c.ID}, nil
}

// childByName answers the child that has the name and the day of birth of a
// row, and none when the row must be about another child.
func (t *tx) childByName(name string, v values, over bool) ([]string, error) {
	all, err := many[Child](t, `SELECT * FROM child WHERE name = ? AND deleted_at IS NULL`, name)
	if err != nil {
		return nil, err
	}
	birth := rowBirth(v)
	all = slices.DeleteFunc(all, func(c Child) bool {
		return birth != "" && c.Birth != "" && c.Birth != birth ||
			v["id_no"] != "" && c.IDNo != "" && !sameNumber(c.IDNo, v["id_no"]) ||
			v["file_no"] != ""
	})
	switch {
	case len(all) == 0:
		return nil, t.doubtAlike(name, v, over)
	case len(all) > 1:
		return nil, bad("name", "Several files fit {{.Name}}. Give the file number or the identity number.", args{"Name": name})
	}
	c := all[0]
	same, err := t.sameFamily(c, v)
	if err != nil {
		return nil, err
	}
	if !same && !over {
		return nil, doubtful("name", "{{.Name}}, born on {{.Birth}}, has the file {{.No}} with other guardians. If it is the same child, accept; if not, give the identity number.",
			args{"Name": name, "Birth": shownDay(c.Birth), "No": c.FileNo})
	}
	return []string{c.ID}, nil
}

// doubtAlike asks about a row of a new child whose name sounds like that of a
// file with the same day of birth or guardian's phone, as the form does.
func (t *tx) doubtAlike(name string, v values, over bool) error {
	if over || v["file_no"] != "" {
		return nil
	}
	alike, err := alikeFiles(t, Child{Name: name, Birth: rowBirth(v), IDNo: v["id_no"]}, v["guardian_phone"])
	if err != nil || len(alike) == 0 {
		return err
	}
	return doubtful("name", "{{.Name}} sounds like {{.Other}} ({{.No}}), who has the same day of birth or guardian's phone. If it is another child, accept; if not, write the name as in the file.",
		args{"Name": name, "Other": alike[0].Name, "No": alike[0].FileNo})
}

// sameFamily reports whether a row may be about a child of the same name: the
// days of birth are known and equal and the guardians don't all differ, or a
// guardian is the same.
func (t *tx) sameFamily(c Child, v values) (bool, error) {
	all, err := t.guardiansOf(c.ID)
	if err != nil {
		return false, err
	}
	name, phone := cn.NormalizeName(v["guardian_name"]), v["guardian_phone"]
	if number, p := cn.ParsePhone(phone); p == nil {
		phone = string(number)
	}
	for _, g := range all {
		if name != "" && g.Name == name || phone != "" && g.Phone == phone {
			return true, nil
		}
	}
	known := c.Birth != "" && rowBirth(v) == c.Birth
	return known && (len(all) == 0 || name == "" && phone == ""), nil
}

// rowBirth is the day of birth that a row gives, by itself or in its identity
// number.
func rowBirth(v values) string {
	if day, p := cn.ParseDate(v["birth_on"]); p == nil {
		return day
	}
	id, _ := cn.ParseID(v["id_no"])
	return id.Birth
}

// sameNumber reports whether two identity numbers are one, however written.
func sameNumber(kept, given string) bool {
	id, _ := cn.ParseID(given)
	return kept == given || id.Number != "" && kept == id.Number
}

// shownDay is a day for a sentence.
func shownDay(day string) string {
	if day == "" {
		return "—"
	}
	return day
}
