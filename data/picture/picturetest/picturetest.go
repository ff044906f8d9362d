// Package picturetest draws photos for tests.
package picturetest

import (
	"bytes"
	"encoding/binary"
	"image"
	"image/color"
	"image/jpeg"
	"os"
	"path/filepath"
	"testing"
)

// Place stands in the metadata of the photos that [JPEG] makes.
const Place = "GPS 32.0603N 118.7969E"

// JPEG is a photo of w × h pixels, dark in its left half, with Exif data that
// names a place and says how the camera was held, 1 to 8.
func JPEG(tb testing.TB, w, h int, orientation uint16) []byte {
	tb.Helper()
	img := image.NewGray(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			if x >= w/2 {
				img.SetGray(x, y, color.Gray{Y: 255})
			}
		}
	}
	var out bytes.Buffer
	if err := jpeg.Encode(&out, img, nil); err != nil {
		tb.Fatal(err)
	}
	tiff := append([]byte("MM\x00\x2A\x00\x00\x00\x08\x00\x01"), 0x01, 0x12, 0, 3, 0, 0, 0, 1)
	tiff = binary.BigEndian.AppendUint16(tiff, orientation)
	tiff = append(tiff, "\x00\x00\x00\x00\x00\x00"+Place...)
	exif := append([]byte("Exif\x00\x00"), tiff...)
	segment := binary.BigEndian.AppendUint16([]byte{0xFF, 0xE1}, uint16(len(exif)+2))
	return append(append(append([]byte{0xFF, 0xD8}, segment...), exif...), out.Bytes()[2:]...)
}

// File writes a photo of w × 30 pixels into a file with that name and answers its
// path; another width is another photo.
func File(tb testing.TB, name string, w int) string {
	tb.Helper()
	path := filepath.Join(tb.TempDir(), name)
	if err := os.WriteFile(path, JPEG(tb, w, 30, 1), 0o600); err != nil {
		tb.Fatal(err)
	}
	return path
}
