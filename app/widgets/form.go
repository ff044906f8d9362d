package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/widget"

	"careledger/app/theme"
)

// FieldOf declares one field of a form.
type FieldOf struct {
	// Key names the field for Values and SetError.
	Key string
	// Label stands above the field; Hint quietly below it.
	Label, Hint string
	// Required marks the label. Whether something is there is checked by the
	// screen or the store.
	Required bool
	// Wide gives the field the whole row.
	Wide  bool
	Input Input
}

// Form is labels with fields below them, in two columns where there is room.
// Enter moves to the next field, Ctrl+Enter submits, and what is wrong stands
// under its field.
type Form struct {
	widget.BaseWidget
	// OnSubmit is called on Ctrl+Enter, and on Enter in the last field.
	OnSubmit func()

	fields []FieldOf
	rows   map[string]*fieldRow
	box    *fyne.Container
	draft  *draft // what was typed and not saved; nil where that is not kept
}

// NewForm makes a form of these fields. The keys must differ.
func NewForm(fields ...FieldOf) *Form {
	f := &Form{fields: fields, rows: map[string]*fieldRow{}}
	layout := &formLayout{}
	f.box = container.New(layout)
	for i, field := range fields {
		row := newFieldRow(field)
		f.rows[field.Key] = row
		f.box.Add(row)
		if n, ok := field.Input.(interface{ nextWith(func()) }); ok {
			n.nextWith(func() { f.next(i) })
		}
		if c, ok := field.Input.(interface{ confirmWith(func()) }); ok {
			c.confirmWith(f.submit)
		}
	}
	f.ExtendBaseWidget(f)
	return f
}

// Values answers what all visible fields hold, by key.
func (f *Form) Values() map[string]string {
	values := make(map[string]string, len(f.fields))
	for _, field := range f.fields {
		if f.rows[field.Key].Visible() {
			values[field.Key] = field.Input.Value()
		}
	}
	return values
}

// SetValues fills the fields whose keys are given.
func (f *Form) SetValues(values map[string]string) {
	for _, field := range f.fields {
		if v, ok := values[field.Key]; ok {
			field.Input.SetValue(v)
		}
	}
}

// SetError shows under a field what is wrong with it and gives it the keyboard;
// an empty text takes an error away. It answers false for a key that the form
// doesn't have.
func (f *Form) SetError(key, text string) bool {
	row, ok := f.rows[key]
	if !ok {
		return false
	}
	row.setError(text)
	f.box.Refresh()
	f.Refresh()
	if text != "" {
		f.FocusField(key)
	}
	return true
}

// ClearErrors takes all errors away.
func (f *Form) ClearErrors() {
	for _, row := range f.rows {
		row.setError("")
	}
	f.box.Refresh()
	f.Refresh()
}

// Error answers what stands under a field, "" when nothing is wrong.
func (f *Form) Error(key string) string {
	if row, ok := f.rows[key]; ok {
		return row.problem.text
	}
	return ""
}

// RequireFilled marks every required field that is empty and answers whether all
// are filled.
func (f *Form) RequireFilled() bool {
	firstEmpty := ""
	for _, field := range f.fields {
		row := f.rows[field.Key]
		row.setError("")
		if field.Required && row.Visible() && field.Input.Value() == "" {
			row.setError(lang.L("Please fill this in"))
			if firstEmpty == "" {
				firstEmpty = field.Key
			}
		}
	}
	f.box.Refresh()
	f.Refresh()
	if firstEmpty != "" {
		f.FocusField(firstEmpty)
	}
	return firstEmpty == ""
}

// ShowField shows a field or takes it away.
func (f *Form) ShowField(key string, show bool) {
	if row, ok := f.rows[key]; ok && row.Visible() != show {
		row.Hidden = !show
		f.box.Refresh()
		f.Refresh()
	}
}

// FocusFirst gives the keyboard to the first field that can take it, or to the
// question about an earlier draft.
func (f *Form) FocusFirst() {
	if f.draft != nil && f.draft.offered != nil {
		focus(f.draft.goOn)
		return
	}
	for _, field := range f.fields {
		if f.FocusField(field.Key) {
			return
		}
	}
}

// FocusField gives the keyboard to a field, and answers whether that could be.
func (f *Form) FocusField(key string) bool {
	row, ok := f.rows[key]
	if !ok || !row.Visible() {
		return false
	}
	target := focusableOf(row.field.Input)
	if target == nil {
		return false
	}
	if d, ok := target.(fyne.Disableable); ok && d.Disabled() {
		return false
	}
	focus(target)
	return true
}

// focusableOf answers the part of a field that takes the keyboard.
func focusableOf(o fyne.CanvasObject) fyne.Focusable {
	if p, ok := o.(interface{ first() fyne.Focusable }); ok {
		return p.first()
	}
	target, _ := o.(fyne.Focusable)
	return target
}

// next moves from field i to the next, and submits from the last.
func (f *Form) next(i int) {
	for _, field := range f.fields[i+1:] {
		if f.FocusField(field.Key) {
			return
		}
	}
	f.submit()
}

