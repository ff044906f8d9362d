package settings

import (
	"fmt"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"careledger/app/screens"
	"careledger/app/widgets"
	"careledger/app/words"
	"careledger/data"
)

// The preview of a restore.
const (
	previewWidth  float32 = 760
	previewHeight float32 = 220
)

// restoreFile asks for a backup that lies anywhere and goes on to its preview.
func (b *backups) restoreFile() {
	b.run(lang.L("Choosing a backup…"), func() func() {
		path, err := b.desk.Dialogs().Open(lang.L("Restore from a file…"), backupFiles())
		return func() {
			if err != nil {
				b.desk.Fail(err)
				return
			}
			b.preview(path)
		}
	})
}

// preview opens a backup beside the file and shows what restoring it would
// change.
func (b *backups) preview(path string) {
	if b.restore == nil {
		return
	}
	b.run(lang.L("Opening and checking the backup…"), func() func() {
		p, err := b.desk.Store().PreviewBackup(b.desk.Session(), path)
		return func() {
			if err != nil {
				b.found[path] = err
				b.desk.Fail(b.update())
				b.desk.Fail(err)
				return
			}
			b.ask(path, p)
		}
	})
}

// ask shows what a restore changes and does it on a yes.
func (b *backups) ask(path string, p data.Preview) {
	differ := slices.DeleteFunc(slices.Clone(p.Differences), func(d data.Difference) bool { return d.Now == 0 && d.Backup == 0 })
	slices.SortStableFunc(differ, func(x, y data.Difference) int { return sameLast(x) - sameLast(y) })
	table := widgets.NewTable([]widgets.Column[data.Difference]{
		{Label: lang.L("Kind of record"), Width: 100, Weight: 1, Look: widgets.Strong, Text: func(d data.Difference) string { return words.Label("table", d.Table) }},
		{Label: lang.L("Kept now"), Width: 70, Align: fyne.TextAlignTrailing, Text: func(d data.Difference) string { return words.Count(d.Now) }},
		{Label: lang.L("In the backup"), Width: 78, Align: fyne.TextAlignTrailing, Text: func(d data.Difference) string { return words.Count(d.Backup) }},
		{Label: lang.L("More or fewer"), Width: 70, Align: fyne.TextAlignTrailing, Draw: drawChange},
		{Label: lang.L("Newest now"), Width: 150, Look: widgets.Muted, Text: func(d data.Difference) string { return momentOr(d.NewestNow) }},
		{Label: lang.L("Newest in the backup"), Width: 150, Look: widgets.Muted, Text: func(d data.Difference) string { return momentOr(d.NewestThen) }},
	})
	table.SetRows(differ)
	table.Empty(lang.L("There are no records, neither now nor in the backup."), "", nil)
	body := widgets.VBox(10,
		widgets.Paragraph(lang.L("This backup was made on {{.When}} and is whole. {{.Later}} changes made after it are not in it.",
			map[string]any{"When": words.Moment(p.Made), "Later": words.Count(p.Later)}), widgets.Plain),
		widgets.FixedHeight(previewHeight, table),
		widgets.Paragraph(lang.L("The records of now are put aside whole; this page brings them back at any time. Afterwards everybody signs in anew, with the password of now."), widgets.Muted))
	d := widgets.NewDialog(b.desk.Canvas(), lang.L("Restore this backup?"), body).Cancel(lang.L("Cancel")).Width(previewWidth)
	d.Action(lang.L("Restore it"), widgets.DangerKind, func() {
		d.Close()
		b.swap(lang.L("The backup of {{.When}} is restored. Please sign in.", map[string]any{"When": words.Moment(p.Made)}), func() error {
			_, err := b.desk.Store().RestoreBackup(b.desk.Session(), path)
			return err
		})
	})
	d.Open()
}

// sameLast puts kinds that differ before the others.
func sameLast(d data.Difference) int {
	if d.Now == d.Backup {
		return 1
	}
	return 0
}

