package page

// Photos adds pictures beside each other, so many across (1 to 4), each with
// its caption: a page of photos. Those of one row stand on one line at their
// lower edges. It answers an error as [Doc.Picture] does.
func (d *Doc) Photos(across int, pictures ...Picture) error {
	g := photoGrid{across: min(max(across, 1), 4)}
	width := g.width()
	for _, p := range pictures {
		o, err := d.read(p, width)
		if err != nil {
			return err
		}
		g.photos = append(g.photos, photo{o, p.Caption})
	}
	d.add(g)
	return nil
}

type photoGrid struct {
	across int
	photos []photo
}

const photoGap = 12.0

func (g photoGrid) width() float64 {
	return (bodyWidth - photoGap*float64(g.across-1)) / float64(g.across)
}

func (g photoGrid) boxes(*Doc) []box {
	var out []box
	width := g.width()
	for row := g.photos; len(row) > 0; row = row[min(len(row), g.across):] {
		some := row[:min(len(row), g.across)]
		tallest, captions := 0.0, 0
		for _, p := range some {
			tallest = max(tallest, p.picture.height)
			captions = max(captions, len(wrap(p.caption, styleLabel, width)))
		}
		var ops []op
		for i, p := range some {
			x := marginX + float64(i)*(width+photoGap)
			o := *p.picture
			o.x, o.y = x+(width-o.width)/2, tallest-o.height
			ops = append(ops, &o)
			ops = append(ops, setLines(wrap(p.caption, styleLabel, width), styleLabel, x, tallest+4, width, Center)...)
		}
		out = append(out, box{before: 8, height: tallest + 4 + float64(captions)*styleLabel.leading, after: 8, ops: ops})
	}
	return out
}
