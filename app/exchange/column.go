package exchange

import (
	"strconv"
	"strings"

	"fyne.io/fyne/v2/lang"

	"careledger/app/sheet"
	"careledger/app/words"
	"careledger/data/cn"
)

// column is a column of a table and how its cells become values that package
// data keeps, and back. The value of a column stands under its key.
type column struct {
	sheet.Column
	read  func(text string, v map[string]string) error // nil: the text as it is
	write func(v map[string]string) string             // nil: the value as it is
	list  string                                       // to which the organization adds entries, see [listed]
}

// take reads a cell into the values of its row.
func (c column) take(text string, v map[string]string) error {
	if c.read == nil {
		v[c.Key] = text
		return nil
	}
	return c.read(text, v)
}

// show gives the cell for the values of a row.
func (c column) show(v map[string]string) string {
	if c.write == nil {
		return v[c.Key]
	}
	return c.write(v)
}

// need marks a column that has to be filled in.
func (c column) need() column {
	c.Required = true
	return c
}

// say gives a column its hint for the template.
func (c column) say(hint string) column {
	c.Hint = hint
	return c
}

// like gives a column its example for the template.
func (c column) like(example string) column {
	c.Example = example
	return c
}

// plain is a column of some kind whose text is kept as it is.
func plain(kind sheet.Kind, key string, headings ...string) column {
	return column{Column: sheet.Column{Key: key, Headings: headings, Kind: kind}}
}

// text is a column of free text.
func text(key string, headings ...string) column { return plain(sheet.KindText, key, headings...) }

// phone is a column of telephone numbers.
func phone(key string, headings ...string) column { return plain(sheet.KindPhone, key, headings...) }

// digits is a column of numbers that are kept as text, such as an ISBN.
func digits(key string, headings ...string) column { return plain(sheet.KindID, key, headings...) }

// coded is a column whose texts stand for values: read answers the value for a
// text, write the text for a value.
func coded(c column, read func(string) (string, error), write func(string) string) column {
	key := c.Key
	c.read = func(text string, v map[string]string) error {
		value, err := read(text)
		if err == nil {
			v[key] = value
		}
		return err
	}
	c.write = func(v map[string]string) string {
		if v[key] == "" {
			return ""
		}
		return write(v[key])
	}
	return c
}

// same is the write of columns that show what they keep.
func same(value string) string { return value }

// date is a column of days.
func date(key string, headings ...string) column {
	return coded(plain(sheet.KindDate, key, headings...), func(text string) (string, error) {
		day, p := cn.ParseDate(text)
		return day, problem(p)
	}, same)
}

// clock is a column of times of day.
func clock(key string, headings ...string) column {
	return coded(plain(sheet.KindTime, key, headings...), func(text string) (string, error) {
		at, p := cn.ParseClock(text)
		return at, problem(p)
	}, same)
}

// number is a column of whole numbers from 0.
func number(key string, headings ...string) column {
	return coded(plain(sheet.KindNumber, key, headings...), func(text string) (string, error) {
		n, err := strconv.Atoi(strings.TrimSuffix(text, ".0"))
		if err != nil || n < 0 {
			return "", refuse(lang.L("“{{.Text}}” is not a whole number.", map[string]any{"Text": text}))
		}
		return strconv.Itoa(n), nil
	}, same)
}

// decimal is a column of numbers from 0 with a fraction.
func decimal(key string, headings ...string) column {
	return coded(plain(sheet.KindNumber, key, headings...), func(text string) (string, error) {
		n, err := strconv.ParseFloat(text, 64)
		if err != nil || n < 0 {
			return "", refuse(lang.L("“{{.Text}}” is not a number.", map[string]any{"Text": text}))
		}
		return strconv.FormatFloat(n, 'f', -1, 64), nil
	}, same)
}

// money is a column of amounts: yuan in the file, fen as they are kept.
func money(key string, headings ...string) column {
	return coded(plain(sheet.KindMoney, key, headings...), func(text string) (string, error) {
		fen, p := cn.ParseMoney(text)
		return strconv.FormatInt(fen, 10), problem(p)
	}, yuan)
}

// yuan writes fen as a plain decimal number of yuan.
func yuan(fen string) string {
	n, err := strconv.ParseInt(fen, 10, 64)
	if err != nil {
		return fen
	}
	return strings.ReplaceAll(cn.FormatMoney(n), ",", "")
}

// yesNo is a column that is answered with yes or no.
func yesNo(key string, headings ...string) column {
	return coded(plain(sheet.KindYesNo, key, headings...), func(text string) (string, error) {
		switch text {
		case sheet.Yes:
			return "1", nil
		case sheet.No:
			return "0", nil
		}
		return "", refuse(lang.L("Please answer {{.Yes}} or {{.No}}.", map[string]any{"Yes": sheet.Yes, "No": sheet.No}))
	}, func(value string) string {
		if value == "1" {
			return sheet.Yes
		}
		return sheet.No
	})
}

// choice is a column of an enumeration of package words.
func choice(enum string, codes []string, key string, headings ...string) column {
	return choiceOf(key, headings, words.Labels(enum, codes), func(text string) string {
		code, _ := words.Code(enum, text, codes)
		return code
	}, func(code string) string { return words.Label(enum, code) })
}

// choiceOf is a column whose texts a function turns into codes; it answers an
// empty text for what it does not know. Only the labels are offered.
func choiceOf(key string, headings, labels []string, find, label func(string) string) column {
	c := plain(sheet.KindChoice, key, headings...)
	c.Choices = labels
	return coded(c, func(text string) (string, error) {
		if code := find(text); code != "" {
			return code, nil
		}
		args := map[string]any{"Text": text, "Choices": strings.Join(labels, "、")}
		if len(labels) > fewChoices {
			return "", refuse(lang.L("“{{.Text}}” is not one of the choices. The empty table lists them.", args))
		}
		return "", refuse(lang.L("“{{.Text}}” is not one of the choices: {{.Choices}}.", args))
	}, label)
}

// fewChoices is how many choices are named in a sentence.
const fewChoices = 12

// refusal is why a cell is refused, in the person's words.
type refusal string

// Error returns the sentence.
func (r refusal) Error() string { return string(r) }

func refuse(sentence string) error { return refusal(sentence) }

// problem puts what package cn found wrong into the person's words, and
// answers nil when it found nothing.
func problem(p *cn.Problem) error {
	if p == nil {
		return nil
	}
	return refuse(lang.L(p.Text, p.Args))
}
