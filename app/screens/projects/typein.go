package projects

import "careledger/data"

// TypeIn implements screens.Typist: sheets on contentment are entered as a round
// of the project that is shown; those that were entered already are shown.
func (s *Screen) TypeIn(paper data.FormPrint) {
	s.Open(s.chosen)
	for i, p := range s.detail.parts {
		v, ok := p.(*surveys)
		if !ok || s.detail.project.ID == "" {
			continue
		}
		s.detail.tabs.Select(i)
		s.detail.fill()
		round := data.Survey{Day: s.desk.Store().Today(), FormNo: paper.No}
		for _, r := range v.table.Rows() {
			if r.FormNo == paper.No {
				round = r
			}
		}
		v.edit(round)
	}
}
