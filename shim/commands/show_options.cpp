// SPDX-License-Identifier: ISC
// Shows options or hooks (tmux(1), show-options, show-window-options and show-hooks; cmd-show-options.c).
#include "shim/commands/option_site.hpp"
#include "shim/commands/table.hpp"
#include "shim/options/show_lines.hpp"

namespace shim {

namespace {

using Lines = std::vector<std::string>;

ShowStyle style_of(const Args& args, ShowHooks hooks) {
  ShowStyle style;
  style.hooks = hooks;
  if (args.has('v')) style.text = ShowText::values;
  if (args.has('A')) style.parents = ShowParents::show;
  if (args.has('H')) style.hooks = ShowHooks::show;
  return style;
}

state::Result<Lines> lines_of_one(const Context& context, const World& world, const Args& args, OptionVerb verb,
                                  const Place& place, const ShowStyle& style) {
  const std::string argument = expand_text(context, world, place, args.operands().front());
  ROOST_TRY_ASSIGN(const OptionName option, match_option(argument));
  ROOST_TRY_ASSIGN(const OptionSite site, site_for_name(args, verb, option, place));
  ShownOption shown = show_option(level_at(world.registry, site, place), option, style);
  if (!shown.found && option.spec == nullptr) {
    return state::fail(state::ErrorCode::not_found, "invalid option: " + argument);
  }
  return std::move(shown.lines);
}

state::Result<Lines> lines_of_all(const World& world, const Args& args, OptionVerb verb, const Place& place,
                                  const ShowStyle& style) {
  ROOST_TRY_ASSIGN(const OptionSite site, site_for_flags(args, verb, place));
  return show_options(level_at(world.registry, site, place), scope_of(site), style);
}

state::Result<void> run(Context& context, const Args& args, OptionVerb verb, ShowHooks hooks = ShowHooks::skip) {
  const ShowStyle style = style_of(args, hooks);
  ROOST_TRY_ASSIGN(const auto now, context.snapshot());
  const World& world = now->world();
  const Place place = option_place(context, world, args, verb);
  const auto lines = args.operands().empty() ? lines_of_all(world, args, verb, place, style)
                                             : lines_of_one(context, world, args, verb, place, style);
  if (!lines && args.has('q')) return {};
  if (!lines) return tl::unexpected(lines.error());
  for (const std::string& line : *lines) context.print(line);
  return {};
}

state::Result<void> run_any(Context& context, const Args& args) { return run(context, args, OptionVerb::any); }
state::Result<void> run_window(Context& context, const Args& args) { return run(context, args, OptionVerb::window); }

state::Result<void> run_hooks(Context& context, const Args& args) {
  return run(context, args, OptionVerb::any, ShowHooks::only);
}

}  // namespace

extern const CommandSpec show_hooks_command;
const CommandSpec show_hooks_command = {
    .args = {.name = "show-hooks", .flags = "gpt:w", .max_operands = 1, .usage = "[-gpw] [-t target-pane]"},
    .alias = "",
    .run = run_hooks,
};

extern const CommandSpec show_options_command;
const CommandSpec show_options_command = {
    .args = {.name = "show-options",
             .flags = "AgHpqst:vw",
             .max_operands = 1,
             .usage = "[-AgHpqsvw] [-t target-pane] [option]"},
    .alias = "show",
    .run = run_any,
};

extern const CommandSpec show_window_options_command;
const CommandSpec show_window_options_command = {
    .args = {.name = "show-window-options",
             .flags = "gvt:",
             .max_operands = 1,
             .usage = "[-gv] [-t target-window] [option]"},
    .alias = "showw",
    .run = run_window,
};

}  // namespace shim
