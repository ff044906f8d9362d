package theme

import (
	"fyne.io/fyne/v2"
	fynetheme "fyne.io/fyne/v2/theme"

	"careledger/assets"
)

// The two fonts of the window. A font is parsed once for each text style and
// costs some 40 MB then, so there are no others.
var (
	regular = fyne.NewStaticResource("NotoSansSC-Regular.ttf", assets.FontRegular)
	bold    = fyne.NewStaticResource("NotoSansSC-Bold.ttf", assets.FontBold)
)

// Font answers Regular or Bold of Noto Sans SC; symbols are Fyne's own.
func (t *Theme) Font(style fyne.TextStyle) fyne.Resource {
	switch {
	case style.Symbol:
		return fynetheme.DefaultSymbolFont()
	case style.Bold:
		return bold
	}
	return regular
}
