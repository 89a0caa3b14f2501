// SPDX-License-Identifier: ISC
// Prints an expanded format with -p; without it the message would go to an attached client's status line, and there
// is none. -I fills a pane that has no program (tmux(1), display-message).
#include "shim/commands/listing.hpp"
#include "shim/commands/numbers.hpp"
#include "shim/commands/pane_feed.hpp"
#include "shim/commands/table.hpp"

namespace shim {

namespace {

constexpr std::string_view k_format =
    "[#{session_name}] #{window_index}:#{window_name}, current pane #{pane_index} - (%H:%M %d-%b-%y)";
constexpr long long k_uint_max = 4294967295LL;

state::Result<void> run(Context& context, const Args& args) {
  ROOST_TRY_ASSIGN(const auto now, context.snapshot());
  const World& world = now->world();
  // A target that can't be found leaves the place empty, it is not an error (tmux: CMD_FIND_CANFAIL).
  const Place place = context.target(world, args, TargetKind::pane, 't', TargetFlag::can_fail).value_or(Place{});
  if (args.has('I')) return place.pane != nullptr ? feed_from_stdin(context, place.pane->id) : state::Result<void>();
  if (args.has('F') && !args.operands().empty()) {
    return state::fail(state::ErrorCode::invalid_argument, "only one of -F or argument must be given");
  }
  if (const auto delay = args.value('d')) ROOST_TRY(parse_number(*delay, 0, k_uint_max, "delay"));
  FormatContext format;
  format.extra = context.hooks.formats;
  format.world = &world;
  format.caller = &context.caller();
  format.place = place;
  if (args.has('a')) {
    for (const std::string& line : all_variables(format)) context.print(line);
    return {};
  }
  const std::string_view text =
      !args.operands().empty() ? std::string_view(args.operands().front()) : args.value('F').value_or(k_format);
  const std::string message = expand(text, format, TimeExpansion::strftime);
  if (context.without_client()) {
    context.report(message);
  } else if (args.has('p')) {
    context.print(message);
  }
  return {};
}

}  // namespace

extern const CommandSpec display_message_command;
const CommandSpec display_message_command = {
    .args = {.name = "display-message",
             .flags = "ac:d:INpt:F:v",
             .max_operands = 1,
             .usage = "[-aINpv] [-c target-client] [-d delay] [-F format] [-t target-pane] [message]"},
    .alias = "display",
    .run = run,
};

}  // namespace shim
