package exchange_test

import (
	"path/filepath"
	"testing"

	"careledger/app/exchange"
	"careledger/data/demo"
)

// The sample organization has every kind of record and the hard cases. What is
// exported of it says nothing new when it is imported again.
func TestSampleExported(t *testing.T) {
	d := open(t)
	must(t, demo.Fill(d.store, d.ss, demo.Options{Children: 40, Seed: 7}))
	for _, k := range exchange.Kinds() {
		t.Run(k.Name, func(t *testing.T) {
			d := desk{t, d.store, d.ss}
			path := filepath.Join(t.TempDir(), k.Name+".xlsx")
			rows, err := exchange.Export(d.store, d.ss, k, path)
			must(t, err)
			if rows == 0 {
				t.Fatalf("the sample has no %s", k.Name)
			}
			d.counts(d.bring(k.Name, path, exchange.Options{}), 0, 0, rows, 0)
		})
	}
}
