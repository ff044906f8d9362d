package platform

import "fmt"

// Place is where a window stands: on Windows its frame in pixels of the screens,
// elsewhere only the size of its content in logical pixels.
type Place struct {
	Left, Top, Width, Height int
	Maximized                bool
}

// String writes the place in the form that [ParsePlace] reads.
func (p Place) String() string {
	return fmt.Sprintf("%d,%d,%d,%d,%t", p.Left, p.Top, p.Width, p.Height, p.Maximized)
}

// ParsePlace reads what String wrote. It reports false when the text is
// anything else.
func ParsePlace(text string) (p Place, ok bool) {
	n, err := fmt.Sscanf(text, "%d,%d,%d,%d,%t", &p.Left, &p.Top, &p.Width, &p.Height, &p.Maximized)
	return p, err == nil && n == 5 && p.Width > 0 && p.Height > 0
}

// within moves a place into an area of a screen, such as the one that is left
// when a second screen is gone, and makes it no larger than that.
func (p Place) within(area Place) Place {
	p.Width, p.Height = min(p.Width, area.Width), min(p.Height, area.Height)
	p.Left = max(area.Left, min(p.Left, area.Left+area.Width-p.Width))
	p.Top = max(area.Top, min(p.Top, area.Top+area.Height-p.Height))
	return p
}
