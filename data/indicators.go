package data

import "fmt"

// servedRows is the condition of a service that counts in the scope.
const servedRows = `FROM service s WHERE s.day BETWEEN :from AND :to AND s.units > 0 AND $own(s.project_id)`

// served: U1 服务人数, distinct children with units in the period.
func (c counter) served() ([]Figure, error) {
	n, err := c.n(`SELECT count(DISTINCT s.child_id) ` + servedRows)
	return []Figure{count("U1", UnitPersons, n)}, err
}

// contacts: U2 服务人次, the sum of units.
func (c counter) contacts() ([]Figure, error) {
	n, err := c.n(`SELECT coalesce(sum(s.units), 0) ` + servedRows)
	return []Figure{count("U2", UnitContacts, n)}, err
}

// households: U3 服务户数, distinct households of those served; a child without
// a household is one of its own.
func (c counter) households() ([]Figure, error) {
	n, err := c.n(`SELECT count(DISTINCT coalesce(k.household_id, k.id)) FROM child k WHERE k.id IN (SELECT s.child_id ` + servedRows + `)`)
	return []Figure{count("U3", UnitHouseholds, n)}, err
}

// sessions: U4 活动场次, distinct day, place and title of activities that were
// held.
func (c counter) sessions() ([]Figure, error) {
	n, err := c.n(`SELECT count(*) FROM (SELECT DISTINCT a.day, a.place, a.title FROM activity a
		WHERE a.status = 'done' AND a.deleted_at IS NULL AND a.day BETWEEN :from AND :to AND $own(a.project_id))`)
	return []Figure{count("U4", UnitSessions, n)}, err
}

// hours: U5 受益时数, the known minutes of services that count, and for how many
// the minutes are not known.
func (c counter) hours() ([]Figure, error) {
	n, err := c.ns(`SELECT coalesce(sum(s.minutes), 0) `+servedRows, `SELECT count(*) `+servedRows+` AND s.minutes IS NULL`)
	if err != nil {
		return nil, err
	}
	return []Figure{{Code: "U5", Unit: UnitHours, Value: Hours(n[0]), Known: true, Num: n[0], Unknown: n[1]}}, nil
}

// teamTime is everybody's time at activities, classes and visits; employees
// are left out, for theirs is no volunteering.
const teamTime = `FROM (
	SELECT t.person_id, t.minutes FROM activity_person t JOIN activity a ON a.id = t.activity_id
		WHERE t.deleted_at IS NULL AND a.deleted_at IS NULL AND a.status = 'done' AND a.day BETWEEN :from AND :to AND $own(a.project_id)
	UNION ALL
	SELECT t.person_id, t.minutes FROM camp_staff t JOIN camp k ON k.id = t.camp_id
		WHERE t.deleted_at IS NULL AND k.deleted_at IS NULL AND t.day BETWEEN :from AND :to AND $own(k.project_id)
	UNION ALL
	SELECT t.person_id, coalesce(v.minutes, 0) FROM visit_person t JOIN visit v ON v.id = t.visit_id
		WHERE t.deleted_at IS NULL AND v.deleted_at IS NULL AND $kept(v.child_id) AND v.day BETWEEN :from AND :to AND $own(v.project_id)
) w JOIN person p ON p.id = w.person_id WHERE p.role <> 'social_worker'`

// volunteers: U6 志愿时数, U6p 人数, U6t 人次.
func (c counter) volunteers() ([]Figure, error) {
	n, err := c.ns(`SELECT coalesce(sum(w.minutes), 0) `+teamTime, `SELECT count(DISTINCT w.person_id) `+teamTime, `SELECT count(*) `+teamTime)
	if err != nil {
		return nil, err
	}
	return []Figure{
		{Code: "U6", Unit: UnitHours, Value: Hours(n[0]), Known: true, Num: n[0]},
		count("U6p", UnitPersons, n[1]), count("U6t", UnitContacts, n[2]),
	}, nil
}

// inScope chooses the children that ought to be served: active on the last day
// and, for a project, members of it on that day.
func (c counter) inScope() string {
	active := `SELECT k.id FROM child k WHERE k.deleted_at IS NULL AND ` + valueOn("status", "value", "k.id", ":to") + ` = 'active'`
	if c.ProjectID == "" {
		return active
	}
	return active + ` AND k.id IN (SELECT m.child_id FROM project_child m WHERE m.project_id = :project AND m.deleted_at IS NULL
		AND m.from_on <= :to AND (m.to_on = '' OR m.to_on >= :to))`
}

// coverage: U7 覆盖率, those served among those in scope.
func (c counter) coverage() ([]Figure, error) {
	n, err := c.ns(`SELECT count(*) FROM (`+c.inScope()+`) k WHERE k.id IN (SELECT s.child_id `+servedRows+`)`,
		`SELECT count(*) FROM (`+c.inScope()+`)`)
	if err != nil {
		return nil, err
	}
	return []Figure{rate("U7", n[0], n[1])}, nil
}

