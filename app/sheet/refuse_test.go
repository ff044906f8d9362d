package sheet_test

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"unicode"

	"github.com/xuri/excelize/v2"

	"careledger/app/sheet"
)

// ole makes the beginning of a file of Microsoft's older container whose
// directory has the given name.
func ole(name string) []byte {
	content := append([]byte{0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1}, make([]byte, 1016)...)
	for _, c := range name {
		content = append(content, byte(c), 0)
	}
	return append(content, make([]byte, 512)...)
}

// zipped makes a container with the given parts.
func zipped(t *testing.T, parts map[string][]byte) []byte {
	t.Helper()
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for name, content := range parts {
		part, err := w.Create(name)
		must(t, err)
		_, err = part.Write(content)
		must(t, err)
	}
	must(t, w.Close())
	return out.Bytes()
}

// minimalBook gives the parts of a workbook whose only sheet is content.
func minimalBook(content string) map[string][]byte {
	return map[string][]byte{
		"xl/workbook.xml":            []byte(`<workbook><sheets><sheet name="一" sheetId="1" r:id="rId1"/></sheets></workbook>`),
		"xl/_rels/workbook.xml.rels": []byte(`<Relationships><Relationship Id="rId1" Type="http://x/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`),
		"xl/worksheets/sheet1.xml":   []byte(content),
	}
}

func TestFilesRefusedWhole(t *testing.T) {
	bomb := minimalBook("<worksheet><sheetData>" + strings.Repeat(" ", 20<<20) + "</sheetData></worksheet>")
	blank := filepath.Join(t.TempDir(), "blank.xlsx")
	must(t, excelize.NewFile().SaveAs(blank))
	blankContent, err := os.ReadFile(blank)
	must(t, err)
	locked := append([]byte{}, blankContent...)
	locked[6] |= 1 // the flag of a password, in the first local header …
	if i := bytes.Index(locked, []byte("PK\x01\x02")); i > 0 {
		locked[i+8] |= 1 // … and in the directory
	}
	encrypted := filepath.Join(t.TempDir(), "secret.xlsx")
	must(t, excelize.NewFile().SaveAs(encrypted, excelize.Options{Password: "secret"}))
	encryptedContent, err := os.ReadFile(encrypted)
	must(t, err)
	for _, c := range []struct {
		name, file string
		content    []byte
		want       sheet.Code
	}{
		{"a picture", "名单.xlsx", []byte("\x89PNG\r\n\x1a\n\x00\x00"), sheet.NotATable},
		{"a PDF", "名单.xlsx", []byte("%PDF-1.7 …"), sheet.NotATable},
		{"a web page called .xls", "名单.xls", []byte("<html><table><tr><td>姓名</td></tr></table></html>"), sheet.NotATable},
		{"random bytes", "名单.csv", []byte{1, 2, 3, 0, 0, 255, 254, 7}, sheet.NotATable},
		{"a Word file", "名单.xlsx", zipped(t, map[string][]byte{"word/document.xml": []byte("<a/>")}), sheet.NotATable},
		{"a Word file of 2003", "名单.xls", ole("WordDocument"), sheet.NotATable},
		{"an .xls", "名单.xls", ole("Workbook"), sheet.OldXLS},
		{"an .xls of Excel 95", "名单.xlsx", ole("Book"), sheet.OldXLS},
		{"an .xls without container", "名单.xls", []byte{9, 8, 8, 0, 0, 6, 5, 0}, sheet.OldXLS},
		{"a header of an encrypted file", "名单.xlsx", ole("EncryptedPackage"), sheet.Encrypted},
		{"an encrypted file of excelize", "名单.xlsx", encryptedContent, sheet.Encrypted},
		{"a container with a password", "名单.xlsx", locked, sheet.Encrypted},
		{"no byte", "名单.xlsx", nil, sheet.Empty},
		{"only blank lines", "名单.csv", []byte("\xEF\xBB\xBF\r\n \r\n"), sheet.Empty},
		{"only separators", "名单.csv", []byte(",,,\r\n,,,\r\n"), sheet.Empty},
		{"a workbook without a cell", "名单.xlsx", blankContent, sheet.Empty},
		{"a zip bomb", "名单.xlsx", zipped(t, bomb), sheet.ZipBomb},
		{"half a file", "名单.xlsx", blankContent[:len(blankContent)/2], sheet.Unreadable},
		{"broken XML", "名单.xlsx", zipped(t, minimalBook("<worksheet><sheetData><row><c <</row>")), sheet.Unreadable},
		{"a quotation mark never closed", "名单.csv", []byte("姓名,学校\n\"周子涵,柳桥\n"), sheet.Unreadable},
		{"too many columns", "名单.csv", []byte("姓名" + strings.Repeat(",x", sheet.MaxColumns)), sheet.TooLarge},
		{"too long a text", "名单.csv", []byte("姓名,备注\n周," + strings.Repeat("长", sheet.MaxCellRunes+1)), sheet.TooLarge},
		{"too many rows", "名单.csv", []byte("姓名,性别\n" + strings.Repeat("周,男\n", sheet.MaxRows)), sheet.TooLarge},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := sheet.Read(writeFile(t, c.file, c.content))
			wantCode(t, err, c.want)
		})
	}
}

