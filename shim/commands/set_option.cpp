// SPDX-License-Identifier: ISC
// Sets or unsets an option or a hook (tmux(1), set-option, set-window-option and set-hook; cmd-set-option.c).
#include "shim/commands/border_watch.hpp"
#include "shim/commands/command_text.hpp"
#include "shim/commands/hooks.hpp"
#include "shim/commands/option_site.hpp"
#include "shim/commands/table.hpp"

namespace shim {

namespace {

using state::ErrorCode;

// What one call asks for, with its formats expanded.
struct Request {
  std::string argument;
  OptionName option;
  std::optional<std::string> value;
  OptionSite site = OptionSite::server;
};

state::Result<Request> understand(const Context& context, const World& world, const Args& args, OptionVerb verb,
                                  const Place& place) {
  Request request;
  request.argument = expand_text(context, world, place, args.operands().front());
  ROOST_TRY_ASSIGN(request.option, match_option(request.argument));
  if (args.operands().size() > 1) {
    request.value = operand_text(context, args, 1);
    if (args.has('F')) request.value = expand_text(context, world, place, *request.value);
  }
  ROOST_TRY_ASSIGN(request.site, site_for_name(args, verb, request.option, place));
  return request;
}

// -U of a window unsets the option in its panes too.
void unset_in_panes(state::Registry& registry, const Request& request, const Place& place) {
  const std::vector<state::PaneId> panes = place.window->panes;
  for (const state::PaneId id : panes) {
    const state::Pane* pane = registry.pane(id);
    if (pane == nullptr || !level_has(pane->options, request.option.name)) continue;
    unset_option({&registry.edit_pane(id)->options, {}, LevelKind::own}, request.option);
  }
}

state::Result<void> change_option(const Context& context, const Args& args, const Request& request, const Place& place,
                                  state::Registry& registry) {
  const OptionLevel level = edit_level_at(registry, request.site, place);
  const bool unsets = args.has('u') || args.has('U');
  if (request.option.index && !request.option.is_array()) {
    return state::fail(ErrorCode::invalid_argument, "not an array: " + request.argument);
  }
  if (!args.has('u') && args.has('o') && is_set_at(level.view(), request.option)) {
    if (args.has('q')) return {};
    return state::fail(ErrorCode::exists, "already set: " + request.argument);
  }
  const bool window = request.site == OptionSite::window || request.site == OptionSite::global_window;
  if (args.has('U') && window && place.window != nullptr) unset_in_panes(registry, request, place);
  if (unsets) {
    unset_option(level, request.option);
    return {};
  }
  const auto text = [&](std::string_view commands) { return canonical_commands(context, commands); };
  OptionChange change{.value = request.value, .command_text = text};
  if (request.option.spec != nullptr && request.option.spec->is_hook) registry.edit_head().hooks = true;
  if (args.has('a')) change.mode = SetMode::append;
  return set_option_value(level, request.option, change);
}

// Hosts look at the document when they have something to do; the start of silence is not. Told their size, they do.
void wake_hosts(const state::Registry& registry, TreeChange& change) {
  for (const state::WindowId id : registry.window_ids()) {
    const state::Window* window = registry.window(id);
    if (window == nullptr) continue;
    for (const PaneBox& box : window_boxes(registry, *window)) {
      change.resized.push_back({box.pane, box.width, box.height});
    }
  }
}

state::Result<void> run(Context& context, const Args& args, OptionVerb verb) {
  return context.transact(
      [&](const World& world, state::Registry& registry, TreeChange& change) -> state::Result<void> {
        const Place place = option_place(context, world, args, verb);
        const auto request = understand(context, world, args, verb, place);
        if (!request && args.has('q')) return {};
        if (!request) return tl::unexpected(request.error());
        std::optional<BorderWatch> borders;
        if (request->option.name == "pane-border-status") borders.emplace(registry);
        ROOST_TRY(change_option(context, args, *request, place, registry));
        if (borders) borders->report(registry, change);
        if (request->option.name == "monitor-silence") wake_hosts(registry, change);
        return {};
      });
}

state::Result<void> run_any(Context& context, const Args& args) { return run(context, args, OptionVerb::any); }
state::Result<void> run_window(Context& context, const Args& args) { return run(context, args, OptionVerb::window); }

state::Result<void> run_hook(Context& context, const Args& args) {
  if (!args.has('R')) return run(context, args, OptionVerb::any);
  ROOST_TRY_ASSIGN(const auto now, context.snapshot());
  const World& world = now->world();
  const Place place = option_place(context, world, args, OptionVerb::any);
  fire_hook_now(context, world, place, expand_text(context, world, place, args.operands().front()));
  return {};
}

}  // namespace

extern const CommandSpec set_option_command;
const CommandSpec set_option_command = {
    .args = {.name = "set-option",
             .flags = "aFgopqst:uUw",
             .min_operands = 1,
             .max_operands = 2,
             .usage = "[-aFgopqsuUw] [-t target-pane] option [value]"},
    .alias = "set",
    .lock = LockNeed::write,
    .run = run_any,
};

extern const CommandSpec set_hook_command;
const CommandSpec set_hook_command = {
    .args = {.name = "set-hook",
             .flags = "agpRt:uw",
             .min_operands = 1,
             .max_operands = 2,
             .usage = "[-agpRuw] [-t target-pane] hook [command]"},
    .alias = "",
    .lock = LockNeed::write,
    .run = run_hook,
};

extern const CommandSpec set_window_option_command;
const CommandSpec set_window_option_command = {
    .args = {.name = "set-window-option",
             .flags = "aFgoqt:u",
             .min_operands = 1,
             .max_operands = 2,
             .usage = "[-aFgoqu] [-t target-window] option [value]"},
    .alias = "setw",
    .lock = LockNeed::write,
    .run = run_window,
};

}  // namespace shim
