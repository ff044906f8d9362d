package widgets

// touched is told of keys, clicks and movements of the mouse; see OnTouch.
var touched = func() {}

// OnTouch calls f whenever somebody uses the window: types, presses, scrolls, or
// moves the mouse over what can be pressed. Only the last f is called.
func OnTouch(f func()) { touched = f }
