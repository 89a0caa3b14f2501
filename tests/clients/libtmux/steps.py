# SPDX-License-Identifier: ISC
# What the scripts of this folder share. Each step prints what libtmux gave for it, so that two runs can be compared.
import dataclasses
import functools
import time

import libtmux

# What is another number in every run, or on every machine.
VOLATILE = {
    "client_pid", "client_tty", "history_bytes", "pane_pid", "pane_tty", "pid", "session_activity", "session_created",
    "session_last_attached", "start_time", "window_activity", "window_created", "config_files", "socket_path",
}
count = 0
print = functools.partial(print, flush=True)


def text_of(value):
    if isinstance(value, libtmux.common.tmux_cmd):
        return f"{value.returncode} {value.stdout} {value.stderr}"
    return repr(value)


def step(title, action):
    """Does one thing, prints its result or its error, and returns the result."""
    global count
    count += 1
    try:
        value = action()
    except Exception as error:
        print(f"{count} {title}: {type(error).__name__}: {str(error)[:300]}")
        return None
    print(f"{count} {title}: {text_of(value)}")
    return value


def facts(thing):
    """Every field that libtmux has read of an object, but for the volatile ones."""
    fields = {field.name: getattr(thing, field.name, None) for field in dataclasses.fields(thing)}
    return {k: v for k, v in sorted(fields.items()) if k != "server" and k not in VOLATILE and v is not None}


def wait_for(pane, text):
    """Waits until the pane shows a text; its screen then."""
    for _ in range(1500):
        screen = pane.capture_pane()
        if any(text in line for line in screen) and screen[-1] == "$":
            return screen
        time.sleep(0.01)
    return f"never showed {text}"


def settled(pane):
    """Waits for the shell's prompt."""
    for _ in range(1500):
        if pane.display_message("#{cursor_x},#{cursor_character}", get_text=True) == ["2, "]:
            return pane
        time.sleep(0.01)
    raise TimeoutError(pane.capture_pane())


def done():
    print(f"{count} steps")
