package data

import (
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"image"
	"slices"
	"strings"

	"careledger/data/picture"
)

// The sizes of photos.
const (
	photoLongest = 1600 // pixels of the longer side that are kept: a third of a page prints well
	photoQuality = 82   // of JPEG
	thumbLongest = 320  // of the small picture for lists
	thumbQuality = 75   //
	mostPhotos   = 60   // of one record, of a class on a day
)

// MostPhotoFile is the most bytes of a file that becomes a photo.
const MostPhotoFile = 40 << 20

// The answers to whether faces on a photo can be recognised.
const (
	FacesNotLooked = ""    // nobody looked yet
	FacesNo        = "no"  // from behind, hands, things
	FacesYes       = "yes" // at least one
)

// Photo is a photo of a record: upright, small, and nothing in its file but the
// picture. It belongs to exactly one record, whose area says who may see it.
type Photo struct {
	Row
	ChildID    Ref    `db:"child_id"`
	WishID     Ref    `db:"wish_id"`
	VisitID    Ref    `db:"visit_id"`
	ActivityID Ref    `db:"activity_id"`
	CampID     Ref    `db:"camp_id"` // a class on Day
	Day        string `db:"day"`     // on which it was taken; that of the record or today when empty
	Caption    string `db:"caption"`
	Faces      string `db:"faces"` // FacesNotLooked, FacesNo or FacesYes
	Width      int    `db:"width"` // pixels
	Height     int    `db:"height"`
	Size       int    `db:"size"`   // bytes
	SHA256     string `db:"sha256"` // of the file that came in, in hexadecimal
}

func (*Photo) table() string { return "photo" }

// PhotoChild is a child on a photo.
type PhotoChild struct {
	Row
	PhotoID string `db:"photo_id"`
	ChildID string `db:"child_id"`
}

func (*PhotoChild) table() string { return "photo_child" }

// photoOwner is a table whose records have photos.
type photoOwner struct {
	table string
	area  Area
	of    func(*Photo) *Ref
	day   string // its column with the day
	child string // its column with the one child it is about
}

func (o photoOwner) column() string { return o.table + "_id" }

// photoOwners are all of these.
var photoOwners = []photoOwner{
	{"child", Children, func(p *Photo) *Ref { return &p.ChildID }, "", "id"},
	{"wish", Wishes, func(p *Photo) *Ref { return &p.WishID }, "delivered_on", "child_id"},
	{"visit", Visits, func(p *Photo) *Ref { return &p.VisitID }, "day", "child_id"},
	{"activity", Activities, func(p *Photo) *Ref { return &p.ActivityID }, "day", ""},
	{"camp", Camps, func(p *Photo) *Ref { return &p.CampID }, "", ""},
}

// PhotoOf names the record that photos belong to.
type PhotoOf struct {
	Table string // child, wish, visit, activity or camp
	ID    string
	Day   string // of a class: the day; otherwise empty
}

// Of answers the record that the photo belongs to.
func (p Photo) Of() PhotoOf {
	for _, o := range photoOwners {
		if id := *o.of(&p); id != "" {
			of := PhotoOf{Table: o.table, ID: string(id)}
			if o.table == "camp" {
				of.Day = p.Day
			}
			return of
		}
	}
	return PhotoOf{}
}

// NewPhoto begins a photo of a record.
func NewPhoto(of PhotoOf) Photo {
	p := Photo{Day: of.Day}
	for _, o := range photoOwners {
		if o.table == of.Table {
			*o.of(&p) = Ref(of.ID)
		}
	}
	return p
}

// photoArea refuses who may not do so much with photos of a record.
func (s *Store) photoArea(ss *Session, of PhotoOf, a access) (photoOwner, error) {
	if err := s.check(ss, Settings, read); err != nil {
		return photoOwner{}, err
	}
	i := slices.IndexFunc(photoOwners, func(o photoOwner) bool { return o.table == of.Table })
	if i < 0 {
		return photoOwner{}, missing("The record is not there any more.", nil)
	}
	return photoOwners[i], s.check(ss, photoOwners[i].area, a)
}

// CanPhoto reports whether the session may add photos to records of a table, for
// a window that leaves out what it can't do.
func (ss *Session) CanPhoto(table string) bool {
	i := slices.IndexFunc(photoOwners, func(o photoOwner) bool { return o.table == table })
	return i >= 0 && ss.CanWrite(photoOwners[i].area)
}

