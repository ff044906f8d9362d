package demo_test

import (
	"testing"

	"careledger/data/demo"
)

// BenchmarkFill fills a file with ten thousand children, some 600,000 services.
func BenchmarkFill(b *testing.B) {
	for b.Loop() {
		fill(b, demo.Options{Children: 10_000})
	}
}
