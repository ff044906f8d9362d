package data

import (
	"errors"
	"fmt"
	"slices"
)

// neverTakenBack are the tables whose records are made or changed together with
// what is outside the records: keys, papers, other laptops, agreements signed.
// The dated history of a child goes with the child's file.
var neverTakenBack = slices.DeleteFunc(append(slices.Clone(keptForGood), "form_print"), func(table string) bool { return table == "child_history" || table == "org" })

// mostTakenBack is how many entries of the history are taken back at once.
const mostTakenBack = 200

// UndoChange takes back the change that an entry of the history is part of, with
// everything else that was changed in the same go: new records go to the bin,
// changed values are as before. It is refused when one of the records was changed
// again since, when values were erased, for what is kept for good, and for
// imports, which are taken back as a whole ([Store.UndoImport]). Whoever takes
// back what somebody else did needs the right to decide there. The history keeps
// both; taking back can be taken back.
func (s *Store) UndoChange(ss *Session, seq int64) error {
	return s.write(ss, History, read, func(t *tx) error { return t.undoChange(seq) })
}

// PreviewUndo answers what UndoChange would take back, or why it can't.
func (s *Store) PreviewUndo(ss *Session, seq int64) ([]PastLine, error) {
	var lines []PastLine
	err := s.write(ss, History, read, func(t *tx) error {
		if err := t.undoChange(seq); err != nil {
			return err
		}
		var err error
		lines, err = many[PastLine](t, `SELECT seq, at, who, laptop, act, tbl, row, old, new, salt FROM journal
			WHERE batch = (SELECT batch FROM journal WHERE seq = ?) AND act IN ('insert', 'update') ORDER BY seq`, seq)
		if err != nil {
			return err
		}
		return errDry
	})
	if !errors.Is(err, errDry) {
		return nil, err
	}
	return lines, s.explain(ss, lines)
}

func (t *tx) undoChange(seq int64) error {
	entries, err := many[Entry](t, `SELECT * FROM journal WHERE batch = (SELECT batch FROM journal WHERE seq = ?) ORDER BY seq LIMIT ?`, seq, mostTakenBack+1)
	if err != nil {
		return err
	}
	if len(entries) == 0 {
		return missing("There is nothing to take back.", nil)
	}
	if slices.ContainsFunc(entries, func(e Entry) bool { return e.Table == "import_run" }) {
		return conflict("This came with an import. Take the whole import back where imports are listed.", nil)
	}
	if len(entries) > mostTakenBack {
		return conflict("Too many records were changed at once to take it back here. Restore a backup from before it.", nil)
	}
	changed := false
	for _, e := range entries {
		if e.Act != "insert" && e.Act != "update" && e.Act != "delete" {
			continue
		}
		if err := t.mayTakeBack(e); err != nil {
			return err
		}
		changed = true
	}
	if !changed {
		return missing("There is nothing to take back.", nil)
	}
	return t.undoBatch(entries[0].Batch)
}

// mayTakeBack refuses what the session may not take back, and what nobody may.
func (t *tx) mayTakeBack(e Entry) error {
	if e.Act == "delete" || slices.Contains(neverTakenBack, e.Table) || areas[e.Table] == "" {
		return &Error{Kind: Denied, Text: "This can't be taken back: such records are kept as they are.", Cause: fmt.Errorf("%s of %s", e.Act, e.Table)}
	}
	needed := write
	if e.Who != t.ss.User {
		needed = decide
	}
	if err := t.s.check(t.ss, areas[e.Table], needed); err != nil {
		return err
	}
	values, err := e.after()
	if err != nil {
		return err
	}
	for column := range restrictedColumns {
		if _, changed := values[column]; changed || e.Table == "parent" {
			return t.s.check(t.ss, Restricted, write)
		}
	}
	if e.Act == "insert" && e.Table == "child" {
		return t.s.check(t.ss, Children, decide)
	}
	return nil
}
