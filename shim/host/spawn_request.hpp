// SPDX-License-Identifier: ISC
// What a pane's program is started with.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "shim/term/terminal.hpp"
#include "shim/tree/restore.hpp"
#include "state/ids.hpp"

namespace shim {

enum class ProgramKind : std::uint8_t {
  login_shell,    // no command: the shell with a leading '-'
  shell_command,  // one operand: shell -c operand
  direct,         // several operands: executed as they are
  none,           // nothing runs: what the pane shows is fed to it (tmux: PANE_EMPTY)
};

struct SpawnRequest {
  state::PaneId pane;
  ProgramKind kind = ProgramKind::login_shell;
  std::string shell;                     // default-shell
  std::vector<std::string> command;      // one for shell_command, argv for direct
  std::string path;                      // working folder; when it can't be entered: $HOME, then /
  std::vector<std::string> environment;  // complete, "KEY=value"
  TerminalSize size;
  std::uint32_t history_limit = 2000;  // lines
  std::string title;                   // initial: the host name, as tmux
  std::string start_command;           // for #{pane_start_command}
  bool extended_keys = false;          // from the start: extended-keys is "always"
  PaneSite site;                       // for a rebuild of the registry; told again with later sizes
};

}  // namespace shim
