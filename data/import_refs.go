package data

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"careledger/data/cn"
)

// importedChild answers the child that a row of another kind is about: by file
// number, by identity number, or by name, with the day of birth where two have
// the same name.
func (t *tx) importedChild(v values) (string, error) {
	id, name := "", cn.NormalizeName(v["child"])
	switch {
	case v["child_no"] != "":
		found, err := t.byFileNo(v["child_no"])
		if err != nil {
			return "", err
		}
		if len(found) == 0 {
			return "", &Error{Kind: NotFound, Field: "child_no", Text: "There is no child with the file number {{.No}}.", Args: args{"No": v["child_no"]}}
		}
		if name != "" && found[0].Name != name {
			return "", bad("child", "The file number {{.No}} belongs to {{.Name}}, not to {{.Other}}.", args{"No": v["child_no"], "Name": found[0].Name, "Other": name})
		}
		id = found[0].ID
	case v["child_id_no"] != "":
		found, err := t.childrenByNumber(v["child_id_no"])
		if err != nil {
			return "", err
		}
		if len(found) != 1 {
			return "", &Error{Kind: NotFound, Field: "child_id_no", Text: "There is no child with this identity number."}
		}
		if name != "" && found[0].Name != name {
			return "", bad("child", "This identity number belongs to {{.Name}}, not to {{.Other}}.", args{"Name": found[0].Name, "Other": name})
		}
		id = found[0].ID
	case name != "":
		return t.childNamed(name, v["child_birth"])
	default:
		return "", bad("child", "Please give the child's file number or name.", nil)
	}
	return id, nil
}

// childNamed answers the one child with a name, and with a day of birth if one
// is given.
func (t *tx) childNamed(name, birth string) (string, error) {
	var ids []string
	err := t.Select(&ids, `SELECT id FROM child WHERE name = ? AND (? = '' OR birth_on = ?) AND deleted_at IS NULL LIMIT 2`, name, birth, birth)
	switch {
	case err != nil:
		return "", fmt.Errorf("child named: %w", err)
	case len(ids) == 0 && birth != "":
		return "", &Error{Kind: NotFound, Field: "child", Text: "There is no child named {{.Name}} born on {{.Birth}}.", Args: args{"Name": name, "Birth": birth}}
	case len(ids) == 0:
		return "", &Error{Kind: NotFound, Field: "child", Text: "There is no child named {{.Name}}. Check the name, or import the children first.", Args: args{"Name": name}}
	case len(ids) > 1:
		return "", bad("child", "Several children are named {{.Name}}. Give the file number, or the day of birth.", args{"Name": name})
	}
	return ids[0], nil
}

// childrenByNumber answers the children with an identity number, however it is
// written.
func (t *tx) childrenByNumber(number string) ([]Child, error) {
	if id, _ := cn.ParseID(number); id.Number != "" {
		number = id.Number
	}
	return many[Child](t, `SELECT * FROM child WHERE id_no = ? AND deleted_at IS NULL`, number)
}

// importedRef answers the record that a text names, by the first of the columns
// that gives exactly one; an empty text names none.
func (t *tx) importedRef(key, text, table string, columns ...string) (string, error) {
	text = strings.TrimSpace(text)
	if text == "" {
		return "", nil
	}
	for _, column := range columns {
		var ids []string
		if err := t.Select(&ids, `SELECT id FROM `+table+` WHERE `+column+` = ? AND deleted_at IS NULL LIMIT 2`, text); err != nil {
			return "", fmt.Errorf("find %s: %w", table, err)
		}
		if len(ids) == 1 {
			return ids[0], nil
		}
		if len(ids) > 1 {
			return "", bad(key, "“{{.Text}}” fits several records. Write something that only one has, such as its number.", args{"Text": text})
		}
	}
	return "", &Error{Kind: NotFound, Field: key, Text: "“{{.Text}}” is not known yet. Enter it first, or check how it is written.", Args: args{"Text": text}}
}

// importedProject answers the project that the column “project” names, by code
// or by name.
func (t *tx) importedProject(v values) (string, error) {
	return t.importedRef("project", v["project"], "project", "code", "name")
}

// importedPeople answers the people that a column names, parted by 、.
func (t *tx) importedPeople(key string, v values) ([]string, error) {
	var ids []string
	for _, name := range splitNames(v[key]) {
		id, err := t.importedRef(key, cn.NormalizeName(name), "person", "name")
		if err != nil {
			return nil, err
		}
		ids = append(ids, id)
	}
	return ids, nil
}

// splitNames parts a list of names as people write it.
func splitNames(text string) []string {
	return strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune("、，,;；/\n", r) })
}

// idsOf answers the ids that a query finds.
func (t *tx) idsOf(query string, arguments ...any) ([]string, error) {
	ids := []string{}
	if err := t.Select(&ids, query, arguments...); err != nil {
		return nil, fmt.Errorf("find: %w", err)
	}
	return ids, nil
}

// numberText is a number that people read: a prefix, a year, a laptop's letter
// and a count.
var numberText = regexp.MustCompile(`^\D+(\d{4})-([A-Z]{1,2})(\d{1,9})$`)

// reserve makes sure that a number which a table brings is not given out once
// more on this laptop.
func (t *tx) reserve(kind, no string) error {
	m := numberText.FindStringSubmatch(no)
	if m == nil || m[2] != t.s.letter {
		return nil
	}
	n, err := strconv.Atoi(m[3])
	if err != nil {
		return fmt.Errorf("reserve %s: %w", no, err)
	}
	_, err = t.Exec(`INSERT INTO counter (kind, year, letter, last) VALUES (?, ?, ?, ?)
		ON CONFLICT DO UPDATE SET last = max(last, excluded.last)`, kind, m[1], m[2], n)
	if err != nil {
		return fmt.Errorf("reserve %s: %w", no, err)
	}
	return nil
}
