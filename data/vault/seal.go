package vault

import (
	"encoding/base64"
	"fmt"
	"strings"

	"golang.org/x/crypto/chacha20poly1305"
)

// sealPrefix marks a sealed text and the way it was sealed.
const sealPrefix = "v1:"

// sealText is the base64 of sealed texts. Strict, so that no two texts stand for
// the same bytes.
var sealText = base64.RawStdEncoding.Strict()

// Seal encrypts a text with XChaCha20-Poly1305 under a random nonce. The result
// is "v1:" and base64. The aad, such as table, column and id of a row, is not
// kept; [Open] must be given the same, so a sealed value can't be moved to
// another place.
func Seal(key [32]byte, plain, aad string) (string, error) {
	sealed, err := seal(key, []byte(plain), []byte(aad))
	if err != nil {
		return "", err
	}
	return sealPrefix + sealText.EncodeToString(sealed), nil
}

// Open gives back what [Seal] sealed. It returns [ErrDamaged] when the text was
// changed, moved to another place, or sealed under another key.
func Open(key [32]byte, sealed, aad string) (string, error) {
	body, ok := strings.CutPrefix(sealed, sealPrefix)
	if !ok {
		return "", fmt.Errorf("sealed text without %s: %w", sealPrefix, ErrDamaged)
	}
	b, err := sealText.DecodeString(body)
	if err != nil {
		return "", fmt.Errorf("sealed text: %w: %w", ErrDamaged, err)
	}
	plain, err := open(key, b, []byte(aad))
	if err != nil {
		return "", fmt.Errorf("sealed text: %w: %w", ErrDamaged, err)
	}
	return string(plain), nil
}

// seal answers nonce and ciphertext.
func seal(key [32]byte, plain, aad []byte) ([]byte, error) {
	aead, err := chacha20poly1305.NewX(key[:])
	if err != nil {
		return nil, fmt.Errorf("seal: %w", err)
	}
	nonce := make([]byte, aead.NonceSize(), aead.NonceSize()+len(plain)+aead.Overhead())
	random(nonce)
	return aead.Seal(nonce, nonce, plain, aad), nil
}

// open is the reverse of seal.
func open(key [32]byte, sealed, aad []byte) ([]byte, error) {
	aead, err := chacha20poly1305.NewX(key[:])
	if err != nil {
		return nil, fmt.Errorf("open: %w", err)
	}
	if len(sealed) < aead.NonceSize() {
		return nil, fmt.Errorf("open: %d bytes are too few", len(sealed))
	}
	return aead.Open(nil, sealed[:aead.NonceSize()], sealed[aead.NonceSize():], aad)
}
