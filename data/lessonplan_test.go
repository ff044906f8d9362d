package data_test

import (
	"fmt"
	"testing"
	"time"

	"careledger/data"
)

// days answers the days of the lessons with a title, in order.
func (c *class) days(title string) (days []string) {
	c.Helper()
	lessons, err := c.Lessons(c.ss, c.camp.ID, "2026-01-01", "2026-12-31")
	c.done(err)
	for _, l := range lessons {
		if l.Title == title {
			days = append(days, l.Day[5:])
		}
	}
	return days
}

func TestLessonsArePlannedForTheWholeClass(t *testing.T) {
	c := newClass(t, func(k *data.Camp) { k.Closed = "2026年7月17日、2026-7-15" })
	safety := data.Lesson{CampID: c.camp.ID, Day: "2026-07-06", Period: "1", Title: "防溺水", Kind: "safety", Lecturer: "陈静", Room: "一楼"}
	var planned []data.Lesson

	t.Run("to its end, without the days off", func(t *testing.T) {
		if c.camp.Closed != "2026-07-15 2026-07-17" {
			t.Errorf("closed on %q", c.camp.Closed)
		}
		var err error
		planned, err = c.PlanLessons(c.ss, safety, data.Schedule{Repeat: data.RepeatWeekly, Weekdays: []time.Weekday{time.Friday}}, false)
		c.done(err)
		if got := fmt.Sprint(c.days("防溺水")); got != "[07-10 07-24 07-31]" || !planned[0].Safety {
			t.Errorf("planned on %s", got)
		}
	})
	t.Run("all or none: a lesson at the same time is doubted first", func(t *testing.T) {
		c.done(c.SaveLesson(c.ss, &data.Lesson{CampID: c.camp.ID, Day: "2026-07-09", Period: "1", Title: "合唱", Kind: "music"}, false))
		art := data.Lesson{CampID: c.camp.ID, Day: "2026-07-06", Period: "1", Title: "美术", Kind: "arts"}
		every := data.Schedule{Repeat: data.RepeatWeekly, Weekdays: []time.Weekday{time.Wednesday, time.Thursday}, Count: 3}
		_, err := c.PlanLessons(c.ss, art, every, false)
		c.refused(err, "period", true)
		if got := c.days("美术"); got != nil {
			t.Errorf("planned on %v", got)
		}
		_, err = c.PlanLessons(c.ss, art, every, true)
		c.done(err)
		if got := fmt.Sprint(c.days("美术")); got != "[07-08 07-09 07-16]" {
			t.Errorf("planned on %s", got)
		}
	})
	t.Run("a lecturer and a room are needed twice", func(t *testing.T) {
		other := data.Camp{Name: "石桥班", Site: c.camp.Site, From: "2026-07-06", To: "2026-07-31"}
		c.done(c.SaveCamp(c.ss, &other))
		c.refused(c.SaveLesson(c.ss, &data.Lesson{CampID: other.ID, Day: "2026-07-10", Period: "1", Title: "消防", Lecturer: "陈静"}, false), "lecturer", true)
		c.refused(c.SaveLesson(c.ss, &data.Lesson{CampID: other.ID, Day: "2026-07-10", Period: "1", Title: "消防", Room: "一楼"}, false), "room", true)
		c.done(c.SaveLesson(c.ss, &data.Lesson{CampID: other.ID, Day: "2026-07-10", Period: "2", Title: "消防", Lecturer: "陈静", Room: "一楼"}, false))
		other.Site = "石桥镇小学"
		c.done(c.SaveCamp(c.ss, &other))
		c.done(c.SaveLesson(c.ss, &data.Lesson{CampID: other.ID, Day: "2026-07-10", Period: "1", Title: "剪纸", Room: "一楼"}, false))
		found, err := c.Clashes(c.ss, planned[0])
		if err != nil || len(found) != 0 {
			t.Errorf("a room of another site clashes: %+v, %v", found, err)
		}
	})
	t.Run("a week is copied once, days off left out", func(t *testing.T) {
		copied, err := c.CopyLessons(c.ss, c.camp.ID, "2026-07-08", "2026-07-14", true)
		c.done(err)
		if len(copied) != 1 || copied[0].Title != "合唱" || copied[0].Day != "2026-07-16" {
			t.Errorf("copied %+v", copied)
		}
		again, err := c.CopyLessons(c.ss, c.camp.ID, "2026-07-08", "2026-07-14", true)
		if err != nil || len(again) != 0 {
			t.Errorf("copied again %+v, %v", again, err)
		}
	})
	t.Run("the later ones go and come back together", func(t *testing.T) {
		later, err := c.SeriesFrom(c.ss, planned[0].Series, "2026-07-24")
		c.done(err)
		ids := []string{later[0].ID, later[1].ID}
		c.done(c.RemoveMany(c.ss, "lesson", ids))
		if got := fmt.Sprint(c.days("防溺水")); got != "[07-10]" {
			t.Errorf("left on %s", got)
		}
		c.done(c.RestoreMany(c.ss, "lesson", ids))
		if got := fmt.Sprint(c.days("防溺水")); len(later) != 2 || got != "[07-10 07-24 07-31]" {
			t.Errorf("back on %s", got)
		}
	})
}
