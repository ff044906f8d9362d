package data

import (
	"encoding/json"
	"strings"
)

// mostTried is how long a text of an entry may be for its byte to be looked for,
// in bytes; each further one takes longer in square.
const mostTried = 4096

// alteredError says that an entry of the history is not what was written, and
// which part of it where that can be told.
func (e Entry) alteredError(previous Entry) error {
	text := "The history was changed outside the program at entry {{.N}} of laptop {{.Laptop}}."
	told := args{"N": e.N, "Laptop": e.Laptop}
	if field := e.altered(previous); field != "" {
		text = "The history was changed outside the program at entry {{.N}} of laptop {{.Laptop}} ({{.At}}, {{.Table}} {{.Row}}): its “{{.Field}}” is not what was written."
		told["At"], told["Table"], told["Row"], told["Field"] = localMoment(e.At), Term{"table", e.Table}, e.Row, Term{"column", field}
	}
	return &Error{Kind: Damaged, Text: text, Args: told}
}

// altered names the column of the journal, or the field of the record in its
// values, in which one byte was changed: putting the byte back gives the hash
// that was written, which nothing else does. It answers "" where more was
// changed than that.
func (e Entry) altered(previous Entry) string {
	if e.N != previous.N+1 {
		return ""
	}
	if e.Hash == e.chained(previous) {
		return e.alteredValue()
	}
	if differ(e.Hash, e.chained(previous)) == 1 {
		return "hash"
	}
	whole := func(Entry) bool { return e.Hash == e.chained(previous) }
	for _, column := range []struct {
		name string
		text *string
	}{
		{"at", &e.At}, {"who", &e.Who}, {"batch", &e.Batch}, {"act", &e.Act}, {"tbl", &e.Table}, {"row", &e.Row}, {"values_hash", &e.ValuesHash},
	} {
		was := *column.text
		_, _, found := byteBack(was, func(text string) bool {
			*column.text = text
			return whole(e)
		})
		if *column.text = was; found {
			return column.name
		}
	}
	return ""
}

// alteredValue is altered for the values of an entry whose other columns are
// whole.
func (e Entry) alteredValue() string {
	for _, column := range []struct {
		name   string
		value  *Ref
		fields bool
	}{{"salt", &e.Salt, false}, {"old", &e.Old, true}, {"new", &e.New, true}} {
		was := *column.value
		text, at, found := byteBack(string(was), func(text string) bool {
			*column.value = Ref(text)
			return e.ValuesHash == chainHash(orNil(e.Salt), orNil(e.Old), orNil(e.New))
		})
		*column.value = was
		switch {
		case !found:
		case column.fields:
			return fieldAt(text, at)
		default:
			return column.name
		}
	}
	return ""
}

// byteBack looks for the one byte of a text that has to be another, and answers
// the text as it was and where the byte is.
func byteBack(text string, whole func(string) bool) (was string, at int, found bool) {
	if len(text) > mostTried {
		return "", 0, false
	}
	b := []byte(text)
	for at, now := range b {
		for other := range 256 {
			b[at] = byte(other)
			if byte(other) != now && whole(string(b)) {
				return string(b), at, true
			}
		}
		b[at] = now
	}
	return "", 0, false
}

// differ is in how many bytes two texts of one length differ.
func differ(a, b string) (n int) {
	if len(a) != len(b) {
		return max(len(a), len(b))
	}
	for i := range len(a) {
		if a[i] != b[i] {
			n++
		}
	}
	return n
}

// fieldAt is the name of the value of a JSON object within which a byte lies.
func fieldAt(object string, at int) string {
	d := json.NewDecoder(strings.NewReader(object))
	if _, err := d.Token(); err != nil {
		return ""
	}
	for d.More() {
		name, err := d.Token()
		var value json.RawMessage
		if err != nil || d.Decode(&value) != nil {
			return ""
		}
		if int64(at) < d.InputOffset() {
			return name.(string)
		}
	}
	return ""
}
