// SPDX-License-Identifier: ISC
// tmux.c's main(): its getopt template and what each flag does. The messages are those of BSD's getopt.
#include "shim/cli/globals.hpp"

#include <fmt/core.h>

#include <optional>

#include "shim/cli/getopt.hpp"

namespace shim {
namespace {

constexpr std::string_view k_template = "2c:CDdf:lL:NqS:T:uUvV";
constexpr std::string_view k_usage =
    "usage: tmux [-2CDlNuvV] [-c shell-command] [-f file] [-L socket-name]\n"
    "            [-S socket-path] [-T features] [command [flags]]";

tl::unexpected<state::Error> refuse(std::optional<FlagError> error) {
  std::string text;
  // "--word" is the one mistake that getopt says nothing about.
  if (error && error->flag != '-') {
    const bool missing = error->kind == FlagError::Kind::missing_value;
    text = fmt::format("tmux: {} -- {}\n", missing ? "option requires an argument" : "unknown option", error->flag);
  }
  return state::fail(state::ErrorCode::invalid_argument, text.append(k_usage));
}

void add_feature(std::string& features, std::string_view added) {
  if (!features.empty()) features += ',';
  features += added;
}

void apply_value(Globals& globals, char flag, std::string value) {
  switch (flag) {
    case 'c':
      globals.shell_command = std::move(value);
      break;
    case 'f':
      globals.config_files.push_back(std::move(value));
      break;
    case 'L':
      globals.socket_name = std::move(value);
      globals.has_socket_name = true;
      break;
    case 'S':
      globals.socket_path = std::move(value);
      globals.has_socket_path = true;
      break;
    case 'T':
      add_feature(globals.features, value);
      break;
    default:
      break;
  }
}

void apply(Globals& globals, GivenFlag& flag) {
  if (flag.value) return apply_value(globals, flag.name, std::move(*flag.value));
  switch (flag.name) {
    case '2':
      add_feature(globals.features, "256");
      break;
    case 'C':
      globals.control = globals.control == 0 ? 1 : 2;
      break;
    case 'D':
      globals.no_fork = true;
      break;
    case 'l':
      globals.login_shell = true;
      break;
    case 'N':
      globals.no_start = true;
      break;
    case 'u':
      globals.utf8 = true;
      break;
    case 'v':
      ++globals.verbose;
      break;
    case 'V':
      globals.version = true;
      break;
    default:
      break;  // -d, -q and -U are accepted and mean nothing
  }
}

}  // namespace

state::Result<Globals> parse_globals(const std::vector<std::string>& argv_after_name) {
  ParsedWords parsed = parse_words(k_template, argv_after_name);
  Globals globals;
  bool shell_command = false;
  for (GivenFlag& flag : parsed.flags) {
    apply(globals, flag);
    if (globals.version) return globals;
    if (flag.name == 'c') shell_command = true;
    // -d and -U are in the template but not in the switch of main().
    if (flag.name == 'd' || flag.name == 'U') return refuse(std::nullopt);
  }
  if (parsed.error) return refuse(parsed.error);
  globals.words = std::move(parsed.operands);
  if ((shell_command || globals.no_fork) && !globals.words.empty()) return refuse(std::nullopt);
  return globals;
}

}  // namespace shim
