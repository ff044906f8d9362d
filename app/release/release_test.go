package release

import "testing"

func TestAVersionNamesItsBuild(t *testing.T) {
	if got := Full("0.2.0"); got != "0.2.0" {
		t.Errorf("without a build it is %q", got)
	}
	build = "412.3f2a1bc5"
	t.Cleanup(func() { build = "" })
	if got := Full("0.2.0"); got != "0.2.0+412.3f2a1bc5" {
		t.Errorf("with a build it is %q", got)
	}
}
