package sheet

// Kind says what the cells of a column hold.
type Kind string

// The kinds of columns.
const (
	KindText   Kind = "text"
	KindNumber Kind = "number" // a plain number, such as minutes
	KindMoney  Kind = "money"  // yuan, with two decimals
	KindDate   Kind = "date"   // a day
	KindTime   Kind = "time"   // a time of day
	KindPhone  Kind = "phone"  // kept as text
	KindID     Kind = "id"     // identity, credit, book and other numbers; kept as text
	KindChoice Kind = "choice" // one of Choices
	KindYesNo  Kind = "yesno"  // Yes or No
)

// The values of a column of [KindYesNo] in records and in files.
const (
	Yes = "是"
	No  = "否"
)

// Column is one thing that a table can hold, such as the day of birth.
type Column struct {
	Key      string   // stable name in the code, such as "birth"
	Headings []string // the first is written, all are recognised
	Kind     Kind
	Required bool
	Hint     string   // for the template: how to fill it in
	Choices  []string // for [KindChoice]: what may be chosen; the rules of the import decide about others
	Example  string   // for the template's example row; one is made up where it is empty
}

// Heading returns the heading by which the column is written.
func (c Column) Heading() string {
	if len(c.Headings) == 0 {
		return c.Key
	}
	return c.Headings[0]
}
