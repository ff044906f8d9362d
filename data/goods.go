package data

import "slices"

// Goods are things handed to a child.
type Goods struct {
	Row
	ChildID   string `db:"child_id"`
	ProjectID Ref    `db:"project_id"`
	Day       string `db:"day"`
	Item      string `db:"item"`
	Quantity  int    `db:"quantity"`  // at least 1
	Value     int64  `db:"value_fen"` // of one, in fen
	Programme string `db:"programme"` // one of Programmes; empty for goods by themselves
	Receiver  string `db:"receiver"`  // who took them
	Relation  string `db:"relation"`  // to the child, GB/T 4761
	FormNo    string `db:"form_no"`   // of the signed form; with that of an activity or a delivery they don't count again
}

func (*Goods) table() string { return "goods_out" }

// SaveGoods saves what was handed to one or many children, all or nothing.
func (s *Store) SaveGoods(ss *Session, goods ...*Goods) error {
	return s.write(ss, Activities, write, func(t *tx) error {
		for _, g := range goods {
			if err := t.saveGoods(g); err != nil {
				return err
			}
		}
		return nil
	})
}

func (t *tx) saveGoods(g *Goods) error {
	if g.ChildID == "" {
		return bad("child_id", "Please choose the child.", nil)
	}
	if err := t.setPastDay("day", &g.Day); err != nil {
		return err
	}
	if err := setText("item", &g.Item, "Please enter what was handed out."); err != nil {
		return err
	}
	if g.Quantity == 0 {
		g.Quantity = 1
	}
	if g.Quantity < 0 || g.Value < 0 {
		return bad("quantity", "A number can't be negative.", nil)
	}
	if g.Programme != "" && !slices.Contains(Programmes, g.Programme) {
		return bad("programme", "Please choose a programme. Classes, wishes and visits are recorded in places of their own.", nil)
	}
	return t.put(g)
}

// Handed answers one record of goods.
func (s *Store) Handed(ss *Session, id string) (Goods, error) {
	if err := s.check(ss, Activities, read); err != nil {
		return Goods{}, err
	}
	return get[Goods](s.readers, id)
}

// GoodsFilter chooses goods for a list.
type GoodsFilter struct {
	Text      string // child: name, pinyin, initials, file number
	ChildID   string
	ProjectID string
	From, To  string
	Limit     int // 1,000 when 0
}

// GoodsLine is what a list of goods shows of each.
type GoodsLine struct {
	Goods
	FileNo string `db:"file_no"`
	Child  string `db:"child"` // name
	Units  int    `db:"units"` // 1 when it counts
	Why    string `db:"why"`   // why not: same_day, same_form
}

// GoodsLines answers goods, the latest first, and how many fit in all.
func (s *Store) GoodsLines(ss *Session, f GoodsFilter) (rows []GoodsLine, total int, err error) {
	if err := s.check(ss, Activities, read); err != nil {
		return nil, 0, err
	}
	c := &conditions{}
	c.add("g.deleted_at IS NULL")
	c.addIf("g.child_id = ?", f.ChildID)
	c.addIf("g.project_id = ?", f.ProjectID)
	c.addIf("g.day >= ?", f.From)
	c.addIf("g.day <= ?", f.To)
	if err := c.addChildren(s, "g.child_id", f.Text); err != nil {
		return nil, 0, err
	}
	return listed[GoodsLine](s, list{
		id: "g.id", tables: []string{"goods_out"}, from: "goods_out g",
		joined: "JOIN child k ON k.id = g.child_id",
		columns: `g.*, k.file_no, k.name child,
		coalesce((SELECT s.units FROM service s WHERE s.source_id = g.id), 0) units, coalesce((SELECT s.why FROM service s WHERE s.source_id = g.id), '') why`,
		order: `g.day DESC, g.id DESC`,
	}, c, f.Limit)
}
