package report

import (
	"strings"

	"careledger/data"
)

// Stopped says that a report was not let out because it would tell who
// somebody is.
type Stopped struct{ Found []data.Found }

// Error returns the sentence for logs; it holds nothing personal.
func (s *Stopped) Error() string { return s.Unwrap().Error() }

// Unwrap returns the sentence for the person.
func (s *Stopped) Unwrap() error {
	return &data.Error{Kind: data.Denied, Text: "The report would tell who somebody is, at {{.Count}} places. It was not given out.", Args: map[string]any{"Count": len(s.Found)}}
}

// Leaving looks for names, numbers, phones and house addresses in what an
// edition for the funder or the public would tell. An internal one tells them
// by right.
func Leaving(store *data.Store, ss *data.Session, m *Made) ([]data.Found, error) {
	if m.Edition == Internal {
		return nil, nil
	}
	l := data.Leaving{Free: m.free}
	for i := range m.Pages.Len() {
		l.Pages = append(l.Pages, m.Pages.Text(i))
	}
	figures, err := m.Figures.JSON()
	if err != nil {
		return nil, err
	}
	l.Pages[0] += "\n" + m.Pages.Properties()
	l.Pages = append(l.Pages, string(figures))
	served, err := store.Served(ss, m.Scope)
	if err != nil {
		return nil, err
	}
	for _, c := range served {
		l.Children = append(l.Children, c.ChildID)
	}
	return store.CheckLeaving(ss, l)
}

// stop answers an error for what was found and not let pass. From the public
// edition nothing may pass.
func (m *Made) stop(found, passed []data.Found) error {
	pass := map[data.Found]bool{}
	for _, f := range passed {
		pass[f] = m.Edition != Public
	}
	var left []data.Found
	for _, f := range found {
		if !pass[f] {
			left = append(left, f)
		}
	}
	if len(left) > 0 {
		return &Stopped{Found: left}
	}
	return nil
}

// passedText is how the finds that were let pass are kept: what kind, where and
// which words.
func passedText(passed []data.Found) string {
	var all []string
	for _, f := range passed {
		all = append(all, f.Kind+" "+f.Text)
	}
	return strings.Join(all, "; ")
}
