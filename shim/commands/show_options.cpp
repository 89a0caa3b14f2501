// SPDX-License-Identifier: ISC
// Shows options (tmux(1), show-options and show-window-options; cmd-show-options.c).
#include "shim/commands/option_site.hpp"
#include "shim/commands/table.hpp"
#include "shim/options/show_lines.hpp"

namespace shim {

namespace {

using Lines = std::vector<std::string>;

ShowStyle style_of(const Args& args) {
  ShowStyle style;
  if (args.has('v')) style.text = ShowText::values;
  if (args.has('A')) style.parents = ShowParents::show;
  if (args.has('H')) style.hooks = ShowHooks::show;
  return style;
}

state::Result<Lines> lines_of_one(const Context& context, const World& world, const Args& args, OptionVerb verb,
                                  const Place& place) {
  const std::string argument = expand_text(context, world, place, args.operands().front());
  ROOST_TRY_ASSIGN(const OptionName option, match_option(argument));
  ROOST_TRY_ASSIGN(const OptionSite site, site_for_name(args, verb, option, place));
  ShownOption shown = show_option(level_at(world.registry, site, place), option, style_of(args));
  if (!shown.found && option.spec == nullptr) {
    return state::fail(state::ErrorCode::not_found, "invalid option: " + argument);
  }
  return std::move(shown.lines);
}

state::Result<Lines> lines_of_all(const World& world, const Args& args, OptionVerb verb, const Place& place) {
  ROOST_TRY_ASSIGN(const OptionSite site, site_for_flags(args, verb, place));
  return show_options(level_at(world.registry, site, place), scope_of(site), style_of(args));
}

state::Result<void> run(Context& context, const Args& args, OptionVerb verb) {
  ROOST_TRY_ASSIGN(const auto now, context.snapshot());
  const World& world = now->world();
  const Place place = option_place(context, world, args, verb);
  const auto lines = args.operands().empty() ? lines_of_all(world, args, verb, place)
                                             : lines_of_one(context, world, args, verb, place);
  if (!lines && args.has('q')) return {};
  if (!lines) return tl::unexpected(lines.error());
  for (const std::string& line : *lines) context.print(line);
  return {};
}

state::Result<void> run_any(Context& context, const Args& args) { return run(context, args, OptionVerb::any); }
state::Result<void> run_window(Context& context, const Args& args) { return run(context, args, OptionVerb::window); }

}  // namespace

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
