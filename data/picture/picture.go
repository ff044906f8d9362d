// Package picture reads photos as phones, cameras and scanners make them, and
// writes them anew: upright, no larger than needed, and with nothing in the file
// but the picture.
package picture

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	_ "image/gif" // read
	"image/jpeg"
	_ "image/png" // read

	_ "golang.org/x/image/bmp" // read
	"golang.org/x/image/draw"
	_ "golang.org/x/image/webp" // read
)

// What is wrong with a file that is not taken.
var (
	ErrNone  = errors.New("no picture")          // or damaged
	ErrHEIC  = errors.New("a picture in HEIC")   // as some phones keep them; there is no reader without a patent
	ErrLarge = errors.New("too large a picture") // more than MostPixels
)

// MostPixels is how many pixels a picture may have; a phone's largest photos
// have 50 million.
const MostPixels = 52_000_000

// Decode reads a JPEG, PNG, GIF, BMP or WebP file, no longer than so many pixels
// on either side, 0 for as it is, and turned as its camera was held.
func Decode(file []byte, longest int) (image.Image, error) {
	size, _, err := image.DecodeConfig(bytes.NewReader(file))
	switch {
	case isHEIC(file):
		return nil, ErrHEIC
	case err != nil:
		return nil, fmt.Errorf("%w: %w", ErrNone, err)
	case size.Width <= 0 || size.Height <= 0:
		return nil, ErrNone
	case size.Width > MostPixels/size.Height:
		return nil, fmt.Errorf("%w: %d × %d pixels", ErrLarge, size.Width, size.Height)
	}
	read, _, err := image.Decode(bytes.NewReader(file))
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrNone, err)
	}
	if longest > 0 {
		read = Shrink(read, longest)
	}
	return turn(read, orientation(file)), nil
}

// isHEIC reports whether a file is of the family that iPhones write.
func isHEIC(file []byte) bool {
	if len(file) < 12 || string(file[4:8]) != "ftyp" {
		return false
	}
	switch string(file[8:12]) {
	case "heic", "heix", "heif", "hevc", "mif1", "msf1":
		return true
	}
	return false
}

// Shrink answers a picture no longer than so many pixels on either side; a
// smaller one stays as it is.
func Shrink(from image.Image, longest int) image.Image {
	long := max(from.Bounds().Dx(), from.Bounds().Dy())
	if long <= longest {
		return from
	}
	if n := long / longest; n > 1 {
		from = average(from, n) // the finer filter below needs memory for every pixel
	}
	b := from.Bounds()
	long = max(b.Dx(), b.Dy())
	to := image.NewNRGBA(image.Rect(0, 0, max(b.Dx()*longest/long, 1), max(b.Dy()*longest/long, 1)))
	draw.CatmullRom.Scale(to, to.Bounds(), from, b, draw.Src, nil)
	return to
}

// average makes one pixel of each square of n × n; what is left at the right and
// lower edges goes.
func average(from image.Image, n int) image.Image {
	b := from.Bounds()
	n = min(n, b.Dx(), b.Dy())
	to := image.NewRGBA(image.Rect(0, 0, b.Dx()/n, b.Dy()/n))
	strip := image.NewRGBA(image.Rect(0, 0, b.Dx(), n))
	for y := range to.Rect.Dy() {
		draw.Draw(strip, strip.Bounds(), from, image.Pt(b.Min.X, b.Min.Y+y*n), draw.Src)
		for x := range to.Rect.Dx() {
			var sum [4]int
			for sy := range n {
				at := strip.Pix[sy*strip.Stride+x*n*4:]
				for i := range n * 4 {
					sum[i%4] += int(at[i])
				}
			}
			for i, s := range sum {
				to.Pix[y*to.Stride+x*4+i] = uint8(s / (n * n))
			}
		}
	}
	return to
}

// JPEG encodes a picture; where it is transparent there is white. Quality goes
// from 1 to 100.
func JPEG(from image.Image, quality int) ([]byte, error) {
	b := from.Bounds()
	plain := image.NewRGBA(image.Rect(0, 0, b.Dx(), b.Dy()))
	draw.Draw(plain, plain.Bounds(), image.White, image.Point{}, draw.Src)
	draw.Draw(plain, plain.Bounds(), from, b.Min, draw.Over)
	var file bytes.Buffer
	if err := jpeg.Encode(&file, plain, &jpeg.Options{Quality: quality}); err != nil {
		return nil, fmt.Errorf("encode a picture: %w", err)
	}
	return file.Bytes(), nil
}
