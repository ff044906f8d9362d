package wishes

import (
	"slices"

	"careledger/data"
)

// TypeIn implements screens.Typist. A sheet of receipts opens the hand-over of
// all wishes of its round that are ready, with its number.
func (s *Screen) TypeIn(paper data.FormPrint) {
	switch paper.Subject {
	case "wish":
		s.typeInWish(paper)
	case "batch":
		s.show(viewTable)
		s.front().restore()
		s.setBatch(paper.SubjectID)
		if paper.Form == "receipts" {
			s.typeInReceipts(paper)
		}
	case "donor":
		s.show(viewDonors)
		if d, err := s.desk.Store().Donor(s.desk.Session(), paper.SubjectID); err == nil {
			s.openDonor(d)
		}
	default:
		s.show(viewTable)
		s.createWishOf(paper.SubjectID)
	}
}

// typeInWish opens the form of the step that the paper is about where it is the
// wish's turn, and else the wish.
func (s *Screen) typeInWish(paper data.FormPrint) {
	w, err := s.desk.Store().Wish(s.desk.Session(), paper.SubjectID)
	if err != nil {
		s.desk.Fail(err)
		return
	}
	actions, err := s.desk.Store().WishActions(s.desk.Session(), w)
	if err != nil {
		s.desk.Fail(err)
		return
	}
	may := func(action string) bool {
		return slices.ContainsFunc(actions, func(a data.WishAction) bool { return a.Action == action })
	}
	today := s.desk.Store().Today()
	switch {
	case paper.Form == "receipts" && may(data.ActDeliver):
		s.askDelivery(w, today, paper.No)
	case paper.Form == "follow-up" && may(data.ActFollow):
		s.askFollowup(w, today)
	case paper.Form == "wish-registration" && w.State == data.WishDraft && s.desk.Session().CanWrite(data.Wishes):
		s.editWish(w)
	default:
		s.Open(w.ID)
	}
}

// typeInReceipts asks for the hand-over of all wishes of the round that are ready.
func (s *Screen) typeInReceipts(paper data.FormPrint) {
	lines, _, err := s.desk.Store().WishLines(s.desk.Session(), data.WishFilter{BatchID: paper.SubjectID, States: []string{data.WishReady}})
	if err != nil {
		s.desk.Fail(err)
		return
	}
	if len(lines) > 0 {
		s.askMany(lines, paper.No)
	}
}
