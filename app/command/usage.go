package command

import (
	"fmt"
	"regexp"
	"strings"

	"fyne.io/fyne/v2/lang"
	"github.com/alecthomas/kong"
)

// texts are the sentences of the help by the names that the tags of the
// commands use.
func texts() map[string]string {
	return map[string]string{
		"new":      lang.L("Makes an empty file of records with its first user, the person in charge."),
		"demo":     lang.L("Makes a sample organization with two years of invented records."),
		"import":   lang.L("Brings a table (.xlsx, .csv) in."),
		"template": lang.L("Writes the empty table of a kind to fill in."),
		"export":   lang.L("Writes all records of a kind to a table (.xlsx, .csv)."),
		"report":   lang.L("Prints a report to a PDF file."),
		"form":     lang.L("Prints forms to a PDF file, empty or filled with what is known."),
		"screens":  lang.L("Draws every screen to a PNG file, without a display."),
		"manual":   lang.L("Prints the handbook to a PDF file."),
		"list":     lang.L("Lists kinds of tables, reports or forms, a name and a sentence a line."),
		"version":  lang.L("Says the versions of the program, SQLite and the cipher."),

		"backup":  lang.L("Writes a backup into one file and checks it."),
		"restore": lang.L("Puts a backup in the place of a file; what was there is kept beside."),
		"verify":  lang.L("Checks a file: pages, references, history, figures."),

		"backupfile": lang.L("file of the backup"),
		"verified":   lang.L("file of records to check"),

		"yes":      lang.L("do not ask, do it"),
		"recovery": lang.L("open it with the recovery code instead of a password"),

		"db":       lang.L("file of records"),
		"org":      lang.L("name of the organization"),
		"user":     lang.L("name to sign in with"),
		"mark":     lang.L("one or two characters that begin every file number; the first of the name where left out"),
		"children": lang.L("how many children, up to 100000"),
		"seed":     lang.L("same seed, same records"),
		"today":    lang.L("day on which the records end; today where left out"),
		"kind":     lang.L("kind of table, see list kinds"),
		"table":    lang.L("table file"),
		"dry":      lang.L("only try, and say what would be done"),
		"json":     lang.L("answer as JSON"),
		"accept":   lang.L("take these rows in spite of doubts, such as 3,5-7, or all"),
		"refusals": lang.L("file for the refused rows; beside the table where left out"),
		"name":     lang.L("name of the report, see list reports"),
		"project":  lang.L("code of the project; all records where left out"),
		"from":     lang.L("first day; the project's where left out"),
		"to":       lang.L("last day; the project's where left out"),
		"edition":  lang.L("for whom: funder, internal or public"),
		"lang":     lang.L("language of the report: zh or en"),
		"out":      lang.L("file to write"),
		"figures":  lang.L("file for the figures as JSON"),
		"folder":   lang.L("folder for the pictures"),
		"size":     lang.L("width and height of the window, such as 1366x768"),
		"dark":     lang.L("Draws the dark look."),
		"text":     lang.L("Size of the type in percent, from 100 to 150."),
		"what":     lang.L("kinds, reports or forms"),
		"formname": lang.L("name or number of the form, see list forms"),
		"for":      lang.L("for what it is made, as KIND:NUMBER: child, batch, camp, activity, wish, person or donor"),
		"count":    lang.L("how many empty forms"),

		"issue":     lang.L("give it a number and keep it; without, it is a draft"),
		"receiver":  lang.L("who gets the issued report"),
		"realnames": lang.L("call children by their full names; internal edition only"),
		"reason":    lang.L("why by their full names"),
	}
}

// help writes how a command is called, or which commands there are.
func help(_ kong.HelpOptions, ctx *kong.Context) error {
	out := ctx.Stdout
	chosen := ctx.Selected()
	if chosen == nil {
		fmt.Fprintf(out, "%s\n\n", lang.L("{{.Program}} without a command opens the window.", map[string]any{"Program": program}))
		for _, c := range ctx.Model.Children {
			fmt.Fprintf(out, "  %s %-10s %s\n", program, c.Name, c.Help)
		}
		fmt.Fprintf(out, "\n%s\n", lang.L("{{.Program}} COMMAND --help says more about a command. The password comes from CARELEDGER_PASSWORD or is asked for; CARELEDGER_USER says who you are.", map[string]any{"Program": program}))
		return nil
	}
	fmt.Fprintf(out, "%s %s\n\n%s\n\n", program, chosen.Summary(), chosen.Help)
	for _, a := range chosen.Positional {
		fmt.Fprintf(out, "  %-18s %s\n", strings.ToUpper(a.Name), a.Help)
	}
	for _, f := range chosen.Flags {
		mark := "--" + f.Name
		if !f.IsBool() {
			mark += "=" + strings.ToUpper(f.Name)
		}
		fmt.Fprintf(out, "  %-18s %s\n", mark, f.Help)
	}
	return nil
}

// complaints are what the parser says, with what is said instead; the parts in
// brackets are kept.
var complaints = []struct {
	said    *regexp.Regexp
	instead func(part string) string
}{
	{regexp.MustCompile(`^missing flags: (.+)$`), func(part string) string {
		return lang.L("{{.What}} is missing.", map[string]any{"What": valueType.ReplaceAllString(part, "")})
	}},
	{regexp.MustCompile(`^expected one of (.+)$`), func(part string) string {
		return lang.L("Say which command: {{.What}}.", map[string]any{"What": strings.ReplaceAll(part, `"`, "")})
	}},
	{regexp.MustCompile(`^expected "(.+)"$`), func(part string) string {
		return lang.L("{{.What}} is missing.", map[string]any{"What": strings.ToUpper(strings.Trim(strings.Fields(part)[0], "<>"))})
	}},
	{regexp.MustCompile(`^(?:unexpected argument|unknown flag) ([^,]+)`), func(part string) string {
		return lang.L("{{.What}} is not known here.", map[string]any{"What": part})
	}},
	{regexp.MustCompile(`^(.+)$`), func(part string) string { return part }},
}

// valueType is what the parser writes after a flag.
var valueType = regexp.MustCompile(`=[A-Z]+`)

// misused tells in one line what is wrong with the arguments.
func (d *Desk) misused(err error) int {
	sentence := err.Error()
	for _, c := range complaints {
		if m := c.said.FindStringSubmatch(sentence); m != nil {
			sentence = c.instead(m[1])
			break
		}
	}
	fmt.Fprintln(d.Err, lang.L("{{.Why}} Type {{.Program}} --help to see how it is used.", map[string]any{"Why": sentence, "Program": program}))
	return Misused
}
