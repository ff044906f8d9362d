package app

import (
	"fyne.io/fyne/v2/lang"

	"careledger/app/screens"
	"careledger/app/screens/activities"
	"careledger/app/screens/camp"
	"careledger/app/screens/children"
	"careledger/app/screens/home"
	"careledger/app/screens/money"
	"careledger/app/screens/people"
	"careledger/app/screens/projects"
	"careledger/app/screens/reading"
	"careledger/app/screens/reports"
	"careledger/app/screens/settings"
	"careledger/app/screens/visits"
	"careledger/app/screens/wishes"
	"careledger/data"
)

// place is one place of the rail.
type place struct {
	id    string // one of the constants of package screens; also names its icon
	title func() string
	area  data.Area // who may not read it does not see the place; empty for all
	build func(screens.Desk) screens.Screen
}

// places are all places in the order of the rail.
func places() []place {
	return []place{
		{screens.Home, func() string { return lang.L("Home") }, "", home.New},
		{screens.Children, func() string { return lang.L("Children") }, data.Children, children.New},
		{screens.Wishes, func() string { return lang.L("Wishes") }, data.Wishes, wishes.New},
		{screens.Camp, func() string { return lang.L("Summer class") }, data.Camps, camp.New},
		{screens.Reading, func() string { return lang.L("Reading") }, data.Reading, reading.New},
		{screens.Visits, func() string { return lang.L("Visits") }, data.Visits, visits.New},
		{screens.Activities, func() string { return lang.L("Activities") }, data.Activities, activities.New},
		{screens.Projects, func() string { return lang.L("Projects") }, data.Projects, projects.New},
		{screens.Money, func() string { return lang.L("Money") }, data.Money, money.New},
		{screens.Reports, func() string { return lang.L("Reports") }, data.Reports, reports.New},
		{screens.People, func() string { return lang.L("People") }, data.People, people.New},
		{screens.Settings, func() string { return lang.L("Settings") }, data.Settings, settings.New},
	}
}

// record is something that the menu of “Record” begins.
type record struct {
	place string
	title func() string
	area  data.Area // who may not write it does not see the line
}

// records are all lines of the menu of “Record”, the most frequent first.
func records() []record {
	return []record{
		{screens.Visits, func() string { return lang.L("A visit") }, data.Visits},
		{screens.Wishes, func() string { return lang.L("A wish") }, data.Wishes},
		{screens.Camp, func() string { return lang.L("Roll call of the summer class") }, data.Camps},
		{screens.Reading, func() string { return lang.L("Reading together") }, data.Reading},
		{screens.Activities, func() string { return lang.L("An activity") }, data.Activities},
		{screens.Children, func() string { return lang.L("A child") }, data.Children},
		{screens.Money, func() string { return lang.L("An expense") }, data.Money},
	}
}
