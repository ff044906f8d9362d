package demo

import "fmt"

// stock gives out numbers, each once.
type stock struct {
	births map[string]int // last order number by division and birthday
	phone  int
}

func newStock() *stock { return &stock{births: map[string]int{}, phone: 100} }

// id gives out an identity number (GB 11643): division, birthday, an order
// number that is odd for males, and the check sign.
func (s *stock) id(division string, birth day, sex int) string {
	body := division + birth.time().Format("20060102")
	key := fmt.Sprint(body, sex)
	s.births[key]++
	order := 2 * s.births[key]
	if sex == male {
		order--
	}
	body += fmt.Sprintf("%03d", order%1000)
	sum := 0
	for i, weight := range []int{7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2} {
		sum += int(body[i]-'0') * weight
	}
	return body + "10X98765432"[sum%11:sum%11+1]
}

// tel gives out a telephone number.
func (s *stock) tel() string {
	s.phone++
	return phone(s.phone)
}

// phone is a number of the block 154-0000, which nobody has. It begins anew
// after ten thousand.
func phone(n int) string { return fmt.Sprintf("1540000%04d", n%10000) }

// isbn makes an ISBN-13 of a publisher that does not exist.
func isbn(n int) string {
	body := fmt.Sprintf("97879999%04d", n%10000)
	sum := 0
	for i, c := range body {
		sum += int(c-'0') * (1 + i%2*2)
	}
	return fmt.Sprintf("%s%d", body, (10-sum%10)%10)
}

// Sexes as GB/T 2261.1 numbers them.
const (
	male   = 1
	female = 2
)
