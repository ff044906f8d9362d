package settings

import (
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"careledger/app/platform"
	"careledger/app/screens"
	"careledger/app/widgets"
	"careledger/app/words"
	"careledger/data"
)

// backupEnding is how the names of backups end.
const backupEnding = ".backup"

// backups is the page of the backups: which there are, whether they hold, where
// else they are kept, and the way back to one of them.
type backups struct {
	desk    screens.Desk
	table   *widgets.Table[data.BackupLine]
	said    *widgets.Text // what is under way, or was found
	buttons []*widgets.Button
	restore *widgets.Button
	second  *secondCard
	aside   *asideCard
	found   map[string]error // what checking a backup found, by path
	busy    bool
	content fyne.CanvasObject
}

func newBackups(desk screens.Desk) *backups {
	b := &backups{desk: desk, found: map[string]error{}, said: widgets.Quiet("").Elide()}
	b.second, b.aside = newSecondCard(desk, b.update), newAsideCard(desk)
	count := func(label, table string) widgets.Column[data.BackupLine] {
		return widgets.Column[data.BackupLine]{Label: label, Width: 66, Align: fyne.TextAlignTrailing, Text: func(x data.BackupLine) string { return rowsOf(x, table) }}
	}
	b.table = widgets.NewTable([]widgets.Column[data.BackupLine]{
		{Label: lang.L("Made at"), Width: 166, Weight: 1, Look: widgets.Strong, Text: func(x data.BackupLine) string { return words.Moment(x.Made) }},
		{Label: lang.L("Occasion"), Width: 96, Weight: 1, Text: func(x data.BackupLine) string { return words.Label("backup_why", x.Why) }},
		count(lang.L("Children"), "child"),
		count(lang.L("Services"), "service"),
		{Label: lang.L("All rows"), Width: 76, Align: fyne.TextAlignTrailing, Text: func(x data.BackupLine) string { return rowsOf(x, "") }},
		{Label: lang.L("Size"), Width: 76, Align: fyne.TextAlignTrailing, Look: widgets.Muted, Text: func(x data.BackupLine) string { return sizeWord(x.Size) }},
		{Label: lang.L("Where"), Width: 104, Weight: 1, Look: widgets.Muted, Text: whereWord},
		{Label: lang.L("Whole?"), Width: 138, Weight: 1, Draw: b.drawState},
	})
	b.table.Empty(lang.L("There is no automatic backup yet. One is made after two hours of work, when the window is locked, and at the end of work."), lang.L("Back up now"), b.now)
	b.table.OnSelect = func(data.BackupLine) { b.enable() }
	b.table.OnOpen = func(x data.BackupLine) { b.preview(x.Path) }
	b.content = widgets.VBox(10, b.aside.content, b.second.content, widgets.Grow(widgets.TightCard(widgets.VBox(0, b.head(), widgets.Grow(b.table)))))
	return b
}

// head has what can be done with backups.
func (b *backups) head() fyne.CanvasObject {
	now := widgets.PrimaryButton(lang.L("Back up now"), b.now)
	elsewhere := widgets.PlainButton(lang.L("Save a backup as…"), b.saveAs)
	check := widgets.PlainButton(lang.L("Check all"), b.checkAll)
	b.buttons = []*widgets.Button{now, elsewhere, check}
	row := widgets.HBox(8, widgets.Grow(b.said), check)
	if b.desk.Session().CanDecide(data.Settings) {
		b.restore = widgets.PlainButton(lang.L("Restore…"), func() {
			if x, ok := b.table.Selected(); ok {
				b.preview(x.Path)
			}
		})
		other := widgets.PlainButton(lang.L("Restore from a file…"), b.restoreFile)
		b.buttons = append(b.buttons, other, b.restore)
		row.Add(other)
		row.Add(b.restore)
	}
	row.Add(elsewhere)
	row.Add(now)
	return widgets.Pad(4, 8, 6, 10, row)
}

// rowsOf is the number of rows of a table in a backup, or of all.
func rowsOf(x data.BackupLine, table string) string {
	if x.Broken {
		return "—"
	}
	if table != "" {
		return words.Count(x.Rows[table])
	}
	n := 0
	for _, rows := range x.Rows {
		n += rows
	}
	return words.Count(n)
}

// sizeWord writes a number of bytes in KB or MB.
func sizeWord(bytes int64) string {
	if bytes < 1<<20 {
		return lang.L("{{.N}} KB", map[string]any{"N": (bytes + 1<<10 - 1) >> 10})
	}
	return lang.L("{{.N}} MB", map[string]any{"N": words.Count(int((bytes + 1<<19) >> 20))})
}

// whereWord says in which places a backup is.
func whereWord(x data.BackupLine) string {
	switch {
	case !x.Here():
		return lang.L("second place")
	case x.Second != "":
		return lang.L("here and second place")
	}
	return lang.L("here")
}

// drawState says whether a backup holds.
func (b *backups) drawState(x data.BackupLine, c *widgets.Cell) {
	err, checked := b.found[x.Path]
	switch {
	case x.Broken, data.Is(err, data.Damaged):
		c.SetPills(widgets.PillOf{Text: lang.L("damaged"), Tone: widgets.Coral})
	case err != nil:
		c.SetPills(widgets.PillOf{Text: lang.L("could not be checked"), Tone: widgets.Amber})
	case x.Emptier:
		c.SetPills(widgets.PillOf{Text: lang.L("holds less than the one before"), Tone: widgets.Coral})
	case checked:
		c.SetPills(widgets.PillOf{Text: lang.L("whole, checked just now"), Tone: widgets.Teal})
	default:
		c.SetText(lang.L("proven when it was made"), widgets.Muted)
	}
}

