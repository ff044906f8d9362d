package settings

import (
	"os"
	"path/filepath"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"careledger/app/platform"
	"careledger/app/prefs"
	"careledger/app/screens"
	"careledger/app/theme"
	"careledger/app/trouble"
	"careledger/app/widgets"
	"careledger/app/words"
	"careledger/data"
)

// The choices of the window's look, in the order of their chips.
var (
	languages = []string{words.Chinese, words.English}
	percents  = []int{100, 115, 130, 150}
	variants  = []theme.Variant{theme.Light, theme.Dark, theme.System}
)

// computer is the page of what this computer remembers, where the file is and
// which program this is.
type computer struct {
	desk     screens.Desk
	kept     prefs.Prefs
	language *widgets.ChipGroup
	text     *widgets.ChipGroup
	variant  *widgets.ChipGroup
	content  fyne.CanvasObject
}

func newComputer(desk screens.Desk) *computer {
	c := &computer{desk: desk, kept: prefs.Of(fyne.CurrentApp().Preferences())}
	c.language = widgets.NewChipGroup([]string{"中文", "English"}, func(i int) {
		c.kept.SetLanguage(languages[i])
		desk.Toast(lang.L("The language changes when the program is opened the next time."))
	})
	var sizes []string
	for _, p := range percents {
		sizes = append(sizes, strconv.Itoa(p)+"%")
	}
	c.text = widgets.NewChipGroup(sizes, func(int) { c.look() })
	c.variant = widgets.NewChipGroup([]string{lang.L("Light"), lang.L("Dark"), lang.L("As the system")}, func(int) { c.look() })
	look := widgets.HeadedCard(lang.L("How the window looks"), nil, widgets.VBox(12,
		fact(lang.L("Language"), c.language), fact(lang.L("Text size"), c.text), fact(lang.L("Colours"), c.variant)))
	c.content = narrow(look, fileCard(desk), programCard(), newerCard(desk, c.kept), helpCard(desk))
	return c
}

// fileCard says where the records are and which letter this computer has.
func fileCard(desk screens.Desk) fyne.CanvasObject {
	path := desk.Store().Path()
	open := widgets.FlatButton(lang.L("Open the folder"), func() { desk.Fail(platform.OpenFile(filepath.Dir(path))) })
	return widgets.HeadedCard(lang.L("File of records"), open, widgets.VBox(12,
		fact(lang.L("Where it is"), widgets.Paragraph(path, widgets.Plain)),
		fact(lang.L("Letter"), widgets.Paragraph(lang.L("{{.Letter}} – it stands in the numbers given out on this computer, so that two computers never give out the same one.",
			map[string]any{"Letter": desk.Store().Letter()}), widgets.Plain))))
}

// programCard says which versions work here.
func programCard() fyne.CanvasObject {
	version := fyne.CurrentApp().Metadata().Version
	if version == "" {
		version = "—"
	}
	sqlite, cipher, err := data.Versions()
	if err != nil {
		sqlite, cipher = words.Error(err), ""
	}
	return widgets.HeadedCard(lang.L("Program"), nil, widgets.VBox(12,
		fact(lang.L("CareLedger"), widgets.Body(version)),
		fact(lang.L("Database"), widgets.Body("SQLite "+sqlite).Elide()),
		fact(lang.L("Encryption"), widgets.Body(cipher).Elide())))
}

// helpCard offers what whoever helps needs to know.
func helpCard(desk screens.Desk) fyne.CanvasObject {
	var pack *widgets.Button
	pack = widgets.PlainButton(lang.L("Pack for a helper"), func() {
		pack.Disable()
		desk.Beside(func() func() {
			path, err := packTrouble(desk)
			return func() {
				pack.Enable()
				if err != nil {
					desk.Fail(err)
					return
				}
				desk.Toast(lang.L("Packed into {{.Path}}. It holds nothing about any child.", map[string]any{"Path": path}))
			}
		})
	})
	return widgets.HeadedCard(lang.L("When something does not work"), pack, widgets.Paragraph(
		lang.L("Packs the log, the versions and how many records there are into one file for whoever helps you. Names, numbers and stories are not in it."), widgets.Plain))
}

// packTrouble asks where to and writes the pack.
func packTrouble(desk screens.Desk) (string, error) {
	path, err := desk.Dialogs().Save(lang.L("Pack for a helper"), "careledger-"+desk.Store().Today()+".zip",
		platform.Filter{Name: "ZIP", Patterns: []string{"*.zip"}})
	if err != nil {
		return "", err
	}
	home, err := os.UserHomeDir()
	if err != nil {
		home = "" // there is nothing to hide then
	}
	return path, trouble.WriteFile(path, desk.Store(), desk.Session(),
		trouble.About{Version: fyne.CurrentApp().Metadata().Version, Logs: platform.LogFolder(), Home: home})
}

// look keeps and shows the look that was chosen.
func (c *computer) look() {
	c.kept.SetLook(variants[c.variant.Selected()], percents[c.text.Selected()])
}

func (c *computer) id() string { return "computer" }

func (c *computer) word() string { return lang.L("This computer") }

func (c *computer) object() fyne.CanvasObject { return c.content }

func (c *computer) status() string { return "" }

// update shows what is remembered.
func (c *computer) update() error {
	for i, language := range languages {
		if language == c.kept.Language() {
			c.language.Select(i)
		}
	}
	for i, percent := range percents {
		if percent <= c.kept.TextPercent() {
			c.text.Select(i)
		}
	}
	for i, variant := range variants {
		if variant == c.kept.Variant() {
			c.variant.Select(i)
		}
	}
	return nil
}
