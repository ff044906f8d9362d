package data_test

import (
	"os"
	"strings"
	"testing"

	"careledger/data"
)

// areasOfPage are all areas.
var areasOfPage = []data.Area{
	data.Children, data.Wishes, data.Camps, data.Reading, data.Visits, data.Activities, data.Projects, data.Money, data.People, data.Reports,
	data.Transfers, data.Settings, data.Restricted, data.History, data.Registers,
}

func TestTheReadmeSaysWhoMayDoWhat(t *testing.T) {
	page, err := os.ReadFile("../README.md")
	if err != nil {
		t.Fatal(err)
	}
	sessions := newTeam(t).roles
	rows := map[string][]string{}
	_, section, _ := strings.Cut(string(page), "## Who may do what")
	section, _, _ = strings.Cut(section, "\n## ")
	for line := range strings.Lines(section) {
		cells := strings.Split(strings.Trim(line, "| \n"), " | ")
		if area, _, named := strings.Cut(cells[0], " "); named && len(cells) == 1+len(data.Roles) {
			rows[area] = cells[1:]
		}
	}
	for _, area := range areasOfPage {
		cells, ok := rows[string(area)]
		if !ok {
			t.Errorf("the README has no row for %s", area)
			continue
		}
		delete(rows, string(area))
		for i, role := range data.Roles {
			if want := accessWord(sessions[role], area); cells[i] != want {
				t.Errorf("the README lets a %s %q %s, the store %q", role, cells[i], area, want)
			}
		}
	}
	delete(rows, "负责人") // the head of the table
	for area := range rows {
		t.Errorf("the README has a row for %q, which is no area", area)
	}
}

// accessWord is what a session may do in an area, as the README says it.
func accessWord(ss *data.Session, area data.Area) string {
	switch {
	case ss.CanDecide(area):
		return "decide"
	case ss.CanWrite(area):
		return "write"
	case ss.CanRead(area):
		return "read"
	}
	return "–"
}
