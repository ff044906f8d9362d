package data_test

import (
	"errors"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"careledger/data"
	"careledger/data/datatest"
	"careledger/data/demo"
)

// sighted is the sample organization, opened by a volunteer who is kept to some
// of its children.
type sighted struct {
	*testing.T
	all   *data.Store // and the lead's session, who sees everything
	lead  *data.Session
	store *data.Store
	ss    *data.Session
	user  data.User
	mine  []data.ChildLine
	other []data.ChildLine
	clock *datatest.Clock
}

// newSighted gives a volunteer a reach, when the sample is filled.
func newSighted(t *testing.T, reach func(*data.Store, *data.Session, *data.User)) *sighted {
	t.Helper()
	clock := datatest.NewClock()
	s, lead := datatest.OpenAt(t, clock)
	if err := demo.Fill(s, lead, demo.Options{Children: 24}); err != nil {
		t.Fatal(err)
	}
	g := &sighted{T: t, all: s, lead: lead, clock: clock, user: data.User{Name: "许诺言", Role: data.Volunteer}}
	reach(s, lead, &g.user)
	g.done(s.AddUser(lead, &g.user, datatest.Password))
	g.reopen()
	return g
}

func (g *sighted) done(err error) {
	g.Helper()
	if err != nil {
		g.Fatal(err)
	}
}

// reopen signs the volunteer in and tells their children from the others.
func (g *sighted) reopen() {
	g.Helper()
	var err error
	g.store, g.ss, err = data.Open(g.all.Path(), g.user.Name, datatest.Password, data.Options{Now: g.clock.Now, Machine: "test"})
	g.done(err)
	store := g.store
	g.Cleanup(func() {
		if err := store.Close(); err != nil {
			g.Error(err)
		}
	})
	lines, _, err := g.store.Children(g.ss, data.ChildFilter{})
	g.done(err)
	every, _, err := g.all.Children(g.lead, data.ChildFilter{})
	g.done(err)
	g.mine, g.other = lines, slices.DeleteFunc(every, func(l data.ChildLine) bool {
		return slices.ContainsFunc(lines, func(m data.ChildLine) bool { return m.ID == l.ID })
	})
}

// assigned keeps a user to the children of the person with most of them.
func assigned(s *data.Store, lead *data.Session, u *data.User) {
	lines, _, err := s.Pairings(lead, data.PairingFilter{})
	if err != nil {
		panic(err)
	}
	count := map[data.Ref]int{}
	for _, l := range lines {
		if l.PersonID != "" && l.To == "" {
			count[l.PersonID]++
			if count[l.PersonID] > count[u.PersonID] {
				u.PersonID = l.PersonID
			}
		}
	}
	u.Reach = data.ReachAssigned
}

// inProject keeps a user to the children of one project.
func inProject(s *data.Store, lead *data.Session, u *data.User) {
	projects, _, err := s.Projects(lead, data.ProjectFilter{})
	if err != nil || len(projects) == 0 {
		panic(err)
	}
	u.Reach = data.ReachProjects
	for _, p := range projects {
		if p.Members > 0 {
			u.Projects = p.ID
		}
	}
}

func TestAVolunteerSeesOnlyTheChildrenGiven(t *testing.T) {
	for name, reach := range map[string]func(*data.Store, *data.Session, *data.User){"assigned": assigned, "projects": inProject} {
		t.Run(name, func(t *testing.T) {
			g := newSighted(t, reach)
			if len(g.mine) == 0 || len(g.other) == 0 || !g.ss.Narrow() {
				t.Fatalf("%d are given, %d are not", len(g.mine), len(g.other))
			}
			g.callsTellNothing()
			g.figuresAreOfMine()
		})
	}
}

// callsTellNothing calls each method of the store in many ways and looks for the
// other children in what it answers.
func (g *sighted) callsTellNothing() {
	g.Helper()
	ids := g.foreignIDs()
	secrets := []string{}
	for _, c := range g.other {
		secrets = append(secrets, c.ID, c.FileNo)
	}
	told, found := 0, 0
	for _, m := range withSession() {
		if m.Name == "SetPassword" || strings.Contains(m.Name, "Backup") {
			continue
		}
		for _, id := range ids {
			answer := g.answer(m, id)
			told++
			if strings.Contains(answer, g.mine[0].ID) {
				found++
			}
			for _, secret := range secrets {
				if secret != id && strings.Contains(answer, secret) { // a refusal may repeat what was asked for
					g.Errorf("%s with %q tells of another child: %.300s", m.Name, id, answer)
					break
				}
			}
		}
	}
	if told < 1000 || found < 15 {
		g.Errorf("only %d answers were looked at, in %d of them a child of the volunteer's own", told, found)
	}
}