// movement: U8i 新增 and U8o 退出: children whose membership of the project began
// or ended in the period; over all records, files that became active for the
// first time, or left.
func (c counter) movement() ([]Figure, error) {
	in := `SELECT count(*) FROM (SELECT h.child_id, min(h.from_on) first FROM child_history h JOIN child k ON k.id = h.child_id
		WHERE h.field = 'status' AND h.value = 'active' AND h.deleted_at IS NULL AND k.deleted_at IS NULL GROUP BY h.child_id) WHERE first BETWEEN :from AND :to`
	out := `SELECT count(DISTINCT h.child_id) FROM child_history h JOIN child k ON k.id = h.child_id
		WHERE h.field = 'status' AND h.value = 'left' AND h.deleted_at IS NULL AND k.deleted_at IS NULL AND h.from_on BETWEEN :from AND :to`
	if c.ProjectID != "" {
		in = `SELECT count(DISTINCT child_id) FROM project_child WHERE project_id = :project AND deleted_at IS NULL AND $kept(child_id) AND from_on BETWEEN :from AND :to`
		out = `SELECT count(DISTINCT child_id) FROM project_child WHERE project_id = :project AND deleted_at IS NULL AND $kept(child_id) AND to_on BETWEEN :from AND :to`
	}
	n, err := c.ns(in, out)
	if err != nil {
		return nil, err
	}
	return []Figure{count("U8i", UnitPersons, n[0]), count("U8o", UnitPersons, n[1])}, nil
}

// visits: V1 应走访, pairs of child and month; V2 走访完成率; V3 平均走访频次, valid
// visits for each such pair.
func (c counter) visits() ([]Figure, error) {
	due, err := dueVisits(c.q, c.From, c.To, c.ProjectID)
	if err != nil {
		return nil, err
	}
	var done int64
	for _, d := range due {
		if d.Done {
			done++
		}
	}
	valid, err := c.n(`SELECT count(*) FROM service s WHERE s.kind = 'visit' AND s.day BETWEEN :from AND :to AND s.why IN ('', 'same_day') AND $own(s.project_id)`)
	if err != nil {
		return nil, err
	}
	v1 := int64(len(due))
	return []Figure{count("V1", UnitMonths, v1), rate("V2", done, v1), divided("V3", UnitTimes, valid, v1, 1)}, nil
}

// wishes: those registered in the period; later stages count when dated by its
// end. W1 征集数, W2 通过率, W3 认领率, W4 实现率 = delivered ÷ (passed − withdrawn),
// W5 平均实现天数, W6 心愿总金额, W7 回访率.
func (c counter) wishes() ([]Figure, error) {
	by := func(column string) string {
		return `coalesce(sum(w.` + column + ` <> '' AND w.` + column + ` <= :to), 0)`
	}
	from := ` FROM wish w LEFT JOIN wish_batch b ON b.id = w.batch_id WHERE w.deleted_at IS NULL AND $kept(w.child_id) AND w.registered_on BETWEEN :from AND :to AND $own(b.project_id)`
	delivered := ` AND w.delivered_on <> '' AND w.delivered_on <= :to`
	n, err := c.ns(
		`SELECT count(*)`+from,
		`SELECT `+by("passed_on")+from, `SELECT `+by("published_on")+from, `SELECT `+by("claimed_on")+from, `SELECT `+by("delivered_on")+from,
		`SELECT count(*)`+from+` AND w.passed_on <> '' AND w.passed_on <= :to AND w.withdrawn_on <> '' AND w.withdrawn_on <= :to`,
		`SELECT `+by("followed_on")+from+delivered,
		`SELECT coalesce(sum(julianday(w.delivered_on) - julianday(w.passed_on)), 0)`+from+delivered+` AND w.passed_on <> ''`,
		`SELECT count(*)`+from+delivered+` AND w.passed_on <> ''`,
		`SELECT coalesce(sum(`+wishPaid("w.id", ":to")+`), 0)`+from+delivered,
	)
	if err != nil {
		return nil, err
	}
	registered, passed, published, claimed, given, withdrawn, followed, days, timed, fen := n[0], n[1], n[2], n[3], n[4], n[5], n[6], n[7], n[8], n[9]
	return []Figure{
		count("W1", UnitItems, registered), rate("W2", passed, registered), rate("W3", claimed, published), rate("W4", given, passed-withdrawn),
		divided("W5", UnitDays, days, timed, 1), yuan("W6", fen), rate("W7", followed, given),
	}, nil
}

// yuan makes a figure of money from fen.
func yuan(code string, fen int64) Figure {
	return Figure{Code: code, Unit: UnitMoney, Value: float64(fen) / 100, Known: true, Num: fen}
}

