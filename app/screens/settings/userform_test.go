package settings_test

import (
	"testing"

	"careledger/data"
	"careledger/data/datatest"
)

func TestWhatAUserMayDo(t *testing.T) {
	desk := newDesk(t)
	store, lead := desk.Store(), desk.Session()
	person := data.Person{Name: "赵明远", Role: "volunteer", Status: "active"}
	if err := store.SavePerson(lead, &person, true); err != nil {
		t.Fatal(err)
	}
	user := data.User{Name: "许诺言", Role: data.Volunteer}
	if err := store.AddUser(lead, &user, datatest.Password); err != nil {
		t.Fatal(err)
	}
	kept := func() data.User {
		t.Helper()
		all, err := store.Users(lead)
		if err != nil {
			t.Fatal(err)
		}
		for _, u := range all {
			if u.ID == user.ID {
				return u
			}
		}
		t.Fatal("the user is gone")
		return data.User{}
	}
	desk.Press("用户")

	t.Run("a volunteer is kept to the children of a person", func(t *testing.T) {
		desk.DoublePress("许诺言")
		desk.WantNoText("初始密码")
		desk.Choose("可以看到哪些孩子", "结对")
		desk.Press("保存")
		desk.WantText("才能找到结对的孩子")
		desk.Choose("是人员里的哪一位", "赵明远") // the last field, so Enter saves
		if u := kept(); u.Reach != data.ReachAssigned || string(u.PersonID) != person.ID {
			t.Fatalf("kept is %+v; told %q", u, desk.Errors)
		}
		desk.WantText("结对给本人的孩子")
	})
	t.Run("another key asks for a first password", func(t *testing.T) {
		desk.DoublePress("许诺言")
		desk.Choose("角色", "社工")
		desk.WantNoText("可以看到哪些孩子")
		desk.Fill("初始密码", "桃李路上的中心小学")
		desk.Fill("再输一次密码", "桃李路上的中心小学")
		desk.Press("保存")
		if u := kept(); u.Role != data.SocialWorker || u.Reach != data.ReachAll {
			t.Fatalf("kept is %+v", u)
		}
		if _, err := store.SignIn("许诺言", "桃李路上的中心小学"); err != nil {
			t.Error(err)
		}
	})
	t.Run("a forgotten password is replaced", func(t *testing.T) {
		desk.DoublePress("许诺言")
		desk.Press("忘记密码")
		desk.Fill("初始密码", "12345678")
		desk.Fill("再输一次密码", "12345678")
		desk.Press("保存")
		desk.WantText("请换一个")
		desk.Fill("初始密码", datatest.Password)
		desk.Fill("再输一次密码", datatest.Password)
		desk.Press("保存")
		if _, err := store.SignIn("许诺言", datatest.Password); err != nil {
			t.Error(err)
		}
	})
	t.Run("switched off and on again", func(t *testing.T) {
		desk.DoublePress("许诺言")
		desk.Press("停用")
		desk.WantText("那份旧文件仍能用旧密码打开")
		desk.Press("停用")
		if _, err := store.SignIn("许诺言", datatest.Password); !data.Is(err, data.Locked) || kept().Active {
			t.Errorf("still signs in: %v", err)
		}
		desk.DoublePress("许诺言")
		desk.Press("重新启用")
		desk.Fill("初始密码", datatest.Password)
		desk.Fill("再输一次密码", datatest.Password)
		desk.Press("保存")
		if _, err := store.SignIn("许诺言", datatest.Password); err != nil {
			t.Errorf("%v; shown %q", err, desk.Texts())
		}
	})
	t.Run("nobody switches off themselves", func(t *testing.T) {
		desk.DoublePress(desk.Session().User)
		desk.WantText("保存")
		desk.WantNoText("停用")
		desk.Choose("角色", "只读")
		desk.Fill("初始密码", datatest.Password)
		desk.Fill("再输一次密码", datatest.Password)
		desk.Press("保存")
		desk.WantText("至少要有一位负责人")
	})
	for _, err := range desk.Errors {
		t.Errorf("failed: %v", err)
	}
}
