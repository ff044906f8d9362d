package sheet

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"path"
	"strconv"
	"strings"
)

// A part of an .xlsx whose declared size is more than maxRatio times its
// packed size is a bomb; below ratioFloor bytes it can do no harm. Real
// sheets, even of empty formatted rows, stay far below.
const (
	maxRatio   = 250
	ratioFloor = 4 << 20
)

// archive is an opened .xlsx whose declared sizes were checked.
type archive struct {
	path  string // of the file, for errors
	parts map[string]*zip.File
}

// openArchive opens the container and refuses bombs, password-protected and
// damaged ones before anything is unpacked.
func openArchive(file string, content []byte) (*archive, error) {
	reader, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
	if err != nil {
		return nil, fail(Unreadable, file, err)
	}
	if len(reader.File) > MaxParts {
		return nil, fail(ZipBomb, file, nil)
	}
	a := &archive{path: file, parts: make(map[string]*zip.File, len(reader.File))}
	var total uint64
	for _, part := range reader.File {
		if part.Flags&1 != 0 {
			return nil, fail(Encrypted, file, nil)
		}
		size := part.UncompressedSize64
		total += size
		if size > MaxUnpackedBytes || total > MaxUnpackedBytes ||
			size > ratioFloor && size > maxRatio*max(part.CompressedSize64, 1) {
			return nil, fail(ZipBomb, file, nil)
		}
		// Some programs write backslashes; names differ in case at times.
		name := strings.ToLower(strings.TrimPrefix(strings.ReplaceAll(part.Name, `\`, "/"), "/"))
		a.parts[name] = part
	}
	return a, nil
}

// has reports whether there is a part of that name.
func (a *archive) has(name string) bool { return a.parts[strings.ToLower(name)] != nil }

// tokens calls visit for each XML token of a part; a missing part has none.
// Declared sizes can lie, so the stream is cut at the declared size, which
// openArchive has checked.
func (a *archive) tokens(name string, visit func(xml.Token) error) error {
	part := a.parts[strings.ToLower(name)]
	if part == nil {
		return nil
	}
	stream, err := part.Open()
	if err != nil {
		return fail(Unreadable, a.path, err)
	}
	defer stream.Close()
	decoder := xml.NewDecoder(io.LimitReader(stream, int64(part.UncompressedSize64)+1))
	for {
		token, err := decoder.RawToken()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return fail(Unreadable, a.path, err)
		}
		if err := visit(token); err != nil {
			return err
		}
	}
}

// attribute returns the value of an attribute by its local name.
func attribute(element xml.StartElement, name string) string {
	for _, a := range element.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// isTrue reads a boolean attribute.
func isTrue(value string) bool { return value == "1" || strings.EqualFold(value, "true") }

// xlsx is what the sheets of a workbook share.
type xlsx struct {
	*archive
	base1904 bool
	texts    string // names of the parts that hold texts and styles
	styles   string
	strings  []string
	formats  []format // by style number
	cells    int      // held so far, see spend
	extras   int      // texts, merged areas and the like, see note
}

// spend counts cells that are about to be held and refuses too many: a few
// bytes in a file can ask for very many cells.
func (x *xlsx) spend(cells int) error {
	if x.cells += cells; x.cells > MaxCells {
		return fail(TooLarge, x.path, nil, "What", limitCells, "Limit", MaxCells)
	}
	return nil
}

// note counts what is held beside cells and refuses too much of it.
func (x *xlsx) note() error {
	if x.extras++; x.extras > MaxCells {
		return fail(TooLarge, x.path, nil, "What", limitCells, "Limit", MaxCells)
	}
	return nil
}

// sheetRef is a sheet as the workbook lists it.
type sheetRef struct {
	name, relation, part string
	hidden               bool
}

// readXLSX reads all sheets of an .xlsx file.
func readXLSX(file string, content []byte) ([]*Sheet, error) {
	a, err := openArchive(file, content)
	if err != nil {
		return nil, err
	}
	book := &xlsx{archive: a}
	main, err := book.mainPart()
	if err != nil {
		return nil, err
	}
	refs, err := book.readWorkbook(main)
	if err != nil {
		return nil, err
	}
	if len(refs) == 0 {
		return nil, fail(NotATable, file, nil)
	}
	if len(refs) > MaxSheets {
		return nil, fail(TooLarge, file, nil, "What", limitSheets, "Limit", MaxSheets)
	}
	if err := book.readStrings(); err != nil {
		return nil, err
	}
	if err := book.readStyles(); err != nil {
		return nil, err
	}
	var sheets []*Sheet
	for _, ref := range refs {
		s, err := book.readSheet(ref)
		if err != nil {
			return nil, err
		}
		sheets = append(sheets, s)
	}
	return sheets, nil
}

// mainPart finds the workbook inside the container. A container without one
// is a Word file, a .zip of photos, or the binary .xlsb.
func (x *xlsx) mainPart() (string, error) {
	main := ""
	err := x.tokens("_rels/.rels", func(token xml.Token) error {
		if e, ok := token.(xml.StartElement); ok && e.Name.Local == "Relationship" &&
			strings.HasSuffix(attribute(e, "Type"), "/officeDocument") {
			main = strings.TrimPrefix(attribute(e, "Target"), "/")
		}
		return nil
	})
	if err != nil {
		return "", err
	}
	if !strings.HasSuffix(main, ".xml") || !x.has(main) {
		main = "xl/workbook.xml"
	}
	if !x.has(main) {
		return "", fail(NotATable, x.path, nil)
	}
	return main, nil
}

// readWorkbook lists the sheets that hold cells, in their order, and learns
// from which year days are counted.
func (x *xlsx) readWorkbook(main string) ([]sheetRef, error) {
	var refs []sheetRef
	err := x.tokens(main, func(token xml.Token) error {
		e, ok := token.(xml.StartElement)
		if !ok {
			return nil
		}
		switch e.Name.Local {
		case "workbookPr":
			x.base1904 = isTrue(attribute(e, "date1904"))
		case "sheet":
			ref := sheetRef{name: attribute(e, "name"), hidden: strings.Contains(strings.ToLower(attribute(e, "state")), "hidden")}
			for _, a := range e.Attr { // r:id, not sheetId
				if a.Name.Local == "id" {
					ref.relation = a.Value
				}
			}
			refs = append(refs, ref)
			return x.note()
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	targets, err := x.readRelations(main)
	var withCells []sheetRef // charts and macro sheets have none
	for _, ref := range refs {
		if ref.part = targets[ref.relation]; ref.part != "" {
			withCells = append(withCells, ref)
		}
	}
	return withCells, err
}

// readRelations finds the parts that belong to the workbook: its sheets by
// their id, and the parts of texts and styles.
func (x *xlsx) readRelations(main string) (map[string]string, error) {
	dir, base := path.Split(main)
	x.texts, x.styles = dir+"sharedStrings.xml", dir+"styles.xml"
	targets := map[string]string{}
	err := x.tokens(dir+"_rels/"+base+".rels", func(token xml.Token) error {
		e, ok := token.(xml.StartElement)
		if !ok {
			return nil
		}
		target := attribute(e, "Target")
		if strings.HasPrefix(target, "/") {
			target = strings.TrimPrefix(target, "/")
		} else {
			target = path.Join(dir, target)
		}
		switch path.Base(attribute(e, "Type")) {
		case "worksheet":
			targets[attribute(e, "Id")] = target
			return x.note()
		case "sharedStrings":
			x.texts = target
		case "styles":
			x.styles = target
		}
		return nil
	})
	return targets, err
}

// readStrings reads the table of texts that cells refer to. Phonetic guides
// (rPh) are not part of the text.
func (x *xlsx) readStrings() error {
	var text strings.Builder
	inText, phonetic := false, false
	return x.tokens(x.texts, func(token xml.Token) error {
		switch e := token.(type) {
		case xml.StartElement:
			switch e.Name.Local {
			case "si":
				text.Reset()
			case "t":
				inText = !phonetic
			case "rPh":
				phonetic = true
			}
		case xml.EndElement:
			switch e.Name.Local {
			case "si":
				x.strings = append(x.strings, unescape(text.String()))
				return x.note()
			case "t":
				inText = false
			case "rPh":
				phonetic = false
			}
		case xml.CharData:
			if inText {
				text.Write(e)
			}
		}
		return nil
	})
}

// unescape decodes the _x000D_ notation by which Excel writes characters that
// XML cannot hold.
func unescape(text string) string {
	if !strings.Contains(text, "_x") {
		return text
	}
	var out strings.Builder
	for i := 0; i < len(text); {
		if i+7 <= len(text) && text[i] == '_' && text[i+1] == 'x' && text[i+6] == '_' {
			if code, err := strconv.ParseUint(text[i+2:i+6], 16, 32); err == nil {
				out.WriteRune(rune(code))
				i += 7
				continue
			}
		}
		out.WriteByte(text[i])
		i++
	}
	return out.String()
}

// format is a number format and what it shows of a date.
type format struct {
	code  string
	shape shape
}

// readStyles learns the number format of each style number.
func (x *xlsx) readStyles() error {
	custom := map[int]string{}
	var ids []int
	inCells := false
	err := x.tokens(x.styles, func(token xml.Token) error {
		switch e := token.(type) {
		case xml.StartElement:
			switch {
			case e.Name.Local == "numFmt":
				if id, err := strconv.Atoi(attribute(e, "numFmtId")); err == nil {
					custom[id] = attribute(e, "formatCode")
				}
				return x.note()
			case e.Name.Local == "cellXfs":
				inCells = true
			case e.Name.Local == "xf" && inCells:
				id, err := strconv.Atoi(attribute(e, "numFmtId"))
				if err != nil {
					id = 0
				}
				ids = append(ids, id)
				return x.note()
			}
		case xml.EndElement:
			if e.Name.Local == "cellXfs" {
				inCells = false
			}
		}
		return nil
	})
	for _, id := range ids {
		code, ok := custom[id]
		if !ok {
			code = builtinDates[id]
		}
		x.formats = append(x.formats, format{code, formatShape(code)})
	}
	return err
}
