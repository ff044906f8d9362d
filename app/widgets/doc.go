// Package widgets holds the few parts that all screens share: texts, buttons,
// fields, tables, forms, dialogs, toasts and charts. A widget shows and tells
// what a person did through its On… functions; it holds no rule of the domain
// and binds no data. All of it runs on Fyne's goroutine.
package widgets
