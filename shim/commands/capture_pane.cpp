// SPDX-License-Identifier: ISC
// The text of a pane to stdout or into a paste buffer (tmux(1), capture-pane).
#include <climits>

#include "shim/commands/buffer_store.hpp"
#include "shim/commands/numbers.hpp"
#include "shim/commands/pane_input.hpp"
#include "shim/commands/table.hpp"

namespace shim {

namespace {

// What is not a number, or too large a one, counts as not given (cmd-capture-pane.c).
std::optional<std::int64_t> line_number(const Args& args, char flag) {
  const auto text = args.value(flag);
  if (!text) return std::nullopt;
  const auto number = parse_number(*text, INT_MIN, SHRT_MAX, "");
  return number ? std::optional<std::int64_t>(*number) : std::nullopt;
}

CaptureRequest request_for(const Args& args) {
  CaptureRequest request;
  request.start_of_history = args.value('S') == "-";
  request.end_of_screen = args.value('E') == "-";
  if (!request.start_of_history) request.start = line_number(args, 'S');
  if (!request.end_of_screen) request.end = line_number(args, 'E');
  request.escapes = args.has('e');
  request.join = args.has('J');
  request.keep_trailing = args.has('N');
  request.escape_octal = args.has('C');
  request.alternate = args.has('a');
  request.quiet = args.has('q');
  request.pending = args.has('P');
  return request;
}

state::Result<void> run(Context& context, const Args& args) {
  ROOST_TRY_ASSIGN(const auto now, context.snapshot());
  ROOST_TRY_ASSIGN(const Place place, context.target(now->world(), args, TargetKind::pane));
  const state::PaneId pane = place.pane->id;
  ROOST_TRY_ASSIGN(HostClient host, host_of(context, pane));
  auto text = host.capture(request_for(args));
  if (!text) return tl::unexpected(pane_error(pane, std::move(text.error())));
  if (!args.has('p')) return set_buffer(context, args.value('b'), *text);
  // The text ends in one newline, whether it had any or not.
  if (text->ends_with('\n')) text->pop_back();
  context.write(*text);
  context.write("\n");
  return {};
}

}  // namespace

extern const CommandSpec capture_pane_command;
const CommandSpec capture_pane_command = {
    .args = {.name = "capture-pane",
             .flags = "ab:CeE:JNpPqS:t:",
             .max_operands = 0,
             .usage = "[-aCeJNpPq] [-b buffer-name] [-E end-line] [-S start-line] [-t target-pane]"},
    .alias = "capturep",
    .run = run,
};

}  // namespace shim
