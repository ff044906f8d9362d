package reports

import (
	"fmt"
	"image"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"careledger/app/report/form"
	"careledger/app/report/subject"
	"careledger/app/theme"
	"careledger/app/widgets"
	"careledger/app/words"
)

// forms is the view in which forms are chosen, looked at and printed.
type forms struct {
	content fyne.CanvasObject
	kind    *widgets.Choice
	about   *subjects
	count   *widgets.TextEntry
	problem *widgets.Text
	pages   *widgets.Pages
	preview *fyne.Container
	made    *form.Made
	asked   int // how often a form was asked for; only the last one is shown
}

// newForms makes the view.
func (s *Screen) newForms() *forms {
	f := &forms{count: widgets.NewTextEntry("1"), problem: widgets.Paragraph("", widgets.Problem), preview: container.NewStack()}
	var kinds []widgets.Option
	for _, k := range form.Kinds() {
		kinds = append(kinds, widgets.Option{Key: k.Name, Label: fmt.Sprintf("%d %s", k.No, k.Title), Detail: k.About})
	}
	f.kind = widgets.NewChoice(kinds, lang.L("Choose"))
	f.kind.SetValue(kinds[0].Key)
	f.about = s.newSubjects(s.makeForms)
	f.kind.OnChanged = func(widgets.Option) {
		s.formChosen()
		s.makeForms()
	}
	f.pages = widgets.NewPages(func(page, width int) image.Image {
		points, _ := f.made.Pages.Size()
		return f.made.Pages.Paint(page, float64(width)/points)
	})
	field := func(label string, o fyne.CanvasObject) fyne.CanvasObject {
		return widgets.VBox(4, widgets.Quiet(label), o)
	}
	card := widgets.NewCard(widgets.NewScroll(widgets.VBox(12,
		field(lang.L("Which form"), f.kind), field(lang.L("Filled for"), f.about.Choice), field(lang.L("How many empty ones"), f.count),
		widgets.Paragraph(lang.L("Each form gets a number of its own when it is saved or printed. With nothing chosen above, empty forms are made."), widgets.Muted),
		f.problem, widgets.PrimaryButton(lang.L("Save as PDF"), s.saveForms), widgets.PlainButton(lang.L("Print"), s.printForms),
		widgets.PlainButton(lang.L("Type in a filled form…"), s.typeIn))))
	f.content = container.NewBorder(nil, nil, widgets.Fixed(choicesWidth, widgets.Pad(0, theme.Gap, 0, 0, card)), nil, f.preview)
	return f
}

// formChosen offers what the chosen form can be filled for.
func (s *Screen) formChosen() {
	if k, err := form.Find(s.forms.kind.Value()); err == nil {
		s.forms.about.take(k.For...)
	}
}

// formOptions are the choices; preview gives no numbers out.
func (s *Screen) formOptions(preview bool) (form.Options, error) {
	o := form.Options{Name: s.forms.kind.Value(), Preview: preview}
	o.Count, _ = strconv.Atoi(s.forms.count.Value()) // anything else is one form
	if ref := s.forms.about.Value(); ref != "" {
		found, err := subject.Find(s.desk.Store(), s.desk.Session(), ref)
		if err != nil {
			return o, err
		}
		o.Subject = &found
	}
	return o, nil
}

// makeForms shows the chosen form beside the choices.
func (s *Screen) makeForms() {
	f := s.forms
	f.asked++
	asked := f.asked
	o, err := s.formOptions(true)
	if err != nil {
		f.problem.SetText(words.Error(err))
		return
	}
	o.Count = 1
	s.desk.Beside(func() func() {
		made, err := form.Make(s.desk.Store(), s.desk.Session(), o)
		return func() {
			if asked != f.asked { // another one was chosen meanwhile
				return
			}
			f.made = made
			if err != nil {
				f.problem.SetText(words.Error(err))
				f.preview.Objects = nil
			} else {
				f.problem.SetText("")
				width, height := made.Pages.Size()
				f.pages.SetPages(made.Pages.Len(), float32(height/width))
				f.preview.Objects = []fyne.CanvasObject{f.pages}
			}
			f.preview.Refresh()
		}
	})
}

// writeForms makes the forms with their numbers, journals it and writes them.
func (s *Screen) writeForms(o form.Options, act string) func(path string) error {
	return func(path string) error {
		made, err := form.Make(s.desk.Store(), s.desk.Session(), o)
		if err != nil {
			return err
		}
		if err := s.desk.Store().NoteOut(s.desk.Session(), act, made.Kind.Name, made.Details()); err != nil {
			return err
		}
		return made.Pages.WriteFile(path)
	}
}

func (s *Screen) saveForms() {
	o, err := s.formOptions(false)
	if s.failed(err, nil) {
		return
	}
	s.toFile(lang.L("Save as PDF"), o.Name+".pdf", "pdf", s.writeForms(o, "export"))
}

func (s *Screen) printForms() {
	o, err := s.formOptions(false)
	if s.failed(err, nil) {
		return
	}
	s.hand(o.Name+".pdf", s.toPrinter, s.writeForms(o, "print"))
}

// typeIn asks for the number of a filled form and begins to type it in.
func (s *Screen) typeIn() {
	ask := widgets.NewForm(widgets.FieldOf{
		Key: "no", Label: lang.L("Form number"), Required: true, Wide: true, Hint: lang.L("It stands at the top right of the paper, such as BD2026-A0001."), Input: widgets.NewTextEntry(""),
	})
	widgets.ShowForm(s.desk.Canvas(), lang.L("Type in a filled form"), ask, lang.L("Go on"), func(d *widgets.Dialog) bool {
		if !ask.RequireFilled() {
			return false
		}
		d.Close() // before the form that is typed in opens above it
		s.desk.Fail(s.desk.TypeIn(ask.Values()["no"]))
		return false
	})
}
