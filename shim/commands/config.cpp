// SPDX-License-Identifier: ISC
#include "shim/commands/config.hpp"

#include <sys/stat.h>

#include <algorithm>

#include "shim/commands/caller_file.hpp"
#include "shim/commands/causes.hpp"
#include "shim/commands/hooks.hpp"
#include "shim/commands/nested_commands.hpp"
#include "shim/commands/prepare.hpp"
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
  ROOST_TRY_ASSIGN(const std::string text, read_caller_file(context, path));
  ParseSource source;
  source.file = path;
  source.environment = &context.caller().environment;
  source.grouping = Grouping::by_line;
  source.expand = [&](std::string_view format) { return expand_condition(context, format); };
  ROOST_TRY_ASSIGN(auto list, parse_commands(text, source));
  ROOST_TRY(prepare_commands(context, list, {path}));
  return list;
}

// As tmux (cfg.c): a file that does not parse is not run, a line that fails does not stop the next one, and neither
// stops the universe. What is wrong is for a pane's view mode.
void run_files(Context& context, const std::vector<std::string>& files) {
  for (const std::string& path : files) {
    const auto list = load(path, context);
    if (!list) {
      context.add_cause(list.error().message);
      continue;
    }
    context.hooks.formats["current_file"] = path;
    const std::string around = std::exchange(context.source_path, path);
    run_nested(context, *list);
    context.source_path = around;
    context.hooks.formats.clear();
  }
}

state::Result<void> run_first(Context& context, const std::vector<CommandWords>& list) {
  if (!starts_server(list)) return run_commands(context, list);
  const auto running = context.snapshot();
  if (running && (*running)->registry().head().running) return run_commands(context, list);
  std::vector<std::string> files = context.config_files;
  if (files.empty()) {
    files = default_files(context.caller());
    std::erase_if(files, [](const std::string& path) { return !exists(path); });
  }
  std::erase(files, "/dev/null");
  if (!files.empty()) {
    const Context::WithoutClient quiet(context);
    context.loads_config = true;
    ROOST_TRY(run_commands(context, {{{"start-server"}, 0}}));
    run_files(context, files);
    context.loads_config = false;
    fire_events(context);
    show_config_causes(context);
    context.current.reset();
  }
  return run_commands(context, list);
}

}  // namespace

std::string expand_condition(const Context& context, std::string_view format) {
  const auto now = context.snapshot();
  if (!now) {
    FormatContext nowhere;
    nowhere.caller = &context.caller();
    return expand(format, nowhere);
  }
  const World& world = (*now)->world();
  return context.expand(world, current_place(world, context.caller()).value_or(Place{}), format);
}

state::Result<void> run_with_config(Context& context, const std::vector<CommandWords>& list) {
  auto done = run_first(context, list);
  fire_events(context);
  return done;
}

}  // namespace shim