// AddPhoto keeps a photo of a record. The file that is given is not kept: it is
// made small, turned upright and written anew, so that neither the place nor
// anything else that the camera noted stays. Whoever the record is about counts
// as being on the photo until somebody says otherwise. The same file twice at
// one record is a [Conflict]; at another record it is doubtful, for one photo
// proves one thing; over says that it is right all the same.
func (s *Store) AddPhoto(ss *Session, p *Photo, file []byte, over bool) error {
	owner, err := s.photoArea(ss, p.Of(), write)
	if err != nil {
		return err
	}
	kept, thumb, err := p.read(file)
	if err != nil {
		return err
	}
	return s.write(ss, owner.area, write, func(t *tx) error { return t.addPhoto(p, owner, kept, thumb, over) })
}

// read makes the pictures that are kept of a file.
func (p *Photo) read(file []byte) (kept, thumb []byte, err error) {
	img, err := readPhoto(file, photoLongest)
	if err != nil {
		return nil, nil, err
	}
	if kept, err = picture.JPEG(img, photoQuality); err != nil {
		return nil, nil, err
	}
	p.Width, p.Height, p.Size, p.SHA256 = img.Bounds().Dx(), img.Bounds().Dy(), len(kept), sum(file)
	thumb, err = picture.JPEG(picture.Shrink(img, thumbLongest), thumbQuality)
	return kept, thumb, err
}

// CheckPhoto answers a small picture of a file that is to become a photo later,
// or why it can't.
func CheckPhoto(file []byte) (image.Image, error) { return readPhoto(file, thumbLongest) }

// readPhoto reads the picture of a file.
func readPhoto(file []byte, longest int) (image.Image, error) {
	if len(file) > MostPhotoFile {
		return nil, bad("file", "The file has more than {{.Most}} MB, which is the most that can be read. Make the photo smaller first.", args{"Most": MostPhotoFile >> 20})
	}
	img, err := picture.Decode(file, longest)
	switch {
	case errors.Is(err, picture.ErrHEIC):
		return nil, bad("file", "This is an iPhone photo in the format HEIC, which can't be read. In the phone's settings choose “most compatible” for the camera, or send the photo to the computer as JPEG.", nil)
	case errors.Is(err, picture.ErrLarge):
		return nil, bad("file", "The photo has too many pixels; at most {{.Most}} million can be read. Make it smaller first.", args{"Most": picture.MostPixels / 1_000_000})
	case err != nil:
		return nil, &Error{Kind: Bad, Field: "file", Text: "This file is no photo that can be read, or it is damaged. Photos in JPEG, PNG, WebP, BMP or GIF are taken.", Cause: err}
	}
	return img, nil
}

func (t *tx) addPhoto(p *Photo, owner photoOwner, kept, thumb []byte, over bool) error {
	p.Row = Row{}
	of := p.Of()
	child, day, err := t.photoRecord(owner, of.ID)
	if err != nil {
		return err
	}
	if p.Day == "" {
		p.Day = day
	}
	if err := p.check(t); err != nil {
		return err
	}
	if err := t.checkPhotoOnce(p, owner, over); err != nil {
		return err
	}
	if err := t.put(p); err != nil {
		return err
	}
	if _, err := t.Exec(`INSERT INTO photo_file (photo_id, picture, thumb) VALUES (?, ?, ?)`, p.ID, kept, thumb); err != nil {
		return fmt.Errorf("keep a photo: %w", err)
	}
	if child == "" {
		return nil
	}
	return t.put(&PhotoChild{PhotoID: p.ID, ChildID: child})
}

// photoRecord answers the one child that a record is about, if there is one, and
// its day, or today.
func (t *tx) photoRecord(owner photoOwner, id string) (child, day string, err error) {
	columns := []string{"''", "''"}
	for i, c := range []string{owner.child, owner.day} {
		if c != "" {
			columns[i] = c
		}
	}
	record, err := one[struct {
		Child string `db:"child"`
		Day   string `db:"on_day"`
	}](t, `SELECT `+columns[0]+` child, `+columns[1]+` on_day FROM `+owner.table+` WHERE id = ? AND deleted_at IS NULL`, id)
	if record.Day == "" || record.Day > t.today {
		record.Day = t.today
	}
	return record.Child, record.Day, err
}

// check wants a day that is not in the future and an answer about faces.
func (p *Photo) check(t *tx) error {
	if err := t.setPastDay("day", &p.Day); err != nil {
		return err
	}
	p.Caption = strings.TrimSpace(p.Caption)
	if !slices.Contains([]string{FacesNotLooked, FacesNo, FacesYes}, p.Faces) {
		return bad("faces", "“{{.Text}}” is not among the choices.", args{"Text": p.Faces})
	}
	return nil
}