func (f *Form) submit() {
	if f.OnSubmit != nil {
		f.OnSubmit()
	}
}

// CreateRenderer makes the parts that Fyne draws.
func (f *Form) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(f.box) }

// fieldRow is one field with its label, hint and error.
type fieldRow struct {
	widget.BaseWidget
	field   FieldOf
	problem *Text
}

func newFieldRow(field FieldOf) *fieldRow {
	r := &fieldRow{field: field, problem: Paragraph("", Problem)}
	r.ExtendBaseWidget(r)
	return r
}

func (r *fieldRow) setError(text string) {
	if r.problem.text != text {
		r.problem.SetText(text)
		r.Refresh()
	}
}

// CreateRenderer makes the parts that Fyne draws.
func (r *fieldRow) CreateRenderer() fyne.WidgetRenderer {
	label := NewText(r.field.Label, Muted).Elide()
	star := NewText("", Muted.In(theme.ColorCoralText))
	if r.field.Required {
		star.SetText(" *")
	}
	hint := Paragraph(r.field.Hint, Muted)
	ring := rectangle(theme.ButtonCorner + 1)
	d := &drawn{objects: []fyne.CanvasObject{label, star, r.field.Input, ring, hint, r.problem}}
	below := func() *Text {
		if r.problem.text != "" {
			return r.problem
		}
		return hint
	}
	d.min = func() fyne.Size {
		input := r.field.Input.MinSize()
		h := input.Height
		if r.field.Label != "" {
			h += label.lineHeight() + 3
		}
		if t := below(); t.text != "" {
			h += t.MinSize().Height + 2
		}
		return fyne.NewSize(max(input.Width, 90), h)
	}
	d.layout = func(size fyne.Size) {
		y := float32(0)
		if r.field.Label != "" {
			w := min(label.wants(), size.Width-star.wants())
			place(label, 0, 0, w, label.lineHeight())
			place(star, w, 0, star.wants(), label.lineHeight())
			y = label.lineHeight() + 3
		}
		if r.field.Input.Size().Width != size.Width {
			r.field.Input.Resize(fyne.NewSize(size.Width, r.field.Input.Size().Height))
		}
		h := r.field.Input.MinSize().Height
		place(r.field.Input, 0, y, size.Width, h)
		place(ring, -1, y-1, size.Width+2, h+2)
		t := below()
		if t.Size().Width != size.Width {
			t.Resize(fyne.NewSize(size.Width, t.Size().Height))
		}
		place(t, 0, y+h+2, size.Width, t.MinSize().Height)
	}
	d.refresh = func() {
		paint(ring, "", "", 0)
		if r.problem.text != "" {
			paint(ring, "", theme.ColorCoral, 1.5)
		}
		hint.Hidden, r.problem.Hidden = below() != hint, below() == hint
		d.layout(r.Size())
	}
	d.refresh()
	return d
}

const (
	formColumn float32 = 230
	formGapX   float32 = 16
	formGapY   float32 = 10
)

// formLayout stands fields in two columns where each gets at least formColumn,
// else in one. It remembers its width, for its height depends on it.
type formLayout struct{ width float32 }

// lines calls f with each line's fields.
func (l *formLayout) lines(objects []fyne.CanvasObject, f func(line []fyne.CanvasObject, width float32)) {
	two := l.width >= 2*formColumn+formGapX
	half := (l.width - formGapX) / 2
	var pending fyne.CanvasObject
	flush := func() {
		if pending != nil {
			f([]fyne.CanvasObject{pending}, half)
			pending = nil
		}
	}
	for _, o := range objects {
		row, isField := o.(*fieldRow)
		wide := !isField || row.field.Wide
		switch {
		case !o.Visible():
		case wide || !two:
			flush()
			f([]fyne.CanvasObject{o}, l.width)
		case pending == nil:
			pending = o
		default:
			f([]fyne.CanvasObject{pending, o}, half)
			pending = nil
		}
	}
	flush()
}

// MinSize is one column's width and the height at the width last given.
func (l *formLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var size fyne.Size
	l.lines(objects, func(line []fyne.CanvasObject, _ float32) {
		var h float32
		for _, o := range line {
			m := o.MinSize()
			h, size.Width = max(h, m.Height), max(size.Width, m.Width)
		}
		if size.Height > 0 {
			size.Height += formGapY
		}
		size.Height += h
	})
	return size
}

// Layout places the fields line by line.
func (l *formLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	l.width = size.Width
	var y float32
	l.lines(objects, func(line []fyne.CanvasObject, width float32) {
		var h float32
		for _, o := range line {
			if o.Size().Width != width {
				o.Resize(fyne.NewSize(width, o.Size().Height))
			}
			h = max(h, o.MinSize().Height)
		}
		for i, o := range line {
			place(o, float32(i)*(width+formGapX), y, width, h)
		}
		y += h + formGapY
	})
}
