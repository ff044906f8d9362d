package sheet

import (
	"bytes"
	"io"
	"os"
	"unicode"
)

// Read reads a table file with all its sheets. What the file is, is told from
// its content and not from its name, for many exports called .xls are .xlsx
// or text. Every error is an [Error]; a file is read whole or refused whole.
// The file is only read, never changed, and nothing is left on the disk.
func Read(path string) (*Workbook, error) {
	if lock := lockFile(path); lock != "" {
		return nil, fail(OpenElsewhere, path, nil, "Lock", lock)
	}
	file, err := os.Open(path)
	if err != nil {
		return nil, readFailure(path, err)
	}
	defer file.Close()
	info, err := file.Stat()
	if err != nil {
		return nil, readFailure(path, err)
	}
	switch {
	case info.IsDir() || isTemporary(path):
		return nil, fail(NotATable, path, nil)
	case info.Size() == 0:
		return nil, fail(Empty, path, nil)
	case info.Size() > MaxFileBytes:
		return nil, fail(TooLarge, path, nil, "What", limitSize, "Limit", MaxFileBytes>>20)
	}
	content, err := io.ReadAll(io.LimitReader(file, MaxFileBytes))
	if err != nil {
		return nil, readFailure(path, err)
	}
	return parse(path, content)
}

// parse reads the content of the file at path; the path only names it.
func parse(path string, content []byte) (*Workbook, error) {
	book := &Workbook{Path: path}
	var err error
	switch kind := sniff(content); kind {
	case "zip":
		book.Format = XLSX
		book.Sheets, err = readXLSX(path, content)
	case "text":
		book.Format = CSV
		book.Sheets, err = readCSV(path, content)
	default:
		return nil, fail(Code(kind), path, nil)
	}
	if err != nil {
		return nil, readFailure(path, err)
	}
	for _, s := range book.Sheets {
		if len(s.Rows) > 0 {
			return book, nil
		}
	}
	return nil, fail(Empty, path, nil)
}

// Beginnings of files by which they are told apart.
var (
	oleMagic = []byte{0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1}
	zipMagic = []byte("PK\x03\x04")
	zipEmpty = []byte("PK\x05\x06")
	biffs    = [][]byte{{9, 0, 4, 0}, {9, 2, 6, 0}, {9, 4, 6, 0}, {9, 8, 8, 0}} // Excel 2 to 5 without a container
	others   = [][]byte{
		[]byte("%PDF"),
		{0x89, 'P', 'N', 'G'},
		{0xFF, 0xD8, 0xFF},
		[]byte("GIF8"), []byte("Rar!"),
		{'7', 'z', 0xBC, 0xAF},
		{0x1F, 0x8B},
		[]byte("{\\rtf"), []byte("MZ"), []byte("SQLite format 3"),
	}
)

// sniff returns "zip" or "text", or the code by which the content is refused.
func sniff(content []byte) string {
	switch {
	case bytes.HasPrefix(content, oleMagic):
		return string(sniffOLE(content))
	case bytes.HasPrefix(content, zipMagic):
		return "zip"
	case bytes.HasPrefix(content, zipEmpty):
		return string(NotATable)
	}
	for _, magic := range biffs {
		if bytes.HasPrefix(content, magic) {
			return string(OldXLS)
		}
	}
	for _, magic := range others {
		if bytes.HasPrefix(content, magic) {
			return string(NotATable)
		}
	}
	start := bytes.ToLower(bytes.TrimLeftFunc(content[:min(len(content), 512)], unicode.IsSpace))
	start = bytes.TrimPrefix(start, []byte("\xEF\xBB\xBF"))
	for _, tag := range []string{"<!doctype", "<html", "<table", "<?xml", "<meta", "{\"", "[{"} {
		if bytes.HasPrefix(start, []byte(tag)) {
			return string(NotATable)
		}
	}
	if len(bytes.TrimSpace(bytes.TrimPrefix(content, []byte("\xEF\xBB\xBF")))) == 0 {
		return string(Empty)
	}
	return "text"
}

// sniffOLE tells apart the files of Microsoft's older container by the names
// in its directory: an .xlsx with a password, an .xls, and anything else. The
// names are UTF-16.
func sniffOLE(content []byte) Code {
	switch {
	case bytes.Contains(content, utf16le("EncryptedPackage")):
		return Encrypted
	case bytes.Contains(content, utf16le("Workbook")), bytes.Contains(content, utf16le("Book")):
		return OldXLS
	}
	return NotATable
}

// utf16le encodes plain ASCII as UTF-16, little-endian.
func utf16le(ascii string) []byte {
	out := make([]byte, 0, 2*len(ascii))
	for i := range len(ascii) {
		out = append(out, ascii[i], 0)
	}
	return out
}