// foreignIDs are values to call methods with: ids of records of other children,
// their names and numbers, and what belongs to nobody.
func (g *sighted) foreignIDs() []string {
	g.Helper()
	child := g.other[0]
	all := []string{"", g.mine[0].ID, child.ID, child.FileNo, child.Name, "2026-11-24", "2026-07"}
	add := func(id string, err error) {
		g.Helper()
		g.done(err)
		all = append(all, id)
	}
	for _, c := range g.other {
		visits, _, err := g.all.VisitLines(g.lead, data.VisitFilter{ChildID: c.ID})
		if err == nil && len(visits) > 0 {
			add(visits[0].ID, err)
			break
		}
	}
	for _, c := range g.other {
		wishes, _, err := g.all.WishLines(g.lead, data.WishFilter{ChildID: c.ID})
		if err == nil && len(wishes) > 0 {
			add(wishes[0].ID, err)
			break
		}
	}
	camps, _, err := g.all.CampLines(g.lead, data.CampFilter{})
	add(camps[0].ID, err)
	enrolled, err := g.all.Enrolments(g.lead, camps[0].ID, "")
	add(enrolled[0].ID, err)
	activities, _, err := g.all.ActivityLines(g.lead, data.ActivityFilter{})
	add(activities[0].ID, err)
	projects, _, err := g.all.Projects(g.lead, data.ProjectFilter{})
	add(projects[0].ID, err)
	return all
}

// answer calls a method as the volunteer with a value for each text and answers
// all that comes back.
func (g *sighted) answer(m reflect.Method, value string) string {
	in := []reflect.Value{reflect.ValueOf(g.store), reflect.ValueOf(g.ss)}
	last := m.Type.NumIn()
	if m.Type.IsVariadic() {
		last--
	}
	for i := 2; i < last; i++ {
		if want := m.Type.In(i); want.Kind() == reflect.Struct {
			in = append(in, reflect.Zero(want))
		} else {
			in = append(in, argument(want, value))
		}
	}
	return asText(g.T, m.Name, m.Func.Call(in))
}

// figuresAreOfMine compares totals with the volunteer's children one by one.
func (g *sighted) figuresAreOfMine() {
	g.Helper()
	scope := data.Scope{From: "2026-01-01", To: "2026-11-24"}
	figures, err := g.store.Figures(g.ss, scope, "U1", "U2")
	g.done(err)
	served, units := 0, 0
	for _, c := range g.mine {
		n := 0
		services, err := g.all.Services(g.lead, c.ID)
		g.done(err)
		for _, s := range services {
			if s.Day >= scope.From && s.Day <= scope.To {
				n += s.Units
			}
		}
		units += n
		if n > 0 {
			served++
		}
	}
	if got := figures["U1"].Value; got != float64(served) {
		g.Errorf("%v children are served, of the volunteer's %d", got, served)
	}
	if got := figures["U2"].Value; got != float64(units) || units == 0 {
		g.Errorf("%v service contacts, of the volunteer's children %d", got, units)
	}
}

