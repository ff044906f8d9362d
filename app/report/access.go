package report

import (
	"path/filepath"
	"strings"

	"careledger/app/sheet"
	"careledger/app/words"
	"careledger/data"
)

// GiveAccess writes a child's whole file, as it is handed out by right: the
// pages as PDF at path, and beside it all that is kept, table by table, as Excel,
// both sealed with the password. The request, the hand-over and the journal have
// it first.
func GiveAccess(store *data.Store, ss *data.Session, o data.AccessOrder, path, password string) (data.RightsRequest, error) {
	if password == "" {
		return data.RightsRequest{}, needsPassword()
	}
	c, err := store.Child(ss, o.ChildID)
	if err != nil {
		return data.RightsRequest{}, err
	}
	made, err := Make(store, ss, Options{Name: "child", Edition: Internal, For: "child:" + c.FileNo})
	if err != nil {
		return data.RightsRequest{}, err
	}
	content, err := made.content()
	if err != nil {
		return data.RightsRequest{}, err
	}
	kept, err := store.ChildRecords(ss, o.ChildID)
	if err != nil {
		return data.RightsRequest{}, err
	}
	r, err := store.GiveAccess(ss, o)
	if err != nil {
		return r, err
	}
	if err := write(path, content.File, password); err != nil {
		return r, err
	}
	return r, sheet.WriteSealed(strings.TrimSuffix(path, filepath.Ext(path))+".xlsx", keptSheets(kept), password)
}

// keptSheets are the tables of a child in words, a sheet each.
func keptSheets(kept []data.KeptRows) []sheet.SheetOut {
	var all []sheet.SheetOut
	for _, k := range kept {
		out := sheet.SheetOut{Name: words.Label("table", k.Table)}
		for _, column := range k.Columns {
			out.Columns = append(out.Columns, sheet.Column{Key: column, Headings: []string{words.Label("column", column)}, Kind: sheet.KindText})
		}
		for _, row := range k.Rows {
			said := make([]string, len(row))
			for i, value := range row {
				said[i] = words.Value(k.Table, k.Columns[i], value)
			}
			out.Rows = append(out.Rows, said)
		}
		all = append(all, out)
	}
	return all
}
