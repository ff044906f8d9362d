package exchange_test

import (
	"path/filepath"
	"testing"

	"careledger/app/exchange"
	"careledger/app/exchange/exchangetest"
	"careledger/data"
)

// bringAll imports files one after the other and wants every row taken.
func (d desk) bringAll(files []exchangetest.File) {
	d.Helper()
	for _, f := range files {
		d.none(d.bring(f.Kind, f.Path, exchange.Options{}))
	}
}

func TestWorkedExample(t *testing.T) {
	d := open(t)
	d.bringAll(exchangetest.Worked(t))
	project, err := d.store.ProjectByCode(d.ss, exchangetest.Project)
	must(t, err)
	for name, scope := range map[string]data.Scope{
		"of the project": {From: "2026-07-01", To: "2026-07-31", ProjectID: project.ID},
		"of July":        {From: "2026-07-01", To: "2026-07-31"},
	} {
		figures, err := d.store.Figures(d.ss, scope)
		must(t, err)
		for code, want := range map[string]float64{"U1": 3, "U2": 11, "R1": 2, "V1": 4, "V2": 25, "W1": 1, "W4": 100, "C3": 8} {
			equal(t, code+" "+name, figures[code].Value, want)
		}
		if name == "of the project" {
			equal(t, "U7", figures["U7"].Value, 75.0)
		}
	}
	differing, err := d.store.CheckServices(d.ss)
	must(t, err)
	equal(t, "services that differ from the rule", differing, 0)

	t.Run("what is exported says nothing new when it is imported again", func(t *testing.T) {
		d := desk{t, d.store, d.ss}
		for _, k := range exchange.Kinds() {
			path := filepath.Join(t.TempDir(), k.Name+".xlsx")
			rows, err := exchange.Export(d.store, d.ss, k, path)
			must(t, err)
			if rows == 0 {
				continue
			}
			r := d.bring(k.Name, path, exchange.Options{})
			d.counts(r, 0, 0, rows, 0)
		}
	})

	t.Run("another file takes it over with the same figures", func(t *testing.T) {
		other := open(t)
		for _, k := range exchange.Kinds() {
			path := filepath.Join(t.TempDir(), k.Name+".csv")
			rows, err := exchange.Export(d.store, d.ss, k, path)
			must(t, err)
			if rows > 0 {
				other.none(other.bring(k.Name, path, exchange.Options{}))
			}
		}
		project, err := other.store.ProjectByCode(other.ss, exchangetest.Project)
		must(t, err)
		scope := data.Scope{From: "2026-07-01", To: "2026-07-31", ProjectID: project.ID}
		moved, err := other.store.Figures(other.ss, scope)
		must(t, err)
		mine, err := d.store.ProjectByCode(d.ss, exchangetest.Project)
		must(t, err)
		scope.ProjectID = mine.ID
		figures, err := d.store.Figures(d.ss, scope)
		must(t, err)
		for code, want := range figures {
			equal(t, code, moved[code], want)
		}
	})
}
