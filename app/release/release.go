// Package release says which release of the program this is, and knows newer ones
// that come on a stick or in a folder, without any network.
package release

// build is the number of changes and the last one, such as "412.3f2a1bc5". The
// linker fills it in, see the Makefile; a program that was only tried by go build
// has none.
var build string

// Full returns a version with the build behind it, such as
// "0.3.0+412.3f2a1bc5"; the version alone where the build is not known.
func Full(version string) string {
	if build == "" {
		return version
	}
	return version + "+" + build
}
