package data_test

import (
	"testing"

	"careledger/data"
	"careledger/data/datatest"
)

func TestProject(t *testing.T) {
	t.Run("gets a code and the defaults", func(t *testing.T) {
		r := newRecords(t)
		p, err := r.Project(r.ss, r.project(nil))
		r.done(err)
		if p.Code != "XM2026-A0001" || p.KThreshold != 5 || p.UnitRule != "day" || p.VisitKinds != "home family school" || p.Status != "running" {
			t.Errorf("got %+v", p)
		}
	})
	t.Run("has a code of its own", func(t *testing.T) {
		r := newRecords(t)
		r.project(func(p *data.Project) { p.Code = "HM2026" })
		r.conflicts(r.SaveProject(r.ss, &data.Project{Name: "另一个", Code: " HM2026 "}))
	})
	t.Run("refuses what can't be", func(t *testing.T) {
		r := newRecords(t)
		for field, p := range map[string]data.Project{
			"name":        {},
			"end_on":      {Name: "项目", Start: "2026-05-01", End: "2026-04-30"},
			"start_on":    {Name: "项目", Start: "2026-02-30"},
			"k_threshold": {Name: "项目", KThreshold: 1},
			"age_max":     {Name: "项目", AgeMin: 14, AgeMax: 6},
			"visit_kinds": {Name: "项目", VisitKinds: "home letter"},
			"unit_rule":   {Name: "项目", UnitRule: "hour"},
			"budget_fen":  {Name: "项目", Budget: -1},
		} {
			r.refused(r.SaveProject(r.ss, &p), field, false)
		}
	})
	t.Run("shows members and money in the list, money only to those who may see it", func(t *testing.T) {
		r := newRecords(t)
		id := r.project(func(p *data.Project) { p.Budget = 10_000_00 })
		_, err := r.AddMembers(r.ss, id, []string{r.child("林小满"), r.child("陈望舒")}, "2026-02-01", false)
		r.done(err)
		r.done(r.SaveIncome(r.ss, &data.Income{ProjectID: data.Ref(id), Source: "云禾市慈善会", Kind: "foundation", Day: "2026-03-01", Amount: 5_000_00}))
		r.done(r.SaveExpense(r.ss, &data.Expense{ProjectID: data.Ref(id), Item: "direct", Day: "2026-03-02", What: "文具", Amount: 1_234_56, InvoiceKind: "vat", InvoiceNo: "1"}, false))
		rows, total, err := r.Projects(r.ss, data.ProjectFilter{Text: "护苗"})
		r.done(err)
		if total != 1 || len(rows) != 1 || rows[0].Members != 2 || rows[0].Budget != 10_000_00 || rows[0].Received != 5_000_00 || rows[0].Spent != 1_234_56 {
			t.Errorf("got %d of %d: %+v", len(rows), total, rows)
		}
		rows, _, err = r.Projects(datatest.As(t, r.Store, r.ss, data.Volunteer), data.ProjectFilter{})
		r.done(err)
		if rows[0].Budget != 0 || rows[0].Received != 0 || rows[0].Spent != 0 {
			t.Errorf("a volunteer sees money: %+v", rows[0])
		}
	})
}

func TestMembers(t *testing.T) {
	t.Run("are added once and end", func(t *testing.T) {
		r := newRecords(t)
		project, child := r.project(nil), r.child("林小满")
		for _, want := range []int{1, 0} {
			added, err := r.AddMembers(r.ss, project, []string{child}, "2026-02-01", false)
			r.done(err)
			if added != want {
				t.Errorf("added %d, want %d", added, want)
			}
		}
		r.done(r.EndMembership(r.ss, project, child, "2026-06-30", "迁出"))
		for day, want := range map[string]int{"2026-01-31": 0, "2026-02-01": 1, "2026-06-30": 1, "2026-07-01": 0, "": 1} {
			members, err := r.Members(r.ss, project, day)
			r.done(err)
			if len(members) != want {
				t.Errorf("on %q there are %d members, want %d", day, len(members), want)
			}
		}
		added, err := r.AddMembers(r.ss, project, []string{child}, "2026-09-01", false)
		r.done(err)
		if memberships, err := r.Memberships(r.ss, child); err != nil || added != 1 || len(memberships) != 2 {
			t.Errorf("a child may come back: added %d, %d memberships, %v", added, len(memberships), err)
		}
	})
	t.Run("outside the project's ages are doubtful", func(t *testing.T) {
		r := newRecords(t)
		project := r.project(func(p *data.Project) { p.AgeMin, p.AgeMax = 6, 14 })
		child := r.child("陈望舒", datatest.Born("2011-03-04"))
		_, err := r.AddMembers(r.ss, project, []string{child}, "2026-03-04", false)
		r.refused(err, "from_on", true)
		added, err := r.AddMembers(r.ss, project, []string{child}, "2026-03-03", false)
		r.done(err)
		if added != 1 {
			t.Errorf("a child of 14 is inside, added %d", added)
		}
	})
}