func (b *backups) id() string { return "backups" }

func (b *backups) word() string { return lang.L("Backups") }

func (b *backups) object() fyne.CanvasObject { return b.content }

func (b *backups) status() string {
	return lang.L("{{.N}} backups", map[string]any{"N": words.Count(b.table.Len())})
}

func (b *backups) update() error {
	lines, err := b.desk.Store().BackupLines(b.desk.Session())
	if err != nil {
		return err
	}
	b.table.SetRows(lines)
	if _, ok := b.table.Selected(); !ok && len(lines) > 0 {
		b.table.SelectIndex(0)
	}
	b.enable()
	if err := b.aside.update(); err != nil {
		return err
	}
	err = b.second.update()
	b.content.Refresh()
	return err
}

// enable switches the buttons by what is chosen and what is under way.
func (b *backups) enable() {
	looking := b.desk.Store().ReadOnly()
	for _, button := range b.buttons {
		_, chosen := b.table.Selected()
		if b.busy || looking || button == b.restore && !chosen {
			button.Disable()
			continue
		}
		button.Enable()
	}
}

// run does what takes long beside the window, one thing at a time, and says so.
func (b *backups) run(saying string, task func() (show func())) {
	if b.busy {
		return
	}
	b.busy = true
	b.say(saying, widgets.Muted)
	b.enable()
	b.desk.Beside(func() func() {
		show := task()
		return func() {
			b.busy = false
			b.say("", widgets.Muted)
			b.enable()
			show()
		}
	})
}

func (b *backups) say(text string, look widgets.Look) { b.said.Set(text, look) }

// fails tells of an error, and otherwise shows the list anew.
func (b *backups) fails(err error) bool {
	if err != nil {
		b.desk.Fail(err)
		return true
	}
	b.desk.Fail(b.update())
	b.desk.StatusChanged()
	return false
}

// now makes a backup and copies it to the second place.
func (b *backups) now() {
	b.run(lang.L("Making a backup…"), func() func() {
		store, ss := b.desk.Store(), b.desk.Session()
		info, _, err := store.AutoBackup(ss, data.BackupAsked)
		copied := false
		if err == nil {
			copied, err = store.CopyBackup(ss)
		}
		return func() {
			if b.fails(err) {
				return
			}
			switch children := words.Count(info.Rows["child"]); {
			case info.Emptier:
				b.say(lang.L("This backup holds clearly fewer records than the one before. See whether some are missing."), widgets.Problem)
			case copied:
				b.desk.Toast(lang.L("Backed up, checked and copied to the second place: {{.N}} children.", map[string]any{"N": children}))
			default:
				b.desk.Toast(lang.L("Backed up and checked: {{.N}} children.", map[string]any{"N": children}))
			}
		}
	})
}

// saveAs asks where to and makes a backup there.
func (b *backups) saveAs() {
	name := lang.L("CareLedger") + " " + b.desk.Store().Today() + backupEnding
	b.run(lang.L("Making a backup…"), func() func() {
		path, err := b.desk.Dialogs().Save(lang.L("Save a backup as…"), name, backupFiles())
		if err == nil {
			if filepath.Ext(path) == "" {
				path += backupEnding
			}
			_, err = b.desk.Store().Backup(b.desk.Session(), path)
		}
		return func() {
			if !b.fails(err) {
				b.desk.Toast(lang.L("The backup was made and checked: {{.Path}}", map[string]any{"Path": path}))
			}
		}
	})
}

// backupFiles are backups in dialogs.
func backupFiles() platform.Filter {
	return platform.Filter{Name: lang.L("Backups"), Patterns: []string{"*" + backupEnding}}
}

// checkAll opens one backup after the other and says what it found.
func (b *backups) checkAll() {
	clear(b.found)
	b.checkFrom(b.table.Rows(), 0)
}

func (b *backups) checkFrom(lines []data.BackupLine, n int) {
	if n == len(lines) {
		b.sayChecked(lines)
		return
	}
	args := map[string]any{"N": n + 1, "All": len(lines)}
	b.run(lang.L("Checking {{.N}} of {{.All}}…", args), func() func() {
		err := b.checkLine(lines[n])
		return func() {
			b.found[lines[n].Path] = err
			b.desk.Fail(b.update())
			b.checkFrom(lines, n+1)
		}
	})
}

// checkLine checks a backup in each place where it is.
func (b *backups) checkLine(x data.BackupLine) error {
	_, err := b.desk.Store().CheckBackup(b.desk.Session(), x.Path)
	if err == nil && x.Here() && x.Second != "" {
		_, err = b.desk.Store().CheckBackup(b.desk.Session(), x.Second)
	}
	return err
}

// sayChecked sums up what was found.
func (b *backups) sayChecked(lines []data.BackupLine) {
	bad := 0
	for _, x := range lines {
		if b.found[x.Path] != nil {
			bad++
		}
	}
	if bad > 0 {
		b.say(lang.L("{{.N}} of {{.All}} backups do not hold. Make a new one now.", map[string]any{"N": bad, "All": len(lines)}), widgets.Problem)
		return
	}
	b.say(lang.L("All {{.N}} backups are whole and can be restored.", map[string]any{"N": len(lines)}), widgets.GoodFor)
}
