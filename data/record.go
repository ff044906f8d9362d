package data

import (
	"cmp"
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"sync"

	"github.com/google/uuid"
	"github.com/jmoiron/sqlx"
	"github.com/jmoiron/sqlx/reflectx"
)

// Row is what every record carries.
type Row struct {
	ID        string `db:"id"`
	CreatedAt string `db:"created_at"` // instant
	CreatedBy string `db:"created_by"` // user name
	UpdatedAt string `db:"updated_at"`
	UpdatedBy string `db:"updated_by"`
	DeletedAt Ref    `db:"deleted_at"` // when it was put into the bin
	Version   int    `db:"version"`    // grows with each change; a save of an older one is refused
}

func (r *Row) row() *Row { return r }

// Ref is a reference to another record, or an instant, that may be absent; the
// empty one is NULL in the database.
type Ref string

// Scan implements sql.Scanner.
func (r *Ref) Scan(v any) error {
	var n sql.NullString
	if err := n.Scan(v); err != nil {
		return fmt.Errorf("scan reference: %w", err)
	}
	*r = Ref(n.String)
	return nil
}

// Value implements driver.Valuer.
func (r Ref) Value() (driver.Value, error) {
	if r == "" {
		return nil, nil
	}
	return string(r), nil
}

// record is a pointer to a struct that embeds Row and names its table.
type record interface {
	row() *Row
	table() string
}

// keyed is a record that two laptops would make alike; its id comes from the
// natural key, so that it is one row.
type keyed interface{ naturalKey() []string }

// namespace of ids made from natural keys.
var namespace = uuid.NewSHA1(uuid.NameSpaceDNS, []byte("careledger"))

// naturalID makes the UUIDv5 of a natural key.
func naturalID(table string, key ...string) string {
	return uuid.NewSHA1(namespace, []byte(table+"\x1f"+strings.Join(key, "\x1f"))).String()
}

// columns of a record's type, in the order of its fields.
func columns(v any) []string {
	t := reflectx.Deref(reflect.TypeOf(v))
	if c, ok := columnCache.Load(t); ok {
		return c.([]string)
	}
	var names []string
	for _, f := range mapper.TypeMap(t).Index {
		if f.Name != "" && f.Field.Tag.Get("db") != "" && f.Field.Tag.Get("db") != "-" && !f.Embedded {
			names = append(names, f.Name)
		}
	}
	columnCache.Store(t, names)
	return names
}

var (
	mapper      = reflectx.NewMapperFunc("db", strings.ToLower)
	columnCache sync.Map
)

// put saves a record: a new one when it has no id or nothing has its natural
// key, otherwise a change of the one that is there. A record from the bin with
// the same natural key comes back. It is refused with [Conflict] when somebody
// saved a newer version meanwhile.
func (t *tx) put(r record) error {
	row := r.row()
	before := *row
	t.revert = append(t.revert, func() { *row = before })
	if k, ok := r.(keyed); ok && row.ID == "" {
		row.ID = naturalID(r.table(), k.naturalKey()...)
		var was Row
		err := t.Get(&was, `SELECT id, created_at, created_by, updated_at, updated_by, deleted_at, version FROM `+r.table()+` WHERE id = ?`, row.ID)
		if err == nil {
			*row = was
			row.DeletedAt = ""
		} else if !errors.Is(err, sql.ErrNoRows) {
			return fmt.Errorf("find %s: %w", r.table(), err)
		}
	}
	row.UpdatedAt, row.UpdatedBy = t.now, t.ss.User
	t.touch(r.table())
	if row.Version == 0 {
		return t.insert(r)
	}
	return t.update(r)
}

func (t *tx) insert(r record) error {
	row := r.row()
	if row.ID == "" {
		row.ID = newID()
	}
	row.CreatedAt, row.CreatedBy, row.Version = t.now, t.ss.User, 1
	if _, err := t.run(insertSQL(r), r); err != nil {
		return fmt.Errorf("insert %s %s: %w", r.table(), row.ID, err)
	}
	return nil
}

// run runs a statement with a record's values; it is prepared once in a
// transaction, for imports write many alike.
func (t *tx) run(query string, r record) (sql.Result, error) {
	statement, ok := t.statements[query]
	if !ok {
		var err error
		if statement, err = t.PrepareNamed(query); err != nil {
			return nil, err
		}
		if t.statements == nil {
			t.statements = map[string]*sqlx.NamedStmt{}
		}
		t.statements[query] = statement
	}
	return statement.Exec(r)
}

// insertSQL is the statement that inserts a record.
func insertSQL(r record) string {
	names := columns(r)
	return "INSERT INTO " + r.table() + " (" + strings.Join(names, ", ") + ") VALUES (:" + strings.Join(names, ", :") + ")"
}

