package children

import (
	"errors"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2/lang"

	"careledger/app/platform"
	"careledger/app/report"
	"careledger/app/widgets"
	"careledger/data"
)

// leastPassword is how long the password of a copy is at least.
const leastPassword = 8

// giveAccess asks who gets a copy of the whole file and under which password, and
// writes it.
func (f *file) giveAccess() {
	child := f.child
	form := widgets.NewForm(
		widgets.FieldOf{Key: "asked_by", Label: lang.L("Who gets it"), Required: true, Input: widgets.NewTextEntry("")},
		widgets.FieldOf{Key: "relation", Label: lang.L("Relation to the child"), Input: widgets.NewChoice(relationOptions(), lang.L("Choose"))},
		widgets.FieldOf{Key: "proof", Label: lang.L("Proved by"), Required: true, Wide: true, Input: choice("request_proof", data.RequestProofs)},
		widgets.FieldOf{Key: "password", Label: lang.L("Password of the copy"), Required: true, Input: widgets.NewPasswordEntry(""), Hint: lang.L("Tell it to them by another way than the files.")},
		widgets.FieldOf{Key: "again", Label: lang.L("Password of the copy once more"), Required: true, Input: widgets.NewPasswordEntry("")},
	)
	if len(f.guardians) > 0 {
		form.SetValues(map[string]string{"asked_by": f.guardians[0].Name, "relation": f.guardians[0].Relation})
	}
	about := widgets.Paragraph(lang.L("A PDF and an Excel file with all that is kept of {{.Name}}, restricted values too. The request and the hand-over come into the registers.", map[string]any{"Name": child.Name}), widgets.Muted)
	d := widgets.NewDialog(f.desk.Canvas(), lang.L("A copy of the file by right"), widgets.VBox(12, about, form)).Cancel(lang.L("Cancel")).Width(680)
	give := func() {
		form.ClearErrors()
		v := form.Values()
		switch {
		case v["proof"] == "":
			form.SetError("proof", lang.L("Please say how the person proved to be entitled."))
		case len([]rune(v["password"])) < leastPassword:
			form.SetError("password", lang.L("At least {{.N}} characters.", map[string]any{"N": leastPassword}))
		case v["password"] != v["again"]:
			form.SetError("again", lang.L("The two passwords differ."))
		default:
			d.Close()
			f.writeAccess(data.AccessOrder{ChildID: child.ID, AskedBy: v["asked_by"], Relation: v["relation"], Proof: v["proof"]}, child.FileNo, v["password"])
		}
	}
	form.OnSubmit = give
	d.Action(lang.L("Choose where to"), widgets.Primary, give).Open()
	form.FocusFirst()
}

// writeAccess asks where to and writes the copy beside the window.
func (f *file) writeAccess(o data.AccessOrder, fileNo, password string) {
	f.desk.Beside(func() func() {
		path, err := f.desk.Dialogs().Save(lang.L("A copy of the file by right"), fileNo+".pdf", platform.Filter{Name: "PDF", Patterns: []string{"*.pdf"}})
		if errors.Is(err, platform.ErrCancelled) {
			return nil
		}
		var r data.RightsRequest
		if err == nil {
			path = strings.TrimSuffix(path, filepath.Ext(path)) + ".pdf"
			r, err = report.GiveAccess(f.desk.Store(), f.desk.Session(), o, path, password)
		}
		return func() {
			if err != nil {
				f.desk.Fail(err)
				return
			}
			f.desk.Toast(lang.L("PDF and Excel are in {{.Folder}}; request {{.No}} is answered.", map[string]any{"Folder": filepath.Dir(path), "No": r.No}))
		}
	})
}
