package widgets

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// simple is a widget that is drawn by one content.
type simple struct {
	widget.BaseWidget
	content fyne.CanvasObject
}

// CreateRenderer makes the parts that Fyne draws.
func (s *simple) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(s.content) }

// joinKeys joins keys by commas.
func joinKeys(keys []string) string { return strings.Join(keys, ",") }

// splitKeys answers the keys of a list joined by commas.
func splitKeys(list string) map[string]bool {
	keys := map[string]bool{}
	for key := range strings.SplitSeq(list, ",") {
		if key != "" {
			keys[key] = true
		}
	}
	return keys
}
