package page

import (
	"bytes"
	"fmt"
	"sync"

	"github.com/pdfcpu/pdfcpu/pkg/api"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"
)

// leaveNoFolder keeps the library from making a folder for its settings.
var leaveNoFolder = sync.OnceFunc(api.DisableConfigDir)

// Encrypt answers a PDF file that opens with the password alone, enciphered
// with AES and a key of 256 bits. Encrypting twice gives different bytes.
func Encrypt(file []byte, password string) ([]byte, error) {
	leaveNoFolder()
	c := model.NewAESConfiguration(password, password, 256)
	c.Permissions = model.PermissionsPrint
	var out bytes.Buffer
	if err := api.Encrypt(bytes.NewReader(file), &out, c); err != nil {
		return nil, fmt.Errorf("encrypt a PDF file: %w", err)
	}
	return out.Bytes(), nil
}
