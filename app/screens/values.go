package screens

import (
	"strconv"
	"strings"

	"golang.org/x/text/width"

	"careledger/app/widgets"
	"careledger/data"
	"careledger/data/cn"
)

// Problem is what package cn finds wrong with a field, as an error of the store
// would say it; nil for no problem.
func Problem(field string, p *cn.Problem) error {
	if p == nil {
		return nil
	}
	return &data.Error{Kind: data.Bad, Field: field, Text: p.Text, Args: p.Args, Over: p.Override}
}

// Fen reads an amount of yuan that a field of a form holds, in fen; an empty
// field is 0.
func Fen(form *widgets.Form, field string) (int64, error) {
	text := form.Values()[field]
	if text == "" {
		return 0, nil
	}
	fen, p := cn.ParseMoney(text)
	return fen, Problem(field, p)
}

// Yuan writes fen as a field for money shows them; an empty text for 0.
func Yuan(fen int64) string {
	if fen == 0 {
		return ""
	}
	return cn.FormatMoney(fen)
}

// Whole reads a whole number that a field of a form holds; an empty field is 0.
func Whole(form *widgets.Form, field string) (int, error) {
	text := number(form, field)
	if text == "" {
		return 0, nil
	}
	n, err := strconv.Atoi(text)
	if err != nil || n < 0 {
		return 0, noNumber(field)
	}
	return n, nil
}

// Decimal reads a number that a field of a form holds; an empty field is 0.
func Decimal(form *widgets.Form, field string) (float64, error) {
	text := number(form, field)
	if text == "" {
		return 0, nil
	}
	n, err := strconv.ParseFloat(text, 64)
	if err != nil || strings.Trim(text, "0123456789.") != "" {
		return 0, noNumber(field)
	}
	return n, nil
}

// number is what a field holds, in the digits of the keyboard.
func number(form *widgets.Form, field string) string {
	return strings.TrimSpace(width.Narrow.String(form.Values()[field]))
}

func noNumber(field string) error {
	return &data.Error{Kind: data.Bad, Field: field, Text: "Please enter a number in digits, such as 12."}
}

// Digits writes a number as a field shows it; an empty text for 0.
func Digits[N int | float64](n N) string {
	if n == 0 {
		return ""
	}
	return strconv.FormatFloat(float64(n), 'f', -1, 64)
}
