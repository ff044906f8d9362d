package children

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"careledger/app/screens"
	"careledger/app/widgets"
	"careledger/app/words"
	"careledger/data"
)

// eraseWidth is the width of the dialog that decides about erasing.
const eraseWidth float32 = 760

// askErase shows what erasing the file would do, asks for the reason and the
// name, and does it; nothing brings it back.
func (f *file) askErase() {
	child := f.child
	plan, err := f.desk.Store().PreviewErase(f.desk.Session(), child.ID)
	if err != nil {
		f.desk.Fail(err)
		return
	}
	reason := choice("erase_reason", data.EraseReasons)
	form := widgets.NewForm(
		widgets.FieldOf{Key: "reason", Label: lang.L("Why it is erased"), Required: true, Input: reason},
		widgets.FieldOf{Key: "asked_by", Label: lang.L("Who asks"), Required: true, Input: widgets.NewTextEntry("")},
		widgets.FieldOf{Key: "relation", Label: lang.L("Relation to the child"), Input: widgets.NewChoice(relationOptions(), lang.L("Choose"))},
		widgets.FieldOf{Key: "proof", Label: lang.L("Proved by"), Required: true, Input: choice("request_proof", data.RequestProofs)},
		widgets.FieldOf{Key: "note", Label: lang.L("What the decision rests on"), Required: true, Wide: true, Input: widgets.NewMultiline("", 2), Hint: lang.L("It stands on the certificate; do not name the child.")},
		widgets.FieldOf{Key: "typed", Label: lang.L("Type the child's name to confirm"), Required: true, Wide: true, Input: widgets.NewTextEntry("")},
	)
	ask := func(reason string) {
		form.ShowField("asked_by", reason == "asked" && plan.Request.ID == "")
		form.ShowField("relation", reason == "asked" && plan.Request.ID == "")
		form.ShowField("proof", reason == "asked" && plan.Request.Proof == "")
	}
	reason.OnChanged = func(o widgets.Option) { ask(o.Key) }
	values := map[string]string{"reason": "asked"}
	if len(f.guardians) > 0 {
		values["asked_by"], values["relation"] = f.guardians[0].Name, f.guardians[0].Relation
	}
	form.SetValues(values)
	ask("asked")
	title := lang.L("Erase the personal information of {{.Name}} {{.No}}", map[string]any{"Name": child.Name, "No": child.FileNo})
	d := widgets.NewDialog(f.desk.Canvas(), title, widgets.VBox(12, eraseEffect(plan), form)).Cancel(lang.L("Cancel")).Width(eraseWidth)
	erase := func() {
		form.ClearErrors()
		v := form.Values()
		e, err := f.desk.Store().Erase(f.desk.Session(), data.EraseOrder{
			ChildID: child.ID, Reason: v["reason"], Note: v["note"], Typed: v["typed"], AskedBy: v["asked_by"], Relation: v["relation"], Proof: v["proof"],
		})
		if err != nil {
			if !atField(form, err) {
				f.desk.Fail(err)
			}
			return
		}
		d.Close()
		f.erased(e)
	}
	form.OnSubmit = erase
	d.Action(lang.L("Erase for good"), widgets.DangerKind, erase).Open()
	form.FocusFirst()
}

// eraseEffect says what goes, what stays, and what is still under way.
func eraseEffect(p data.ErasePreview) fyne.CanvasObject {
	var gone, emptied []string
	for _, r := range p.Tables {
		name := words.Label("table", r.Table) + " "
		if r.Gone > 0 {
			gone = append(gone, name+words.Count(r.Gone))
		}
		if r.Emptied > 0 {
			emptied = append(emptied, name+words.Count(r.Emptied))
		}
	}
	rows := []fyne.CanvasObject{facts(
		fact{lang.L("Removed"), strings.Join(gone, "、")},
		fact{lang.L("Emptied"), strings.Join(emptied, "、")},
		fact{lang.L("Besides"), lang.L("{{.History}} entries of the history, {{.Reports}} issued reports, {{.Elsewhere}} mentions in other records", map[string]any{
			"History": words.Count(p.History), "Reports": words.Count(p.Reports), "Elsewhere": words.Count(p.Elsewhere),
		})},
		fact{lang.L("Stays"), lang.L("Numbers of services without a name, for the figures. Backups made before lose it when they are put back.")},
	)}
	if p.Loans+p.Wishes > 0 {
		rows = append(rows, widgets.Paragraph(lang.L("Still under way: {{.Loans}} books not returned, {{.Wishes}} wishes, which are withdrawn.", map[string]any{
			"Loans": p.Loans, "Wishes": p.Wishes,
		}), widgets.Problem))
	}
	if p.Request.ID != "" {
		rows = append(rows, widgets.Quiet(lang.L("It answers the request {{.No}} of {{.Day}}.", map[string]any{"No": p.Request.No, "Day": p.Request.Received})))
	}
	return widgets.VBox(8, rows...)
}

// erased says that it is done and offers the certificate.
func (f *file) erased(e data.Erasure) {
	f.screen.chosen = ""
	f.screen.Update()
	d := widgets.NewDialog(f.desk.Canvas(), lang.L("Erased"), widgets.Paragraph(lang.L("The certificate has the number {{.No}}; it stands among the erasings in the registers of the settings.", map[string]any{"No": e.No}), widgets.Plain))
	d.Action(lang.L("Print the certificate"), widgets.Primary, func() {
		d.Close()
		f.desk.Go(screens.Reports, "form:erasure:erasure:"+e.No)
	}).Open()
}