func (t *tx) update(r record) error {
	row := r.row()
	// A save that changes nothing leaves no entry in the journal for keepSight.
	if mine, err := t.inSight(r.table(), row.ID); err != nil || !mine {
		return cmp.Or(err, notMine(r.table()))
	}
	var sets []string
	for _, name := range columns(r) {
		if name != "id" && name != "created_at" && name != "created_by" && name != "version" {
			sets = append(sets, name+" = :"+name)
		}
	}
	query := "UPDATE " + r.table() + " SET " + strings.Join(sets, ", ") + ", version = version + 1 WHERE id = :id AND version = :version"
	res, err := t.run(query, r)
	if err != nil {
		return fmt.Errorf("update %s %s: %w", r.table(), row.ID, err)
	}
	if n, err := res.RowsAffected(); err != nil || n == 0 {
		return conflict("Somebody changed this record meanwhile. Open it again and repeat your change.", nil)
	}
	row.Version++
	return nil
}

// touch notes that a table changes in this transaction.
func (t *tx) touch(table string) {
	if !slices.Contains(t.touched, table) {
		t.touched = append(t.touched, table)
	}
}

// queryer reads, inside or outside a transaction.
type queryer interface {
	sqlx.Queryer
	Get(dest any, query string, args ...any) error
	Select(dest any, query string, args ...any) error
}

// one reads one record by a query.
func one[T any](q queryer, query string, args ...any) (T, error) {
	var v T
	err := q.Get(&v, query, args...)
	if errors.Is(err, sql.ErrNoRows) {
		return v, missing("The record is not there any more.", nil)
	}
	if err != nil {
		return v, fmt.Errorf("read: %w", diskError(err))
	}
	return v, nil
}

// many reads records by a query.
func many[T any](q queryer, query string, args ...any) ([]T, error) {
	all := []T{}
	if err := q.Select(&all, query, args...); err != nil {
		return nil, fmt.Errorf("list: %w", diskError(err))
	}
	return all, nil
}

// get reads one record that is not in the bin by its id.
func get[T any, P interface {
	*T
	record
}](q queryer, id string) (T, error) {
	var v T
	return one[T](q, "SELECT * FROM "+P(&v).table()+" WHERE id = ? AND deleted_at IS NULL", id)
}

// Remove puts a record into the bin; Restore takes it out again. A child's file
// is for those who decide, a parent's state for those who may know it.
func (s *Store) Remove(ss *Session, table, id string) error { return s.bin(ss, table, true, id) }

// Restore takes a record out of the bin.
func (s *Store) Restore(ss *Session, table, id string) error { return s.bin(ss, table, false, id) }

// RemoveMany puts several records of one table into the bin, all or none; a
// backup is made before more than ten.
func (s *Store) RemoveMany(ss *Session, table string, ids []string) error {
	if area, ok := areas[table]; ok && s.check(ss, area, write) == nil { // bin says what else is wrong
		if err := s.backUpBefore(ss, BackupDelete, len(ids)); err != nil {
			return err
		}
	}
	return s.bin(ss, table, true, ids...)
}

// RestoreMany takes several records of one table out of the bin, all or none.
func (s *Store) RestoreMany(ss *Session, table string, ids []string) error {
	return s.bin(ss, table, false, ids...)
}

// keptForGood are the tables whose rows never go into the bin by themselves.
var keptForGood = []string{"org", "laptop", "user", "import_run", "consent", "child_history", "issued_report", "data_share", "rights_request", "breach", "erasure", "retention"}

func (s *Store) bin(ss *Session, table string, in bool, ids ...string) error {
	if err := s.mayBin(ss, table); err != nil {
		return err
	}
	return s.write(ss, areas[table], write, func(t *tx) error {
		for _, id := range ids {
			if err := t.bin(table, id, in); err != nil {
				return err
			}
		}
		return nil
	})
}

// mayBin refuses who may not put records of a table into the bin and take them
// out.
func (s *Store) mayBin(ss *Session, table string) error {
	needed := write
	switch table {
	case "child":
		needed = decide
	case "parent":
		if err := s.check(ss, Restricted, write); err != nil {
			return err
		}
	}
	if err := s.check(ss, areas[table], needed); err != nil {
		return err
	}
	if slices.Contains(keptForGood, table) {
		return &Error{Kind: Denied, Text: "These records are kept for good."}
	}
	return nil
}

func (t *tx) bin(table, id string, in bool) error {
	var when Ref
	if in {
		when = Ref(t.now)
	}
	if in {
		if err := t.guardOwn(table, id); err != nil {
			return err
		}
	}
	t.touch(table)
	res, err := t.Exec("UPDATE "+table+" SET deleted_at = ?, updated_at = ?, updated_by = ?, version = version + 1 WHERE id = ? AND (deleted_at IS NULL) = ?",
		when, t.now, t.ss.User, id, in)
	if err != nil {
		return fmt.Errorf("bin %s %s: %w", table, id, err)
	}
	if n, err := res.RowsAffected(); err != nil || n == 0 {
		return missing("The record is not there any more.", nil)
	}
	if table == "wish" && !in {
		return t.guardReturn(id)
	}
	return nil
}
