// SPDX-License-Identifier: ISC
// Options whose first values come from the environment of whoever starts a universe (tmux.c, main): default-shell from
// $SHELL or the passwd file; editor, status-keys and mode-keys from $VISUAL or $EDITOR.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "state/model.hpp"

namespace shim {

// A path to something executable that is not tmux itself.
bool is_suitable_shell(const std::string& path);

struct StartupOptions {  // what a starting server's global levels hold beside the table's defaults
  state::OptionMap server, session, window;
};
StartupOptions startup_options_for(const std::vector<std::string>& environment, const std::string& passwd_shell);

// The shell of the effective user in a passwd(5) file; empty when there is none. Reads the file itself: getpwuid(3)
// needs shared libraries at run time, which a static program should not.
std::string shell_from_passwd(const std::string& path = "/etc/passwd");

// Gives a universe that starts its global options: whatever the maps held is replaced.
void store_startup_options(state::Head& head, const std::vector<std::string>& environment);

}  // namespace shim
