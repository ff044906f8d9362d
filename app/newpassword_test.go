package app

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"careledger/app/widgets"
	"careledger/data"
	"careledger/data/datatest"
)

func TestNewPasswordAfterTheRecoveryCode(t *testing.T) {
	d := newDesktop(t)
	d.start()
	d.firstRun()
	code := ""
	for _, text := range d.Texts() {
		if len(text) == 5 && strings.ToUpper(text) == text && strings.Trim(text, "0123456789ABCDEFGHJKMNPQRSTVWXYZ") == "" {
			code += text
		}
	}
	d.Press("开始工作")
	d.leave()
	d.start()
	d.Press("忘了密码？")
	d.Fill("姓名", leadName)
	d.Fill("恢复码", code)
	d.Key(fyne.KeyReturn)
	d.WantText("设置新密码")
	if d.shell != nil {
		t.Fatal("work began before there was a new password")
	}
	d.Fill("新密码", "shanxiaoman2026")
	d.Fill("再输一次密码", "shanxiaoman2026")
	d.Key(fyne.KeyReturn)
	d.WantText("大家都知道的名称")
	d.Fill("新密码", "柳桥镇的秋天真美")
	d.Fill("再输一次密码", "柳桥镇的秋天真丑")
	d.Key(fyne.KeyReturn)
	d.WantText("不一样")
	d.Fill("再输一次密码", "柳桥镇的秋天真美")
	d.Key(fyne.KeyReturn)
	d.WantText("工作台")
	if _, err := d.store.SignIn(leadName, password); !data.Is(err, data.Locked) {
		t.Errorf("the forgotten password still opens: %v", err)
	}
	if _, err := d.store.SignIn(leadName, "柳桥镇的秋天真美"); err != nil {
		t.Error(err)
	}
}

func TestFirstPasswordIsChanged(t *testing.T) {
	d, store := signedIn(t)
	if err := store.AddUser(d.shell.session, &data.User{Name: "许诺言", Role: data.Volunteer}, password); err != nil {
		t.Fatal(err)
	}
	d.Control(fyne.KeyL)
	enter := func(secret string) {
		d.Fill("姓名", "许诺言")
		d.Fill("密码", secret)
		d.Key(fyne.KeyReturn)
	}
	enter(password)
	d.WantText("现在的密码是负责人设的")
	if field, ok := d.Field("新密码").(*widgets.TextEntry); !ok || d.Canvas.Focused() != fyne.Focusable(field) {
		t.Error("the new password does not have the keyboard")
	}
	d.Type("柳桥镇的秋天真美")
	d.Key(fyne.KeyReturn)
	d.Type("柳桥镇的秋天真美")
	d.Key(fyne.KeyReturn)
	d.WantText("许诺言 · 志愿者")
	d.Control(fyne.KeyL)
	enter("柳桥镇的秋天真美")
	d.WantText("许诺言 · 志愿者")
}

func TestWhoeverSeesOtherChildrenOpensTheFileAnew(t *testing.T) {
	d, store := signedIn(t)
	lead := d.shell.session
	person := data.Person{Name: "赵明远", Role: "volunteer", Status: "active"}
	if err := store.SavePerson(lead, &person, true); err != nil {
		t.Fatal(err)
	}
	mine, other := datatest.Child(t, store, lead, "林小满"), datatest.Child(t, store, lead, "陈望舒")
	if err := store.SavePairing(lead, &data.Pairing{ChildID: mine.ID, PersonID: data.Ref(person.ID), Role: "volunteer", From: "2026-01-01"}); err != nil {
		t.Fatal(err)
	}
	user := data.User{Name: "许诺言", Role: data.Volunteer, Reach: data.ReachAssigned, PersonID: data.Ref(person.ID)}
	if err := store.AddUser(lead, &user, password); err != nil {
		t.Fatal(err)
	}
	d.Control(fyne.KeyL)
	d.Fill("姓名", "许诺言")
	d.Fill("密码", password)
	d.Key(fyne.KeyReturn)
	d.Type("柳桥镇的秋天真美")
	d.Key(fyne.KeyReturn)
	d.Type("柳桥镇的秋天真美")
	d.Key(fyne.KeyReturn)
	d.Control(fyne.Key2)
	d.WantText(mine.Name)
	d.WantNoText(other.Name)
	d.Control(fyne.KeyK)
	d.Type(other.Name)
	d.WantNoText(other.FileNo)
	d.Key(fyne.KeyEscape)
	d.Control(fyne.KeyL)
	d.Fill("姓名", leadName)
	d.Fill("密码", password)
	d.Key(fyne.KeyReturn)
	d.Control(fyne.Key2)
	d.WantText(other.Name)
}
