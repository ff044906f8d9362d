package words_test

import (
	"errors"
	"fmt"
	"log"
	"strings"
	"testing"

	"careledger/app/sheet"
	"careledger/app/words"
	"careledger/data"
	"careledger/data/cn"
)

func TestError(t *testing.T) {
	use(t, words.Chinese)
	var logged strings.Builder
	before := log.Writer()
	log.SetOutput(&logged)
	t.Cleanup(func() { log.SetOutput(before) })

	t.Run("what the store refuses is said in Chinese, wrapped or not", func(t *testing.T) {
		refused := &data.Error{Kind: data.Bad, Text: "The birthday {{.Birth}} lies in the future.", Args: map[string]any{"Birth": "2027-01-01"}}
		for _, err := range []error{refused, fmt.Errorf("save: %w", refused)} {
			if got := words.Error(err); !strings.Contains(got, "2027-01-01") || strings.Contains(got, "future") {
				t.Errorf("said %q", got)
			}
		}
	})
	t.Run("the cause goes to the log, the person's data does not", func(t *testing.T) {
		words.Error(&data.Error{
			Kind: data.Full, Text: "The disk is full. Nothing was saved; free some space and try again.",
			Args: map[string]any{"Name": "周龚"}, Cause: errors.New("ENOSPC"),
		})
		if !strings.Contains(logged.String(), "ENOSPC") || strings.Contains(logged.String(), "周龚") {
			t.Errorf("logged %q", logged.String())
		}
	})
	t.Run("a wrong number is said in Chinese", func(t *testing.T) {
		_, problem := cn.ParseID("320106201503050011")
		if problem == nil {
			t.Fatal("the number was accepted")
		}
		if got := words.Error(problem); got == problem.Text || got == "" {
			t.Errorf("said %q", got)
		}
	})
	t.Run("a table that can't be read has its own sentence", func(t *testing.T) {
		err := &sheet.Error{Code: sheet.Empty, Args: map[string]any{"File": "名单.xlsx"}}
		if got := words.Error(err); !strings.Contains(got, "名单.xlsx") {
			t.Errorf("said %q", got)
		}
	})
	t.Run("anything else gets a calm sentence", func(t *testing.T) {
		got := words.Error(errors.New("constraint failed"))
		if strings.Contains(got, "constraint") || !strings.Contains(got, "已经保存的内容都还在") {
			t.Errorf("said %q", got)
		}
		if words.Error(nil) != "" {
			t.Error("no error says something")
		}
	})
}
