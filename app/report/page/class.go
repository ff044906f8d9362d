package page

import (
	"strings"
	"sync"
	"unicode"
)

// class is how a character behaves at the ends of lines.
type class uint8

const (
	classHan   class = iota // a line may break before and after
	classLatin              // part of a word or number, which stays whole
	classSpace              // a line breaks after; none is kept at a line's ends
	classGlue               // a space at which no line breaks
	classMark               // rides on the character before
)

// Characters that must not begin a line, and those that must not end one.
// Sources: GB/T 15834—2011 and W3C, Requirements for Chinese Text Layout, 3.1.4.
const (
	neverFirst = "，。、；：？！）】》〉」』〕〗〙〛］｝〞〟”’…‥—―–～~·•‧・％‰℃°′″%,.;:?!)]}／/〜々〻ーぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮ￠"
	neverLast  = "（【《〈「『〔〖〘〚［｛〝“‘([{￥¥＄$￡£€＃№☐☑☒"
)

// Full-width punctuation with an empty half: its ink stands in the other one.
const (
	emptyRight = "，。、；：？！）】》〉」』〕〗］｝”’"
	emptyLeft  = "（【《〈「『〔〖［｛“‘"
	// Those of emptyRight that a crowded line may narrow.
	narrowed = "，。、；：）】》〉」』〕〗］｝”’"
)

// rule is what is known of one character.
type rule struct {
	class       class
	first, last bool // must never begin a line, must never end one
	left, right bool // its left or right half is empty
	narrow      bool // a crowded line may take from its empty half
	letter      bool // part of a word or number
}

// rules holds the characters below U+10000, made at first use; those above are
// Han.
var rules = sync.OnceValue(func() *[1 << 16]rule {
	var t [1 << 16]rule
	for r := range rune(1 << 16) {
		t[r] = rule{class: classOf(r), letter: unicode.IsLetter(r) || unicode.IsDigit(r) || r == '%'}
	}
	for _, r := range neverFirst {
		t[r].first = true
	}
	for _, r := range neverLast {
		t[r].last = true
	}
	for _, r := range emptyRight {
		t[r].right = true
	}
	for _, r := range emptyLeft {
		t[r].left = true
	}
	for _, r := range narrowed {
		t[r].narrow = true
	}
	return &t
})

// What holds for the characters above U+FFFF: signs, letters and marks.
var (
	high     = rule{class: classHan}
	highHan  = rule{class: classHan, letter: true}
	highMark = rule{class: classMark}
)

func ruleOf(r rune) *rule {
	switch {
	case r >= 0 && r <= 0xFFFF:
		return &rules()[r]
	case unicode.Is(unicode.M, r):
		return &highMark
	case unicode.IsLetter(r):
		return &highHan
	default:
		return &high
	}
}

func classOf(r rune) class {
	switch {
	case r == ' ' || r == '\u3000':
		return classSpace
	case r == '\u00A0':
		return classGlue
	case unicode.Is(unicode.M, r):
		return classMark
	case strings.ContainsRune("“”‘’—…·•‧‥―", r):
		return classHan
	case r < 0x2190:
		return classLatin
	case r < 0x2300: // arrows and signs of mathematics: ≥90%
		return classLatin
	default:
		return classHan
	}
}
