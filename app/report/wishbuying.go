package report

import (
	"strings"

	"fyne.io/fyne/v2/lang"

	"careledger/app/words"
	"careledger/data"
)

// wishBuying writes what is to be bought for one round of wishes, shop by shop,
// with the numbers of the wishes in the place of names.
func (w *writer) wishBuying() error {
	return w.leaf(func() (func(), error) {
		b, err := w.store.Batch(w.ss, w.subject)
		if err != nil {
			return nil, err
		}
		lines, err := w.store.BuyingList(w.ss, b.ID)
		if err != nil {
			return nil, err
		}
		return func() {
			w.chapter(b.Name)
			if len(lines) == 0 {
				w.doc.Paragraph(lang.L("Nothing is to be bought for this round now."))
				w.shop("", nil, 0)
			}
			for start, end := 0, 0; start < len(lines); start = end {
				for end = start; end < len(lines) && lines[end].Shop == lines[start].Shop; end++ {
				}
				w.shop(lines[start].Shop, lines[start:end], start)
			}
		}, nil
	})
}

// shop writes the lines of one shop with their sum.
func (w *writer) shop(name string, lines []data.BuyingLine, start int) {
	var rows [][]tableCell
	pieces, price := 0, int64(0)
	for _, l := range lines {
		pieces, price = pieces+l.Quantity, price+l.Price
		rows = append(rows, row(txt(w.inWords(l.Item)), txt(w.inWords(l.Spec)), txt(words.Count(l.Quantity)), fen(l.Price), txt(strings.Join(l.Nos, "、")), txt("")))
	}
	if name == "" {
		name = lang.L("Shop not decided")
	}
	w.table("shop-"+words.Count(start), name, "", []head{
		{lang.L("Thing"), true}, {lang.L("Size, colour"), true}, {lang.L("Pieces"), false}, {lang.L("Estimate (yuan)"), false}, {lang.L("Wish numbers"), true}, {lang.L("Bought ✓"), true},
	}, rows, row(txt(lang.L("Total")), txt(""), txt(words.Count(pieces)), fen(price), txt(""), txt("")))
}
