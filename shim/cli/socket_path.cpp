// SPDX-License-Identifier: ISC
// Where a universe is: tmux.c, main() and make_label().
#include <fmt/core.h>
#include <unistd.h>

#include <climits>
#include <cstdlib>

#include "shim/cli/globals.hpp"

namespace shim {
namespace {

// "$TMUX_TMPDIR:/tmp": the first that exists. make_label() resolves symlinks, so equal folders give equal paths.
std::string socket_folder(std::string_view tmux_tmpdir) {
  char resolved[PATH_MAX];
  if (!tmux_tmpdir.empty() && ::realpath(std::string(tmux_tmpdir).c_str(), resolved) != nullptr) return resolved;
  if (::realpath("/tmp", resolved) != nullptr) return resolved;
  return "/tmp";
}

}  // namespace

std::string socket_path_for(const Globals& globals, std::string_view tmux, std::string_view tmux_tmpdir) {
  if (globals.has_socket_path || !globals.socket_path.empty()) return globals.socket_path;
  const bool named = globals.has_socket_name || !globals.socket_name.empty();
  if (!named && !tmux.empty() && tmux.front() != ',') return std::string(tmux.substr(0, tmux.find(',')));
  return fmt::format("{}/tmux-{}/{}", socket_folder(tmux_tmpdir), ::getuid(), named ? globals.socket_name : "default");
}

}  // namespace shim
