// SPDX-License-Identifier: ISC
#include "shim/commands/config.hpp"

#include <fmt/core.h>
#include <sys/stat.h>

#include <algorithm>
#include <cstring>

#include "shim/commands/caller_file.hpp"
#include "shim/commands/table.hpp"

namespace shim {

namespace {

bool starts_server(const std::vector<CommandWords>& list) {
  return std::any_of(list.begin(), list.end(), [](const CommandWords& command) {
    if (command.words.empty()) return false;
    const auto spec = find_command(command.words.front());
    return spec && (*spec)->server == ServerNeed::starts;
  });
}

std::vector<std::string> default_files(const Caller& caller) {
  std::vector<std::string> files{"/etc/tmux.conf"};
  const std::string home = caller.env("HOME");
  if (home.empty()) return files;
  const std::string xdg = caller.env("XDG_CONFIG_HOME");
  files.push_back(home + "/.tmux.conf");
  files.push_back((xdg.empty() ? home + "/.config" : xdg) + "/tmux/tmux.conf");
  if (!xdg.empty()) files.push_back(home + "/.config/tmux/tmux.conf");
  return files;
}

bool exists(const std::string& path) {
  struct stat info {};
  return ::stat(path.c_str(), &info) == 0;
}

state::Result<std::vector<CommandWords>> load(const std::string& path, const Context& context) {
  // Any file that can be read: /dev/null is what -f is given most.
  const auto text = read_caller_file(context, path);
  if (!text) {
    const int why = text.error().sys_errno;
    return state::fail(state::ErrorCode::io, fmt::format("{}: {}", path, std::strerror(why)), why);
  }
  ParseSource source;
  source.file = path;
  source.environment = &context.caller().environment;
  return parse_commands(*text, source);
}

}  // namespace

state::Result<void> run_with_config(Context& context, const std::vector<CommandWords>& list) {
  if (!starts_server(list)) return run_commands(context, list);
  const auto running = context.snapshot();
  if (running && (*running)->registry().head().running) return run_commands(context, list);
  const bool given = !context.config_files.empty();
  std::vector<std::vector<CommandWords>> files;
  for (const std::string& path : given ? context.config_files : default_files(context.caller())) {
    if (!given && !exists(path)) continue;
    ROOST_TRY_ASSIGN(auto commands, load(path, context));
    if (!commands.empty()) files.push_back(std::move(commands));
  }
  if (!files.empty()) {
    ROOST_TRY(run_commands(context, {{{"start-server"}, 0}}));
    // As tmux: a command that fails in a configuration file does not stop the others, nor the universe.
    for (const auto& commands : files) {
      for (const CommandWords& command : commands) (void)run_commands(context, {command});
    }
    (void)context.take_output();
  }
  return run_commands(context, list);
}

}  // namespace shim
