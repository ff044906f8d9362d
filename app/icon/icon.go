// Package icon gives the line icons of the window in the colour that is asked
// for. They were drawn for this program, on a grid of 20 by 20.
package icon

import (
	"bytes"
	"fmt"
	"image/color"
	"io/fs"

	"fyne.io/fyne/v2"

	"careledger/assets"
)

// App returns the program's own icon.
func App() fyne.Resource { return fyne.NewStaticResource("app.svg", read("app")) }

// Of returns the icon of that name, such as a place of the rail, drawn in a
// colour. Fyne's own colouring knows areas only, and these are lines. A name
// that there is no icon for gives an empty picture.
func Of(name string, ink color.Color) fyne.Resource {
	c := color.NRGBAModel.Convert(ink).(color.NRGBA)
	web := fmt.Sprintf("#%02x%02x%02x", c.R, c.G, c.B)
	drawn := bytes.ReplaceAll(read(name), []byte("currentColor"), []byte(web))
	// Fyne keeps drawn pictures by name, so the colour belongs in it.
	return fyne.NewStaticResource(name+web+".svg", drawn)
}

// read answers the source of an icon.
func read(name string) []byte {
	raw, err := fs.ReadFile(assets.Icons, name+".svg")
	if err != nil {
		return []byte(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 20"/>`)
	}
	return raw
}
