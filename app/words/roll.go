package words

import (
	"strings"

	"fyne.io/fyne/v2/lang"

	"careledger/data"
)

// RollSign is a mark of a roll call in one character: ✓ 迟 退 事 病 缺.
func RollSign(mark string) string {
	switch mark {
	case data.MarkPresent:
		return "✓"
	case data.MarkLate:
		return lang.L("L (late)")
	case data.MarkEarly:
		return lang.L("E (left early)")
	case data.MarkPersonalLeave:
		return lang.L("P (personal leave)")
	case data.MarkSickLeave:
		return lang.L("S (sick leave)")
	case data.MarkAbsent:
		return lang.L("A (absent)")
	}
	return ""
}

// RollLegend says what the signs mean.
func RollLegend() string {
	var parts []string
	for _, mark := range data.RollMarks {
		parts = append(parts, RollSign(mark)+" "+Label("camp_day_status", mark))
	}
	return strings.Join(parts, "   ")
}