// drawChange says how many records more or less there will be.
func drawChange(d data.Difference, c *widgets.Cell) {
	switch n := d.Backup - d.Now; {
	case n == 0:
		c.SetText("0", widgets.Muted.Right())
	case n < 0:
		c.SetText(fmt.Sprintf("−%s", words.Count(-n)), widgets.Problem.Right())
	default:
		c.SetText("+"+words.Count(n), widgets.GoodFor.Right())
	}
}

// momentOr is an instant, or a dash for none.
func momentOr(instant string) string {
	if instant == "" {
		return "—"
	}
	return words.Moment(instant)
}

// swap puts other records in the place of the file, which closes it, and leads to
// the sign-in.
func (b *backups) swap(done string, restore func() error) {
	b.run(lang.L("Restoring…"), func() func() {
		err := restore()
		return func() { signInAfter(b.desk, err, done) }
	})
}

// signInAfter leads to the sign-in once a restore has closed the file, whether it
// worked or not; a restore that was refused leaves all as it was.
func signInAfter(desk screens.Desk, err error, done string) {
	switch {
	case !desk.Store().Closed():
		desk.Fail(err)
	case err != nil:
		desk.SignInAnew(words.Error(err))
	default:
		desk.SignInAnew(done)
	}
}

// asideCard tells of records that a restore put aside, and brings them back.
type asideCard struct {
	desk    screens.Desk
	latest  data.Replaced
	said    *widgets.Text
	content *fyne.Container
}

func newAsideCard(desk screens.Desk) *asideCard {
	c := &asideCard{desk: desk, said: widgets.Body("").Elide()}
	row := widgets.HBox(8, widgets.Grow(c.said))
	if desk.Session().CanDecide(data.Settings) {
		row.Add(widgets.FlatButton(lang.L("Remove for good…"), c.askRemove))
		row.Add(widgets.PlainButton(lang.L("Take the restore back"), c.askBack))
	}
	c.content = widgets.VBox(0, widgets.TightCard(widgets.Pad(0, 8, 0, 10, row)))
	return c
}

func (c *asideCard) update() error {
	all, err := c.desk.Store().Replaced(c.desk.Session())
	if err != nil {
		return err
	}
	c.content.Hidden = len(all) == 0
	if len(all) > 0 {
		c.latest = all[0]
		c.said.SetText(lang.L("Put aside when something was restored on {{.When}}: the records of until then, {{.Size}}.",
			map[string]any{"When": words.Moment(c.latest.At), "Size": sizeWord(c.latest.Size)}))
	}
	return nil
}

// askBack brings the records back that were put aside last.
func (c *asideCard) askBack() {
	widgets.Confirm(c.desk.Canvas(), lang.L("Take the restore back?"),
		lang.L("The records put aside on {{.When}} come back. Those of now are put aside in turn, so this can be taken back as well. Afterwards everybody signs in anew.", map[string]any{"When": words.Moment(c.latest.At)}),
		lang.L("Take the restore back"), func() {
			c.desk.Beside(func() func() {
				_, err := c.desk.Store().RestoreBack(c.desk.Session(), c.latest.Path)
				return func() {
					signInAfter(c.desk, err, lang.L("The records of before the restore are back. Please sign in."))
				}
			})
		})
}

// askRemove removes the records for good that were put aside last.
func (c *asideCard) askRemove() {
	widgets.Danger(c.desk.Canvas(), lang.L("Remove what was put aside?"),
		lang.L("The records put aside on {{.When}} are removed for good; the restore can't be taken back then. Backups stay.", map[string]any{"When": words.Moment(c.latest.At)}),
		lang.L("Remove for good"), func() {
			c.desk.Fail(c.desk.Store().RemoveReplaced(c.desk.Session(), c.latest.Path))
			c.desk.Fail(c.update())
			c.content.Refresh()
		})
}
