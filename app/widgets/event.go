package widgets

// EventOf is what one line of a timeline shows.
type EventOf struct {
	// Date is short, such as 11-20.
	Date string
	// Kind stands in a pill of that tone.
	Kind string
	Tone Tone
	// Text says what was done; Right is quiet at the right.
	Text, Right string
}

// EventHeight is the height of an Event in pixels, for RowList.
const EventHeight float32 = 48

// Event is one line of a timeline: day, kind, what was done, and something quiet
// at the right.
type Event struct {
	simple
	date, text, right *Text
	kind              *Pill
}

// NewEvent makes an empty line.
func NewEvent() *Event {
	e := &Event{date: Quiet(""), text: Body("").Elide(), right: Quiet("").Elide(), kind: NewPill("", Grey)}
	e.content = Pad(0, 8, 0, 8, HBox(12, Fixed(42, e.date), Fixed(72, e.kind), Grow(e.text), e.right))
	e.ExtendBaseWidget(e)
	return e
}

// Set shows something else.
func (e *Event) Set(of EventOf) {
	e.date.SetText(of.Date)
	e.kind.Set(of.Kind, of.Tone)
	e.kind.Hidden = of.Kind == ""
	e.text.SetText(of.Text)
	e.right.SetText(of.Right)
	e.content.Refresh()
}
