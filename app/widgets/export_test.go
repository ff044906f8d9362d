package widgets

import "careledger/app/platform"

// HearInput sends what the input method is told to a test, until restore.
func HearInput(hear func(platform.Caret)) (restore func()) {
	before := tellInput
	tellInput = hear
	return func() { tellInput = before }
}
