package app_test

import (
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"careledger/data/cn"
)

// published are identity numbers of nobody: examples printed in the standard
// GB 11643 and in the announcements of the residence permits.
var published = []string{
	"11010519491231002X", "440524188001010014",
	"810000199408230021", "820000200009100032", "830000199201300022",
}

var (
	identityNumber = regexp.MustCompile(`\d{17}[\dXx]`)
	mobileNumber   = regexp.MustCompile(`1[3-9]\d{9}`)
	// madeUpNumber is plainly nobody's: the fictional division 3299, or the
	// first one born on a New Year's Day.
	madeUpNumber = regexp.MustCompile(`^3299|^\d{6}\d{4}0101001.$`)
	// madeUpMobile is plainly nobody's: 154 is not given out for persons, and
	// nobody takes 0000 in the middle for a number.
	madeUpMobile = regexp.MustCompile(`^154|^1[3-9]\d0000`)
)

func TestNobodyRealIsInTheProgram(t *testing.T) {
	walk(t, func(path string, _ fs.DirEntry) {
		content, err := os.ReadFile(filepath.Join(top, path))
		if err != nil {
			t.Fatal(err)
		}
		if path == "go.sum" || bytes.IndexByte(content[:min(len(content), 8000)], 0) >= 0 {
			return // hashes, or no text
		}
		for _, number := range standing(identityNumber, content) {
			if _, problem := cn.ParseID(number); problem == nil && !madeUpNumber.MatchString(number) && !slices.Contains(published, strings.ToUpper(number)) {
				t.Errorf("%s holds the identity number %s, which may be somebody's", path, number)
			}
		}
		for _, number := range standing(mobileNumber, content) {
			if !madeUpMobile.MatchString(number) {
				t.Errorf("%s holds the mobile %s, which may be somebody's", path, number)
			}
		}
	})
}

// standing finds numbers that are no part of a longer one, of a word or of a
// decimal.
func standing(number *regexp.Regexp, content []byte) []string {
	partOf := func(b byte) bool {
		return b >= '0' && b <= '9' || b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' || b == '.' || b == '_'
	}
	var found []string
	for from := 0; ; {
		at := number.FindIndex(content[from:])
		if at == nil {
			return found
		}
		start, end := from+at[0], from+at[1]
		if (start == 0 || !partOf(content[start-1])) && (end == len(content) || !partOf(content[end]) || content[end] == '.') {
			found = append(found, string(content[start:end]))
		}
		// A longer run of digits is skipped whole: what starts within it is no
		// number of its own.
		for end < len(content) && content[end] >= '0' && content[end] <= '9' {
			end++
		}
		from = end
	}
}

func TestFilesAreSmall(t *testing.T) {
	const most = 10 << 20
	walk(t, func(path string, d fs.DirEntry) {
		info, err := d.Info()
		if err != nil {
			t.Fatal(err)
		}
		if info.Size() > most && !strings.HasPrefix(path, "assets/fonts/") {
			t.Errorf("%s has %d MB", path, info.Size()>>20)
		}
	})
}