// wantCode checks the code of an error, and that its sentence is Chinese,
// complete and without a leftover of its template.
func wantCode(t *testing.T, err error, want sheet.Code) {
	t.Helper()
	var coded *sheet.Error
	if !errors.As(err, &coded) {
		t.Fatalf("got %v, want an error with code %s", err, want)
	}
	equal(t, "code", coded.Code, want)
	sentence := sheet.Sentence(err)
	if strings.Contains(sentence, "<no value>") || strings.Contains(sentence, "{{") ||
		!strings.ContainsFunc(sentence, func(r rune) bool { return unicode.Is(unicode.Han, r) }) {
		t.Errorf("the sentence is not fit for a person: %s", sentence)
	}
}

// far is a sheet whose rows each have one cell far to the right.
func far(rows int, after string) map[string][]byte {
	var out strings.Builder
	out.WriteString("<worksheet><sheetData>")
	for range rows {
		out.WriteString(`<row><c r="ALK1"><v>1</v></c></row>`)
	}
	return minimalBook(out.String() + "</sheetData>" + after + "</worksheet>")
}

func TestFilesThatAskForTooManyCells(t *testing.T) {
	for name, parts := range map[string]map[string][]byte{
		"one cell far to the right in each row": far(3000, ""),
		"areas merged over each other":          far(200, `<mergeCells>`+strings.Repeat(`<mergeCell ref="ALK1:ALL1048576"/>`, 20_000)+`</mergeCells>`),
	} {
		t.Run(name, func(t *testing.T) {
			_, err := sheet.Read(writeFile(t, "x.xlsx", zipped(t, parts)))
			wantCode(t, err, sheet.TooLarge)
		})
	}
	_, err := sheet.Read(writeFile(t, "x.csv", []byte("姓名"+strings.Repeat(",", 1<<20))))
	wantCode(t, err, sheet.TooLarge)
}

func TestManyRowsInAFewBytes(t *testing.T) {
	content := zipped(t, minimalBook("<worksheet><sheetData>"+strings.Repeat("<row/>", 4<<20)+"</sheetData></worksheet>"))
	_, err := sheet.Read(writeFile(t, "bomb.xlsx", content))
	wantCode(t, err, sheet.ZipBomb)
}

func TestDeclaredSizesThatLie(t *testing.T) {
	long := "<worksheet><sheetData>" + strings.Repeat("<row/>", 4<<20) + "</sheetData></worksheet>"
	content := zipped(t, minimalBook(long))
	size := binary.LittleEndian.AppendUint32(nil, uint32(len(long)))
	lie := binary.LittleEndian.AppendUint32(nil, 1000)
	if !bytes.Contains(content, size) {
		t.Fatal("the size is not where it was looked for")
	}
	content = bytes.ReplaceAll(content, size, lie)
	_, err := sheet.Read(writeFile(t, "bomb.xlsx", content))
	wantCode(t, err, sheet.Unreadable)
}

