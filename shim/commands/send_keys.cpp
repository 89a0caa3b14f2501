// SPDX-License-Identifier: ISC
// Types keys into a pane (tmux(1), send-keys).
#include <cstdlib>
#include <limits>

#include "shim/commands/mode_keys.hpp"
#include "shim/commands/numbers.hpp"
#include "shim/commands/pane_input.hpp"
#include "shim/commands/table.hpp"
#include "shim/keys/keys.hpp"

namespace shim {

namespace {

// -H: a byte in hexadecimal. What strtol(3) does not take as one is skipped without a word, as in cmd-send-keys.c.
void add_hex(std::vector<InputItem>& items, const std::string& text) {
  char* end = nullptr;
  const long value = std::strtol(text.c_str(), &end, 16);
  if (text.empty() || *end != '\0' || value < 0 || value > 0xff) return;
  items.push_back({InputItem::Kind::bytes, std::string(1, static_cast<char>(value)), {}});
}

// A key that can't be sent in the modes of its moment is typed as text (input-keys.c, input_key).
void add_key(std::vector<InputItem>& items, const std::string& text) {
  if (const auto key = parse_key(text)) {
    items.push_back({InputItem::Kind::key, text, *key});
  } else {
    items.push_back({InputItem::Kind::bytes, text, {}});
  }
}

std::vector<InputItem> items_for(const Args& args) {
  std::vector<InputItem> items;
  for (const std::string& text : args.operands()) {
    if (args.has('H')) {
      add_hex(items, text);
    } else if (args.has('l')) {
      items.push_back({InputItem::Kind::bytes, text, {}});
    } else {
      add_key(items, text);
    }
  }
  return items;
}

// Repeats the items. Runs of bytes become one item, so that a long -N costs no item per byte.
std::vector<InputItem> repeated(const std::vector<InputItem>& once, long long times) {
  std::vector<InputItem> all;
  for (long long i = 0; i < times && !once.empty(); ++i) {
    for (const InputItem& item : once) {
      if (item.kind == InputItem::Kind::bytes && !all.empty() && all.back().kind == InputItem::Kind::bytes) {
        all.back().bytes += item.bytes;
      } else {
        all.push_back(item);
      }
    }
  }
  return all;
}

tl::unexpected<state::Error> not_possible(std::string_view why) {
  return state::fail(state::ErrorCode::invalid_argument, std::string(why));
}

state::Result<void> run(Context& context, const Args& args) {
  ROOST_TRY_ASSIGN(const auto now, context.snapshot());
  const World& world = now->world();
  ROOST_TRY_ASSIGN(const Place place, context.target(world, args, TargetKind::pane));
  long long times = 1;
  if (const auto count = args.value('N')) {
    constexpr long long k_most = std::numeric_limits<unsigned>::max();
    ROOST_TRY_ASSIGN(times, parse_number(*count, 1, k_most, "repeat count"));
  }
  const bool for_mode = args.has('X') || (args.has('N') && args.operands().empty() && !place.pane->modes.empty());
  if (for_mode && !takes_mode_commands(*place.pane)) return not_possible("not in a mode");
  if (for_mode) {
    ModeCommand command{.words = args.operands(), .expand = args.has('F')};
    if (args.has('N')) command.count = static_cast<std::uint32_t>(times);
    return run_mode_command(context, world, place, command);
  }
  if (args.has('M')) return not_possible("no mouse target");  // a command has no mouse
  const state::PaneId pane = place.pane->id;
  if (args.has('R')) {
    ROOST_TRY_ASSIGN(HostClient host, host_of(context, pane));
    if (auto reset = host.reset(); !reset) return tl::unexpected(pane_error(pane, std::move(reset.error())));
  }
  if (!place.pane->modes.empty()) return type_into_mode(context, world, place, repeated(items_for(args), times));
  return type(context, panes_for_keys(world, place), repeated(items_for(args), times));
}

}  // namespace

extern const CommandSpec send_keys_command;
const CommandSpec send_keys_command = {
    .args = {.name = "send-keys",
             .flags = "FHlMN:Rt:X",
             .usage = "[-FHlMRX] [-N repeat-count] [-t target-pane] key ..."},
    .alias = "send",
    .run = run,
};

}  // namespace shim
