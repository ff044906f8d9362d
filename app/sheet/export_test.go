package sheet

// What the tests reach inside for.
var (
	Save        = save
	Classify    = classify
	FormatShape = func(code string) (year, month, day, clock bool) {
		s := formatShape(code)
		return s.year, s.month, s.day, s.clock
	}
	SerialDate = serialDate
	DaySerial  = daySerial
)
