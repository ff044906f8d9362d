package app_test

import (
	"go/ast"
	"go/token"
	"path"
	"regexp"
	"slices"
	"strconv"
)

// langCalls are the functions of Fyne's lang that take a text to translate.
var langCalls = []string{"L", "X", "N", "XN", "Localize", "LocalizeKey", "LocalizePlural", "LocalizePluralKey"}

// takers maps "folder.function" to the argument that is a text to translate.
// These are the functions that make an error for a person of a parameter named
// text, and those that hand a parameter on to be translated.
type takers map[string]int

// takersOf finds them. Those that hand on to others are found by looking again.
func takersOf(files []goFile) takers {
	found := takers{}
	for before := -1; before != len(found); {
		before = len(found)
		for _, f := range files {
			for _, d := range f.tree.Decls {
				if fn, ok := d.(*ast.FuncDecl); ok && !f.test {
					found.add(f, fn)
				}
			}
		}
	}
	return found
}

// add looks at one function.
func (ts takers) add(f goFile, fn *ast.FuncDecl) {
	params := paramsOf(fn)
	name := f.dir + "." + fn.Name.Name
	if i := slices.Index(params, "text"); i >= 0 && fn.Type.Results != nil && isError(fn.Type.Results.List[0].Type) {
		ts[name] = i
	}
	ast.Inspect(fn, func(n ast.Node) bool {
		if key, ok := ts.key(f, n); ok {
			if ident, ok := key.(*ast.Ident); ok && slices.Contains(params, ident.Name) {
				ts[name] = slices.Index(params, ident.Name)
			}
		}
		return true
	})
}

// key answers the expression that a node takes for a text to translate.
func (ts takers) key(f goFile, n ast.Node) (ast.Expr, bool) {
	switch n := n.(type) {
	case *ast.CallExpr:
		if i, ok := ts.argument(f, n.Fun); ok && i < len(n.Args) {
			return n.Args[i], true
		}
	case *ast.CompositeLit:
		if !isError(n.Type) {
			return nil, false
		}
		for _, element := range n.Elts {
			if pair, ok := element.(*ast.KeyValueExpr); ok {
				if name, ok := pair.Key.(*ast.Ident); ok && name.Name == "Text" {
					return pair.Value, true
				}
			}
		}
	}
	return nil, false
}

// argument says which argument of a called function is a text to translate.
func (ts takers) argument(f goFile, fun ast.Expr) (int, bool) {
	switch fun := fun.(type) {
	case *ast.Ident:
		i, ok := ts[f.dir+"."+fun.Name]
		return i, ok
	case *ast.SelectorExpr:
		if pkg, ok := fun.X.(*ast.Ident); ok {
			if pkg.Name == "lang" {
				return 0, slices.Contains(langCalls, fun.Sel.Name)
			}
			for _, imported := range f.imports {
				if path.Base(imported) == pkg.Name {
					i, ok := ts[trimModule(imported)+"."+fun.Sel.Name]
					return i, ok
				}
			}
		}
		i, ok := ts[f.dir+"."+fun.Sel.Name]
		return i, ok
	}
	return 0, false
}

// paramsOf answers the names of a function's parameters in their order.
func paramsOf(fn *ast.FuncDecl) []string {
	var names []string
	for _, field := range fn.Type.Params.List {
		for _, name := range field.Names {
			names = append(names, name.Name)
		}
	}
	return names
}

// isError reports whether a type is Error, Problem, or a pointer to one, of any
// package.
func isError(n ast.Expr) bool {
	switch n := n.(type) {
	case *ast.StarExpr:
		return isError(n.X)
	case *ast.SelectorExpr:
		return isError(n.Sel)
	case *ast.Ident:
		return n.Name == "Error" || n.Name == "Problem"
	}
	return false
}

// literal answers the value of a text that stands in the code, put together
// with + or not.
func literal(n ast.Expr) (string, bool) {
	switch n := n.(type) {
	case *ast.BasicLit:
		if n.Kind == token.STRING {
			text, err := strconv.Unquote(n.Value)
			return text, err == nil
		}
	case *ast.ParenExpr:
		return literal(n.X)
	case *ast.BinaryExpr:
		left, ok := literal(n.X)
		right, also := literal(n.Y)
		return left + right, ok && also && n.Op == token.ADD
	}
	return "", false
}

// asked collects the texts that the program asks a translation for, with the
// place of one asking; the places that ask for a text that can't be seen; and
// every literal that stands anywhere in the program.
func asked(files []goFile) (keys map[string]string, unseen []string, literals map[string]bool) {
	keys, literals = map[string]string{}, map[string]bool{}
	ts := takersOf(files)
	for _, f := range files {
		if f.test {
			continue
		}
		var around *ast.FuncDecl
		ast.Inspect(f.tree, func(n ast.Node) bool {
			if fn, ok := n.(*ast.FuncDecl); ok {
				around = fn
			}
			if e, ok := n.(ast.Expr); ok {
				if text, ok := literal(e); ok {
					literals[text] = true
				}
			}
			key, ok := ts.key(f, n)
			if !ok {
				return true
			}
			if text, ok := literal(key); ok {
				keys[text] = f.at(n)
				return true
			}
			listed := sentencesOf(around)
			for _, text := range listed {
				keys[text] = f.at(n)
			}
			if len(listed) == 0 && !elsewhere(key, around) {
				unseen = append(unseen, f.at(n))
			}
			return true
		})
	}
	delete(keys, "")
	return keys, unseen, literals
}

// elsewhere reports whether a text is looked at in another place: where the
// function around is called, or where the error was made that holds it.
func elsewhere(key ast.Expr, around *ast.FuncDecl) bool {
	switch key := key.(type) {
	case *ast.Ident:
		return around != nil && slices.Contains(paramsOf(around), key.Name)
	case *ast.SelectorExpr:
		return key.Sel.Name == "Text"
	}
	return false
}

// sentence is what a literal looks like that people read: a capital and small
// letters, several words. Statements of SQL shout their first word.
var sentence = regexp.MustCompile(`^[A-Z][a-z]*[ ,]\S`)

// sentencesOf answers the sentences in a function, among which it chooses one.
func sentencesOf(fn *ast.FuncDecl) []string {
	var found []string
	if fn == nil {
		return nil
	}
	ast.Inspect(fn, func(n ast.Node) bool {
		if e, ok := n.(ast.Expr); ok {
			if text, ok := literal(e); ok && sentence.MatchString(text) {
				found = append(found, text)
			}
		}
		return true
	})
	return found
}
