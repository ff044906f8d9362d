package settings

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"careledger/app/screens"
	"careledger/app/widgets"
	"careledger/app/words"
	"careledger/data"
)

// own is the page of the lists and fields that the organization makes itself.
type own struct {
	desk    screens.Desk
	parts   *widgets.ChipGroup // the lists, then what has fields
	entries *widgets.Table[data.ListEntry]
	fields  *widgets.Table[data.OwnField]
	says    *widgets.Text
	verbs   *fyne.Container
	body    *fyne.Container
	content fyne.CanvasObject
}

func newOwn(desk screens.Desk) *own {
	o := &own{desk: desk, says: widgets.Quiet("").Elide(), verbs: widgets.HBox(6), body: container.NewStack()}
	chips := append(words.Labels("own_list", data.OwnLists), lang.L("Fields of children"), lang.L("Fields of activities"))
	o.parts = widgets.NewChipGroup(chips, func(int) {
		desk.Fail(o.update())
		desk.StatusChanged()
	})
	o.entries = widgets.NewTable([]widgets.Column[data.ListEntry]{
		{Label: lang.L("Entry"), Width: 180, Weight: 3, Draw: o.drawEntry},
		{Label: lang.L("Made by"), Width: 96, Weight: 1, Look: widgets.Muted, Text: madeBy},
		{Label: lang.L("Records that have it"), Width: 110, Align: fyne.TextAlignTrailing, Text: func(e data.ListEntry) string { return words.Count(e.Uses) }},
	})
	o.fields = widgets.NewTable([]widgets.Column[data.OwnField]{
		{Label: lang.L("Field"), Width: 150, Weight: 2, Draw: drawField},
		{Label: lang.L("What is entered"), Width: 90, Text: func(f data.OwnField) string { return words.Label("field_kind", f.Kind) }},
		{Label: lang.L("Choices"), Width: 140, Weight: 3, Look: widgets.Muted, Text: func(f data.OwnField) string { return joined(f.Options()) }},
		{Label: lang.L("Filled in"), Width: 110, Align: fyne.TextAlignTrailing, Text: func(f data.OwnField) string { return words.Count(f.Uses) }},
	})
	o.entries.Empty(lang.L("Nothing in this list yet. What you add, and what records say, stands here."), lang.L("Add an entry"), o.add)
	o.fields.Empty(lang.L("No field of your own yet. Add one, and it stands in forms, lists, search, tables in and out and the child's file."), lang.L("Add a field"), o.add)
	if o.may() {
		o.entries.OnOpen, o.entries.OnMark, o.entries.OnKey = o.rename, o.switchEntry, o.entryKey
		o.fields.OnOpen, o.fields.OnMark, o.fields.OnKey = o.editField, o.switchField, o.fieldKey
	}
	head := widgets.HBox(10, widgets.Grow(o.says), o.verbs)
	o.content = widgets.VBox(10, o.parts, widgets.Grow(widgets.TightCard(widgets.VBox(0, widgets.Pad(10, 14, 8, 16, head), widgets.Grow(o.body)))))
	return o
}

// joined writes words one after another.
func joined(all []string) string {
	text := ""
	for i, word := range all {
		if i > 0 {
			text += lang.L(", ")
		}
		text += word
	}
	return text
}

func madeBy(e data.ListEntry) string {
	if e.Own {
		return lang.L("ourselves")
	}
	return lang.L("the program")
}

// drawEntry writes an entry, quiet when it is switched off.
func (o *own) drawEntry(e data.ListEntry, c *widgets.Cell) {
	drawSwitched(words.Label(o.list(), e.Value), e.Off, c)
}

func drawField(f data.OwnField, c *widgets.Cell) { drawSwitched(f.Name, f.Off, c) }

func drawSwitched(name string, off bool, c *widgets.Cell) {
	if off {
		c.SetTextPills(name, widgets.Muted, widgets.PillOf{Text: lang.L("switched off"), Tone: widgets.Grey})
		return
	}
	c.SetText(name, widgets.Strong)
}

func (o *own) may() bool { return o.desk.Session().CanWrite(data.Settings) }

// list is the list that is shown, empty where fields are.
func (o *own) list() string {
	if n := o.parts.Selected(); n < len(data.OwnLists) {
		return data.OwnLists[n]
	}
	return ""
}

// subject is what the fields shown belong to.
func (o *own) subject() string { return data.FieldSubjects[o.parts.Selected()-len(data.OwnLists)] }

func (o *own) id() string { return "own" }

func (o *own) word() string { return lang.L("Lists and fields") }

func (o *own) object() fyne.CanvasObject { return o.content }

func (o *own) status() string {
	if o.list() == "" {
		return lang.L("{{.N}} fields", map[string]any{"N": o.fields.Len()})
	}
	return lang.L("{{.N}} entries of the list", map[string]any{"N": o.entries.Len()})
}

func (o *own) update() error {
	store, ss := o.desk.Store(), o.desk.Session()
	if o.list() == "" {
		all, err := store.OwnFields(ss, o.subject())
		if err != nil {
			return err
		}
		o.fields.SetRows(all)
		o.show(o.fields, lang.L("Enter changes a field, Space switches it off or on, Delete deletes it. Nothing restricted belongs here: all who see the record see it."),
			verb{lang.L("Up"), func() { o.move(true) }}, verb{lang.L("Down"), func() { o.move(false) }}, verb{lang.L("Add a field"), o.add})
		return nil
	}
	all, err := store.ListEntries(ss, o.list())
	if err != nil {
		return err
	}
	o.entries.SetRows(all)
	o.show(o.entries, lang.L("Enter renames an entry of yours in all records, Space switches one off or on, Delete deletes one that no record has."), verb{lang.L("Add an entry"), o.add})
	return nil
}

