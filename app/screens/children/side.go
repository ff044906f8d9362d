package children

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"careledger/app/theme"
	"careledger/app/widgets"
	"careledger/app/words"
	"careledger/data"
)

// consentsInSight are the items that stand beside the timeline, with a short
// word for each.
func consentsInSight() []struct{ item, word string } {
	return []struct{ item, word string }{
		{"service", lang.L("Records and service")},
		{"photo_keep", lang.L("Keeping photos")},
		{"photo_public", lang.L("Photos, no face")},
		{"story", lang.L("Story, other name")},
		{"funder", lang.L("Data for the funder")},
	}
}

// sideCards are this year's figures of the child and how the consents stand
// today.
func (f *file) sideCards(services []data.Service) fyne.CanvasObject {
	today := f.desk.Store().Today()
	units, minutes := 0, 0
	for _, s := range services {
		if s.Day[:4] == today[:4] && s.Units > 0 {
			units += s.Units
			if s.Minutes != nil {
				minutes += *s.Minutes
			}
		}
	}
	year := widgets.FigureCard(lang.L("This year"), words.Count(units),
		lang.L("services · {{.Hours}} hours", map[string]any{"Hours": data.Hours(int64(minutes))}), widgets.Muted)
	return widgets.NewScroll(widgets.VBox(theme.Gap, year, f.consentCard(today), f.mandatoryReport()))
}

func (f *file) consentCard(today string) fyne.CanvasObject {
	var rows []fyne.CanvasObject
	given := 0
	items := consentsInSight()
	for i, c := range items {
		state := data.ConsentState(f.consents, f.child.Birth, c.item, today)
		look := widgets.Problem
		switch state {
		case "agree":
			given++
			look = widgets.GoodFor
		case "":
			state, look = "none", widgets.Muted
		}
		if i > 0 {
			rows = append(rows, widgets.NewRule())
		}
		rows = append(rows, widgets.Sides(widgets.Body(c.word).Elide(), widgets.NewText(words.Label("consent_state", state), look)))
	}
	count := widgets.Quiet(lang.L("{{.Given}} / {{.All}}", map[string]any{"Given": given, "All": len(items)}))
	return widgets.HeadedCard(lang.L("Consents"), count, widgets.VBox(7, rows...))
}

// mandatoryReport keeps the duty to report within reach (§11 of the law on the
// protection of minors).
func (f *file) mandatoryReport() fyne.CanvasObject {
	return widgets.DangerButton(lang.L("Mandatory report"), func() {
		widgets.ShowInfo(f.desk.Canvas(), lang.L("Mandatory report"), lang.L("When a child is hurt, abused, abandoned or in danger: call 110 at once, then the village or community and the civil affairs office (12345). Do not question the child, keep clothes and traces as they are, and tell the person in charge within the hour. Record the visit afterwards with “mandatory report” as what was done."))
	})
}
