package words

import (
	"errors"
	"log"
	"maps"

	"fyne.io/fyne/v2/lang"

	"careledger/app/sheet"
	"careledger/data"
	"careledger/data/cn"
)

// Error says in the person's language what err means and what to do next. The
// technical cause goes to the log. An error that is none of the program's own
// gets a calm sentence; a nil error gives an empty string.
func Error(err error) string {
	if err == nil {
		return ""
	}
	var (
		kept    *data.Error
		problem *cn.Problem
		table   *sheet.Error
	)
	switch {
	case errors.As(err, &kept):
		if kept.Cause != nil {
			log.Print(Cause(kept))
		}
		return lang.L(kept.Text, labelled(kept.Args))
	case errors.As(err, &problem):
		return lang.L(problem.Text, problem.Args)
	case errors.As(err, &table):
		log.Print(Cause(err))
		return sheet.Sentence(err)
	}
	log.Printf("unexpected: %s", Cause(err))
	return lang.L("Something went wrong. Nothing that was saved is lost. Try once more; if it happens again, close the program and open it anew.")
}

// labelled puts the codes among the arguments into words.
func labelled(args map[string]any) map[string]any {
	args = maps.Clone(args)
	for name, value := range args {
		if term, ok := value.(data.Term); ok {
			args[name] = Label(term.Enum, term.Code)
		}
	}
	return args
}
