package camp

import (
	"fyne.io/fyne/v2/lang"

	"careledger/app/screens/pickers"
	"careledger/app/widgets"
	"careledger/app/words"
	"careledger/data"
)

// openPhotos shows the photos of the class on the day, and answers them.
func (s *Screen) openPhotos() *pickers.Photos {
	photos := pickers.NewPhotos(s.desk, data.PhotoOf{Table: "camp", ID: s.class.ID, Day: s.day}, s.presentOptions)
	d := widgets.NewDialog(s.desk.Canvas(), lang.L("{{.Class}}: photos of {{.Day}}", map[string]any{"Class": s.class.Name, "Day": words.Date(s.day)}), photos).Width(760)
	d.OnFiles = photos.TakeFiles
	d.OnClosed = func() { s.front().focus() }
	d.Open()
	return photos
}

// presentOptions are the children who were there on the day, or all of the class
// where the roll was not called.
func (s *Screen) presentOptions() []widgets.Option {
	rows, err := s.desk.Store().RollCall(s.desk.Session(), s.class.ID, s.day, s.session)
	s.desk.Fail(err)
	var came, all []widgets.Option
	for _, r := range rows {
		o := widgets.Option{Key: r.ChildID, Label: r.Name, Detail: r.FileNo}
		all = append(all, o)
		if r.Status == data.MarkPresent {
			came = append(came, o)
		}
	}
	if len(came) > 0 {
		return came
	}
	return all
}

// TakeFiles implements screens.FileTaker: photos belong to the class on the day
// that is shown.
func (s *Screen) TakeFiles(paths []string) bool {
	if s.class.ID == "" {
		return false
	}
	s.openPhotos().TakeFiles(paths)
	return true
}
