#!/usr/bin/env python3
# SPDX-License-Identifier: ISC
"""Makes shim/start/order.ld: the order of functions in the executable, the most used ones first.

    bench/order.py PROGRAM MAP > shim/start/order.ld

PROGRAM is a release build of tmux, MAP the linker's map of it (-Wl,-Map=...). The commands that agents send most run
under callgrind; what they ran is what comes first, and what most of them ran first of all. A stale list costs time
only: sections it does not name, or names in vain, go where the linker puts them.
"""
import bisect
import collections
import glob
import os
import re
import subprocess
import sys
import tempfile

COMMANDS = [
    ("new-session", "-d", "-s", "main", "cat"),
    ("display-message", "-p", "#{pane_id}"),
    ("has-session", "-t", "main"),
    ("list-panes", "-a", "-F", "#{pane_id} #{pane_title} #{window_name} #{pane_current_command}"),
    ("list-windows", "-t", "main"),
    ("list-sessions",),
    ("send-keys", "-t", "%0", "hello", "Enter"),
    ("capture-pane", "-p", "-t", "%0"),
    ("set-option", "-p", "-t", "%0", "@x", "y"),
    ("show-options", "-gv", "default-shell"),
    ("select-pane", "-t", "%0", "-T", "title"),
    ("split-window", "-d", "-t", "%0", "-h", "-l", "70%", "-P", "-F", "#{pane_id}", "--", "cat"),
    ("new-window", "-d", "-n", "x", "cat"),
    ("respawn-pane", "-k", "-t", "%1", "cat"),
    ("select-layout", "-t", "main", "tiled"),
    ("resize-pane", "-t", "%0", "-x", "30%"),
    ("kill-pane", "-t", "%1"),
]


def profile(program, folder):
    """For each command, the functions that it ran (and its pane's host: they are one process tree)."""
    socket = os.path.join(folder, "s")
    runs = []
    for number, command in enumerate(COMMANDS):
        out = os.path.join(folder, f"run{number}")
        subprocess.run(["valgrind", "--tool=callgrind", "--demangle=no", "--trace-children=yes",
                        f"--callgrind-out-file={out}.%p", program, "-f", "/dev/null", "-S", socket, *command],
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
        runs.append(out)
    subprocess.run([program, "-S", socket, "kill-server"], check=True)
    for out in runs:
        names = set()
        for file in glob.glob(out + ".*"):
            with open(file, errors="replace") as text:
                content = text.read()
            if not re.search(r"^cmd:\s+\S*" + re.escape(os.path.basename(program)) + " ", content, re.M):
                continue  # the pane's program
            names.update(re.findall(r"^c?fn=\(\d+\) ([^'\n]+)", content, re.M))
        yield names


def input_sections(map_file):
    """(address, size, name, object) of every section of code."""
    with open(map_file) as text:
        body = text.read().split("Linker script and memory map")[1]
    found = re.findall(r"^ (\.text\S*)\s+0x([0-9a-f]+)\s+0x([0-9a-f]+) (\S+)$", body, re.M)
    return sorted((int(address, 16), int(size, 16), name, source)
                  for name, address, size, source in found if int(size, 16) > 0)


def pattern(name, source):
    """How a linker script names it. Numbers that the optimiser appends differ from build to build."""
    member = re.search(r"/(lib[\w+.-]+\.a)\((.+)\)$", source)
    if name.startswith((".text._Z", ".text.unlikely._Z")):
        return f"*({re.sub(r'[.](lto_priv|constprop|part|isra|cold).*', '*', name)})"
    if member and "libshim" not in source:
        return f"*{re.sub('-[0-9.]+[.]a$', '-*.a', member[1])}:{member[2]}({name})"
    return f"*{os.path.basename(source)}({name})" if name == ".text" else f"*({name})"


def main():
    program, map_file = sys.argv[1:]
    sections = input_sections(map_file)
    starts = [section[0] for section in sections]
    addresses = collections.defaultdict(list)
    for line in subprocess.run(["nm", program], capture_output=True, text=True, check=True).stdout.splitlines():
        fields = line.split()
        if len(fields) == 3:
            addresses[fields[2]].append(int(fields[0], 16))
    used = collections.Counter()
    with tempfile.TemporaryDirectory() as folder:
        for names in profile(program, folder):
            hit = set()
            for name in names:
                for address in addresses.get(name, ()):
                    at = bisect.bisect_right(starts, address) - 1
                    if at >= 0 and address < sections[at][0] + sections[at][1]:
                        hit.add(sections[at])
            used.update(hit)
    ordered = sorted(used.items(), key=lambda item: (-item[1], item[0]))
    patterns = list(dict.fromkeys(pattern(*section[2:]) for section, _ in ordered))
    lines = "\n".join("    " + name for name in patterns)

    print(f"""/* SPDX-License-Identifier: ISC
 * Made by bench/order.py: functions that commands run, the most used ones first, so that a command touches few pages. */
SECTIONS
{{
  .text.first :
  {{
    *(.text.roost_entry .text.roost_populate)
    *crt1.o(.text)
    *libc_start.cpp.o(.text .text.*)
{lines}
  }}
}}
INSERT BEFORE .text;
SECTIONS
{{
  .roost_hot_data_start : {{ roost_hot_data = .; }}
}}
INSERT BEFORE .got;
SECTIONS
{{
  /* What neither commands nor hosts write to, behind what a fork writes to. */
  .bss.last (NOLOAD) :
  {{
    roost_hot_data_end = . + 64;
    *libc.a:register-atfork.o(.bss)
    *libc.a:pthread_keys.o(.bss)
    *libc.a:res_libc.o(.bss)
    *libc.a:res_hconf.o(.bss)
    *libc.a:loadarchive.o(.bss)
    *libc.a:findlocale.o(.bss)
    *libc.a:profil.o(.bss)
    *libc.a:regex.o(.bss)
    *libstdc++.a:locale_init.o(.bss .bss.*)
  }}
}}
INSERT AFTER .bss;""")


main()
