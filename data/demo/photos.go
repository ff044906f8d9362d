package demo

import (
	"fmt"
	"image"
	"image/color"
	"image/draw"

	"careledger/data"
	"careledger/data/picture"
)

// scene is a drawn photo: what is told of it, and whether its people look at the
// camera.
type scene struct {
	caption string
	people  int
	faces   string
	marked  int // how many of those who were there are said to be on it
}

// scenes are drawn in turn.
var scenes = []scene{
	{"围坐在阅览室里读书，从后面拍", 4, data.FacesNo, 2},
	{"桌上的绘本和彩笔", 0, data.FacesNo, 0},
	{"活动结束时的合影", 5, data.FacesYes, 3},
	{"孩子们的手工摆在窗台上", 0, data.FacesNo, 0},
	{"", 3, data.FacesNotLooked, 0},
}

// mostScenes is how many records of each kind have photos.
const mostScenes = 3

// photograph adds drawn photos to the latest activities, visits and wishes.
// They are no photos of anybody.
func (w *world) photograph(s *data.Store, ss *data.Session) error {
	n := 0
	add := func(of data.PhotoOf, there []string) error {
		sc := scenes[n%len(scenes)]
		file, err := sc.draw(n)
		if err != nil {
			return err
		}
		n++
		p := data.NewPhoto(of)
		p.Caption, p.Faces = sc.caption, sc.faces
		if err := s.AddPhoto(ss, &p, file, false); err != nil {
			return fmt.Errorf("photos of the sample: %w", err)
		}
		if sc.marked == 0 || len(there) == 0 { // whom a wish or visit is about is on it already
			return nil
		}
		return s.SavePhoto(ss, &p, there[:min(sc.marked, len(there))])
	}
	activities, _, err := s.ActivityLines(ss, data.ActivityFilter{Status: "done", To: w.today.String(), Limit: mostScenes})
	if err != nil {
		return err
	}
	for _, a := range activities {
		list, err := s.Attendances(ss, a.ID)
		if err != nil {
			return err
		}
		var there []string
		for _, l := range list {
			if l.Attended {
				there = append(there, l.ChildID)
			}
		}
		for range 3 {
			if err := add(data.PhotoOf{Table: "activity", ID: a.ID}, there); err != nil {
				return err
			}
		}
	}
	visits, _, err := s.VisitLines(ss, data.VisitFilter{Limit: mostScenes})
	if err != nil {
		return err
	}
	for _, v := range visits {
		if err := add(data.PhotoOf{Table: "visit", ID: v.ID}, []string{v.ChildID}); err != nil {
			return err
		}
	}
	wishes, _, err := s.WishCards(ss, data.WishFilter{States: []string{data.WishDelivered, data.WishFollowed}})
	if err != nil {
		return err
	}
	for _, c := range wishes[:min(len(wishes), mostScenes)] {
		if err := add(data.PhotoOf{Table: "wish", ID: c.ID}, nil); err != nil {
			return err
		}
	}
	return nil
}

// draw draws a scene: a wall, a floor, a table, and people of circles. Each
// number gives other colours.
func (sc scene) draw(n int) ([]byte, error) {
	const w, h = 480, 360
	img := image.NewRGBA(image.Rect(0, 0, w, h))
	fill := func(r image.Rectangle, c color.Color) {
		draw.Draw(img, r, image.NewUniform(c), image.Point{}, draw.Src)
	}
	tint := uint8(n * 23 % 60)
	fill(img.Bounds(), color.RGBA{235 - tint/2, 225, 195 + tint, 255})
	fill(image.Rect(0, 240, w, h), color.RGBA{190, 160 - tint/2, 125, 255})
	fill(image.Rect(40, 30, 160, 130), color.RGBA{170, 205, 225 - tint, 255}) // a window
	fill(image.Rect(60, 200, 420, 225), color.RGBA{140, 95, 60 + tint, 255})  // a table
	for i := range 5 {                                                        // books
		fill(image.Rect(90+i*64, 176-i%3*6, 130+i*64, 200), color.RGBA{uint8(80 + i*35), 120 + tint, uint8(210 - i*30), 255})
	}
	disc := func(x, y, r int, c color.Color) {
		for dy := -r; dy <= r; dy++ {
			for dx := -r; dx <= r; dx++ {
				if dx*dx+dy*dy <= r*r {
					img.Set(x+dx, y+dy, c)
				}
			}
		}
	}
	for i := range sc.people {
		x, y := 80+i*320/max(sc.people-1, 1), 250+i%2*14
		fill(image.Rect(x-30, y+26, x+30, h), color.RGBA{uint8(60 + i*40), uint8(150 - i*15), 140 + tint, 255})
		hair := color.RGBA{45, 38, 35, 255}
		disc(x, y, 30, hair)
		if sc.faces == data.FacesNo {
			continue
		}
		disc(x, y+6, 25, color.RGBA{245, 210, 180, 255})
		disc(x-9, y+2, 3, hair)
		disc(x+9, y+2, 3, hair)
		fill(image.Rect(x-8, y+16, x+8, y+19), color.RGBA{200, 90, 90, 255})
	}
	return picture.JPEG(img, 80)
}
