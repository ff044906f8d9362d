package data

import (
	"errors"
	"slices"

	"careledger/data/vault"
)

// AddUser lets somebody sign in with a first password that they change at once.
// The key of restricted fields goes only to roles that may read them.
func (s *Store) AddUser(ss *Session, u *User, password string) error {
	if err := s.check(ss, Settings, decide); err != nil {
		return err
	}
	if err := checkUserName(&u.Name); err != nil {
		return err
	}
	if err := s.checkPasswordOf(u.Name, password); err != nil {
		return err
	}
	u.Row, u.Active, u.FirstPassword = Row{}, true, true
	if err := u.checkRights(); err != nil {
		return err
	}
	return s.write(ss, Settings, decide, func(t *tx) error {
		var n int
		if err := t.Get(&n, `SELECT count(*) FROM user WHERE name = ? AND deleted_at IS NULL`, u.Name); err != nil {
			return err
		}
		if n > 0 {
			return conflict("Somebody with this name signs in already. Add a letter or a number.", nil)
		}
		if err := t.put(u); err != nil {
			return err
		}
		return s.giveKey(ss, u, password)
	})
}

// checkRights wants a role that there is, and children that fit it.
func (u *User) checkRights() error {
	if !slices.Contains(Roles, u.Role) {
		return bad("role", "Please choose a role.", nil)
	}
	return u.checkReach()
}

// SaveUser changes the role, the children and the person of a user. A role that
// may know restricted fields has another key than one that may not, so going
// from one to the other takes a first password; otherwise it may be empty, and
// the password stays. The last person in charge keeps the role.
func (s *Store) SaveUser(ss *Session, u *User, password string) error {
	return s.write(ss, Settings, decide, func(t *tx) error {
		was, err := get[User](t, u.ID)
		if err != nil {
			return err
		}
		if err := u.checkRights(); err != nil {
			return err
		}
		if was.Role.KnowsRestricted() != u.Role.KnowsRestricted() && password == "" && was.Active {
			return bad("password", "This role has another key. Please give a first password.", nil)
		}
		u.Name, u.Active, u.FirstPassword = was.Name, was.Active, was.FirstPassword || password != "" && was.Active
		if err := t.put(u); err != nil {
			return err
		}
		if err := t.guardLead(); err != nil || password == "" || !was.Active {
			return err
		}
		return t.resetKey(u, password)
	})
}

// ResetPassword gives a user a first password in place of one that was
// forgotten.
func (s *Store) ResetPassword(ss *Session, userID, password string) error {
	return s.write(ss, Settings, decide, func(t *tx) error {
		u, err := get[User](t, userID)
		if err != nil {
			return err
		}
		if !u.Active {
			return conflict("This user is switched off.", nil)
		}
		u.FirstPassword = true
		if err := t.put(&u); err != nil {
			return err
		}
		return t.resetKey(&u, password)
	})
}

// SwitchOff takes a user's key away and refuses the name from then on. What the
// user did stays in the history. Copies of the records that the user made before
// still open with the old password. Nobody switches off themselves, so somebody
// in charge always remains.
func (s *Store) SwitchOff(ss *Session, userID string) error {
	return s.write(ss, Settings, decide, func(t *tx) error {
		u, err := get[User](t, userID)
		if err != nil {
			return err
		}
		if u.ID == ss.UserID {
			return conflict("Nobody can switch off themselves. Another person in charge has to do it.", nil)
		}
		u.Active = false
		if err := t.put(&u); err != nil {
			return err
		}
		if err := t.guardLead(); err != nil {
			return err
		}
		if err := s.slots.Remove(u.Name); err != nil && !errors.Is(err, vault.ErrNoSlot) {
			return slotError(err)
		}
		return nil
	})
}

// SwitchOn lets a user who was switched off sign in again, with a first
// password.
func (s *Store) SwitchOn(ss *Session, userID, password string) error {
	return s.write(ss, Settings, decide, func(t *tx) error {
		u, err := get[User](t, userID)
		if err != nil {
			return err
		}
		u.Active, u.FirstPassword = true, true
		if err := t.put(&u); err != nil {
			return err
		}
		return t.resetKey(&u, password)
	})
}

// guardLead refuses a change after which nobody in charge could sign in.
func (t *tx) guardLead() error {
	n, err := one[int](t, `SELECT count(*) FROM user WHERE role = ? AND active = 1 AND deleted_at IS NULL`, Lead)
	if err == nil && n == 0 {
		return conflict("Somebody has to be in charge. Give the role to another user first.", nil)
	}
	return err
}

// resetKey checks a first password, journals that it was set, and makes the
// key slot.
func (t *tx) resetKey(u *User, password string) error {
	if err := t.s.checkPasswordOf(u.Name, password); err != nil {
		return err
	}
	if err := t.note("password", "user", u.ID, nil); err != nil {
		return err
	}
	return t.s.giveKey(t.ss, u, password)
}

// giveKey makes the key slot of a user as the last step of a transaction.
func (s *Store) giveKey(ss *Session, u *User, password string) error {
	if err := s.slots.SetPassword(u.Name, password, ss.keys, u.Role.KnowsRestricted()); err != nil {
		return slotError(err)
	}
	return nil
}