func TestAVolunteerRecordsOnlyForTheChildrenGiven(t *testing.T) {
	g := newSighted(t, assigned)
	mine, other := g.mine[0].ID, g.other[0].ID
	denied := func(what string, err error) {
		t.Helper()
		if !data.Is(err, data.Denied) {
			t.Errorf("%s gives %v", what, err)
		}
	}
	visit := func(child string) data.Visit {
		return data.Visit{ChildID: child, Day: datatest.Today, Kind: "school", Met: "child"}
	}
	t.Run("a visit", func(*testing.T) {
		v := visit(mine)
		g.done(g.store.SaveVisit(g.ss, &v, nil, true))
		w := visit(other)
		denied("a visit to another child", g.store.SaveVisit(g.ss, &w, nil, true))
		v.ChildID = other
		denied("a visit turned over to another child", g.store.SaveVisit(g.ss, &v, nil, true))
		lines, _, err := g.all.VisitLines(g.lead, data.VisitFilter{})
		g.done(err)
		for _, l := range lines {
			if l.ChildID == other {
				theirs, _, err := g.all.Visit(g.lead, l.ID)
				g.done(err)
				theirs.ChildID = mine
				denied("a visit taken from another child", g.store.SaveVisit(g.ss, &theirs, nil, true))
				denied("a visit of another child in the bin", g.store.Remove(g.ss, "visit", l.ID))
				break
			}
		}
	})
	t.Run("nobody gives themselves a child", func(*testing.T) {
		p := data.Pairing{ChildID: other, PersonID: g.user.PersonID, Role: "volunteer", From: datatest.Today}
		denied("a pairing", g.store.SavePairing(g.ss, &p))
		c := data.Child{Name: "何安", Birth: "2015-03-04"}
		denied("a new file", g.store.SaveChild(g.ss, &c, "", true))
	})
	t.Run("a sign-in leaves the others on the list as they were", func(t *testing.T) {
		a := data.Activity{Title: "读书会", Day: datatest.Today, Programme: "reading", Status: "done"}
		g.done(g.all.SaveActivity(g.lead, &a, []data.Attendance{{ChildID: other, Attended: true}}, nil))
		seen, err := g.store.Activity(g.ss, a.ID)
		g.done(err)
		g.done(g.store.SaveActivity(g.ss, &seen, []data.Attendance{{ChildID: mine, Attended: true}}, nil))
		all, err := g.all.Attendances(g.lead, a.ID)
		g.done(err)
		own, err := g.store.Attendances(g.ss, a.ID)
		g.done(err)
		if len(all) != 2 || len(own) != 1 {
			t.Errorf("%d children signed in, %d of them the volunteer's", len(all), len(own))
		}
	})
	t.Run("a child given by the lead comes into sight, and one taken away goes", func(t *testing.T) {
		p := data.Pairing{ChildID: other, PersonID: g.user.PersonID, Role: "other", From: datatest.Today}
		g.done(g.all.SavePairing(g.lead, &p))
		if _, err := g.store.Child(g.ss, other); err != nil {
			t.Errorf("the file of the child given: %v", err)
		}
		lines, _, err := g.store.Children(g.ss, data.ChildFilter{})
		g.done(err)
		if len(lines) != len(g.mine)+1 {
			t.Errorf("the list has %d, not %d", len(lines), len(g.mine)+1)
		}
		g.done(g.all.EndPairing(g.lead, p.ID, datatest.Today, "moved"))
		g.clock.Add(24 * time.Hour)
		if _, err := g.store.Child(g.ss, other); !data.Is(err, data.NotFound) {
			t.Errorf("the file of the child taken away: %v", err)
		}
	})
	t.Run("the store of one user serves no other", func(t *testing.T) {
		if _, err := g.store.SignIn("周岚", datatest.Password); !data.Is(err, data.Conflict) {
			t.Errorf("the lead at the volunteer's store: %v", err)
		}
		if _, err := g.all.SignIn(g.user.Name, datatest.Password); !data.Is(err, data.Conflict) {
			t.Errorf("the volunteer at the lead's store: %v", err)
		}
		if again, err := g.store.SignIn(g.user.Name, datatest.Password); err != nil || !again.Narrow() {
			t.Errorf("the volunteer again: %v", err)
		}
	})
	if n, err := g.all.CheckServices(g.lead); err != nil || n != 0 {
		t.Errorf("%d services differ, %v", n, err)
	}
	if n, err := g.store.CheckServices(g.ss); err != nil || n != 0 {
		t.Errorf("%d services differ for the volunteer, %v", n, err)
	}
}

func TestOnlySomeRolesAreKeptToChildren(t *testing.T) {
	r := newRecords(t)
	for _, role := range data.Roles {
		u := data.User{Name: "许诺言 " + string(role), Role: role, Reach: data.ReachProjects, Projects: "any"}
		if err := r.AddUser(r.ss, &u, datatest.Password); (err == nil) != role.Narrowable() {
			t.Errorf("%s: %v", role, err)
		}
	}
	u := data.User{Name: "钱晓", Role: data.Volunteer, Reach: data.ReachAssigned}
	r.refused(r.AddUser(r.ss, &u, datatest.Password), "person_id", false)
	u.Reach = data.ReachProjects
	r.refused(r.AddUser(r.ss, &u, datatest.Password), "projects", false)
	u.Reach = "some"
	r.refused(r.AddUser(r.ss, &u, datatest.Password), "reach", false)
}