func TestMissingAndLockedFiles(t *testing.T) {
	_, err := sheet.Read(filepath.Join(t.TempDir(), "没有.xlsx"))
	wantCode(t, err, sheet.NotFound)

	for _, lock := range []string{"~$名单.csv", ".~名单.csv", ".~lock.名单.csv#"} {
		path := writeFile(t, "名单.csv", []byte("姓名,性别\n周子涵,男\n"))
		must(t, os.WriteFile(filepath.Join(filepath.Dir(path), lock), nil, 0o600))
		_, err = sheet.Read(path)
		wantCode(t, err, sheet.OpenElsewhere)
		if !strings.Contains(sheet.Sentence(err), lock) {
			t.Errorf("the sentence does not name the lock file: %s", sheet.Sentence(err))
		}
		err = sheet.Write(path, []sheet.SheetOut{{Columns: childColumns()}})
		wantCode(t, err, sheet.OpenElsewhere)
	}
	_, err = sheet.Read(t.TempDir())
	wantCode(t, err, sheet.NotATable)
}

func TestErrorsOfTheSystem(t *testing.T) {
	for _, c := range []struct {
		name string
		err  error
		goos string
		want sheet.Code
	}{
		{"sharing violation", &os.PathError{Err: syscall.Errno(32)}, "windows", sheet.OpenElsewhere},
		{"lock violation", &os.PathError{Err: syscall.Errno(33)}, "windows", sheet.OpenElsewhere},
		{"disk full on Windows", &os.PathError{Err: syscall.Errno(112)}, "windows", sheet.DiskFull},
		{"disk full on Linux", &os.PathError{Err: syscall.ENOSPC}, "linux", sheet.DiskFull},
		{"a broken pipe is no sharing violation", syscall.Errno(32), "linux", sheet.WriteFailed},
		{"read-only disk", &os.PathError{Err: syscall.EROFS}, "linux", sheet.NoWrite},
		{"no permission", &os.PathError{Err: os.ErrPermission}, "linux", sheet.NoWrite},
	} {
		t.Run(c.name, func(t *testing.T) {
			equal(t, "code", sheet.Classify(c.err, c.goos, sheet.NoWrite, sheet.WriteFailed), c.want)
		})
	}
}

func TestAFailedWriteKeepsTheOldFile(t *testing.T) {
	path := writeFile(t, "名单.xlsx", []byte("old"))
	err := sheet.Save(path, func(w io.Writer) error {
		_, _ = w.Write([]byte("half of the new"))
		return &os.PathError{Op: "write", Path: path, Err: syscall.ENOSPC}
	})
	wantCode(t, err, sheet.DiskFull)
	content, err := os.ReadFile(path)
	must(t, err)
	equal(t, "content", string(content), "old")
	entries, err := os.ReadDir(filepath.Dir(path))
	must(t, err)
	equal(t, "files left", len(entries), 1)
}

func TestFoldersThatCannotBeWritten(t *testing.T) {
	out := []sheet.SheetOut{{Name: "儿童", Columns: childColumns()}}
	wantCode(t, sheet.Write(filepath.Join(t.TempDir(), "没有", "名单.xlsx"), out), sheet.NoFolder)
	wantCode(t, sheet.Write(filepath.Join(t.TempDir(), "名单.docx"), out), sheet.WrongName)
	wantCode(t, sheet.Write(filepath.Join(t.TempDir(), "名单.csv"), append(out, out...)), sheet.OneSheetOnly)

	dir := t.TempDir()
	must(t, os.Chmod(dir, 0o500))
	if os.Geteuid() == 0 {
		dir = "/proc" // root may write everywhere but there
	}
	wantCode(t, sheet.Write(filepath.Join(dir, "名单.xlsx"), out), sheet.NoWrite)
	wantCode(t, sheet.Template(filepath.Join(dir, "名单.xlsx"), "儿童", childColumns()), sheet.NoWrite)
}
