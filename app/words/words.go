// Package words puts what the program says into the language of the person:
// texts, labels of codes, errors, days, money and counts. Texts of the window
// go through [lang.L] of Fyne with an English sentence as key; this package
// loads what lang.L answers.
package words

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
	"sync"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"careledger/assets"
)

// The languages of the window.
const (
	Chinese = "zh"
	English = "en"
)

// spoken is what is loaded now.
var spoken struct {
	sync.RWMutex
	language string
	table    map[string]string // key to text
	names    []string          // the names under which Fyne was given a table
}

// Use makes the program speak Chinese or English whatever the language of the
// operating system is. It answers an error when a table of translations is
// missing or damaged, which a test rules out. Call it before the first text is
// shown; what is on the screen already stays as it is.
func Use(language string) error {
	if language != Chinese && language != English {
		return fmt.Errorf("use language %q: not one of zh, en", language)
	}
	table, err := load(language)
	if err != nil {
		return fmt.Errorf("use language %q: %w", language, err)
	}
	spoken.Lock()
	defer spoken.Unlock()
	for _, name := range systemNames() {
		if !slices.Contains(spoken.names, name) {
			spoken.names = append(spoken.names, name)
		}
	}
	if err := register(table, spoken.names); err != nil {
		return fmt.Errorf("use language %q: %w", language, err)
	}
	spoken.language, spoken.table = language, table
	return nil
}

// Language returns the language in use, zh or en, and an empty string before
// the first call of [Use].
func Language() string {
	spoken.RLock()
	defer spoken.RUnlock()
	return spoken.language
}

// load merges all tables of a language. English texts are their own keys, so
// its table starts from the keys of the Chinese one.
func load(language string) (map[string]string, error) {
	table, err := merge(Chinese)
	if err != nil || language == Chinese {
		return table, err
	}
	for key := range table {
		table[key] = key
	}
	own, err := merge(English)
	for key, text := range own {
		table[key] = text
	}
	return table, err
}

// merge reads the files <language>.*.json into one table. A key in two files
// must have the same text in both.
func merge(language string) (map[string]string, error) {
	files, err := fs.Glob(assets.Translations, language+".*.json")
	if err != nil {
		return nil, err
	}
	table := map[string]string{}
	for _, file := range files {
		raw, err := fs.ReadFile(assets.Translations, file)
		if err != nil {
			return nil, err
		}
		var part map[string]string
		if err := json.Unmarshal(raw, &part); err != nil {
			return nil, fmt.Errorf("read %s: %w", path.Base(file), err)
		}
		for key, text := range part {
			table[key] = text
		}
	}
	return table, nil
}

// systemNames returns every name that Fyne's choice of a language may end at:
// that of the operating system, and English, which it falls back to. Fyne has
// no call that sets the language.
func systemNames() []string {
	system := lang.SystemLocale().LanguageString()
	base, _, _ := strings.Cut(system, "-")
	return []string{"en", "zh", "zh-Hans", base, system}
}

// register gives the table to Fyne under the names. All names that were ever
// used get it, for Fyne may answer "en" from the table of "en-US".
func register(table map[string]string, names []string) error {
	// A text is wrapped as {"other": …}: a bare key such as "Other" would be
	// taken for a plural form.
	wrapped := make(map[string]map[string]string, len(table))
	for key, text := range table {
		wrapped[key] = map[string]string{"other": text}
	}
	raw, err := json.Marshal(wrapped)
	if err != nil {
		return err
	}
	for _, name := range names {
		if err := lang.AddTranslationsForLocale(raw, fyne.Locale(name)); err != nil {
			return fmt.Errorf("register %s: %w", name, err)
		}
	}
	return nil
}
