package report

import (
	"maps"
	"slices"

	"fyne.io/fyne/v2/lang"

	"careledger/app/words"
	"careledger/data"
)

// quality writes what is missing, overdue or unproven.
func (w *writer) quality() error {
	return w.leaf(func() (func(), error) {
		_, count, err := w.store.Reminders(w.ss, 0)
		if err != nil {
			return nil, err
		}
		services, err := w.store.CheckServices(w.ss)
		if err != nil {
			return nil, err
		}
		return func() {
			w.chapter(lang.L("What needs a person"))
			var rows [][]tableCell
			for _, kind := range slices.Sorted(maps.Keys(count)) {
				rows = append(rows, row(txt(words.Label("reminder", kind)), txt(words.Count(count[kind]))))
			}
			w.table("reminders", lang.L("Open points on {{.Day}}", map[string]any{"Day": words.Date(w.store.Today())}), "", []head{{lang.L("Point"), true}, {lang.L("Cases"), false}}, rows)
			w.doc.Paragraph(lang.L("The table of services was worked out anew: {{.Count}} rows differ from the records. For {{.Unknown}} services the minutes are not known.",
				map[string]any{"Count": words.Count(services), "Unknown": words.Count(int(w.figures["U5"].Unknown))}))
		}, nil
	})
}

// resources takes in the chapter on volunteers and donors: how many, how long,
// and those donors by name who agreed to be named.
func (w *writer) resources() (func(), error) {
	donors, _, err := w.store.Donors(w.ss, "")
	if err != nil {
		return nil, err
	}
	var rows [][]tableCell
	named := slices.DeleteFunc(donors, func(d data.DonorLine) bool { return !d.Public || d.Claims == 0 })
	for _, d := range named {
		name := d.DisplayName
		if name == "" {
			name = d.Name
		}
		rows = append(rows, row(txt(name), txt(words.Label("donor_kind", d.Kind))))
	}
	team, hours := w.figures["U6p"], w.figures["U6"]
	return func() {
		w.chapter(lang.L("Volunteers and donors"))
		w.doc.Paragraph(lang.L("{{.People}} volunteers gave {{.Hours}} hours.", map[string]any{"People": w.text(team), "Hours": w.text(hours)}))
		if len(rows) > 0 {
			w.table("donors", lang.L("Donors who agreed to be named"), "", []head{{lang.L("Name"), true}, {lang.L("Kind"), true}}, rows)
		}
	}, nil
}
