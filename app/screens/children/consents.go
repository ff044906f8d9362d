package children

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"careledger/app/widgets"
	"careledger/app/words"
	"careledger/data"
)

// Widths of the card of consents.
const (
	consentItemWidth  float32 = 160
	consentStateWidth float32 = 88
)

// consentsCard shows how the consent to each item stands today, who signed and
// for how long, and takes it back.
func (f *file) consentsCard() fyne.CanvasObject {
	today, may := f.desk.Store().Today(), f.desk.Session().CanWrite(data.Children)
	var rows []fyne.CanvasObject
	for _, item := range data.ConsentItems {
		state := data.ConsentState(f.consents, f.child.Birth, item, today)
		given := data.LatestConsent(f.consents, item, today, false)
		line := []fyne.CanvasObject{
			widgets.Fixed(consentItemWidth, widgets.Body(words.Label("consent_item", item)).Elide()),
			widgets.Fixed(consentStateWidth, widgets.HBox(0, consentPill(state))),
			widgets.Grow(widgets.Quiet(givenText(given)).Elide()),
		}
		if may && given != nil && given.Result == "agree" {
			line = append(line, widgets.FlatButton(lang.L("Withdraw"), func() { f.withdrawConsent(item) }))
		}
		rows = append(rows, widgets.HBox(10, line...))
	}
	var verbs fyne.CanvasObject
	if may {
		verbs = widgets.FlatButton(lang.L("Record answers"), f.addConsent)
	}
	return widgets.HeadedCard(lang.L("Consents by item"), verbs, widgets.VBox(6, append(f.ownConsentNote(today, may), rows...)...))
}

// ownConsentNote says that the child is old enough to be asked and was not.
func (f *file) ownConsentNote(today string, may bool) []fyne.CanvasObject {
	items := data.OwnConsentMissing(f.consents, f.child.Birth, today)
	if len(items) == 0 {
		return nil
	}
	text := widgets.Paragraph(lang.L("{{.Name}} is 14 or older. Until the child agrees too, this stays unused: {{.Items}}.", map[string]any{
		"Name": f.child.Name, "Items": strings.Join(words.Labels("consent_item", items), "、"),
	}), widgets.Problem)
	if !may {
		return []fyne.CanvasObject{text}
	}
	return []fyne.CanvasObject{widgets.HBox(10, widgets.Grow(text), widgets.PlainButton(lang.L("Record the child's answer"), func() {
		f.askConsent(map[string]string{"agree": strings.Join(items, ","), "by_child": "1", "signer": f.child.Name})
	}))}
}

// consentPill is how a consent stands, as a pill.
func consentPill(state string) fyne.CanvasObject {
	switch state {
	case "agree":
		return widgets.NewPill(words.Label("consent_state", state), widgets.Teal)
	case "":
		return widgets.NewPill(words.Label("consent_state", "none"), widgets.Grey)
	}
	return widgets.NewPill(words.Label("consent_state", state), widgets.Coral)
}

// givenText is who answered, on which right, from when to when.
func givenText(c *data.Consent) string {
	if c == nil {
		return ""
	}
	span := c.Day
	switch {
	case c.Result == "agree" && c.Expires != "":
		span = c.Day + "–" + c.Expires
	case c.Result == "agree":
		span = lang.L("from {{.Day}}", map[string]any{"Day": c.Day})
	}
	return joined(span, c.Signer, words.Label("consent_basis", c.Basis))
}

// withdrawConsent asks who takes back what from when, and says what stops with
// it.
func (f *file) withdrawConsent(item string) {
	today := f.desk.Store().Today()
	var given []string
	for _, i := range data.ConsentItems {
		if c := data.LatestConsent(f.consents, i, today, false); c != nil && c.Result == "agree" {
			given = append(given, i)
		}
	}
	effect := widgets.Paragraph("", widgets.Muted)
	say := func(items []string) { effect.SetText(withdrawalEffect(items)) }
	form := widgets.NewForm(append([]widgets.FieldOf{
		{Key: "items", Label: lang.L("Takes back"), Wide: true, Required: true, Input: widgets.NewMultiChoice(options("consent_item", given), say)},
	}, signerFields(lang.L("Withdrawn on"))...)...)
	values := f.signerValues()
	values["items"] = item
	form.SetValues(values)
	say([]string{item})
	d := widgets.NewDialog(f.desk.Canvas(), lang.L("Withdraw a consent for {{.Name}}", map[string]any{"Name": f.child.Name}), widgets.VBox(10, form, effect)).
		Cancel(lang.L("Cancel")).Width(720)
	save := func() {
		form.ClearErrors()
		v := form.Values()
		answers := answersOf(f.child.ID, v, keysOf(v["items"]), func(string) string { return "withdraw" })
		if len(answers) == 0 {
			form.SetError("items", lang.L("Please choose at least one item."))
			return
		}
		if f.saved(form, f.desk.Store().AddConsent(f.desk.Session(), answers...)) {
			d.Close()
			f.desk.Toast(lang.L("Withdrawn. It holds from now on and stands in the register of requests."))
		}
	}
	form.OnSubmit = save
	d.Action(lang.L("Withdraw"), widgets.DangerKind, save).Open()
	form.FocusFirst()
}

// withdrawalEffect says what stops when some items are taken back.
func withdrawalEffect(items []string) string {
	var all []string
	for _, i := range items {
		switch i {
		case "service":
			all = append(all, lang.L("The file pauses from that day, and wishes that nobody claimed are withdrawn."))
		case "photo_public", "photo_face", "story", "funder":
			all = append(all, lang.L("Issued reports that show it can't be given out any more."))
		case "platform":
			all = append(all, lang.L("The child's wishes may no longer stand before the public."))
		}
	}
	all = append(all, lang.L("What was done before stays lawful; the answers are kept."))
	return strings.Join(unique(all), "")
}

// unique are texts without repeats, in their order.
func unique(all []string) []string {
	var once []string
	seen := map[string]bool{}
	for _, text := range all {
		if !seen[text] {
			seen[text], once = true, append(once, text)
		}
	}
	return once
}
