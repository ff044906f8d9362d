package app

import (
	"os"
	"testing"

	"careledger/data"
)

func TestAFileInUseMayBeLookedAt(t *testing.T) {
	first, store := signedIn(t)
	second := newDesktop(t)
	second.offer(store.Path())
	second.start()
	second.Fill("姓名", leadName)
	second.Fill("密码", password)
	second.Press("登录")
	if second.shell != nil {
		t.Fatal("two windows write into one file")
	}
	second.WantText("负责人")
	second.Press("只查看")
	second.WantText("工作台")
	second.WantText("只能查看")
	err := second.store.SaveDonor(second.shell.session, &data.Donor{Name: "江禾书店", Kind: "company"})
	if err == nil {
		t.Error("who only looks could write")
	}
	if err := first.store.SaveDonor(first.shell.session, &data.Donor{Name: "江禾书店", Kind: "company"}); err != nil {
		t.Errorf("the first window can't write any more: %v", err)
	}
}

func TestADamagedFileLeadsToItsNewestBackup(t *testing.T) {
	d, store := signedIn(t)
	donor := data.Donor{Name: "江禾书店", Kind: "company"}
	if err := store.SaveDonor(d.shell.session, &donor); err != nil {
		t.Fatal(err)
	}
	path := store.Path()
	d.leave() // makes the backup
	raw, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for i := 0; i < len(raw); i += 64 {
		raw[i] ^= 0xFF
	}
	if err := os.WriteFile(path, raw, 0o600); err != nil {
		t.Fatal(err)
	}
	d.start()
	d.Fill("姓名", leadName)
	d.Fill("密码", password)
	d.Press("登录")
	if d.shell != nil {
		t.Fatal("a damaged file was opened")
	}
	d.Press("回到最新的备份")
	d.WantText("那之后的记录不在里面")
	d.Press("恢复这个备份")
	d.WantText("工作台")
	if kept, err := d.store.Donor(d.shell.session, donor.ID); err != nil || kept.Name != donor.Name {
		t.Errorf("kept is %+v, %v", kept, err)
	}
}
