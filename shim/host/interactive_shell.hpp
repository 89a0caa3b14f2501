// SPDX-License-Identifier: ISC
// Which command lines are shells that will edit their input themselves: text that is typed before their line editor has
// the terminal can be lost. Pure.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace shim {

// `words` as in /proc/PID/cmdline; `executable` is the file that runs, for shells that are called by another name (sh).
// A `-c` whose text is nothing but the start of such a shell counts too.
bool edits_its_input(const std::vector<std::string>& words, std::string_view executable = {});

}  // namespace shim
