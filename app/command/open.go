package command

import (
	"bufio"
	"fmt"
	"strings"

	"fyne.io/fyne/v2/lang"
	"golang.org/x/term"

	"careledger/data"
)

// The variables of the environment that say who signs in.
const (
	passwordVariable = "CARELEDGER_PASSWORD"
	userVariable     = "CARELEDGER_USER"
	recoveryVariable = "CARELEDGER_RECOVERY_CODE"
)

// open opens a file and signs in, asking for what the environment does not say.
func (d *Desk) open(path string) (*data.Store, *data.Session, error) {
	password, err := d.password(lang.L("Password: "))
	if err != nil {
		return nil, nil, err
	}
	user := d.Getenv(userVariable)
	if user != "" {
		return data.Open(path, user, password, data.Options{})
	}
	store, ss, err := data.OpenOnly(path, password, data.Options{})
	if !data.Is(err, data.NotFound) || !d.interactive() {
		return store, ss, err
	}
	fmt.Fprint(d.Err, lang.L("Name: "))
	name, readErr := bufio.NewReader(d.In).ReadString('\n')
	if readErr != nil || strings.TrimSpace(name) == "" {
		return nil, nil, err
	}
	return data.Open(path, strings.TrimSpace(name), password, data.Options{})
}

// with opens a file, does something with it and closes it.
func (d *Desk) with(path string, do func(*data.Store, *data.Session) error) error {
	store, ss, err := d.open(path)
	if err != nil {
		return err
	}
	err = do(store, ss)
	if closed := store.Close(); err == nil {
		err = closed
	}
	return err
}

// password answers the password of the environment, or asks for it.
func (d *Desk) password(prompt string) (string, error) { return d.secret(passwordVariable, prompt) }

// key answers what opens a backup: the password, or the recovery code.
func (d *Desk) key(recovery bool) (k data.Key, err error) {
	k.User = d.Getenv(userVariable)
	if recovery {
		k.Code, err = d.secret(recoveryVariable, lang.L("Recovery code: "))
		return k, err
	}
	k.Password, err = d.password(lang.L("Password: "))
	return k, err
}

// agreed asks whether to go on; where nobody can be asked it goes on.
func (d *Desk) agreed(question string) bool {
	if !d.interactive() {
		return true
	}
	fmt.Fprint(d.Err, question)
	answer, err := bufio.NewReader(d.In).ReadString('\n')
	return err == nil && strings.EqualFold(strings.TrimSpace(answer), "y")
}

// secret answers a secret of the environment, or asks for it.
func (d *Desk) secret(variable, prompt string) (string, error) {
	if secret := d.Getenv(variable); secret != "" {
		return secret, nil
	}
	if !d.interactive() {
		return "", refusal(lang.L("There is no password. Set {{.Variable}}, or call the command from a terminal.", map[string]any{"Variable": variable}))
	}
	fmt.Fprint(d.Err, prompt)
	typed, err := term.ReadPassword(int(d.In.Fd()))
	fmt.Fprintln(d.Err)
	if err != nil {
		return "", fmt.Errorf("read password: %w", err)
	}
	return string(typed), nil
}

// newPassword is password for a new user: typed, it has to be typed twice.
func (d *Desk) newPassword() (string, error) {
	password, err := d.password(lang.L("New password: "))
	if err != nil || d.Getenv(passwordVariable) != "" {
		return password, err
	}
	again, err := d.password(lang.L("Once more: "))
	if err == nil && again != password {
		err = refusal(lang.L("The two passwords differ."))
	}
	return password, err
}

// interactive reports whether there is somebody to ask.
func (d *Desk) interactive() bool { return d.In != nil && term.IsTerminal(int(d.In.Fd())) }
