package picture_test

import (
	"bytes"
	"errors"
	"image"
	"image/color"
	"testing"

	"careledger/data/picture"
	"careledger/data/picture/picturetest"
)

func grey(img image.Image, x, y int) uint8 {
	return color.GrayModel.Convert(img.At(x, y)).(color.Gray).Y
}

func TestPhotosAreShrunkAndTurned(t *testing.T) {
	for orientation, dark := range map[uint16]image.Point{1: {20, 100}, 3: {380, 100}, 6: {100, 20}, 8: {100, 380}} {
		img, err := picture.Decode(picturetest.JPEG(t, 1000, 500, orientation), 400)
		if err != nil {
			t.Fatal(err)
		}
		want := image.Pt(400, 200)
		if orientation > 4 {
			want = image.Pt(200, 400)
		}
		if size := img.Bounds().Size(); size != want {
			t.Errorf("held %d: the photo is %v, want %v", orientation, size, want)
		}
		if light := want.Sub(dark); grey(img, dark.X, dark.Y) > 40 || grey(img, light.X, light.Y) < 215 {
			t.Errorf("held %d: it is not dark at %v and light at %v", orientation, dark, light)
		}
		file, err := picture.JPEG(img, 80)
		if err != nil || bytes.Contains(file, []byte(picturetest.Place)) || bytes.Contains(file, []byte("Exif")) {
			t.Errorf("held %d: what is written holds more than the picture, or nothing: %v", orientation, err)
		}
	}
	if img, err := picture.Decode(picturetest.JPEG(t, 30, 20, 1), 400); err != nil || img.Bounds().Dx() != 30 {
		t.Errorf("a small one does not stay as it is: %v", err)
	}
	if img, err := picture.Decode(picturetest.JPEG(t, 9000, 2, 1), 400); err != nil || img.Bounds().Size() != image.Pt(400, 1) {
		t.Errorf("a thin one: %v", err)
	}
}

func TestWhatIsNoPhotoIsToldApart(t *testing.T) {
	whole := picturetest.JPEG(t, 200, 100, 1)
	large := bytes.Clone(picturetest.JPEG(t, 40, 30, 1))
	at := bytes.Index(large, []byte{0xFF, 0xC0}) // the size stands behind
	copy(large[at+5:], []byte{0xFF, 0x00, 0xFF, 0x00})
	for name, c := range map[string]struct {
		file []byte
		want error
	}{
		"text":        {[]byte("这不是照片"), picture.ErrNone},
		"nothing":     {nil, picture.ErrNone},
		"cut off":     {whole[:len(whole)/2], picture.ErrNone},
		"of a phone":  {append([]byte("\x00\x00\x00\x18ftypheic"), make([]byte, 40)...), picture.ErrHEIC},
		"far too big": {large, picture.ErrLarge},
	} {
		if _, err := picture.Decode(c.file, 400); !errors.Is(err, c.want) {
			t.Errorf("%s: got %v, want %v", name, err, c.want)
		}
	}
}