// checkPhotoOnce refuses the same file again, and more photos of a record than
// anybody looks at.
func (t *tx) checkPhotoOnce(p *Photo, owner photoOwner, over bool) error {
	alike, err := many[Photo](t, `SELECT * FROM photo p WHERE p.sha256 = ? AND p.deleted_at IS NULL AND `+photoAlive("p"), p.SHA256)
	if err != nil {
		return err
	}
	for _, a := range alike {
		if a.Of() == p.Of() {
			return conflict("This photo is here already.", nil)
		}
	}
	if len(alike) > 0 && !over {
		return doubtful("file", "The same photo belongs to another record already, of {{.Day}}. A photo proves one thing only.", args{"Day": alike[0].Day})
	}
	of := p.Of()
	n, err := one[int](t, `SELECT count(*) FROM photo WHERE `+owner.column()+` = ? AND (? = '' OR day = ?) AND deleted_at IS NULL`, of.ID, of.Day, of.Day)
	if err == nil && n >= mostPhotos {
		return conflict("There are {{.N}} photos here already, and more are not kept. Delete some, or choose the best.", args{"N": n})
	}
	return err
}

// photoAbout is SQL for the condition that a photo shows a child or belongs to a
// record about it, whose id is its one value.
const photoAbout = `id IN (WITH k(id) AS (VALUES (?)) SELECT p.id FROM photo p, k WHERE p.child_id = k.id
	OR p.wish_id IN (SELECT w.id FROM wish w WHERE w.child_id = k.id) OR p.visit_id IN (SELECT v.id FROM visit v WHERE v.child_id = k.id)
	OR p.id IN (SELECT c.photo_id FROM photo_child c WHERE c.child_id = k.id))`

// photoChildOf is SQL for the one child that the record of a photo is about.
const photoChildOf = `coalesce(photo.child_id, (SELECT w.child_id FROM wish w WHERE w.id = photo.wish_id), (SELECT v.child_id FROM visit v WHERE v.id = photo.visit_id))`

// photoAlive is SQL for the condition that the record a photo belongs to is not
// in the bin.
func photoAlive(p string) string {
	var all []string
	for _, o := range photoOwners {
		column := p + "." + o.column()
		all = append(all, "("+column+" IS NULL OR "+column+" IN (SELECT id FROM "+o.table+" WHERE deleted_at IS NULL))")
	}
	return strings.Join(all, " AND ")
}

// SavePhoto changes the day, the caption, whether faces can be recognised and
// which children are on a photo. Children whom the session does not see stay.
func (s *Store) SavePhoto(ss *Session, p *Photo, children []string) error {
	owner, err := s.photoArea(ss, p.Of(), write)
	if err != nil {
		return err
	}
	return s.write(ss, owner.area, write, func(t *tx) error {
		was, err := get[Photo](t, p.ID)
		if err != nil {
			return err
		}
		if was.Of().ID != p.Of().ID {
			return missing("The record is not there any more.", nil)
		}
		if err := p.check(t); err != nil {
			return err
		}
		p.Width, p.Height, p.Size, p.SHA256 = was.Width, was.Height, was.Size, was.SHA256
		if err := t.put(p); err != nil {
			return err
		}
		return t.setPhotoChildren(p.ID, children)
	})
}

// setPhotoChildren says which children are on a photo.
func (t *tx) setPhotoChildren(photoID string, children []string) error {
	for _, id := range children {
		n, err := one[int](t, `SELECT count(*) FROM photo_child WHERE photo_id = ? AND child_id = ? AND deleted_at IS NULL`, photoID, id)
		if err != nil {
			return err
		}
		if n > 0 {
			continue
		}
		if err := t.put(&PhotoChild{PhotoID: photoID, ChildID: id}); err != nil {
			return err
		}
	}
	return t.binOthers("photo_child", "photo_id", photoID, "child_id", children)
}

// RemovePhotos puts photos into the bin, all or none.
func (s *Store) RemovePhotos(ss *Session, ids ...string) error { return s.binPhotos(ss, true, ids) }

// RestorePhotos takes photos out of the bin, all or none.
func (s *Store) RestorePhotos(ss *Session, ids ...string) error { return s.binPhotos(ss, false, ids) }

func (s *Store) binPhotos(ss *Session, in bool, ids []string) error {
	if err := s.check(ss, Settings, read); err != nil {
		return err
	}
	area := Settings
	for _, id := range ids {
		p, err := one[Photo](s.readers, `SELECT * FROM photo WHERE id = ?`, id)
		if err != nil {
			return err
		}
		owner, err := s.photoArea(ss, p.Of(), write)
		if err != nil {
			return err
		}
		area = owner.area
	}
	return s.write(ss, area, read, func(t *tx) error {
		for _, id := range ids {
			if err := t.bin("photo", id, in); err != nil {
				return err
			}
		}
		return nil
	})
}

