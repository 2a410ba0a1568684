// Names of temporary files that must not outlive the program, removed when a signal ends it.
#ifndef SWIFT_LINEAR_ALGEBRA_CFILESUPPORT_H
#define SWIFT_LINEAR_ALGEBRA_CFILESUPPORT_H

// Notes a name. Returns a slot for fs_forget, or -1 when all slots are taken (the file is then only removed normally).
int fs_note(const char *name);

// mkstemp, with the name noted before a signal can end the program. Returns the descriptor, or -1 with errno.
int fs_create(char *name_template, int *slot);

// Forgets the name in this slot; -1 is allowed.
void fs_forget(int slot);

// Removes the noted files, of a program that is about to end.
void fs_remove_all(void);

// On SIGINT, SIGTERM and SIGHUP: remove the noted files, then end by that signal. On a fault of the program (a trap, an
// abort, a wrong address): remove them, print a line and exit with 70. For programs, not for libraries.
void fs_remove_on_signals(void);

#endif