// show puts a table into the page, with what its keys and buttons do.
func (o *own) show(table fyne.CanvasObject, says string, verbs ...verb) {
	if !o.may() {
		says = lang.L("Only the person in charge can change lists and fields.")
	}
	o.says.SetText(says)
	o.verbs.Objects = o.buttons(verbs...)
	o.body.Objects = []fyne.CanvasObject{table}
	o.body.Refresh()
	o.verbs.Refresh()
}

// buttons are the verbs as buttons, for those who may.
func (o *own) buttons(verbs ...verb) []fyne.CanvasObject {
	if !o.may() {
		return nil
	}
	var all []fyne.CanvasObject
	for _, v := range verbs {
		all = append(all, widgets.PlainButton(v.word, v.do))
	}
	return all
}

// add asks for a new entry or field.
func (o *own) add() {
	if o.list() == "" {
		o.editField(data.OwnField{Subject: o.subject(), Kind: data.FieldText})
		return
	}
	o.ask(lang.L("Add an entry"), "", func(value string) (string, error) {
		return o.desk.Store().AddEntry(o.desk.Session(), o.list(), value)
	})
}

// rename asks for other words of an entry of the organization.
func (o *own) rename(e data.ListEntry) {
	if !e.Own {
		o.desk.Toast(lang.L("This entry belongs to the program. Space switches it off or on."))
		return
	}
	o.ask(lang.L("Rename {{.Entry}}", map[string]any{"Entry": e.Value}), e.Value, func(value string) (string, error) {
		return o.desk.Store().RenameEntry(o.desk.Session(), o.list(), e.Value, value)
	})
}

// ask asks for the words of an entry and keeps them.
func (o *own) ask(title, now string, keep func(value string) (undo string, err error)) {
	list := o.list()
	form := widgets.NewForm(widgets.FieldOf{Key: "value", Label: lang.L("Words of the entry"), Required: true, Wide: true, Input: widgets.NewTextEntry("")})
	form.SetValues(map[string]string{"value": now})
	value, undo := "", ""
	screens.Draft(o.desk, form, "list entry", list, now)
	screens.Edit{Title: title, Form: form, Width: 460, Save: func(bool) (err error) {
		value = form.Values()["value"]
		if _, taken := words.Code(list, value, data.ListCodes(list)); taken {
			return &data.Error{Kind: data.Conflict, Field: "value", Text: "“{{.Text}}” is in the list already.", Args: map[string]any{"Text": value}}
		}
		undo, err = keep(value)
		return err
	}, Saved: func() {
		o.done(lang.L("Saved {{.Name}}.", map[string]any{"Name": value}), undo)
		o.entries.Select(func(e data.ListEntry) bool { return e.Value == value })
	}}.Open(o.desk)
}

// done shows the answer of the store and offers to take the change back.
func (o *own) done(text, undo string) {
	o.desk.Fail(o.update())
	o.focus()
	o.desk.ToastUndo(text, func() {
		o.desk.Fail(o.desk.Store().UndoOwn(o.desk.Session(), undo))
		o.desk.Fail(o.update())
	})
}

// focus gives the keyboard to the table that is shown.
func (o *own) focus() {
	if o.list() == "" {
		o.fields.Focus()
		return
	}
	o.entries.Focus()
}

// tell says what came of a change, or why it was refused.
func (o *own) tell(text, undo string, err error) {
	if err != nil {
		o.desk.Fail(err)
		return
	}
	o.done(text, undo)
}

func switched(name string, off bool) string {
	if off {
		return lang.L("{{.Name}} is not offered any more.", map[string]any{"Name": name})
	}
	return lang.L("{{.Name}} is offered again.", map[string]any{"Name": name})
}

func (o *own) switchEntry(e data.ListEntry) {
	undo, err := o.desk.Store().SwitchEntry(o.desk.Session(), o.list(), e.Value, !e.Off)
	o.tell(switched(words.Label(o.list(), e.Value), !e.Off), undo, err)
}

func (o *own) switchField(f data.OwnField) {
	f.Off = !f.Off
	undo, err := o.desk.Store().SaveField(o.desk.Session(), &f)
	o.tell(switched(f.Name, f.Off), undo, err)
}

func (o *own) entryKey(e data.ListEntry, ev *fyne.KeyEvent) bool {
	if ev.Name != fyne.KeyDelete {
		return false
	}
	undo, err := o.desk.Store().RemoveEntry(o.desk.Session(), o.list(), e.Value)
	o.tell(lang.L("{{.Name}} is in the bin.", map[string]any{"Name": words.Label(o.list(), e.Value)}), undo, err)
	return true
}

func (o *own) fieldKey(f data.OwnField, ev *fyne.KeyEvent) bool {
	if ev.Name == fyne.KeyDelete {
		o.removeField(f)
	}
	return ev.Name == fyne.KeyDelete
}

func (o *own) removeField(f data.OwnField) {
	undo, err := o.desk.Store().RemoveField(o.desk.Session(), f.ID)
	o.tell(lang.L("{{.Name}} is in the bin.", map[string]any{"Name": f.Name}), undo, err)
}

// move moves the current field.
func (o *own) move(up bool) {
	f, ok := o.fields.Selected()
	if !ok {
		return
	}
	o.desk.Fail(o.desk.Store().MoveField(o.desk.Session(), f.ID, up))
	o.desk.Fail(o.update())
	o.fields.Select(func(x data.OwnField) bool { return x.ID == f.ID })
	o.focus()
}
