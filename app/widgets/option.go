package widgets

// Option is one thing that can be chosen: the key that is kept, the words that
// are shown, and a quiet detail that tells like words apart.
type Option struct {
	Key, Label, Detail string
}