// TestNoMethodTouchesOtherChildren calls each method of the store as a volunteer
// with records of other children – changed, turned over to the volunteer's child,
// made anew – and their ids, and wants all of them as they were.
func TestNoMethodTouchesOtherChildren(t *testing.T) {
	g := newSighted(t, assigned)
	t.Chdir(t.TempDir())
	others, before := map[string][]string{}, map[string]map[string]string{}
	bound := slices.DeleteFunc(data.Bound(g.store), func(table string) bool { return table == "service" }) // it has no ids, and follows from the others
	for _, table := range bound {
		mine := data.IDs(t, g.store, table)
		before[table] = data.Records(t, g.all, table)
		for id := range before[table] {
			if !slices.Contains(mine, id) {
				others[table] = append(others[table], id)
			}
		}
		slices.Sort(others[table])
	}
	refused := map[string]bool{}
	for _, m := range withSession() {
		if m.Name == "SetPassword" || strings.Contains(m.Name, "Backup") || m.Name == "Fill" {
			continue
		}
		for _, in := range g.foreignCalls(m, others) {
			var told *data.Error
			if errors.As(errorOf(m.Func.Call(in)), &told) && strings.HasPrefix(told.Text, "You may record only for the children given to you") {
				refused[m.Name] = true
			}
		}
	}
	if len(refused) < 15 {
		t.Errorf("only %d methods were refused for the children's sake: %v", len(refused), refused)
	}
	for _, table := range bound {
		mine, now := data.IDs(t, g.store, table), data.Records(t, g.all, table)
		for _, id := range others[table] {
			if now[id] != before[table][id] {
				t.Errorf("%s of another child was %s and is %s", table, before[table][id], now[id])
			}
		}
		for id := range now {
			if before[table][id] == "" && !slices.Contains(mine, id) {
				t.Errorf("a new %s is another child's: %s", table, now[id])
			}
		}
	}
}

// foreignCalls are the arguments to call a method with: for each table a record
// of another child, by its id or as a whole.
func (g *sighted) foreignCalls(m reflect.Method, others map[string][]string) (calls [][]reflect.Value) {
	for table, ids := range others {
		if len(ids) == 0 {
			continue
		}
		for _, change := range []func(reflect.Value){g.alter, g.takeOver, g.makeAnew} {
			in := []reflect.Value{reflect.ValueOf(g.store), reflect.ValueOf(g.ss)}
			whole := false
			for i := 2; i < m.Type.NumIn(); i++ {
				v, is := g.foreignArgument(m.Type.In(i), table, ids[0], change)
				if m.Type.IsVariadic() && i == m.Type.NumIn()-1 {
					for j := range v.Len() {
						in = append(in, v.Index(j))
					}
				} else {
					in = append(in, v)
				}
				whole = whole || is
			}
			calls = append(calls, in)
			if !whole {
				break // the others would be the same
			}
		}
	}
	return calls
}

// foreignArgument is a value for one argument, and whether it is a whole record.
func (g *sighted) foreignArgument(want reflect.Type, table, id string, change func(reflect.Value)) (reflect.Value, bool) {
	switch {
	case want.Kind() == reflect.Slice:
		v, whole := g.foreignArgument(want.Elem(), table, id, change)
		return reflect.Append(reflect.MakeSlice(want, 0, 1), v), whole
	case want.Kind() == reflect.Bool:
		return reflect.ValueOf(true), false
	case want.Kind() == reflect.Pointer && data.TableOf(reflect.New(want.Elem()).Interface()) == table:
		v := reflect.New(want.Elem())
		data.Read(g.T, g.all, v.Interface(), id)
		change(v.Elem())
		return v, true
	case want.Kind() == reflect.Struct && data.TableOf(reflect.New(want).Interface()) == table:
		v := reflect.New(want)
		data.Read(g.T, g.all, v.Interface(), id)
		change(v.Elem())
		return v.Elem(), true
	}
	return argument(want, id), false
}

// alter changes a text of a record.
func (g *sighted) alter(record reflect.Value) {
	for _, name := range []string{"Note", "Reason", "EndReason", "Place", "Medicines", "Topic", "What", "Basis", "Item", "Name", "Work", "BookText"} {
		if f := record.FieldByName(name); f.IsValid() && f.Kind() == reflect.String {
			f.SetString("改")
			return
		}
	}
}

// takeOver turns a record over to the volunteer's own child.
func (g *sighted) takeOver(record reflect.Value) {
	if f := record.FieldByName("ChildID"); f.IsValid() {
		f.SetString(g.mine[0].ID)
	}
}

// makeAnew makes a new record of a record.
func (g *sighted) makeAnew(record reflect.Value) {
	if f := record.FieldByName("Row"); f.IsValid() {
		f.Set(reflect.Zero(f.Type()))
	}
	g.alter(record)
}
