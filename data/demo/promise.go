package demo

import (
	"fmt"
	"math"

	"careledger/data"
)

// promised is a target of a project: for a count, how many percent of it are
// reached; for a rate, its usual value.
type promised struct {
	code     string
	reached  float64 // 0 for rates
	usual    float64 // 0 for counts
	evidence string
}

// target is the target of which a value is reached so far.
func (p promised) target(value float64) float64 {
	if p.reached > 0 {
		return asPromised(value / p.reached * 100)
	}
	if value < p.usual*0.82 || value > p.usual*1.1 {
		return math.Round(value/4.8) * 5 // a project that has some way to go
	}
	return p.usual
}

var (
	generalTargets = []promised{
		{"U1", 100, 0, "服务对象名册"},
		{"U2", 104, 0, "签到表、走访表、签收表"},
		{"U4", 97, 0, "活动记录表"},
		{"U7", 0, 95, "服务记录汇总"},
		{"V2", 0, 92, "走访记录表"},
		{"W4", 0, 90, "心愿领取签收表"},
		{"C3", 92, 0, "每日签到签退表"},
		{"R1", 87, 0, "借阅登记表"},
		{"P1c", 0, 80, "结对名册"},
		{"N1", 104, 0, "心理服务登记表"},
		{"U6", 101, 0, "志愿服务时数确认表"},
		{"F1", 0, 95, "财务明细表"},
	}
	readingTargets = []promised{
		{"U1", 96, 0, "签到表"}, {"U4", 103, 0, "活动记录表"}, {"R1", 91, 0, "借阅登记表"}, {"R3", 0, 45, "阅读打卡表"}, {"R5", 99, 0, "阅读打卡表"},
	}
	campTargets = []promised{
		{"C1", 100, 0, "课程表、签到表"}, {"C3", 95, 0, "每日签到签退表"}, {"C4", 0, 90, "每日签到签退表"}, {"C6", 0, 10, "课程表"},
	}
)

// promise sets the targets of the projects so that they come out as real ones
// do: most met, some narrowly missed.
func (w *world) promise(s *data.Store, ss *data.Session) error {
	for _, p := range []struct {
		*project
		targets []promised
	}{
		{w.projects.before, generalTargets}, {w.projects.now, generalTargets}, {w.projects.reading, readingTargets}, {w.projects.camp, campTargets},
	} {
		var codes []string
		for _, t := range p.targets {
			codes = append(codes, t.code)
		}
		figures, err := s.Figures(ss, data.Scope{From: p.from.String(), To: min(p.to, w.today).String(), ProjectID: p.id}, codes...)
		if err != nil {
			return fmt.Errorf("count the sample: %w", err)
		}
		var targets []data.Target
		for _, t := range p.targets {
			value := t.target(figures[t.code].Value)
			if value > 0 {
				targets = append(targets, data.Target{Code: t.code, Value: value, Evidence: t.evidence})
			}
		}
		if err := s.SaveTargets(ss, p.id, targets); err != nil {
			return fmt.Errorf("targets of the sample: %w", err)
		}
	}
	return nil
}

// asPromised rounds a number as people promise it.
func asPromised(v float64) float64 {
	step := 1.0
	switch {
	case v >= 2000:
		step = 100
	case v >= 200:
		step = 10
	case v >= 50:
		step = 5
	}
	return math.Round(v/step) * step
}
