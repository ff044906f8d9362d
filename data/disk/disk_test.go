package disk_test

import (
	"errors"
	"os"
	"path/filepath"
	"testing"

	"careledger/data/disk"
)

func TestTake(t *testing.T) {
	path := filepath.Join(t.TempDir(), "台账.open")
	mine, err := disk.Take(path)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := mine.WriteString("我"); err != nil {
		t.Fatal(err)
	}
	if _, err := disk.Take(path); !errors.Is(err, disk.ErrTaken) {
		t.Errorf("somebody else got it: %v", err)
	}
	if b, err := os.ReadFile(path); err != nil || string(b) != "我" {
		t.Errorf("somebody else reads %q, %v", b, err)
	}
	if err := mine.Close(); err != nil {
		t.Fatal(err)
	}
	again, err := disk.Take(path)
	if err != nil {
		t.Fatalf("it can't be taken though it is free: %v", err)
	}
	if err := again.Close(); err != nil {
		t.Error(err)
	}
}

func TestReplace(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a")
	if err := disk.Create(path, []byte("old")); err != nil {
		t.Fatal(err)
	}
	if err := disk.Create(path, []byte("new")); !errors.Is(err, os.ErrExist) {
		t.Errorf("a file was made over another: %v", err)
	}
	if err := disk.Replace(path, []byte("new")); err != nil {
		t.Fatal(err)
	}
	if b, err := os.ReadFile(path); err != nil || string(b) != "new" {
		t.Errorf("it holds %q, %v", b, err)
	}
	if left, err := os.ReadDir(filepath.Dir(path)); err != nil || len(left) != 1 {
		t.Errorf("there are left %v, %v", left, err)
	}
}

func TestRemote(t *testing.T) {
	if disk.Remote(filepath.Join(t.TempDir(), "a")) {
		t.Error("a folder for passing files is said to be on another computer")
	}
}

func TestFull(t *testing.T) {
	full, err := os.OpenFile("/dev/full", os.O_WRONLY, 0)
	if err != nil {
		t.Skip("this system has no disk that is always full")
	}
	defer full.Close() //nolint:errcheck // it holds nothing
	if _, err := full.WriteString("我"); !disk.Full(err) {
		t.Errorf("a full disk is not known by %v", err)
	}
	if disk.Full(os.ErrNotExist) || disk.Full(nil) {
		t.Error("something else is taken for a full disk")
	}
}
