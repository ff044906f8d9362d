package report

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2/lang"

	"careledger/app/words"
	"careledger/data"
	"careledger/data/cn"
)

// everyRow asks a list for all of its rows.
const everyRow = 1_000_000

// receipts writes the list of all that was handed over.
func (w *writer) receipts() error { return w.leaf(w.handedOver) }

// handedOver lists wishes and goods of the period by the numbers of their forms.
// Only the internal edition says whose they were.
func (w *writer) handedOver() (func(), error) {
	var rows [][]tableCell
	var sum, items int64
	add := func(day, no, id, fileNo, name, item, relation, form string, quantity int, value int64) {
		r := row(txt(day), txt(no), txt(w.inWords(item)), txt(words.Count(quantity)), fen(value), txt(relation), txt(form))
		if w.edition == Internal {
			r = append(r, txt(fileNo+" "+w.childName(id, name)))
		}
		rows, sum, items = append(rows, r), sum+value, items+int64(quantity)
	}
	wishes, _, err := w.store.WishLines(w.ss, data.WishFilter{ProjectID: w.scope.ProjectID})
	if err != nil {
		return nil, err
	}
	slices.SortFunc(wishes, func(a, b data.WishLine) int { return strings.Compare(a.Delivered+a.No, b.Delivered+b.No) })
	for _, l := range wishes {
		if l.Delivered == "" || l.Delivered < w.scope.From || l.Delivered > w.scope.To {
			continue
		}
		f, err := w.store.WishFile(w.ss, l.ID)
		if err != nil {
			return nil, err
		}
		if d := f.Delivery; d != nil {
			add(d.Day, l.No, l.ChildID, l.FileNo, l.Child, d.ActualItem, receiver(d.Relation), d.FormNo, l.Quantity, d.Actual)
		}
	}
	goods, _, err := w.store.GoodsLines(w.ss, data.GoodsFilter{ProjectID: w.scope.ProjectID, From: w.scope.From, To: w.scope.To, Limit: everyRow})
	if err != nil {
		return nil, err
	}
	slices.Reverse(goods)
	for _, g := range goods {
		add(g.Day, "", g.ChildID, g.FileNo, g.Child, g.Item, receiver(g.Relation), g.FormNo, g.Quantity, g.Value*int64(g.Quantity))
	}
	return func() {
		w.chapter(lang.L("Handed over"))
		heads := []head{
			{lang.L("Day"), true}, {lang.L("Wish number"), true}, {lang.L("Thing"), true}, {lang.L("Quantity"), false}, {lang.L("Value (yuan)"), false}, {lang.L("Received by"), true}, {lang.L("Form number"), true},
		}
		total := row(txt(lang.L("Total")), txt(""), txt(""), txt(words.Count(int(items))), fen(sum), txt(""), txt(""))
		if w.edition == Internal {
			heads, total = append(heads, head{lang.L("Child"), true}), append(total, txt(""))
		}
		w.table("receipts", lang.L("Wishes and goods handed over"), lang.L("Evidence: receipts by their form numbers."), heads, rows, total)
	}, nil
}

// receiver is who took something, by the relation to the child.
func receiver(relation string) string {
	if relation == "" {
		return lang.L("The child")
	}
	return cn.RelationName(relation)
}

// vouchers writes the money and every voucher.
func (w *writer) vouchers() error { return w.leaf(w.money, w.sources, w.voucherList) }

// sources takes in where the money came from.
func (w *writer) sources() (func(), error) {
	if !w.ss.CanRead(data.Money) {
		return nil, nil
	}
	totals, err := w.store.MoneyTotals(w.ss, w.scope.ProjectID, w.scope.From, w.scope.To)
	if err != nil {
		return nil, err
	}
	return func() {
		var rows [][]tableCell
		for _, kind := range data.IncomeKinds {
			if v := totals.Sources[kind]; v != 0 {
				rows = append(rows, row(txt(words.Label("income_kind", kind)), fen(v)))
			}
		}
		w.table("sources", lang.L("Money received by source (yuan)"), "", []head{{lang.L("Source"), true}, {lang.L("Received"), false}}, rows, row(txt(lang.L("Total")), fen(totals.Received)))
	}, nil
}

// voucherList takes in every expense. From and to whom stands in the internal
// edition alone, for it may be a person.
func (w *writer) voucherList() (func(), error) {
	if !w.ss.CanRead(data.Money) {
		return nil, nil
	}
	lines, _, err := w.store.MoneyLines(w.ss, data.MoneyFilter{ProjectID: w.scope.ProjectID, Table: "expense", From: w.scope.From, To: w.scope.To, Limit: everyRow})
	if err != nil {
		return nil, err
	}
	slices.Reverse(lines)
	return func() {
		w.chapter(lang.L("Vouchers"))
		heads := []head{{lang.L("No."), false}, {lang.L("Day"), true}, {lang.L("Budget item"), true}, {lang.L("What for"), true}, {lang.L("Amount (yuan)"), false}, {lang.L("Kind of voucher"), true}, {lang.L("Voucher number"), true}}
		var rows [][]tableCell
		sum := int64(0)
		for i, l := range lines {
			r := row(txt(words.Count(i+1)), txt(l.Day), txt(words.Label("budget_item", l.Item)), txt(w.inWords(l.What)), fen(l.Amount), txt(words.Label("invoice_kind", l.Invoice)), txt(l.No))
			if w.edition == Internal {
				r = append(r, txt(l.Party))
			}
			rows, sum = append(rows, r), sum+l.Amount
		}
		total := row(txt(""), txt(lang.L("Total")), txt(""), txt(""), fen(sum), txt(""), txt(""))
		if w.edition == Internal {
			heads, total = append(heads, head{lang.L("Paid to"), true}), append(total, txt(""))
		}
		w.table("vouchers", lang.L("List of vouchers"), "", heads, rows, total)
	}, nil
}
