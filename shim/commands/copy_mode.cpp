// SPDX-License-Identifier: ISC
// Puts a pane into copy mode, or with -q out of all its modes (tmux(1), copy-mode).
#include "shim/commands/copy_requests.hpp"
#include "shim/commands/table.hpp"
#include "shim/tree/pane_modes.hpp"

namespace shim {

namespace {

// -s: the text of another pane, which nobody can be asked for under the lock.
state::Result<void> fetch_source(const Context& context, const Args& args, CopyRequest& request) {
  ROOST_TRY_ASSIGN(const auto now, context.snapshot());
  ROOST_TRY_ASSIGN(const Place source, context.target(now->world(), args, TargetKind::pane, 's'));
  ROOST_TRY_ASSIGN(const Place shown, context.target(now->world(), args, TargetKind::pane));
  if (source.pane->id == shown.pane->id) return {};
  ROOST_TRY_ASSIGN(CopyAnswer answer, ask_copy_mode(context, source.pane->id, {.kind = CopyRequest::Kind::text}));
  request.text = std::move(answer.text);
  request.source = source.pane->id;
  return {};
}

// What the host is to be told once the registry knows.
struct Entrance {
  std::optional<state::Pane> left;  // as it was
  std::optional<CopyRequest> request;
  state::PaneId pane{};
};

state::Result<void> run(Context& context, const Args& args) {
  CopyRequest text;
  if (args.value('s')) ROOST_TRY(fetch_source(context, args, text));
  Entrance entrance;
  ROOST_TRY(
      context.transact([&](const World& world, state::Registry& registry, TreeChange& change) -> state::Result<void> {
        entrance = {};
        ROOST_TRY(context.target(world, args, TargetKind::pane, 's'));
        ROOST_TRY_ASSIGN(const Place place, context.target(world, args, TargetKind::pane));
        entrance.pane = place.pane->id;
        if (args.has('q')) {
          entrance.left = *place.pane;
          leave_all_modes(registry, place.pane->id, change);
        } else if (!args.has('M')) {  // -M follows a mouse that drags; tmux does nothing without one
          const std::uint64_t before = place.pane->copy_entry;
          enter_mode(registry, place.pane->id, "copy-mode", ModeZoom::none, change);
          const bool entered = place.pane->copy_entry != before;
          if (entered || args.has('u')) entrance.request = copy_request(world, place, CopyRequest::Kind::enter);
        }
        return {};
      }));
  if (entrance.left) forget_copy_mode(context, *entrance.left);
  if (!entrance.request) return {};
  entrance.request->scroll_exit = args.has('e') ? ScrollExit::yes : ScrollExit::no;
  entrance.request->label = args.has('H') ? PositionLabel::hidden : PositionLabel::shown;
  entrance.request->page_up = args.has('u');
  entrance.request->text = std::move(text.text);
  entrance.request->source = text.source;
  // An older host only shows in formats that the pane is in the mode.
  (void)ask_copy_mode(context, entrance.pane, *entrance.request);
  return {};
}

}  // namespace

extern const CommandSpec copy_mode_command;
const CommandSpec copy_mode_command = {
    .args = {.name = "copy-mode",
             .flags = "eHMs:t:uq",
             .max_operands = 0,
             .usage = "[-eHMuq] [-s src-pane] [-t target-pane]"},
    .alias = {},
    .lock = LockNeed::write,
    .run = run,
};

}  // namespace shim
