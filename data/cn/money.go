package cn

import (
	"regexp"
	"strconv"
	"strings"
)

// maxMoney is the largest amount, in 分, that a record can hold:
// 999,999,999,999.99 yuan.
const maxMoney = 99_999_999_999_999

var moneyText = regexp.MustCompile(`^(\d+|\d{1,3}(?:,\d{3})+)(?:\.(\d+))?(万)?$`)

// ParseMoney reads an amount in yuan and returns it in 分: 128, 1,234.50,
// ¥1,234.50, 128元, 128元整, 1.2万元. It refuses negative amounts, more than two
// decimals, and commas that part anything but thousands.
func ParseMoney(s string) (int64, *Problem) {
	text := strings.ReplaceAll(strings.ToUpper(plain(s)), " ", "")
	for _, mark := range []string{"人民币", "RMB", "CNY", "¥", "￥"} {
		text = strings.TrimPrefix(text, mark)
	}
	text = strings.TrimSuffix(text, "整")
	for _, unit := range []string{"元", "圆", "块"} {
		text = strings.TrimSuffix(text, unit)
	}
	if text == "" {
		return 0, problem("No amount was entered.")
	}
	if first := []rune(text)[0]; isDash(first) || first == '(' {
		return 0, problem("An amount cannot be negative.")
	}
	m := moneyText.FindStringSubmatch(text)
	if m == nil {
		return 0, problem("“{{.Text}}” is not an amount. Write for example 1234.50.", "Text", text)
	}
	places := 2 // decimals that reach the 分
	if m[3] != "" {
		places = 6
	}
	decimals := strings.TrimRight(m[2], "0")
	if len(decimals) > places {
		return 0, problem("“{{.Text}}” has parts of a fen. An amount has at most two decimals.", "Text", text)
	}
	number := strings.ReplaceAll(m[1], ",", "") + decimals + strings.Repeat("0", places-len(decimals))
	amount, err := strconv.ParseInt(number, 10, 64)
	if err != nil || amount > maxMoney {
		return 0, problem("“{{.Text}}” is too large for an amount.", "Text", text)
	}
	return amount, nil
}

// FormatMoney returns an amount of 分 in yuan with thousands parted and two
// decimals: 1,234.50.
func FormatMoney(amount int64) string {
	sign, yuan, fen := splitMoney(amount)
	text := strconv.FormatUint(yuan, 10)
	for at := len(text) - 3; at > 0; at -= 3 {
		text = text[:at] + "," + text[at:]
	}
	if sign {
		text = "-" + text
	}
	return text + "." + strconv.FormatUint(100+fen, 10)[1:]
}

// splitMoney takes an amount of 分 apart into its sign, true for negative, and
// whole yuan and 分.
func splitMoney(amount int64) (negative bool, yuan, fen uint64) {
	size := uint64(amount)
	if amount < 0 {
		negative, size = true, -size
	}
	return negative, size / 100, size % 100
}

const bigDigits = "零壹贰叁肆伍陆柒捌玖"

// BigAmount returns an amount of 分 in the capital numerals of receipts, by
// the rules of the Payment and Settlement Measures (支付结算办法, annex 1):
// 壹佰贰拾捌元整, 壹仟肆佰零玖元伍角, 叁佰贰拾伍元零肆分. 整 ends whole yuan only.
func BigAmount(amount int64) string {
	negative, yuan, fen := splitMoney(amount)
	var b strings.Builder
	if negative {
		b.WriteString("负")
	}
	if yuan > 0 || fen == 0 {
		b.WriteString(bigNumber(yuan) + "元")
	}
	switch tenth, rest := fen/10, fen%10; {
	case fen == 0:
		b.WriteString("整")
	case tenth == 0:
		if yuan > 0 {
			b.WriteString("零")
		}
		b.WriteString(bigDigit(rest) + "分")
	case rest == 0:
		b.WriteString(bigDigit(tenth) + "角")
	default:
		b.WriteString(bigDigit(tenth) + "角" + bigDigit(rest) + "分")
	}
	return b.String()
}

// bigDigit returns the capital numeral of a digit.
func bigDigit(d uint64) string { return string([]rune(bigDigits)[d]) }

// bigUnits are the units of capital numerals from large to small.
var bigUnits = []struct {
	size uint64
	name string
}{{100_000_000, "亿"}, {10_000, "万"}, {1000, "仟"}, {100, "佰"}, {10, "拾"}}

// bigNumber returns a whole number in capital numerals. Zeros between other
// digits are written once, those at the end never.
func bigNumber(n uint64) string {
	for _, unit := range bigUnits {
		if n < unit.size {
			continue
		}
		text, rest := bigNumber(n/unit.size)+unit.name, n%unit.size
		switch {
		case rest == 0:
			return text
		case rest < unit.size/10:
			return text + bigDigit(0) + bigNumber(rest)
		}
		return text + bigNumber(rest)
	}
	return bigDigit(n)
}
