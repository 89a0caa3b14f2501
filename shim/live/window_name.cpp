// SPDX-License-Identifier: ISC
#include <string>
#include <string_view>

#include "shim/cli/quote.hpp"
#include "shim/live/world.hpp"

namespace shim {
namespace {

// ASCII letters, digits and punctuation: in a UTF-8 locale isalnum and ispunct know no byte above.
bool is_graphic(char c) { return c > ' ' && c < 0x7f; }

// basename(3): trailing slashes do not count, "/" is its own name.
std::string_view base_name(std::string_view path) {
  const std::size_t last = path.find_last_not_of('/');
  if (last == std::string_view::npos) return "/";
  path = path.substr(0, last + 1);
  return path.substr(path.rfind('/') + 1);
}

}  // namespace

// names.c, parse_window_name.
std::string window_name_from_command(std::string_view command) {
  if (command.starts_with('"')) command.remove_prefix(1);
  command = command.substr(0, command.find('"'));
  if (command.starts_with("exec ")) command.remove_prefix(5);
  while (command.starts_with(' ') || command.starts_with('-')) command.remove_prefix(1);
  command = command.substr(0, command.find(' '));
  while (command.size() > 1 && !is_graphic(command.back())) command.remove_suffix(1);
  return std::string(command.starts_with('/') ? base_name(command) : command);
}

std::string command_line_of(const state::Pane& pane) {
  return pane.command.empty() ? pane.shell : quote_words(pane.command);
}

}  // namespace shim
