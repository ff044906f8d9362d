// Package assets holds what is built into the program: fonts, translations and
// icons. It imports nothing of the project.
package assets

import (
	"embed"
	"io/fs"
)

// FontRegular is Noto Sans SC Regular, a TrueType font under the SIL Open Font
// License, for the screen and for PDF.
//
//go:embed fonts/NotoSansSC-Regular.ttf
var FontRegular []byte

// FontBold is Noto Sans SC Bold, from the same family as FontRegular.
//
//go:embed fonts/NotoSansSC-Bold.ttf
var FontBold []byte

// FontRare is a subset of LXGW WenKai under the SIL Open Font License: the
// 4,554 characters of it that Noto Sans SC lacks, 1,075 of them beyond U+FFFF.
//
//go:embed fonts/RareHan.ttf
var FontRare []byte

// Manual is the handbook for those who use the program, in Chinese: a line
// that begins with "# " is a chapter, "## " a section, "1. " a step, "* " a
// point and "> " a hint; anything else is a paragraph.
//
//go:embed manual/zh.md
var Manual string

//go:embed translations/*.json
var translations embed.FS

//go:embed forms/*.txt
var forms embed.FS

//go:embed icon
var icons embed.FS

// Translations holds the files <language>.<area>.json, each a flat table from
// the English text to that language's.
var Translations = sub(translations, "translations")

// Forms holds the contents of the printed forms, <name>.txt; how they are
// written is said in package app/report/form.
var Forms = sub(forms, "forms")

// Icons holds the line icons of the rail, <name>.svg, and the program's own
// icon, app.svg and app.png.
var Icons = sub(icons, "icon")

// sub answers the folder of an embedded tree. An embedded folder is always
// there, so the error cannot happen.
func sub(tree fs.FS, folder string) fs.FS {
	f, err := fs.Sub(tree, folder)
	if err != nil {
		return tree
	}
	return f
}
