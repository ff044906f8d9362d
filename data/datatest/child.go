package datatest

import (
	"testing"

	"careledger/data"
)

// Since is the day from which the children of tests are on file, with consent.
const Since = "2025-01-10"

// ChildOption changes how [Child] makes a child.
type ChildOption func(*child)

// child is what Child makes.
type child struct {
	data.Child
	since   string
	consent bool
}

// Born gives the child a day of birth; without it, it is 2016-05-01.
func Born(day string) ChildOption { return func(c *child) { c.Birth = day } }

// Girl makes the child a girl; without it, the child is a boy.
func Girl() ChildOption { return func(c *child) { c.Sex = 2 } }

// NoConsent leaves the file without a guardian's consent, so it is not active.
func NoConsent() ChildOption { return func(c *child) { c.consent = false } }

// OnFileFrom says since when the child is on file; without it, it is [Since].
func OnFileFrom(day string) ChildOption { return func(c *child) { c.since = day } }

// With changes the file before it is saved.
func With(change func(*data.Child)) ChildOption { return func(c *child) { change(&c.Child) } }

// Child makes a child of primary school with a grandmother, whose consent to
// “service” makes the file active.
func Child(t testing.TB, s *data.Store, ss *data.Session, name string, options ...ChildOption) *data.Child {
	t.Helper()
	c := child{
		Child: data.Child{
			Name: name, Sex: 1, Birth: "2016-05-01", Town: "柳桥镇", Village: "荷塘村", Address: "荷塘村三组 12 号",
			School: "云禾市柳桥小学", Stage: "primary", Grade: 4, EnrolYear: 2023, MainCategory: "K03",
		},
		since: Since, consent: true,
	}
	for _, change := range options {
		change(&c)
	}
	if err := s.SaveChild(ss, &c.Child, c.since, true); err != nil {
		t.Fatalf("save the child %s: %v", name, err)
	}
	guardian := data.Guardian{ChildID: c.ID, Name: "孙桂兰", Relation: "62", Phone: "13800000001", Legal: true, Carer: true, Basis: "appointed"}
	if err := s.SaveGuardian(ss, &guardian); err != nil {
		t.Fatalf("save the guardian of %s: %v", name, err)
	}
	if !c.consent {
		return &c.Child
	}
	Consent(t, s, ss, c.ID, "service", c.since)
	saved, err := s.Child(ss, c.ID)
	if err != nil {
		t.Fatalf("read the child %s: %v", name, err)
	}
	return &saved
}

// Consent adds the guardian's consent to an item from a day on.
func Consent(t testing.TB, s *data.Store, ss *data.Session, childID, item, day string) {
	t.Helper()
	err := s.AddConsent(ss, data.Consent{
		ChildID: childID, Item: item, Result: "agree", Signer: "孙桂兰", Relation: "62", Basis: "appointed", Day: day, Medium: "paper",
	})
	if err != nil {
		t.Fatalf("consent to %s: %v", item, err)
	}
}
