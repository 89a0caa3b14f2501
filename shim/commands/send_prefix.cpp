// SPDX-License-Identifier: ISC
// Types the prefix key into a pane (tmux(1), send-prefix).
#include "shim/commands/mode_keys.hpp"
#include "shim/commands/pane_input.hpp"
#include "shim/commands/table.hpp"
#include "shim/keys/keys.hpp"
#include "shim/options/option_view.hpp"

namespace shim {

namespace {

state::Result<void> run(Context& context, const Args& args) {
  ROOST_TRY_ASSIGN(const auto now, context.snapshot());
  const World& world = now->world();
  ROOST_TRY_ASSIGN(const Place place, context.target(world, args, TargetKind::pane));
  const OptionView options(world.registry, place);
  const auto key = parse_key(options.text(args.has('2') ? "prefix2" : "prefix"));
  if (!key || encode_key(*key, {}).empty()) return {};
  const std::vector<InputItem> items{{InputItem::Kind::key, {}, *key}};
  if (!place.pane->modes.empty()) return type_into_mode(context, world, place, items);
  return type(context, panes_for_keys(world, place), items);
}

}  // namespace

extern const CommandSpec send_prefix_command;
const CommandSpec send_prefix_command = {
    .args = {.name = "send-prefix", .flags = "2t:", .max_operands = 0, .usage = "[-2] [-t target-pane]"},
    .alias = "",
    .run = run,
};

}  // namespace shim
