package data

import (
	"cmp"
	"slices"
)

// Reach says which children a user works with.
type Reach string

// The reaches.
const (
	ReachAll      Reach = "all"      // all children
	ReachProjects Reach = "projects" // members, today, of the user's projects
	ReachAssigned Reach = "assigned" // paired, today, with the person that the user is
)

// Reaches lists all reaches, the widest first.
var Reaches = []Reach{ReachAll, ReachProjects, ReachAssigned}

// Narrowable reports whether users of the role may be kept to some children: the
// roles that neither decide, report, export nor see the history.
func (r Role) Narrowable() bool { return r == Volunteer || r == Viewer }

// checkReach wants what the reach needs.
func (u *User) checkReach() error {
	u.Reach = cmp.Or(u.Reach, ReachAll)
	switch {
	case !slices.Contains(Reaches, u.Reach):
		return bad("reach", "“{{.Text}}” is not among the choices.", args{"Text": string(u.Reach)})
	case u.Reach != ReachAll && !u.Role.Narrowable():
		return bad("reach", "This role works with all children.", nil)
	case u.Reach == ReachProjects && u.Projects == "":
		return bad("projects", "Please choose the projects.", nil)
	case u.Reach == ReachAssigned && u.PersonID == "":
		return bad("person_id", "Please choose which person the user is; the pairings are found by it.", nil)
	}
	if u.Reach != ReachProjects {
		u.Projects = ""
	}
	return nil
}
