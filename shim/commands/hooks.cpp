// SPDX-License-Identifier: ISC
#include "shim/commands/hooks.hpp"

#include <fmt/core.h>

#include <algorithm>

#include "shim/commands/causes.hpp"
#include "shim/commands/hook_rules.hpp"
#include "shim/commands/job.hpp"
#include "shim/commands/nested_commands.hpp"
#include "shim/options/option_view.hpp"

namespace shim {

namespace {

using Formats = decltype(HookState::formats);
using PlaceIds = HookState::PlaceIds;

// What a hook's commands leave behind for the commands after it: only what they print and how it ended.
class HookScope {
 public:
  HookScope(Context& context, HookState::Running running, const PlaceIds& place, Formats formats)
      : context_(context),
        running_(std::exchange(context.hooks.running, running)),
        formats_(std::exchange(context.hooks.formats, std::move(formats))),
        source_(std::exchange(context.source_path, {})),
        line_(std::exchange(context.source_line, 0)),
        current_(std::exchange(context.current, place)) {}
  ~HookScope() {
    context_.hooks.running = running_;
    context_.hooks.formats = std::move(formats_);
    context_.source_path = std::move(source_);
    context_.source_line = line_;
    context_.current = current_;
  }
  HookScope(const HookScope&) = delete;
  HookScope& operator=(const HookScope&) = delete;

 private:
  Context& context_;
  HookState::Running running_;
  Formats formats_;
  std::string source_;
  unsigned line_;
  std::optional<PlaceIds> current_;
};

// The place as it is now; nothing when the session or the pane is gone (cmd_find_valid_state).
Place place_now(const World& world, const PlaceIds& ids) {
  if (!ids.pane || world.registry.pane(*ids.pane) == nullptr) return {};
  const Place place = ids.in(world.registry);
  if (ids.session && (place.session == nullptr || !(place.session->id == *ids.session))) return {};
  return place;
}

// cmd_find_from_nothing.
Place best_place(const World& world) {
  const Caller nobody;
  return current_place(world, nobody).value_or(Place{});
}

Place place_of_session(const World& world, state::SessionId id) {
  const state::Session* session = world.registry.session(id);
  if (session == nullptr) return {};
  for (const state::WindowLink& link : session->links) {
    const state::Window* window = world.registry.window(link.window);
    if (link.index == session->current && window != nullptr) return place_now(world, {id, window->active});
  }
  return {};
}

Place place_of_window(const World& world, state::WindowId id, std::optional<state::SessionId> session) {
  const state::Window* window = world.registry.window(id);
  return window == nullptr ? Place{} : place_now(world, {session, window->active});
}

Place place_of_event(const World& world, const HookEvent& event) {
  Place place;
  if (event.pane) {
    place = place_now(world, {{}, event.pane});
  } else if (event.window) {
    place = place_of_window(world, *event.window, event.session);
  } else if (event.session) {
    place = place_of_session(world, *event.session);
  }
  return place.session != nullptr ? place : best_place(world);
}

// The session's options first, then the pane's and the window's (notify_insert_hook).
std::vector<std::string> commands_of(const World& world, const Place& place, const std::string& name) {
  const OptionView options(world.registry, place);
  if (name.starts_with('@')) {
    const auto text = options.find(name);
    return text ? std::vector<std::string>{*text} : std::vector<std::string>{};
  }
  const OptionSpec* spec = find_option(name);
  if (spec == nullptr || !spec->is_array) return {};
  if (!has_scope(*spec, OptionScope::session) && place.pane == nullptr) return {};
  return options.items(name);
}

void run_items(Context& context, const std::vector<std::string>& items) {
  for (const std::string& item : items) {
    if (!item.empty()) run_nested(context, item);
  }
}

Formats formats_of(const Context& context, const PreparedCommand& command, const std::string& hook) {
  const Args& args = command.args;
  Formats formats;
  formats["hook"] = hook;
  formats["hook_arguments"] = print_arguments(context, command);
  for (std::size_t i = 0; i < args.operands().size(); ++i) {
    formats[fmt::format("hook_argument_{}", i)] = operand_text(context, args, i);
  }
  for (const char flag : command.spec->args.flags) {
    if (flag == ':' || !args.has(flag)) continue;
    formats[fmt::format("hook_flag_{}", flag)] = std::string(args.value(flag).value_or("1"));
    int count = 0;
    for (const std::string& value : args.values(flag)) formats[fmt::format("hook_flag_{}_{}", flag, count++)] = value;
  }
  return formats;
}

Formats formats_of(const HookEvent& event) {
  Formats formats;
  formats["hook"] = event.name;
  if (event.session) {
    formats["hook_session"] = fmt::format("${}", event.session->value);
    formats["hook_session_name"] = event.session_name;
  }
  if (event.window) {
    formats["hook_window"] = fmt::format("@{}", event.window->value);
    formats["hook_window_name"] = event.window_name;
  }
  if (event.pane) formats["hook_pane"] = fmt::format("%{}", event.pane->value);
  return formats;
}

const HookEvent* change_named(const Context& context, std::string_view name) {
  for (const HookEvent& event : context.hooks.changes) {
    if (event.name == name) return &event;
  }
  return nullptr;
}

// Where the list is: its current place, else the caller's.
Place own_place(const Context& context, const World& world) {
  if (context.current) {
    const Place place = place_now(world, *context.current);
    if (place.session != nullptr) return place;
  }
  return current_place(world, context.caller()).value_or(Place{});
}

// Where the hook after a command runs; nullopt: it has none this time.
std::optional<Place> place_after(const Context& context, const World& world, const AfterRule& rule) {
  const HookState& hooks = context.hooks;
  switch (rule.when) {
    case AfterRule::When::always:
      break;
    case AfterRule::When::pane_made:
      if (!hooks.created) return std::nullopt;
      return place_now(world, {{}, hooks.created});
    case AfterRule::When::pane_changed:
      if (const HookEvent* event = change_named(context, "window-pane-changed"))
        return place_of_window(world, *event->window, hooks.target ? hooks.target->session : std::nullopt);
      return std::nullopt;
    case AfterRule::When::window_changed:
      if (const HookEvent* event = change_named(context, "session-window-changed"))
        return place_of_session(world, *event->session);
      if (rule.command != "select-window") return std::nullopt;
      return own_place(context, world);  // it was current: where the list is
  }
  if (hooks.target) {
    const Place place = place_now(world, *hooks.target);
    if (place.session != nullptr) return place;
  }
  return own_place(context, world);
}

// A command that waits would keep us: tmux's client is gone by then.
bool waits(const std::string& commands) {
  static constexpr std::string_view k_waiting[] = {"run-shell", "if-shell", "wait-for"};
  return std::any_of(std::begin(k_waiting), std::end(k_waiting),
                     [&](std::string_view name) { return commands.find(name) != std::string::npos; });
}

class EventRun {
 public:
  EventRun(Context& context, std::vector<HookEvent> events) : context_(context), events_(std::move(events)) {}

