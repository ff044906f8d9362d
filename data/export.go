package data

import "cmp"

// Export answers everything that is kept of a kind, as rows that [Store.Import]
// would leave unchanged. Restricted values are there for sessions that may
// know them, days of birth for those that may see children.
func (s *Store) Export(ss *Session, kind string) ([]map[string]string, error) {
	k, err := kindOf(kind)
	if err != nil {
		return nil, err
	}
	for _, area := range []Area{Transfers, k.area, cmp.Or(k.also, k.area)} {
		if err := s.check(ss, area, read); err != nil {
			return nil, err
		}
	}
	all, err := k.dump(s.readers, ss, "")
	if !ss.CanRead(Children) {
		for _, v := range all {
			delete(v, "child_birth")
		}
	}
	return all, err
}
