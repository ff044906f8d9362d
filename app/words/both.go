package words

import "sync"

// bothLanguages returns the tables of both languages, read once. A damaged
// table was reported by [Use] already and is empty here.
var bothLanguages = sync.OnceValue(func() map[string]map[string]string {
	tables := map[string]map[string]string{}
	for _, language := range []string{Chinese, English} {
		if table, err := merge(language); err == nil {
			tables[language] = table
		}
	}
	return tables
})
