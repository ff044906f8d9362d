package data

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// User is somebody who may sign in.
type User struct {
	Row
	Name     string `db:"name"`
	Role     Role   `db:"role"`
	Active   bool   `db:"active"`
	PersonID Ref    `db:"person_id"`

	FirstPassword bool   `db:"first_password"` // the password was set by somebody else and is to be changed
	Reach         Reach  `db:"reach"`          // which children the user works with
	Projects      string `db:"projects"`       // ids of projects with commas between, for ReachProjects
}

func (*User) table() string { return "user" }

// longestUser is the most characters of a name to sign in with.
const longestUser = 50

// checkUserName wants a name to sign in with, and puts it into the one form
// under which its key slot is found.
func checkUserName(name *string) error {
	*name = normalUser(*name)
	if *name == "" || utf8.RuneCountInString(*name) > longestUser {
		return bad("user", "Please enter the name that you sign in with.", nil)
	}
	return nil
}

// normalUser is a name without what nobody sees: spaces around it, and whether
// letters and digits were typed wide.
func normalUser(name string) string { return strings.TrimSpace(norm.NFKC.String(name)) }

// Users answers those who may sign in.
func (s *Store) Users(ss *Session) ([]User, error) {
	if err := s.check(ss, Settings, read); err != nil {
		return nil, err
	}
	return many[User](s.readers, `SELECT * FROM user WHERE deleted_at IS NULL ORDER BY name`)
}
