package data

import "errors"

// OfferLine is a wish as it would stand before the public: without the child, and
// with what in it points to the child.
type OfferLine struct {
	WishCard
	PublicText string
	Problem    *Error // what must be mended first; nil when nothing points to the child
}

// Offer answers the wishes of a batch that are passed or published, as the public
// may read them, each checked for names, school, village, address and numbers of
// the child and of those about it. An empty batch means all.
//
// Source: 困境儿童个人信息保护工作办法, which forbids to use the children's data
// when help is sought from the public.
func (s *Store) Offer(ss *Session, batchID string) ([]OfferLine, error) {
	lines := []OfferLine{}
	cards, _, err := s.WishCards(ss, WishFilter{BatchID: batchID, States: []string{WishPassed, WishPublished}})
	if err != nil {
		return nil, err
	}
	for _, c := range cards {
		w, err := get[Wish](s.readers, c.ID)
		if err != nil {
			return nil, err
		}
		line := OfferLine{WishCard: c, PublicText: w.PublicText}
		if line.Problem, err = offerProblem(s.readers, &w, s.Today()); err != nil {
			return nil, err
		}
		lines = append(lines, line)
	}
	return lines, nil
}

// offerProblem is what keeps a wish from being offered, or nil.
func offerProblem(q queryer, w *Wish, day string) (*Error, error) {
	if w.PublicText == "" {
		return bad("public_text", "Please write the text that the public may read.", nil), nil
	}
	word, err := pointsToChild(q, w.ChildID, w.PublicText)
	if err != nil {
		return nil, err
	}
	if word != "" {
		return leak(word), nil
	}
	if stopped := (*Error)(nil); errors.As(guardOffer(q, w, day), &stopped) {
		return stopped, nil
	}
	if word, err = pointsToChild(q, w.ChildID, w.Item+" "+w.Spec); err != nil || word == "" {
		return nil, err
	}
	return bad("item", "What is wished for says “{{.Word}}”, by which the child could be found. Take it out.", args{"Word": word}), nil
}

// offerItems are the consents whose withdrawal or refusal keeps a child's wish
// from the public.
var offerItems = []string{"service", "platform"}

// guardOffer refuses a wish of a child whose consent to what an offer needs was
// withdrawn or refused.
func guardOffer(q queryer, w *Wish, day string) error {
	birth, err := one[string](q, `SELECT birth_on FROM child WHERE id = ?`, w.ChildID)
	if err != nil {
		return err
	}
	if stopped, err := consentStopped(q, w.ChildID, birth, offerItems, day); err != nil || !stopped {
		return err
	}
	return bad("public_text", "The consent was withdrawn or refused, so this wish may not stand before the public.", nil)
}