// camps: C1 开班天数 as 班·天, C2 满员率, C3 出勤人日 (a child, class and day once),
// C4 出勤率 = C3 ÷ Σ enrolled on open days, leave included in the denominator,
// C5 师生比 as the mean over class days with staff, C6 安全课占比, C6i incidents for
// a thousand C3. A class day is open when a child was there.
func (c counter) camps() ([]Figure, error) {
	days := `SELECT DISTINCT d.camp_id, d.child_id, d.day FROM camp_day d JOIN camp k ON k.id = d.camp_id
		WHERE d.status = 'present' AND d.deleted_at IS NULL AND k.deleted_at IS NULL AND $kept(d.child_id) AND d.day BETWEEN :from AND :to AND $own(k.project_id)`
	open := `SELECT DISTINCT camp_id, day FROM (` + days + `)`
	overlap := ` FROM camp k WHERE k.deleted_at IS NULL AND k.from_on <= :to AND k.to_on >= :from AND $own(k.project_id)`
	ratios := `SELECT o.children * 1000 / o.staff r FROM (SELECT x.camp_id, x.day, count(*) children,
		(SELECT count(*) FROM camp_staff t WHERE t.camp_id = x.camp_id AND t.day = x.day AND t.deleted_at IS NULL) staff
		FROM (` + days + `) x GROUP BY x.camp_id, x.day) o WHERE o.staff > 0`
	lessons := ` FROM lesson l JOIN camp k ON k.id = l.camp_id WHERE l.deleted_at IS NULL AND k.deleted_at IS NULL AND l.day BETWEEN :from AND :to AND $own(k.project_id)`
	n, err := c.ns(
		`SELECT count(*) FROM (`+open+`)`,
		`SELECT count(*) FROM camp_enrolment e WHERE e.deleted_at IS NULL AND $kept(e.child_id) AND e.joined_on <> '' AND e.joined_on <= :to AND e.camp_id IN (SELECT k.id`+overlap+`)`,
		`SELECT coalesce(sum(k.capacity), 0)`+overlap,
		`SELECT count(*) FROM (`+days+`)`,
		`SELECT count(*) FROM (`+open+`) o JOIN camp_enrolment e ON e.camp_id = o.camp_id WHERE e.deleted_at IS NULL AND $kept(e.child_id)
			AND e.joined_on <> '' AND e.joined_on <= o.day AND (e.left_on = '' OR e.left_on >= o.day)`,
		`SELECT coalesce(sum(r), 0) FROM (`+ratios+`)`, `SELECT count(*) FROM (`+ratios+`)`,
		`SELECT coalesce(sum(l.safety), 0)`+lessons, `SELECT count(*)`+lessons,
		`SELECT count(*) FROM incident i JOIN camp k ON k.id = i.camp_id WHERE i.deleted_at IS NULL AND k.deleted_at IS NULL
			AND (i.child_id IS NULL OR $kept(i.child_id)) AND i.day BETWEEN :from AND :to AND $own(k.project_id)`,
	)
	if err != nil {
		return nil, err
	}
	ratio := divided("C5", UnitRatio, n[5], n[6]*1000, 1)
	ratio.Rate = false
	return []Figure{
		count("C1", UnitClassDays, n[0]), rate("C2", n[1], n[2]), count("C3", UnitContacts, n[3]), rate("C4", n[3], n[4]),
		ratio, rate("C6", n[7], n[8]), divided("C6i", UnitPermille, n[9], n[3], 1000),
	}, nil
}

// longStreak is the number of days in a row from which a reading habit counts.
const longStreak = 21

// reading: R1 册次, R1p 借阅人数, R1t 流通率 = R1 ÷ copies at the end, R2 人均册数 over
// those served by reading, R3 share of those with a log who read 21 days in a
// row, R4 完读率, R5 阅读总时长 of the logs.
func (c counter) reading() ([]Figure, error) {
	loans := ` FROM loan l WHERE l.deleted_at IS NULL AND $kept(l.child_id) AND l.out_on BETWEEN :from AND :to AND $own(l.project_id)`
	logs := ` FROM reading_log g WHERE g.deleted_at IS NULL AND $kept(g.child_id) AND g.day BETWEEN :from AND :to AND $own(g.project_id)`
	n, err := c.ns(
		`SELECT count(*)`+loans, `SELECT count(DISTINCT l.child_id)`+loans,
		`SELECT coalesce(sum(b.copies), 0) FROM book b WHERE b.deleted_at IS NULL AND b.added_on <= :to AND (b.removed_on = '' OR b.removed_on > :to) AND $own(b.project_id)`,
		`SELECT count(DISTINCT s.child_id) `+servedRows+` AND s.programme = 'reading'`,
		`SELECT count(DISTINCT child_id) FROM (SELECT child_id FROM (
			SELECT child_id, julianday(day) - row_number() OVER (PARTITION BY child_id ORDER BY day) run FROM (SELECT DISTINCT g.child_id, g.day`+logs+`)
			) GROUP BY child_id, run HAVING count(*) >= `+fmt.Sprint(longStreak)+`)`,
		`SELECT count(DISTINCT g.child_id)`+logs,
		`SELECT coalesce(sum(l.finished), 0)`+loans, `SELECT coalesce(sum(g.minutes), 0)`+logs,
	)
	if err != nil {
		return nil, err
	}
	return []Figure{
		count("R1", UnitContacts, n[0]), count("R1p", UnitPersons, n[1]), rate("R1t", n[0], n[2]), divided("R2", UnitTimes, n[0], n[3], 1),
		rate("R3", n[4], n[5]), rate("R4", n[6], n[0]),
		{Code: "R5", Unit: UnitHours, Value: Hours(n[7]), Known: true, Num: n[7]},
	}, nil
}

