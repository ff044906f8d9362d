package settings_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"careledger/app/prefs"
	"careledger/app/screens/screentest"
	"careledger/app/screens/settings"
	"careledger/app/screens/transfer"
	"careledger/app/theme"
	"careledger/data"
	"careledger/data/datatest"
)

func newDesk(t *testing.T) *screentest.Desk {
	t.Helper()
	desk := screentest.New(t)
	desk.Show(settings.New(desk))
	return desk
}

func TestOrganization(t *testing.T) {
	desk := newDesk(t)
	desk.Fill("简称", "护苗")
	desk.Fill("统一社会信用代码", "52329921MJT0000103")
	desk.Press("保存")
	if len(desk.Toasts) != 0 {
		t.Errorf("a wrong code was saved: %q", desk.Toasts)
	}
	desk.WantText("仍然保存")
	desk.Press("取消")
	desk.Fill("统一社会信用代码", "")
	desk.Fill("借书天数", "0")
	desk.Press("保存")
	desk.WantText("大于 0")
	desk.Fill("借书天数", "21")
	desk.Press("保存")
	org, err := desk.Store().Org(desk.Session())
	if err != nil || org.ShortName != "护苗" {
		t.Errorf("kept is %+v, %v", org, err)
	}
	if days, err := desk.Store().Setting(desk.Session(), data.SettingLoanDays); err != nil || days != "21" {
		t.Errorf("lent for %q days, %v", days, err)
	}
}

func TestUsers(t *testing.T) {
	desk := newDesk(t)
	desk.Press("用户")
	desk.WantText("本人")
	t.Run("a user is added and can sign in", func(t *testing.T) {
		desk.Press("添加用户")
		desk.Fill("姓名", "许诺言")
		desk.Fill("初始密码", "桃李路上的中心小学")
		desk.Fill("再输一次密码", "桃李路上的中心中学")
		desk.Press("保存")
		desk.WantText("不一样")
		desk.Fill("再输一次密码", "桃李路上的中心小学")
		desk.Press("保存")
		desk.WantText("许诺言")
		ss, err := desk.Store().SignIn("许诺言", "桃李路上的中心小学")
		if err != nil || ss.Role != data.Volunteer {
			t.Fatalf("signed in as %v, %v", ss, err)
		}
		ss.Close()
	})
	t.Run("my password is changed only with the old one", func(t *testing.T) {
		desk.Press("修改我的密码")
		desk.Fill("原密码", "not the one")
		desk.Fill("新密码", "秋天的柳桥镇很美")
		desk.Fill("再输一次密码", "秋天的柳桥镇很美")
		desk.Press("保存")
		if len(desk.Toasts) != 1 {
			t.Fatalf("told %q", desk.Toasts)
		}
		desk.Fill("原密码", datatest.Password)
		desk.Press("保存")
		ss, err := desk.Store().SignIn(desk.Session().User, "秋天的柳桥镇很美")
		if err != nil {
			t.Fatalf("%v; shown %q", err, desk.Texts())
		}
		ss.Close()
	})
}

func TestImports(t *testing.T) {
	desk := newDesk(t)
	desk.Press("导入记录")
	desk.WantText("还没有导入过")
	path := filepath.Join(t.TempDir(), "名单.csv")
	if err := os.WriteFile(path, []byte("姓名,出生日期\n顾念,2015-03-04\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	transfer.ImportFile(desk, "children", path)
	desk.Press("导入")
	desk.WantText("名单.csv")
	desk.Press("撤销这次导入")
	desk.WantText("新增的 1 条放入回收站")
	desk.Press("撤销导入")
	desk.WantText("已撤销")
	if _, total, err := desk.Store().Children(desk.Session(), data.ChildFilter{}); err != nil || total != 0 {
		t.Errorf("%d children, %v", total, err)
	}
	for _, err := range desk.Errors {
		t.Errorf("failed: %v", err)
	}
}

func TestTables(t *testing.T) {
	desk := newDesk(t)
	desk.Press("导入导出")
	for _, word := range []string{"孩子", "暑托点名", "支出"} {
		desk.WantText(word)
	}
	desk.Files.Path = filepath.Join(t.TempDir(), "表.xlsx")
	desk.Press("空表")
	if _, err := os.Stat(desk.Files.Path); err != nil {
		t.Errorf("no table was written: %v", err)
	}
}

func TestSafety(t *testing.T) {
	desk := newDesk(t)
	desk.Press("安全")
	desk.WantText("恢复码")
	desk.Press("检查历史")
	desk.WantText("条历史全部完整")
}

func TestComputer(t *testing.T) {
	desk := newDesk(t)
	desk.Press("本机")
	desk.WantText(desk.Store().Path())
	desk.WantText("SQLite 3.")
	desk.Press("130%")
	desk.Press("深色")
	kept := prefs.Of(fyne.CurrentApp().Preferences())
	if kept.TextPercent() != 130 || kept.Variant() != theme.Dark {
		t.Errorf("remembered are %d%% and %v", kept.TextPercent(), kept.Variant())
	}
	desk.Press("English")
	if kept.Language() != "en" || !strings.Contains(desk.Toasts[0], "下次") {
		t.Errorf("language %s, told %q", kept.Language(), desk.Toasts)
	}
}

func TestSettingsOfVolunteers(t *testing.T) {
	store, lead := datatest.Open(t)
	desk := screentest.On(t, store, datatest.As(t, store, lead, data.Volunteer))
	desk.Show(settings.New(desk))
	desk.WantText("只有负责人可以修改")
	desk.WantNoText("导入导出")
	desk.Press("用户")
	desk.WantNoText("添加用户")
	desk.WantText("修改我的密码")
	for _, err := range desk.Errors {
		t.Errorf("failed: %v", err)
	}
}

func TestTroublePack(t *testing.T) {
	desk := newDesk(t)
	desk.Press("本机")
	path := filepath.Join(t.TempDir(), "故障.zip")
	desk.Files.Path = path
	desk.Press("打包故障信息")
	if raw, err := os.ReadFile(path); err != nil || !strings.HasPrefix(string(raw), "PK") {
		t.Errorf("no pack was written: %v", err)
	}
	if len(desk.Toasts) != 1 || !strings.Contains(desk.Toasts[0], path) {
		t.Errorf("told %q", desk.Toasts)
	}
}
