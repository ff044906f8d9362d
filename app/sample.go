package app

import (
	"crypto/rand"

	"fyne.io/fyne/v2/lang"

	"careledger/app/platform"
	"careledger/data"
	"careledger/data/demo"
)

// sampleChildren is how many invented children the sample to try in has.
const sampleChildren = 60

// openSample makes a sample organization to try in and signs its lead in.
// Nobody knows its password, and its file goes away with the program.
func (p *program) openSample(done func()) {
	p.beside(func() func() {
		store, session, err := makeSample(data.Options{Now: p.now})
		return func() {
			done()
			if err != nil {
				p.fail(err)
				return
			}
			p.sample = true
			p.enter(store, session)
			p.toasts.Success(lang.L("This is a sample: all its children are invented. It goes away when you close it."))
		}
	})
}

// makeSample fills a passing file with invented records.
func makeSample(o data.Options) (*data.Store, *data.Session, error) {
	path, err := platform.PassingFile("sample" + fileEnding)
	if err != nil {
		return nil, nil, err
	}
	org := demo.Org()
	store, session, _, err := data.Create(path, data.NewFile{Org: org, User: org.Leader, Password: rand.Text(), Options: o})
	if err != nil {
		return nil, nil, err
	}
	if err := demo.Fill(store, session, demo.Options{Children: sampleChildren, Seed: 1}); err != nil {
		_ = store.Close() // the first error says more
		return nil, nil, err
	}
	return store, session, nil
}
