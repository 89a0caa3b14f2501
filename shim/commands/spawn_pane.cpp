// SPDX-License-Identifier: ISC
#include "shim/commands/spawn_pane.hpp"

#include <fmt/core.h>
#include <unistd.h>

#include <algorithm>

#include "shim/options/environment.hpp"
#include "shim/options/option_view.hpp"
#include "shim/options/startup.hpp"
#include "state/test_point.hpp"

namespace shim {

namespace {

// The folder of this executable, so that a nested `tmux` is ours.
std::string own_folder() {
  char path[4096];
  const ssize_t length = ::readlink("/proc/self/exe", path, sizeof path);
  if (length <= 0) return {};
  const std::string_view whole(path, static_cast<std::size_t>(length));
  return std::string(whole.substr(0, whole.rfind('/')));
}

std::string value_of(const std::vector<std::string>& environment, std::string_view name) {
  for (const std::string& entry : environment) {
    if (entry.size() > name.size() && entry.starts_with(name) && entry[name.size()] == '=') {
      return entry.substr(name.size() + 1);
    }
  }
  return {};
}

void set_value(std::vector<std::string>& environment, std::string_view name, std::string_view value) {
  std::erase_if(environment, [&](const std::string& entry) {
    return entry.size() > name.size() && entry.starts_with(name) && entry[name.size()] == '=';
  });
  environment.push_back(fmt::format("{}={}", name, value));
}

// PATH begins with our own folder, once.
std::string path_with_us(const std::string& path) {
  const std::string own = own_folder();
  if (own.empty()) return path;
  if (path == own || path.starts_with(own + ":")) return path;
  return path.empty() ? own : own + ":" + path;
}

std::vector<std::string> environment_for(const Context& context, const state::Registry& registry, const Place& place,
                                         const ProgramArgs& args, const std::string& shell) {
  const OptionView options(registry, place);
  auto environment = pane_environment(context.caller().environment, registry.head().environment,
                                      place.session->environment, args.environment);
  set_value(environment, "TERM", options.text("default-terminal"));
  set_value(environment, "TERM_PROGRAM", "tmux");
  set_value(environment, "TERM_PROGRAM_VERSION", "3.3a");
  const std::string path = value_of(environment, "PATH");
  set_value(environment, "PATH", path_with_us(path.empty() ? "/usr/bin:/bin" : path));
  set_value(environment, "SHELL", shell);
  set_value(environment, "TMUX",
            fmt::format("{},{},{}", context.caller().socket_path, place.pane->host_pid, place.session->id.value));
  set_value(environment, "TMUX_PANE", fmt::format("%{}", place.pane->id.value));
  return environment;
}

std::string shell_for(const OptionView& options) {
  const std::string shell(options.text("default-shell"));
  return is_suitable_shell(shell) ? shell : "/bin/sh";
}

std::string host_name() {
  char name[256] = {};
  return ::gethostname(name, sizeof name - 1) == 0 ? name : std::string();
}

}  // namespace

ProgramArgs program_args(const Args& args) {
  ProgramArgs out;
  if (const auto path = args.value('c')) out.path = std::string(*path);
  out.environment = args.values('e');
  out.command = args.operands();
  return out;
}

std::string given_folder(const Context& context, const World& world, const Place& place, const ProgramArgs& args) {
  if (!args.path) return context.caller().cwd;
  Place session_only;
  session_only.session = place.session;
  return context.expand(world, session_only, *args.path);
}

std::string working_folder(const Context& context, const World& world, const Place& place, const ProgramArgs& args) {
  std::string path = given_folder(context, world, place, args);
  return path.starts_with('/') ? path : context.caller().cwd + "/" + path;
}

SpawnRequest program_request(const Context& context, const state::Registry& registry, const Place& place,
                             const ProgramArgs& args) {
  const OptionView options(registry, place);
  const state::Pane& pane = *place.pane;
  SpawnRequest request;
  request.pane = pane.id;
  request.shell = pane.shell;
  request.command = pane.command;
  request.kind = pane.command.empty()       ? ProgramKind::login_shell
                 : pane.command.size() == 1 ? ProgramKind::shell_command
                                            : ProgramKind::direct;
  request.path = pane.path;
  request.environment = environment_for(context, registry, place, args, pane.shell);
  request.extended_keys = options.text("extended-keys") == "always";
  request.history_limit = static_cast<std::uint32_t>(options.number("history-limit"));
  for (const PaneBox& box : window_boxes(registry, *place.window)) {
    if (box.pane == pane.id) request.size = {box.width, box.height};
  }
  request.title = host_name();
  return request;
}

state::Result<PaneSpawn> PaneSpawn::stage(Context& context) {
  context.begin_spawn();
  ROOST_TRY_ASSIGN(StagedHost host, StagedHost::fork_host(context.dir(), context.caller().socket_path,
                                                          [&] { context.forget_caller(); }));
  ROOST_TEST_POINT("spawn.forked");
  PaneSpawn spawn(std::move(host));
  context.when_committed([work = std::weak_ptr(spawn.work_)](const state::Registry& committed) {
    if (const auto there = work.lock()) there->tell(committed);
  });
  return spawn;
}

// At once, so that the host works while the other hosts are told of the commit. A transaction that made no pane after
// all (new-window -S) leaves it waiting.
void PaneSpawn::Work::tell(const state::Registry& committed) {
  const state::Pane* pane = committed.pane(request.pane);
  if (pane == nullptr || pane->nonce != host.nonce()) return;
  ROOST_TEST_POINT("spawn.committed");
  told = host.go(request);
}

void PaneSpawn::describe(const Context& context, const World& world, state::Registry& registry, state::PaneId id,
                         const Place& origin, const ProgramArgs& args) {
  state::Pane& pane = *registry.edit_pane(id);
  const Place place = place_of_pane(registry, id, origin.session->id);
  const OptionView options(registry, place);
  pane.nonce = work_->host.nonce();
  pane.host_pid = work_->host.pid();
  pane.created_us = state::now_us();
  pane.shell = shell_for(options);
  pane.command = args.command;
  const std::string_view default_command = options.text("default-command");
  if (pane.command.empty() && !default_command.empty()) pane.command.emplace_back(default_command);
  pane.path = working_folder(context, world, origin, args);
  SpawnRequest& request = work_->request;
  request = program_request(context, registry, place, args);
  request.site = site_of_pane(registry, id);
  if (args.runs == ProgramArgs::Runs::nothing) request.kind = ProgramKind::none;
}

void PaneSpawn::take_size(TreeChange& change) {
  std::erase_if(change.resized, [&](const PaneSize& size) {
    if (size.pane != work_->request.pane) return false;
    work_->request.size = {size.width, size.height};
    return true;
  });
}

state::Result<void> PaneSpawn::start(Context& context) {
  const auto child = work_->told ? work_->host.wait_until_running() : tl::unexpected(work_->told.error());
  ROOST_TEST_POINT("spawn.told");
  if (child) return {};
  const state::PaneId id = work_->request.pane;
  const auto removed =
      context.transact([&](const World&, state::Registry& registry, TreeChange& change) -> state::Result<void> {
        if (registry.pane(id) != nullptr) remove_pane(registry, id, change);
        return {};
      });
  (void)removed;  // the host removes it as well; what counts for the caller is why the program did not start
  return tl::unexpected(child.error());
}

void print_pane(Context& context, state::PaneId pane, std::optional<std::string_view> format,
                std::string_view fallback) {
  const World& world = context.committed().world();
  const Place place = place_of_pane(world.registry, pane);
  context.print(context.expand(world, place, format.value_or(fallback)));
}

tl::unexpected<state::Error> prefixed(std::string_view prefix, state::Error error) {
  error.message = fmt::format("{}: {}", prefix, error.message);
  return tl::unexpected(std::move(error));
}

}  // namespace shim
