package page_test

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	"careledger/app/report/page"
)

// sample is a long paragraph with everything that makes breaking lines hard.
const sample = "“乐乐”今年九岁，随祖母生活。暑托班开班第一周他几乎不说话，志愿者每天下午陪他读二十分钟《西游记（青少版）》；" +
	"第三周，他在分享会上讲了一段“三打白骨精”，台下是他自己邀请的两位同学。服务 2,384 人次，占 94.5%，经费 ¥12,345.60 元" +
	"（见表 3-1、附件 QD-2026-0211），联系 WeChat: care_ledger@example.org，详见 https://www.example.org/report/2026/index.html?id=42&lang=zh。" +
	"Volunteers don’t say “never”——they read ‘aloud’……真的！？【注】阿卜杜拉·买买提与周䶮、王㛃、李𬭊、吴𬱟、𠮷田同学；6–8 岁 14 人。"

// run answers what a tool prints. The tools are part of what the tests need:
// without them nothing is proved, so their absence is a failure.
func run(tb testing.TB, name string, args ...string) string {
	tb.Helper()
	path, err := exec.LookPath(name)
	if err != nil {
		tb.Fatalf("%s is needed (apt-get install poppler-utils qpdf): %v", name, err)
	}
	var out, failed bytes.Buffer
	cmd := exec.Command(path, args...)
	cmd.Stdout, cmd.Stderr = &out, &failed
	if err := cmd.Run(); err != nil {
		tb.Fatalf("%s %v: %v\n%s%s", name, args, err, out.String(), failed.String())
	}
	return out.String()
}

// write lays a report out and writes it to a file of the test, which qpdf finds
// sound.
func write(tb testing.TB, d *page.Doc) string {
	tb.Helper()
	path := filepath.Join(tb.TempDir(), "report.pdf")
	if err := d.Layout().WriteFile(path); err != nil {
		tb.Fatal(err)
	}
	run(tb, "qpdf", "--check", path)
	return path
}

// read answers a file's text in the order in which it was drawn.
func read(tb testing.TB, path string, args ...string) string {
	tb.Helper()
	return run(tb, "pdftotext", append(append([]string{"-raw", "-enc", "UTF-8"}, args...), path, "-")...)
}

// bare answers a text without white space and control characters.
func bare(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || unicode.Is(unicode.Cc, r) {
			return -1
		}
		return r
	}, s)
}

func readFile(tb testing.TB, path string) []byte {
	tb.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		tb.Fatal(err)
	}
	return data
}
