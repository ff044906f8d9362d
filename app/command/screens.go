package command

import (
	"errors"
	"fmt"
	"image"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"

	"fyne.io/fyne/v2/lang"

	"careledger/app"
	"careledger/app/theme"
	"careledger/data"
)

// screensCommand draws every screen.
type screensCommand struct {
	DB   string `name:"db" required:"" help:"${db}"`
	Out  string `required:"" help:"${folder}"`
	Size string `default:"1366x768" help:"${size}"`
	Dark bool   `help:"${dark}"`
	Text int    `default:"100" help:"${text}"`
}

// The least and the greatest window that is drawn, in pixels.
const (
	leastSide    = 320
	greatestSide = 8192
)

// Run draws the screens.
func (c *screensCommand) Run(desk *Desk) error {
	var size image.Point
	if n, err := fmt.Sscanf(c.Size, "%dx%d", &size.X, &size.Y); n != 2 || err != nil || min(size.X, size.Y) < leastSide || max(size.X, size.Y) > greatestSide {
		return usage(lang.L("“{{.Text}}” is no size. Write for example 1366x768.", map[string]any{"Text": c.Size}))
	}
	if c.Text < theme.MinTextPercent || c.Text > theme.MaxTextPercent {
		return usage(lang.L("The text size is from {{.Min}} to {{.Max}} percent.", map[string]any{"Min": theme.MinTextPercent, "Max": theme.MaxTextPercent}))
	}
	look := app.Look{Size: size, Variant: theme.Light, Text: c.Text}
	if c.Dark {
		look.Variant = theme.Dark
	}
	if err := os.MkdirAll(c.Out, 0o700); err != nil {
		return unwritable(c.Out, err)
	}
	return desk.with(c.DB, func(store *data.Store, ss *data.Session) error {
		files, err := app.Draw(store, ss, look, c.Out)
		if err != nil {
			return unwritable(c.Out, err)
		}
		desk.say("Drew {{.Count}} screens into {{.Folder}}.", map[string]any{"Count": len(files), "Folder": c.Out})
		return nil
	})
}

// unwritable puts the operating system's refusal to write into words; other
// errors stay as they are.
func unwritable(path string, err error) error {
	args := map[string]any{"File": path}
	switch {
	case errors.Is(err, syscall.ENOSPC):
		return refusal(lang.L("The disk is full, {{.File}} was not written.", args))
	case errors.Is(err, fs.ErrPermission), errors.Is(err, syscall.EROFS):
		return refusal(lang.L("{{.File}} can't be written there. Choose another folder.", args))
	case errors.Is(err, fs.ErrNotExist) && !isFolder(filepath.Dir(path)):
		return refusal(lang.L("The folder of {{.File}} does not exist.", args))
	case errors.Is(err, fs.ErrNotExist), errors.Is(err, fs.ErrExist), errors.Is(err, syscall.EISDIR), errors.Is(err, syscall.ENOTDIR):
		return refusal(lang.L("{{.File}} can't be written there. Choose another folder.", args))
	}
	return err
}

// isFolder reports whether there is a folder of that name.
func isFolder(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.IsDir()
}
