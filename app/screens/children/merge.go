package children

import (
	"cmp"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"careledger/app/screens/pickers"
	"careledger/app/theme"
	"careledger/app/widgets"
	"careledger/app/words"
	"careledger/data"
)

// Widths of the preview.
const (
	mergeWidth float32 = 720
	mergeLabel float32 = 92
	mergeTake  float32 = 150
)

// askMerge asks for the other file of the child that is shown.
func (f *file) askMerge() {
	other := pickers.Child(f.desk)
	form := widgets.NewForm(widgets.FieldOf{
		Key: "other", Label: lang.L("The other file of the same child"), Required: true, Wide: true, Input: other,
		Hint: lang.L("Its records move to this file, and it goes to the bin. You will see what happens before anything is done."),
	})
	title := lang.L("Merge another file into {{.Name}} {{.No}}", map[string]any{"Name": f.child.Name, "No": f.child.FileNo})
	widgets.ShowForm(f.desk.Canvas(), title, form, lang.L("Look at it first"), func(d *widgets.Dialog) bool {
		if !form.RequireFilled() {
			return false
		}
		plan, err := f.desk.Store().PreviewMerge(f.desk.Session(), f.child.ID, other.Value(), nil)
		if err != nil {
			if !atField(form, err) {
				f.desk.Fail(err)
			}
			return false
		}
		d.Close()
		f.showMerge(plan)
		return false
	})
}

// mergeChoice is a field in which the files differ, to be decided.
type mergeChoice struct {
	field string
	take  *widgets.ChipGroup
}

// showMerge shows what a merge would do, lets the person decide where the files
// differ, and does it.
func (f *file) showMerge(plan data.Merge) {
	var rows []fyne.CanvasObject
	var choices []mergeChoice
	differ := false
	for _, field := range plan.Fields {
		if field.Field == "household" {
			continue
		}
		if field.Kept == "" || field.Field == "note" {
			rows = append(rows, mergeLine(mergeName(field), shownValue(field.Field, field.Gone), widgets.NewPill(lang.L("added"), widgets.Teal)))
			continue
		}
		differ = true
		group := widgets.NewChipGroup([]string{lang.L("keep"), lang.L("take the other")}, nil)
		choices = append(choices, mergeChoice{field.Field, group})
		text := lang.L("{{.Kept}}; the other: {{.Gone}}", map[string]any{"Kept": shownValue(field.Field, field.Kept), "Gone": shownValue(field.Field, field.Gone)})
		rows = append(rows, mergeLine(mergeName(field), text, widgets.Fixed(mergeTake, group)))
	}
	head := lang.L("Nothing differs.")
	switch {
	case differ:
		head = lang.L("Where the files differ, choose")
	case len(rows) > 0:
		head = lang.L("What the other file adds")
	}
	body := []fyne.CanvasObject{
		widgets.Paragraph(lang.L("{{.Gone}} is merged into {{.Kept}}. {{.No}} goes to the bin; this can be undone.", map[string]any{
			"Gone": joined(plan.Gone.Name, plan.Gone.FileNo), "Kept": joined(plan.Kept.Name, plan.Kept.FileNo), "No": plan.Gone.FileNo,
		}), widgets.Plain),
		widgets.Bold(head),
	}
	body = append(body, rows...)
	body = append(body, widgets.NewRule(), widgets.Bold(lang.L("Records")), widgets.Paragraph(mergedRows(plan.Rows), widgets.Plain))
	d := widgets.NewDialog(f.desk.Canvas(), lang.L("Merge two files"), widgets.VBox(theme.Tight, body...)).Width(mergeWidth).Cancel(lang.L("Cancel"))
	d.Action(lang.L("Merge"), widgets.Primary, func() {
		var take []string
		for _, c := range choices {
			if c.take.Selected() == 1 {
				take = append(take, c.field)
			}
		}
		f.merge(d, plan, take)
	})
	d.Open()
}

// mergeName is what a field is called.
func mergeName(field data.MergeField) string {
	return cmp.Or(field.Name, words.Label("merge_field", field.Field))
}

// mergeLine is one field of the preview.
func mergeLine(name, text string, right fyne.CanvasObject) fyne.CanvasObject {
	return widgets.HBox(theme.Tight, widgets.Fixed(mergeLabel, widgets.Quiet(name)), widgets.Grow(widgets.Paragraph(text, widgets.Plain)), right)
}

// shownValue is a value as people read it.
func shownValue(field, value string) string {
	switch field {
	case "sex", "economy", "risk", "source":
		return words.Label(field, value)
	case "birth_on":
		return words.Date(value)
	}
	return strings.TrimSpace(value)
}

// mergedRows says which records move and which both files have.
func mergedRows(all []data.MergeRows) string {
	var moved, same []string
	for _, r := range all {
		if r.Table == "child_history" {
			continue
		}
		line := func(n int) string {
			return lang.L("{{.Thing}} {{.N}}", map[string]any{"Thing": words.Label("table", r.Table), "N": n})
		}
		if r.Moved > 0 {
			moved = append(moved, line(r.Moved))
		}
		if r.Same > 0 {
			same = append(same, line(r.Same))
		}
	}
	var parts []string
	if len(moved) > 0 {
		parts = append(parts, lang.L("Move to this file: {{.Things}}.", map[string]any{"Things": strings.Join(moved, "、")}))
	}
	if len(same) > 0 {
		parts = append(parts, lang.L("In both files, stay once: {{.Things}}.", map[string]any{"Things": strings.Join(same, "、")}))
	}
	if len(parts) == 0 {
		return lang.L("The other file has no records.")
	}
	return strings.Join(parts, "\n")
}

// merge merges and offers to take it back.
func (f *file) merge(d *widgets.Dialog, plan data.Merge, take []string) {
	undo, err := f.desk.Store().MergeChildren(f.desk.Session(), plan.Kept.ID, plan.Gone.ID, take)
	if err != nil {
		d.SetProblem(words.Error(err))
		return
	}
	d.Close()
	f.screen.Open(plan.Kept.ID)
	f.desk.ToastUndo(lang.L("{{.Gone}} is merged into {{.Kept}}.", map[string]any{"Gone": plan.Gone.FileNo, "Kept": plan.Kept.FileNo}), func() {
		f.desk.Fail(f.desk.Store().UndoMerge(f.desk.Session(), undo))
		f.screen.Open(plan.Kept.ID)
	})
}
