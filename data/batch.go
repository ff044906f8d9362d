package data

import (
	"slices"
	"strings"
)

// The states of a batch of wishes.
const (
	BatchPlanned = "planned"
	BatchOpen    = "open"
	BatchClosed  = "closed"
)

// BatchStatuses lists the states of a batch.
var BatchStatuses = []string{BatchPlanned, BatchOpen, BatchClosed}

// To whom the wishes of a batch are offered.
const (
	OfferKnown  = "known"  // 定向: members, partners and others asked one by one
	OfferPublic = "public" // 面向社会公开
)

// WishOffers lists to whom wishes are offered.
var WishOffers = []string{OfferKnown, OfferPublic}

// WishBatch is a round of wishes (批次) with its limits.
type WishBatch struct {
	Row
	Name      string `db:"name"`
	ProjectID Ref    `db:"project_id"`
	From      string `db:"from_on"`
	To        string `db:"to_on"`         // last day for claims
	PriceMax  int64  `db:"price_max_fen"` // limit of a wish's price, in fen; 0 for the project's
	PerChild  int    `db:"per_child"`     // wishes a child may have; the project's number, or 1, when 0
	Status    string `db:"status"`        // one of BatchStatuses
	Offer     string `db:"offer"`         // to whom its wishes are offered, one of WishOffers
	Charity   string `db:"charity"`       // under whose certificate they are offered to the public
	CharityNo string `db:"charity_no"`    // of the certificate to raise from the public, or of the filed campaign
}

func (*WishBatch) table() string { return "wish_batch" }

// SaveBatch saves a batch; a second one of its name is a [Conflict]. One that is
// offered to the public, be it for money or goods, wants the charity under whose
// certificate that is done (Charity Law, articles 22 to 26).
func (s *Store) SaveBatch(ss *Session, b *WishBatch) error {
	return s.write(ss, Wishes, write, func(t *tx) error { return t.saveBatch(b) })
}

func (t *tx) saveBatch(b *WishBatch) error {
	if err := setText("name", &b.Name, "Please enter the name of the batch."); err != nil {
		return err
	}
	if err := setSpan("from_on", &b.From, "to_on", &b.To); err != nil {
		return err
	}
	if err := setCode("status", &b.Status, BatchStatuses, BatchOpen, "Please choose the state of the batch."); err != nil {
		return err
	}
	if err := b.checkOffer(); err != nil {
		return err
	}
	if b.PriceMax < 0 {
		return bad("price_max_fen", "An amount of money can't be negative.", nil)
	}
	if b.PerChild < 0 {
		return bad("per_child", "A limit can't be negative.", nil)
	}
	if b.PerChild == 0 {
		perChild, err := many[int](t, `SELECT wish_per_child FROM project WHERE id = ? AND deleted_at IS NULL`, b.ProjectID)
		if err != nil {
			return err
		}
		b.PerChild = max(1, slices.Max(append(perChild, 1)))
	}
	taken, err := t.taken("wish_batch", "name", b.Name, b.ID)
	if err != nil {
		return err
	}
	if taken {
		return conflict("There is a batch named {{.Name}} already.", args{"Name": b.Name})
	}
	return t.put(b)
}

// checkOffer wants the charity of an offer to the public.
func (b *WishBatch) checkOffer() error {
	b.Charity, b.CharityNo = strings.TrimSpace(b.Charity), strings.TrimSpace(b.CharityNo)
	if err := setCode("offer", &b.Offer, WishOffers, OfferKnown, "Please choose to whom the wishes are offered."); err != nil {
		return err
	}
	if b.Offer != OfferPublic {
		return nil
	}
	if b.Charity == "" {
		return bad("charity", "Offering wishes to the public, for goods too, is public fundraising. Enter the charity that has the certificate and works with you, or offer them to people you know.", nil)
	}
	if b.CharityNo == "" {
		return bad("charity_no", "Please enter the number of the certificate or of the filed campaign.", nil)
	}
	return nil
}

// Batch answers one batch.
func (s *Store) Batch(ss *Session, id string) (WishBatch, error) {
	if err := s.check(ss, Wishes, read); err != nil {
		return WishBatch{}, err
	}
	return get[WishBatch](s.readers, id)
}

// BatchLine is a batch with how many wishes it has.
type BatchLine struct {
	WishBatch
	Project   string `db:"project"` // name
	Wishes    int    `db:"wishes"`
	Delivered int    `db:"delivered"`
}

// Batches answers all batches, the latest first.
func (s *Store) Batches(ss *Session) ([]BatchLine, error) {
	if err := s.check(ss, Wishes, read); err != nil {
		return nil, err
	}
	return remember(s, "batches", []string{"wish_batch", "wish", "project"}, func() ([]BatchLine, error) {
		return many[BatchLine](s.readers, `SELECT b.*, coalesce(p.name, '') project, coalesce(w.wishes, 0) wishes, coalesce(w.delivered, 0) delivered
			FROM wish_batch b LEFT JOIN project p ON p.id = b.project_id
			LEFT JOIN (SELECT batch_id, count(*) wishes, sum(delivered_on <> '') delivered FROM wish WHERE deleted_at IS NULL GROUP BY batch_id) w ON w.batch_id = b.id
			WHERE b.deleted_at IS NULL ORDER BY b.from_on DESC, b.name`)
	})
}
