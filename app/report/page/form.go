package page

// FormHead is the head of a form: its title, whose form it is and, at the
// right, its serial as QR code and as text, by which what was filled in by hand
// is found again.
type FormHead struct {
	Title    string // large, in the middle
	Subtitle string // below: organization, project, day
	Serial   string // such as QD2026-A0001; empty leaves code and serial out
}

// FormHead adds the head of a form. A form that is to begin on a page of its
// own needs a PageBreak before.
func (d *Doc) FormHead(h FormHead) { d.add(&h) }

const serialSize = 62.0 // of a QR code with its margin, about 22 mm

func (h *FormHead) boxes(*Doc) []box {
	x, width := float64(marginX), float64(bodyWidth)
	var ops []op
	height := 0.0
	if h.Serial != "" {
		x, width = x+serialSize, width-2*serialSize
		ops = codeOps(h.Serial, marginX+bodyWidth-serialSize, 0, serialSize)
		height = serialSize + styleSerial.leading
	}
	title := wrap(h.Title, styleFormTitle, width)
	subtitle := wrap(h.Subtitle, styleLabel, width)
	texts := float64(len(title))*styleFormTitle.leading + float64(len(subtitle))*styleLabel.leading
	height = max(height, texts)
	y := (height - texts) / 2
	ops = append(ops, setLines(title, styleFormTitle, x, y, width, Center)...)
	ops = append(ops, setLines(subtitle, styleLabel, x, y+float64(len(title))*styleFormTitle.leading, width, Center)...)
	return []box{{height: height, after: 8, keep: true, ops: ops}}
}

// Field is one field of a form's row: a name on pale ground and the room beside
// it, with what is known already.
type Field struct {
	Label string
	// Value stands in the field; empty leaves it to be written in. Choices to
	// tick are text: "☐ 男　☑ 女".
	Value string
	// Weight is the field's share of the row against the others'; 0 stands for
	// 1. Names of one row take what they need.
	Weight float64
}

// FormRow is a row of a form.
type FormRow struct {
	Fields []Field
	Height float64 // in points, at least; 0 stands for a row to write in by hand
}

// Form adds rows of ruled fields. A row is as high as its texts need, and never
// lower than a hand needs to write.
func (d *Doc) Form(rows ...FormRow) { d.add(formRows(rows)) }

type formRows []FormRow

const writingHeight = 25.5 // 9 mm

func (f formRows) boxes(*Doc) []box {
	label := 0.0 // one width for the first names of all rows, so that they align
	for _, r := range f {
		if len(r.Fields) > 0 {
			label = max(label, min(textWidth(r.Fields[0].Label, styleCell), bodyWidth/5))
		}
	}
	label += 2 * cellPadX
	var out []box
	for i, r := range f {
		b := r.box(label)
		if i == 0 {
			b.before = 6
			b.ops = append(b.ops, across(0, marginX, bodyWidth))
		}
		out = append(out, b)
	}
	if len(out) > 0 {
		out[len(out)-1].after = 8
	}
	return out
}

// formCell is a settled cell of a row.
type formCell struct {
	x, width float64
	label    bool
	lines    []textLine
}

func (r FormRow) box(firstLabel float64) box {
	height := r.Height
	if height <= 0 {
		height = writingHeight
	}
	cells := r.cells(firstLabel)
	for _, c := range cells {
		height = max(height, float64(len(c.lines))*styleCell.leading+2*cellPadY)
	}
	var grounds, ops []op
	for _, c := range cells {
		align, y := Left, (height-float64(len(c.lines))*styleCell.leading)/2
		if c.label {
			align = Center
			grounds = append(grounds, &area{rectangle(c.x, 0, c.width, height, 0), soft})
		} else if height > 2*writingHeight {
			y = cellPadY
		}
		ops = append(ops, setLines(c.lines, styleCell, c.x+cellPadX, y, c.width-2*cellPadX, align)...)
		ops = append(ops, upright(c.x, height))
	}
	ops = append(ops, upright(marginX+bodyWidth, height), across(height, marginX, bodyWidth))
	return box{height: height, ops: append(grounds, ops...)}
}

// cells shares out a row: names first, what is left by weight.
func (r FormRow) cells(firstLabel float64) []formCell {
	labels := make([]float64, len(r.Fields))
	room, weight := float64(bodyWidth), 0.0
	for i, f := range r.Fields {
		switch {
		case f.Label == "":
		case i == 0:
			labels[i] = firstLabel
		default:
			labels[i] = min(textWidth(f.Label, styleCell), bodyWidth/6) + 2*cellPadX
		}
		room -= labels[i]
		weight += f.weight()
	}
	var cells []formCell
	x := float64(marginX)
	add := func(text string, width float64, label bool) {
		if width > 0 {
			cells = append(cells, formCell{x, width, label, wrap(text, styleCell, max(width-2*cellPadX, styleCell.size))})
			x += width
		}
	}
	for i, f := range r.Fields {
		add(f.Label, labels[i], true)
		add(f.Value, max(room, 0)*f.weight()/weight, false)
	}
	return cells
}

func (f Field) weight() float64 {
	if f.Weight <= 0 {
		return 1
	}
	return f.Weight
}

// across and upright are the rules of ruled forms and tables.
func across(y, x, width float64) op {
	return &stroke{from: point{x, y}, to: point{x + width, y}, width: ruleForm, color: quiet}
}

func upright(x, height float64) op {
	return &stroke{from: point{x, 0}, to: point{x, height}, width: ruleForm, color: quiet}
}

const ruleForm = 0.5

// Lines adds n lines to write on by hand, under a name where there is one.
func (d *Doc) Lines(label string, n int) { d.add(writingLines{label, n}) }

type writingLines struct {
	label string
	n     int
}

func (l writingLines) boxes(*Doc) []box {
	var out []box
	if l.label != "" {
		st := styleBody
		st.justify = false
		out = textBoxes(l.label, st, marginX, bodyWidth, Left)
		for i := range out {
			out[i].keep = true
		}
	}
	for range l.n {
		rule := &stroke{from: point{marginX, writingHeight}, to: point{marginX + bodyWidth, writingHeight}, width: ruleForm, color: hair}
		out = append(out, box{height: writingHeight, ops: []op{rule}})
	}
	if len(out) > 0 {
		out[len(out)-1].after = 8
	}
	return out
}
