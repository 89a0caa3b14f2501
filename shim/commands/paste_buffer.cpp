// SPDX-License-Identifier: ISC
// Types a paste buffer into a pane (tmux(1), paste-buffer).
#include "shim/commands/buffer_store.hpp"
#include "shim/commands/pane_input.hpp"
#include "shim/commands/table.hpp"

namespace shim {

namespace {

// Newlines become the separator: a carriage return, which is what the Enter key sends, unless asked otherwise.
std::string with_separator(std::string_view text, std::string_view separator) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = text.find('\n', at);
    out.append(text.substr(at, end - at));
    if (end == std::string_view::npos) break;
    out.append(separator);
    at = end + 1;
  }
  return out;
}

state::Result<void> run(Context& context, const Args& args) {
  ROOST_TRY_ASSIGN(const auto now, context.snapshot());
  ROOST_TRY_ASSIGN(const Place place, context.target(now->world(), args, TargetKind::pane));
  const auto name = args.value('b');
  // Without a name, no buffer at all is nothing to paste.
  if (!name && now->registry().head().buffers.empty()) return {};
  ROOST_TRY_ASSIGN(const BufferCopy copy, read_buffer(context, name));
  if (takes_input(now->world(), *place.pane)) {
    const std::string_view separator = args.value('s').value_or(args.has('r') ? "\n" : "\r");
    const auto kind = args.has('p') ? InputItem::Kind::bracketed : InputItem::Kind::bytes;
    ROOST_TRY(type(context, {place.pane->id}, {{kind, with_separator(copy.text, separator), {}}}));
  }
  if (args.has('d')) return delete_copied(context, copy);
  return {};
}

}  // namespace

extern const CommandSpec paste_buffer_command;
const CommandSpec paste_buffer_command = {
    .args = {.name = "paste-buffer",
             .flags = "db:prs:t:",
             .max_operands = 0,
             .usage = "[-dpr] [-s separator] [-b buffer-name] [-t target-pane]"},
    .alias = "pasteb",
    .run = run,
};

}  // namespace shim
