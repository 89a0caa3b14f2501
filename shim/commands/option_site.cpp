// SPDX-License-Identifier: ISC
#include "shim/commands/option_site.hpp"

#include <fmt/core.h>

namespace shim {

namespace {

tl::unexpected<state::Error> missing(const Args& args, std::string_view what) {
  const auto target = args.value('t');
  return state::fail(state::ErrorCode::not_found,
                     target ? fmt::format("no such {}: {}", what, *target) : fmt::format("no current {}", what));
}

state::Result<OptionSite> session_site(const Args& args, const Place& place) {
  if (args.has('g')) return OptionSite::global_session;
  if (place.session == nullptr) return missing(args, "session");
  return OptionSite::session;
}

state::Result<OptionSite> window_site(const Args& args, const Place& place) {
  if (args.has('g')) return OptionSite::global_window;
  if (place.window == nullptr) return missing(args, "window");
  return OptionSite::window;
}

state::Result<OptionSite> pane_site(const Args& args, const Place& place) {
  if (place.pane == nullptr) return missing(args, "pane");
  return OptionSite::pane;
}

// What a level inherits from.
OptionChain parents_of(const state::Registry& registry, OptionSite site, const Place& place) {
  const state::Head& head = registry.head();
  OptionChain parents;
  switch (site) {
    case OptionSite::server:
    case OptionSite::global_session:
    case OptionSite::global_window:
      break;
    case OptionSite::session:
      parents.add(head.session_options);
      break;
    case OptionSite::pane:
      if (const state::Window* window = registry.window(place.pane->window)) parents.add(window->options);
      [[fallthrough]];
    case OptionSite::window:
      parents.add(head.window_options);
      break;
  }
  return parents;
}

LevelKind kind_of(OptionSite site) {
  const bool own = site == OptionSite::session || site == OptionSite::window || site == OptionSite::pane;
  return own ? LevelKind::own : LevelKind::global;
}

const state::OptionMap& map_at(const state::Registry& registry, OptionSite site, const Place& place) {
  switch (site) {
    case OptionSite::server:
      return registry.head().server_options;
    case OptionSite::global_session:
      return registry.head().session_options;
    case OptionSite::global_window:
      return registry.head().window_options;
    case OptionSite::session:
      return place.session->options;
    case OptionSite::window:
      return place.window->options;
    case OptionSite::pane:
      break;
  }
  return place.pane->options;
}

state::OptionMap& edit_map_at(state::Registry& registry, OptionSite site, const Place& place) {
  switch (site) {
    case OptionSite::server:
      return registry.edit_head().server_options;
    case OptionSite::global_session:
      return registry.edit_head().session_options;
    case OptionSite::global_window:
      return registry.edit_head().window_options;
    case OptionSite::session:
      return registry.edit_session(place.session->id)->options;
    case OptionSite::window:
      return registry.edit_window(place.window->id)->options;
    case OptionSite::pane:
      break;
  }
  return registry.edit_pane(place.pane->id)->options;
}

}  // namespace

state::Result<OptionSite> site_for_flags(const Args& args, OptionVerb verb, const Place& place) {
  if (args.has('s')) return OptionSite::server;
  if (args.has('p')) return pane_site(args, place);
  if (verb == OptionVerb::window || args.has('w')) return window_site(args, place);
  return session_site(args, place);
}

state::Result<OptionSite> site_for_name(const Args& args, OptionVerb verb, const OptionName& option,
                                        const Place& place) {
  if (option.spec == nullptr) return site_for_flags(args, verb, place);
  if (has_scope(*option.spec, OptionScope::server)) return OptionSite::server;
  if (has_scope(*option.spec, OptionScope::session)) return session_site(args, place);
  if (has_scope(*option.spec, OptionScope::pane) && args.has('p')) return pane_site(args, place);
  return window_site(args, place);
}

OptionScope scope_of(OptionSite site) {
  switch (site) {
    case OptionSite::server:
      return OptionScope::server;
    case OptionSite::global_session:
    case OptionSite::session:
      return OptionScope::session;
    case OptionSite::global_window:
    case OptionSite::window:
      return OptionScope::window;
    case OptionSite::pane:
      break;
  }
  return OptionScope::pane;
}

LevelView level_at(const state::Registry& registry, OptionSite site, const Place& place) {
  return {&map_at(registry, site, place), parents_of(registry, site, place), kind_of(site)};
}

OptionLevel edit_level_at(state::Registry& registry, OptionSite site, const Place& place) {
  state::OptionMap& map = edit_map_at(registry, site, place);
  return {&map, parents_of(registry, site, place), kind_of(site)};
}

Place option_place(const Context& context, const World& world, const Args& args, OptionVerb verb) {
  const TargetKind kind = verb == OptionVerb::window ? TargetKind::window : TargetKind::pane;
  return context.target(world, args, kind, 't', TargetFlag::can_fail).value_or(Place{});
}

tl::unexpected<state::Error> missing_session(const Args& args) { return missing(args, "session"); }

std::string expand_text(const Context& context, const World& world, const Place& place, std::string_view text) {
  if (text.find_first_of("#%") == std::string_view::npos) return std::string(text);
  return context.expand(world, place, text);
}

}  // namespace shim
