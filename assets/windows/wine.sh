# What test.sh drives Windows with: a fresh Wine, its window, and waiting by looking. To be sourced.

drive=$PWD/build/wine/prefix/drive_c
pictures=$PWD/out/windows
work=$(mktemp -d)
export USER=${USER:-$(id -un)} HOME=$work WINEPREFIX=$PWD/build/wine/prefix WINEARCH=win64
export WINEDEBUG=-all WINEDLLOVERRIDES='mscoree,mshtml,winemenubuilder.exe=' LC_ALL=C.UTF-8
running=

# end_wine ends what runs in this Wine and nothing else.
end_wine() {
	wineserver -k || true
	wineserver -w || true
	rm -rf "$work"
}
trap end_wine EXIT

step() { echo "== $*"; }

# fail ends the test; the screen and the log of the program say why.
fail() {
	echo "windows-test: $*" >&2
	import -window root "$pictures/failed.png" || true
	tail -n 20 "$drive/users/$USER/AppData/Local/CareLedger/careledger.log" >&2 || true
	exit 1
}

# wine runs a program of Windows to its end, but not for ever.
wine() { timeout 300 /usr/bin/wine "$@"; }

# answers EXPECTED PROGRAM ARGUMENTS... wants that exit code.
answers() {
	local want=$1 got=0
	shift
	wine "$@" || got=$?
	[ "$got" = "$want" ] || fail "$* answers $got instead of $want"
}

# unix PATH is where a path of drive C lies here.
unix() {
	local path=${1#C:}
	echo "$drive${path//\\//}"
}

dirname_of() { echo "${1%\\*}"; }

# until_so SECONDS WHAT COMMAND... looks until the command succeeds.
until_so() {
	local patience=$1 what=$2
	shift 2
	local end=$((SECONDS + patience))
	until "$@"; do
		[ "$SECONDS" -lt "$end" ] || fail "after $patience seconds still not: $what"
		sleep 0.2
	done
}

# windows lists the windows of the program.
windows() { xdotool search --onlyvisible --name '关爱台账' 2>/dev/null; }
shown() { [ -n "$(windows)" ]; }
titled() { xdotool search --onlyvisible --name "$1" >/dev/null 2>&1; }
ended() { ! kill -0 "$running" 2>/dev/null; }
focused() { [ "$(xdotool getwindowfocus 2>/dev/null)" = "$window" ]; }

# differ A B says how many pixels of two pictures differ; still succeeds once two
# looks in a row see the same screen but for a blinking caret: it is drawn.
look() { import -window root "$1"; }
differ() { compare -metric AE "$1" "$2" null: 2>&1 || true; }
still() {
	look "$work/one.png"
	sleep 0.3
	look "$work/two.png"
	[ "$(differ "$work/one.png" "$work/two.png")" -lt 300 ]
}

# screen_changed succeeds once the screen is another one than at the last
# picture or key, and is drawn. A button that says to wait is not another screen.
screen_changed() { still && [ "$(differ "$work/two.png" "$work/last.png")" -gt 8000 ]; }

# open_window starts the program and waits until its window is drawn and has the
# keyboard.
open_window() {
	/usr/bin/wine "$1" &
	running=$!
	until_so 120 "a window" shown
	window=$(windows | head -n 1)
	until_so 60 "the window to be drawn" still
	xdotool windowfocus "$window"
	until_so 30 "the keyboard at the window" focused
	look "$work/last.png"
}

# close_window asks the program to end, as the cross in its corner does.
close_window() {
	wine taskkill /im CareLedger.exe >/dev/null
	until_so 60 "the program to end" ended
	until_so 30 "the window to go" eval '! shown'
}

# keys presses keys; type_in types words, and presses those that are the name of
# the Enter key.
keys() {
	look "$work/last.png"
	xdotool key --delay 60 "$@"
}
type_in() {
	look "$work/last.png"
	local word
	for word in "$@"; do
		case $word in
		Return) xdotool key "$word" ;;
		*) xdotool type --delay 40 "$word" ;;
		esac
	done
}

# picture keeps what the screen shows once it is drawn.
picture() {
	until_so 60 "a still screen" still
	import -window root "$pictures/$1.png"
	look "$work/last.png"
}

rm -rf "$WINEPREFIX" "$pictures"
mkdir -p "$work/Desktop" "$work/Documents"
mkdir -p "$WINEPREFIX" "$pictures"
step "a fresh Windows"
wine wineboot --init
wineserver -w
primitives=$drive/windows/system32/bcryptprimitives.dll
[ -f "$primitives" ] ||
	x86_64-w64-mingw32-gcc -shared -O2 -s -o "$primitives" assets/windows/bcryptprimitives.c -ladvapi32
