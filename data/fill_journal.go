package data

import (
	"database/sql"
	"fmt"
	"maps"
	"slices"
)

// lastRows answers the last row of each table that is journalled.
func (t *tx) lastRows() (map[string]int64, error) {
	last := map[string]int64{}
	for table := range areas {
		n, err := one[int64](t, `SELECT coalesce(max(rowid), 0) FROM `+table)
		if err != nil {
			return nil, err
		}
		last[table] = n
	}
	return last, nil
}

// journalRows journals the rows of all tables that came after those, as the
// triggers would have done one by one: rows written in bulk have one entry
// each, with the values that they have in the end.
func (t *tx) journalRows(last map[string]int64) error {
	end, err := one[Entry](t, `SELECT * FROM journal WHERE laptop = ? ORDER BY n DESC LIMIT 1`, t.s.actor.laptop)
	if err != nil && !Is(err, NotFound) {
		return err
	}
	insert, err := t.Prepare(`INSERT INTO journal (laptop, n, at, who, batch, act, tbl, row, new, salt, values_hash, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`)
	if err != nil {
		return fmt.Errorf("prepare the journal: %w", err)
	}
	defer insert.Close() //nolint:errcheck // it ends with the transaction
	for _, table := range slices.Sorted(maps.Keys(last)) {
		if end, err = t.journalTable(table, last[table], end, insert); err != nil {
			return fmt.Errorf("journal of %s: %w", table, err)
		}
	}
	return nil
}

// journalTable journals the rows of one table after a row and answers the last
// entry.
func (t *tx) journalTable(table string, after int64, end Entry, insert *sql.Stmt) (Entry, error) {
	names, err := many[string](t, `SELECT name FROM pragma_table_info(?)`, table)
	if err != nil {
		return end, err
	}
	names = slices.DeleteFunc(names, func(n string) bool { return slices.Contains(bookkeeping, n) })
	rows, err := t.Query(`SELECT id, `+rowJSON(names, "")+` FROM `+table+` WHERE rowid > ? ORDER BY rowid`, after)
	if err != nil {
		return end, err
	}
	defer rows.Close() //nolint:errcheck // only read
	for rows.Next() {
		e := Entry{Laptop: t.s.actor.laptop, N: end.N + 1, At: t.now, Who: t.ss.User, Batch: t.batch, Act: "insert", Table: table, Salt: Ref(salt())}
		if err := rows.Scan(&e.Row, &e.New); err != nil {
			return end, err
		}
		e.ValuesHash = chainHash(orNil(e.Salt), orNil(e.Old), orNil(e.New))
		e.Hash = e.chained(end)
		if _, err := insert.Exec(e.Laptop, e.N, e.At, e.Who, e.Batch, e.Act, e.Table, e.Row, e.New, e.Salt, e.ValuesHash, e.Hash); err != nil {
			return end, err
		}
		end = e
	}
	return end, rows.Err()
}