// pairings: P1 结对率, children in scope with a pairing on the last day; P1c
// “1+3”配齐率, those among them with cadre, counsellor and organization.
func (c counter) pairings() ([]Figure, error) {
	roles := `SELECT p.child_id, count(DISTINCT CASE WHEN p.role IN ('cadre', 'counsellor', 'organization') THEN p.role END) roles FROM pairing p
		WHERE p.deleted_at IS NULL AND p.from_on <= :to AND (p.to_on = '' OR p.to_on >= :to) AND p.child_id IN (` + c.inScope() + `) GROUP BY p.child_id`
	n, err := c.ns(`SELECT count(*) FROM (`+roles+`)`, `SELECT count(*) FROM (`+c.inScope()+`)`, `SELECT count(*) FROM (`+roles+`) WHERE roles = 3`)
	if err != nil {
		return nil, err
	}
	return []Figure{rate("P1", n[0], n[1]), rate("P1c", n[2], n[0])}, nil
}

// goods: G1 物资件数, G1v 价值 = Σ quantity × value of one.
func (c counter) goods() ([]Figure, error) {
	from := ` FROM goods_out g WHERE g.deleted_at IS NULL AND $kept(g.child_id) AND g.day BETWEEN :from AND :to AND $own(g.project_id)`
	n, err := c.ns(`SELECT coalesce(sum(g.quantity), 0)`+from, `SELECT coalesce(sum(g.quantity * g.value_fen), 0)`+from)
	if err != nil {
		return nil, err
	}
	return []Figure{count("G1", UnitItems, n[0]), yuan("G1v", n[1])}, nil
}

// psychology: N1 心理服务人次, N1r 转介率, children referred among those served.
func (c counter) psychology() ([]Figure, error) {
	from := ` FROM psy_service p WHERE p.deleted_at IS NULL AND $kept(p.child_id) AND p.day BETWEEN :from AND :to AND $own(p.project_id)`
	n, err := c.ns(`SELECT coalesce(sum(s.units), 0) `+servedRows+` AND s.programme = 'psy'`,
		`SELECT count(DISTINCT p.child_id)`+from+` AND p.refer_to <> ''`, `SELECT count(DISTINCT p.child_id)`+from)
	if err != nil {
		return nil, err
	}
	return []Figure{count("N1", UnitContacts, n[0]), rate("N1r", n[1], n[2])}, nil
}

// money: F1 预算执行率, F2 资金到位率, F3 人均成本 in yuan; the budget is the project's,
// or that of all projects that run in the period.
func (c counter) money() ([]Figure, error) {
	budget := `SELECT coalesce(sum(budget_fen), 0) FROM project WHERE deleted_at IS NULL AND $own(id)`
	if c.ProjectID == "" {
		budget += ` AND (start_on = '' OR start_on <= :to) AND (end_on = '' OR end_on >= :from)`
	}
	n, err := c.ns(
		`SELECT coalesce(sum(e.amount_fen), 0) FROM expense e WHERE e.deleted_at IS NULL AND e.day BETWEEN :from AND :to AND $own(e.project_id)`,
		`SELECT coalesce(sum(i.amount_fen), 0) FROM income i WHERE i.deleted_at IS NULL AND i.day BETWEEN :from AND :to AND $own(i.project_id)`,
		budget, `SELECT count(DISTINCT s.child_id) `+servedRows)
	if err != nil {
		return nil, err
	}
	each := Figure{Code: "F3", Unit: UnitMoney, Rate: true, Num: n[0], Den: n[3], Known: n[3] != 0}
	if each.Known {
		each.Value = Round(float64(n[0])/float64(n[3])/100, 2)
	}
	return []Figure{rate("F1", n[0], n[2]), rate("F2", n[1], n[2]), each}, nil
}
