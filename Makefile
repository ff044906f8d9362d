# CareLedger: `make run` and `make test` are all that a fresh Debian or Ubuntu
# with Go and Node needs; both install what is missing.

CHECKS  := inherit,ST1000,ST1020,ST1021,ST1022
GOFUMPT := mvdan.cc/gofumpt@v0.12.0
STATIC  := honnef.co/go/tools/cmd/staticcheck@v0.8.2
WINDOWS := build/windows/CareLedger.exe
CHINESE := LC_ALL= LANG=zh_CN.UTF-8
SERVER  := xvfb-run -a -s "-screen 0 1366x768x24"

# Which build this is; the version stands in FyneApp.toml.
NUMBER = -X careledger/app/release.build=$(shell assets/build/number.sh)

# The driver links the cipher that assets/build/cipher.sh compiles.
export GOFLAGS     := -buildvcs=false -tags=libsqlite3
export CGO_ENABLED := 1
export CGO_CFLAGS  := -O2 -g0 "-I$(CURDIR)/build/cipher/linux"
export CGO_LDFLAGS := "-L$(CURDIR)/build/cipher/linux" -lm

.PHONY: run test torture build lint bench fuzz windows windows-test setup
.DEFAULT_GOAL := build

# Opens the window on a sample organization. Without a display, draws every
# screen and prints a report into out/.
run: build
	assets/build/run.sh

# Everything that is checked before a change is taken. The tests come last.
test: lint
	$(CHINESE) $(SERVER) go test -timeout 15m ./...

# The program killed 500 times at random moments; 30 times are among the tests.
# A failure says with which seed it comes again.
torture: setup
	CARELEDGER_TORTURE=$(or $(CARELEDGER_TORTURE),500) go test -count=1 -v -run '^TestTorture$$' -timeout 60m ./data

# The program. Released programs leave out Fyne's check for calls from the
# wrong goroutine, which the tests have (build tag migrated_fynedo).
build: setup
	go build -tags=libsqlite3,migrated_fynedo -ldflags '$(NUMBER)' -o build/careledger .

# Formatting, mistakes, and a comment on every exported name.
lint: setup
	@unformatted=$$(go run $(GOFUMPT) -l main.go app assets data) || exit; \
	test -z "$$unformatted" || { echo "run gofumpt -w on:" $$unformatted >&2; exit 1; }
	go vet ./...
	go run $(STATIC) -checks $(CHECKS) ./...

# How long things take with 10,000 children.
bench: setup
	$(CHINESE) $(SERVER) go test -run '^$$' -bench . -timeout 60m ./...

# Reads what nobody would write: an hour in all, or six times FUZZTIME. What is
# found stays in testdata/fuzz as a seed, which make test tries too.
FUZZTIME ?= 10m
fuzz: setup
	@for one in app/sheet.FuzzExcel app/sheet.FuzzCSV data/cn.FuzzDate data/cn.FuzzID data/vault.FuzzKeySlots data.FuzzBackup; do \
		go test ./$${one%.*} -run '^$$' -fuzz "^$${one##*.}$$" -fuzztime $(FUZZTIME) || exit; \
	done

# The program for Windows, which needs no other file; the installer and the
# archive to be carried on a stick, which bring it to people.
windows: export CGO_CFLAGS  := -O2 -g0 "-I$(CURDIR)/build/cipher/windows"
windows: export CGO_LDFLAGS := "-L$(CURDIR)/build/cipher/windows"
windows:
	assets/build/setup.sh windows
	assets/build/cipher.sh windows
	assets/build/resource.sh build/windows/resource.o
	key=$$(assets/build/update.sh key) && CC=x86_64-w64-mingw32-gcc GOOS=windows GOARCH=amd64 \
		go build -trimpath -tags=libsqlite3,migrated_fynedo -ldflags "$(NUMBER) -X careledger/app/release.key=$$key \
		-s -w -H windowsgui -extldflags '-static $(CURDIR)/build/windows/resource.o'" -o $(WINDOWS) .
	assets/build/package.sh

# The program for Windows at work under Wine: installed, used, upgraded, removed.
windows-test: windows
	assets/build/setup.sh wine
	$(SERVER) assets/windows/test.sh

# The packages of the system and the cipher.
setup:
	@assets/build/setup.sh linux
	@assets/build/cipher.sh linux