// PhotoLine is a photo with the children who are on it.
type PhotoLine struct {
	Photo
	Children []PhotoName // by name
}

// PhotoName is a child on a photo; the name is there for sessions that may see
// children.
type PhotoName struct {
	PhotoID string `db:"photo_id"`
	ChildID string `db:"child_id"`
	Name    string `db:"name"`
}

// ChildIDs answers the ids of the children on a photo.
func (l PhotoLine) ChildIDs() []string {
	var ids []string
	for _, c := range l.Children {
		ids = append(ids, c.ChildID)
	}
	return ids
}

// Photos answers the photos of a record in the order in which they came.
func (s *Store) Photos(ss *Session, of PhotoOf) ([]PhotoLine, error) {
	owner, err := s.photoArea(ss, of, read)
	if err != nil {
		return nil, err
	}
	return s.photoLines(ss, `p.`+owner.column()+` = ? AND (? = '' OR p.day = ?) ORDER BY p.id`, of.ID, of.Day, of.Day)
}

// ChildPhotos answers all photos that show a child or belong to a record that is
// about the child, the latest first, of the areas that the session may see.
func (s *Store) ChildPhotos(ss *Session, childID string) ([]PhotoLine, error) {
	if err := s.check(ss, Children, read); err != nil {
		return nil, err
	}
	about, values := []string{`p.id IN (SELECT photo_id FROM photo_child WHERE child_id = ? AND deleted_at IS NULL)`}, []any{childID}
	var seen []string
	for _, o := range photoOwners {
		if !ss.CanRead(o.area) {
			seen = append(seen, "p."+o.column()+" IS NULL")
		}
		if o.child != "" {
			about, values = append(about, "p."+o.column()+" IN (SELECT id FROM "+o.table+" WHERE "+o.child+" = ?)"), append(values, childID)
		}
	}
	where := strings.Join(append(seen, "("+strings.Join(about, " OR ")+")"), " AND ")
	return s.photoLines(ss, where+` ORDER BY p.day DESC, p.id DESC`, values...)
}

// photoLines answers the photos that fit a condition, and their children.
func (s *Store) photoLines(ss *Session, condition string, values ...any) ([]PhotoLine, error) {
	photos, err := many[Photo](s.readers, `SELECT p.* FROM photo p WHERE p.deleted_at IS NULL AND `+photoAlive("p")+` AND `+condition, values...)
	if err != nil {
		return nil, err
	}
	ids := make([]string, len(photos))
	for i, p := range photos {
		ids[i] = p.ID
	}
	list, err := json.Marshal(ids)
	if err != nil {
		return nil, fmt.Errorf("photos: %w", err)
	}
	names, err := many[PhotoName](s.readers, `SELECT c.photo_id, c.child_id, k.name FROM photo_child c JOIN child k ON k.id = c.child_id
		WHERE c.photo_id IN (SELECT value FROM json_each(?)) AND c.deleted_at IS NULL ORDER BY k.name_key, k.file_no`, string(list))
	if err != nil {
		return nil, err
	}
	of := map[string][]PhotoName{}
	for _, n := range names {
		if !ss.CanRead(Children) {
			n.Name = ""
		}
		of[n.PhotoID] = append(of[n.PhotoID], n)
	}
	lines := make([]PhotoLine, len(photos))
	for i, p := range photos {
		lines[i] = PhotoLine{p, of[p.ID]}
	}
	return lines, nil
}

// PhotoFile answers the JPEG of a photo as it is kept.
func (s *Store) PhotoFile(ss *Session, id string) ([]byte, error) {
	return s.photoFile(ss, id, "picture")
}

// PhotoThumb answers a small JPEG of a photo, for lists.
func (s *Store) PhotoThumb(ss *Session, id string) ([]byte, error) {
	return s.photoFile(ss, id, "thumb")
}

func (s *Store) photoFile(ss *Session, id, column string) ([]byte, error) {
	if err := s.check(ss, Settings, read); err != nil {
		return nil, err
	}
	p, err := one[Photo](s.readers, `SELECT * FROM photo WHERE id = ?`, id)
	if err != nil {
		return nil, err
	}
	if _, err := s.photoArea(ss, p.Of(), read); err != nil {
		return nil, err
	}
	var file []byte
	err = s.readers.Get(&file, `SELECT `+column+` FROM photo_file WHERE photo_id = ?`, id)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, missing("The record is not there any more.", nil)
	}
	if err != nil {
		return nil, fmt.Errorf("file of a photo: %w", err)
	}
	return file, nil
}
