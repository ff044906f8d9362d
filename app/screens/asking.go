package screens

// Asking lets a part of a screen ask the store beside the window, one question
// at a time. A question that comes while an answer is awaited is asked after it;
// of several such questions only the last is. The zero value is ready.
type Asking struct {
	asking bool
	next   func() (show func(), err error)
}

// Ask runs ask beside the window and then show, which it answers. ask must touch
// no widget: what it needs of them is taken before. An error is told to the
// person, and then nothing is shown.
func (a *Asking) Ask(desk Desk, ask func() (show func(), err error)) {
	if a.asking {
		a.next = ask
		return
	}
	a.asking = true
	desk.Beside(func() func() {
		show, err := ask()
		return func() {
			a.asking = false
			next := a.next
			a.next = nil
			switch {
			case err != nil:
				desk.Fail(err)
			case show != nil:
				show()
			}
			if next != nil {
				a.Ask(desk, next)
			}
		}
	})
}