func TestTargetsAndBudget(t *testing.T) {
	t.Run("become those given", func(t *testing.T) {
		r := newRecords(t)
		project := r.project(nil)
		r.done(r.SaveTargets(r.ss, project, []data.Target{{Code: "U1", Value: 40}, {Code: "V2", Value: 90}}))
		r.done(r.SaveTargets(r.ss, project, []data.Target{{Code: "U1", Value: 45}, {Code: "Z1", Name: "家长课堂", Unit: "场", Value: 4}}))
		targets, err := r.Targets(r.ss, project)
		r.done(err)
		if len(targets) != 2 || targets[0].Value != 45 || targets[1].Name != "家长课堂" {
			t.Errorf("got %+v", targets)
		}
		r.done(r.SaveTargets(r.ss, project, []data.Target{{Code: "V2", Value: 95}}))
		targets, err = r.Targets(r.ss, project)
		r.done(err)
		if len(targets) != 1 || targets[0].Value != 95 {
			t.Errorf("a target does not come back from the bin: %+v", targets)
		}
		r.refused(r.SaveTargets(r.ss, project, []data.Target{{Code: "Z2", Value: 4}}), "name", false)
		r.refused(r.SaveTargets(r.ss, project, []data.Target{{Code: "U1"}}), "value", false)
		r.refused(r.SaveBudget(r.ss, project, []data.BudgetLine{{Item: "car", Planned: 1}}), "item", false)
	})
	t.Run("stand beside what was spent", func(t *testing.T) {
		r := newRecords(t)
		project := r.project(func(p *data.Project) { p.Budget = 300_00 })
		r.done(r.SaveBudget(r.ss, project, []data.BudgetLine{{Item: "volunteer", Planned: 100_00}, {Item: "direct", Planned: 200_00}}))
		for no, day := range map[string]string{"1": "2026-03-01", "2": "2026-08-01"} {
			r.done(r.SaveExpense(r.ss, &data.Expense{ProjectID: data.Ref(project), Item: "direct", Day: day, What: "图书", Amount: 50_00, InvoiceKind: "vat", InvoiceNo: no}, false))
		}
		r.done(r.SaveIncome(r.ss, &data.Income{ProjectID: data.Ref(project), Source: "云禾市慈善会", Kind: "foundation", Day: "2026-01-05", Amount: 300_00}))
		totals, err := r.MoneyTotals(r.ss, project, "2026-01-01", "2026-06-30")
		r.done(err)
		if totals.Agreed != 300_00 || totals.Planned != 300_00 || totals.Received != 300_00 || totals.Spent != 50_00 || totals.Sources["foundation"] != 300_00 {
			t.Errorf("got %+v", totals)
		}
		if len(totals.Items) != 2 || totals.Items[0].Item != "direct" || totals.Items[0].Left() != 150_00 {
			t.Errorf("items are %+v", totals.Items)
		}
		if percent, known := totals.Items[0].Rate(); percent != 25 || !known {
			t.Errorf("rate is %v, %v", percent, known)
		}
		all, err := r.MoneyTotals(r.ss, "", "", "")
		r.done(err)
		if percent, known := all.Rate(); all.Spent != 100_00 || percent != 33.3 || !known {
			t.Errorf("all spent %d, %v %v", all.Spent, percent, known)
		}
	})
}
