// SPDX-License-Identifier: ISC
#include "shim/commands/hooks_for_hosts.hpp"

#include <unistd.h>

#include "shim/commands/buffer_store.hpp"
#include "shim/commands/context.hpp"
#include "shim/commands/hooks.hpp"
#include "shim/commands/job.hpp"
#include "shim/format/expand.hpp"
#include "shim/host/host_hooks.hpp"
#include "shim/host/live_pages.hpp"
#include "shim/tree/tree.hpp"
#include "state/locked_registry.hpp"

namespace shim {

namespace {

Caller nobody_at(const std::string& socket_path) {
  Caller nobody;
  nobody.socket_path = socket_path;
  return nobody;
}

}  // namespace

void install_host_hooks(const std::string& socket_path) {
  host_hooks().expand = [socket_path](const state::StateDir& dir, state::PaneId pane, std::string_view format) {
    const auto registry = state::read_registry(dir);
    if (!registry || registry->pane(pane) == nullptr) return std::string();
    LivePages live(dir);
    const World world{*registry, live};
    const Caller nobody = nobody_at(socket_path);
    FormatContext context;
    context.world = &world;
    context.caller = &nobody;
    context.place = place_of_pane(*registry, pane);
    return expand(format, context);
  };
  host_hooks().store_clipboard = [socket_path](const state::StateDir& dir, std::string_view text) {
    Context context(nobody_at(socket_path), dir);
    (void)set_buffer(context, std::nullopt, text);
  };
  host_hooks().newest_buffer = [socket_path](const state::StateDir& dir) {
    const Context context(nobody_at(socket_path), dir);
    auto newest = read_buffer(context, std::nullopt);
    return newest ? std::move(newest->text) : std::string();
  };
  host_hooks().fire = [socket_path](const state::StateDir& dir, const std::vector<HookEvent>& events,
                                    const state::Head* ended) {
    (void)run_detached([&] {
      Caller nobody = nobody_at(socket_path);
      nobody.pid = ::getpid();
      nobody.cwd = "/";
      for (char** entry = environ; *entry != nullptr; ++entry) {
        if (!std::string_view(*entry).starts_with("TMUX")) nobody.environment.emplace_back(*entry);
      }
      Context context(std::move(nobody), dir);
      context.hooks.events = events;
      if (ended != nullptr) context.ended = *ended;
      fire_events(context);
    });
  };
}

}  // namespace shim
