// SPDX-License-Identifier: ISC
#include "shim/commands/context.hpp"

#include <fmt/core.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstring>

#include "state/sys.hpp"

namespace shim {

Snapshot::Snapshot(state::Registry registry, const state::StateDir& dir)
    : registry_(std::move(registry)), live_(dir), world_{registry_, live_} {}

Context::Context(Caller caller, state::StateDir dir) : caller_(std::move(caller)), dir_(std::move(dir)) {}

void Context::say(int stream, std::string_view text) {
  if (said_.empty() || said_.back().stream != stream) said_.push_back({stream, {}});
  said_.back().text += text;
}

void Context::print(std::string_view line) { write(std::string(line) + '\n'); }

void Context::write(std::string_view bytes) {
  if (!without_client_) say(STDOUT_FILENO, bytes);
}

state::Result<void> Context::flush() {
  state::Result<void> done;
  for (const Said& said : std::exchange(said_, {})) {
    const auto written = state::write_all(said.stream, said.text);
    if (!written && said.stream == STDOUT_FILENO) done = written;
  }
  return done;
}

void Context::report(std::string_view message) {
  if (without_client_) {
    if (source_path.empty()) return add_cause(fmt::format("(null):0: {}", message));
    return add_cause(fmt::format("{}:{}: {}", source_path, source_line, message));
  }
  say(STDERR_FILENO, message);
  say(STDERR_FILENO, "\n");
  exit_status = 1;
}

void Context::add_cause(std::string message) { causes_.push_back(std::move(message)); }

Context::WithoutClient::WithoutClient(Context& context)
    : context_(context), outer_(std::exchange(context.without_client_, true)), exit_status_(context.exit_status) {}

Context::WithoutClient::~WithoutClient() {
  context_.without_client_ = outer_;
  context_.exit_status = exit_status_;
}

void Context::begin_command(std::string_view name, unsigned line, const Args& args) {
  source_line = line;
  hooks.command = name;
  hooks.formats["command"] = name;
  hooks.detached = args.has('d');
  hooks.renumbers = name == "move-window" && args.has('r');
  hooks.changes.clear();
  hooks.created.reset();
  hooks.target.reset();
}

std::string Context::take_output() {
  std::string text;
  for (const Said& said : std::exchange(said_, {})) text += said.stream == STDOUT_FILENO ? said.text : "";
  return text;
}

state::Error Context::no_server() const {
  struct stat info {};
  const bool was_here = ::stat(caller_.socket_path.c_str(), &info) == 0 || ::stat(dir_.path().c_str(), &info) == 0;
  if (was_here) return {state::ErrorCode::not_found, "no server running on " + caller_.socket_path, 0};
  return {state::ErrorCode::not_found,
          fmt::format("error connecting to {} ({})", caller_.socket_path, std::strerror(ENOENT)), 0};
}

HookState::PlaceIds HookState::PlaceIds::of(const Place& place) {
  PlaceIds ids;
  if (place.session != nullptr) ids.session = place.session->id;
  if (place.pane != nullptr) ids.pane = place.pane->id;
  if (place.link != nullptr) ids.index = place.link->index;
  return ids;
}

Place HookState::PlaceIds::in(const state::Registry& registry) const {
  if (!pane || registry.pane(*pane) == nullptr) return {};
  Place place = place_of_pane(registry, *pane, session);
  if (!index || place.session == nullptr || !(place.session->id == session)) return place;
  for (const state::WindowLink& link : place.session->links) {
    if (link.index != *index || !(link.window == place.window->id)) continue;
    place.link = &link;
    place.index = link.index;
  }
  return place;
}

void Context::make_current(state::PaneId pane) {
  current = hooks.target.value_or(HookState::PlaceIds{});
  current->pane = pane;
}

state::Result<Place> Context::target(const World& world, const Args& args, TargetKind kind, char flag,
                                     TargetFlag flags) const {
  auto place = current && world.registry.pane(current->pane.value_or(state::PaneId{~0U})) != nullptr
                   ? resolve_from(world, current->in(world.registry), kind, args.value(flag), flags)
                   : resolve(world, caller_, kind, args.value(flag), flags);
  if (flag == 't' && place) hooks.target = HookState::PlaceIds::of(*place);
  return place;
}

std::string Context::expand(const World& world, const Place& place, std::string_view format) const {
  FormatContext context;
  context.world = &world;
  context.caller = &caller_;
  context.place = place;
  context.extra = hooks.formats;
  return shim::expand(format, context);
}

}  // namespace shim
