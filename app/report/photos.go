package report

import (
	"strings"

	"fyne.io/fyne/v2/lang"

	"careledger/app/report/page"
	"careledger/app/words"
	"careledger/data"
)

// How many photos a report shows, and how many beside each other.
const (
	mostPhotos   = 24
	photosAcross = 2
)

// periodPhotos takes in the photos of the report's period and project.
func (w *writer) periodPhotos() (func(), error) {
	return w.photosOf(data.PhotoScope{Scope: w.scope})()
}

// photosOf takes in those photos that the edition may show today; with more than
// a report shows, evenly from all of the period. Without any there is no chapter.
func (w *writer) photosOf(scope data.PhotoScope) part {
	return func() (func(), error) {
		fit, left, err := w.store.ReportPhotos(w.ss, scope, string(w.edition))
		if err != nil {
			return nil, err
		}
		w.leftOut = append(w.leftOut, left...)
		var pictures []page.Picture
		for i, l := range spread(fit, mostPhotos) {
			file, err := w.store.PhotoFile(w.ss, l.ID)
			if err != nil {
				return nil, err
			}
			caption := []string{lang.L("Photo {{.N}}", map[string]any{"N": i + 1}), words.Date(l.Day), words.Label("photo_of", l.Of().Table), w.inWords(l.Caption)}
			pictures = append(pictures, page.Picture{Data: file, Caption: strings.Join(caption, " ")})
			w.photos = append(w.photos, l.ID)
		}
		if len(pictures) == 0 {
			return nil, nil
		}
		return func() {
			w.chapter(lang.L("Photos"))
			if err := w.doc.Photos(photosAcross, pictures...); err != nil {
				w.doc.Paragraph(lang.L("A photo can't be read."))
			}
		}, nil
	}
}

// spread answers so many of the photos at most, evenly from all of them.
func spread(all []data.PhotoLine, most int) []data.PhotoLine {
	if len(all) <= most {
		return all
	}
	var some []data.PhotoLine
	for i := range most {
		some = append(some, all[i*len(all)/most])
	}
	return some
}