  // With what is left when a hook would wait, in a process of its own.
  void run() {
    for (; next_ < events_.size(); ++next_) {
      const HookEvent& event = events_[next_];
      if (!find_option(event.name)) continue;
      std::vector<std::string> items;
      PlaceIds ids;
      {
        const auto now = context_.snapshot();
        if (!now) return;
        const Place place = place_of_event((*now)->world(), event);
        items = commands_of((*now)->world(), place, event.name);
        ids = PlaceIds::of(place);
      }
      if (items.empty()) continue;
      if (!detached_ && std::any_of(items.begin(), items.end(), waits)) {
        (void)run_detached([&] {
          detached_ = true;
          run();
        });
        return;
      }
      const HookScope scope(context_, HookState::Running::event_hook, ids, formats_of(event));
      run_items(context_, items);
    }
    keep_causes(context_);
  }

 private:
  Context& context_;
  std::vector<HookEvent> events_;
  std::size_t next_ = 0;
  bool detached_ = false;
};

}  // namespace

void fire_after_hook(Context& context, const PreparedCommand& command) {
  HookState& hooks = context.hooks;
  if (hooks.running != HookState::Running::no || (hooks.known && !hooks.set)) return;
  const AfterRule* rule = find_after_rule(command.spec->args.name);
  if (rule == nullptr) return;
  std::vector<std::string> items;
  PlaceIds ids;
  const std::string name = fmt::format("after-{}", rule->hook.empty() ? rule->command : rule->hook);
  {
    const auto now = context.snapshot();
    if (!now || !hooks.set) return;
    const auto place = place_after(context, (*now)->world(), *rule);
    if (!place || place->session == nullptr) return;
    items = commands_of((*now)->world(), *place, name);
    ids = PlaceIds::of(*place);
  }
  if (items.empty()) return;
  const HookScope scope(context, HookState::Running::after_hook, ids, formats_of(context, command, name));
  run_items(context, items);
}

void fire_events(Context& context) {
  HookState& hooks = context.hooks;
  if (hooks.events.empty() || hooks.running == HookState::Running::event_hook) return;
  const Context::WithoutClient quiet(context);
  EventRun(context, std::exchange(hooks.events, {})).run();
}

void fire_hook_now(Context& context, const World& world, const Place& place, const std::string& name) {
  const auto items = commands_of(world, place, name);
  Formats formats;
  formats["hook"] = name;
  const HookScope scope(context, HookState::Running::after_hook, PlaceIds::of(place), std::move(formats));
  run_items(context, items);
}

}  // namespace shim
