// SPDX-License-Identifier: ISC
// send-keys -X: the host moves its cursor; what a command copies becomes a buffer or the input of a shell command here.
// Follows window-copy.c.
#include <fmt/core.h>

#include "shim/commands/buffer_index.hpp"
#include "shim/commands/buffer_store.hpp"
#include "shim/commands/copy_requests.hpp"
#include "shim/commands/job.hpp"
#include "shim/commands/mode_keys.hpp"
#include "shim/options/option_view.hpp"
#include "shim/tree/pane_modes.hpp"

namespace shim {

namespace {

// What becomes of the text that a command copies, by the command's name.
struct Destination {
  bool buffer = false, append = false, pipe = false;
  std::size_t prefix_at = 0, command_at = 0;  // which word, 0: none
};

Destination destination_of(const std::string& name) {
  if (name.starts_with("append-selection")) return {.append = true};
  if (name.starts_with("copy-pipe")) return {.buffer = true, .pipe = true, .prefix_at = 2, .command_at = 1};
  if (name.starts_with("copy-")) return {.buffer = true, .prefix_at = 1};
  if (name == "pipe" || name.starts_with("pipe-")) return {.pipe = true, .command_at = 1};
  return {};
}

bool searches_for_format(const std::string& name) {
  return name.starts_with("search-") && !name.ends_with("-incremental");
}

state::Result<void> end_mode(Context& context, const state::Pane& pane) {
  ROOST_TRY(context.transact([&](const World&, state::Registry& registry, TreeChange& change) -> state::Result<void> {
    const state::Pane* now = registry.pane(pane.id);
    if (now != nullptr && !now->modes.empty() && now->modes.front() == pane.modes.front())
      leave_mode(registry, pane.id, change);
    return {};
  }));
  state::Pane left = pane;
  left.modes.resize(1);
  forget_copy_mode(context, left);
  return {};
}

// The text as it is now: of the pane that copy-mode -s named, if that lives.
void refresh(Context& context, const World& world, const Place& place, std::optional<state::PaneId> source) {
  CopyRequest request = copy_request(world, place, CopyRequest::Kind::refresh);
  if (source) {
    CopyRequest text;
    text.kind = CopyRequest::Kind::text;
    auto answer = ask_copy_mode(context, *source, text);
    if (!answer) return;
    request.text = std::move(answer->text);
  }
  (void)ask_copy_mode(context, place.pane->id, request);
}

// Every copy is also the clipboard's, unless set-clipboard is off.
void note_clipboard(Context& context, const World& world, const Place& place) {
  if (OptionView(world.registry, {}).text("set-clipboard") == "off") return;
  HookEvent event;
  event.name = "pane-set-clipboard";
  if (place.session != nullptr) {
    event.session = place.session->id;
    event.session_name = place.session->name;
  }
  event.window = place.window->id;
  event.window_name = place.window->name;
  event.pane = place.pane->id;
  context.hooks.events.push_back(std::move(event));
}

state::Result<void> append(Context& context, const World& world, std::string_view text) {
  const state::Buffer* newest = newest_buffer(world.registry.head());
  if (newest == nullptr) return set_buffer(context, std::nullopt, text);
  return append_to_buffer(context, std::string(newest->name), text);
}

}  // namespace

state::Result<void> run_mode_command(Context& context, const World& world, const Place& place,
                                     const ModeCommand& command) {
  if (!takes_mode_commands(*place.pane)) return state::fail(state::ErrorCode::invalid_argument, "not in a mode");
  if (command.words.empty() && !command.count) return {};
  CopyRequest request = copy_request(world, place, CopyRequest::Kind::command);
  request.words = command.words;
  request.count = command.count.value_or(0);
  Destination to;
  std::string prefix, shell_command;
  if (!command.words.empty()) {
    const std::string& name = command.words.front();
    to = destination_of(name);
    const auto expanded = [&](std::size_t word) {
      return word > 0 && word < command.words.size() ? context.expand(world, place, command.words[word]) : "";
    };
    prefix = expanded(to.prefix_at);
    shell_command = expanded(to.command_at);
    if (command.expand && searches_for_format(name) && command.words.size() == 2 && !command.words[1].empty()) {
      request.words[1] = context.expand(world, place, command.words[1]);
      if (request.words[1].empty()) request.words = {"search-"};  // nothing happens, as for a name that is none
    }
  }
  ROOST_TRY_ASSIGN(const CopyAnswer answer, ask_copy_mode(context, place.pane->id, request));
  const CopyMode::Outcome& outcome = answer.outcome;
  if (outcome.refresh) refresh(context, world, place, answer.source);
  if (outcome.ran && to.pipe) {
    if (shell_command.empty()) shell_command = OptionView(world.registry, {}).text("copy-command");
    if (!shell_command.empty()) {
      Job job = make_job(context, world, place, shell_command);
      job.folder.clear();
      ROOST_TRY(start_job(job, outcome.copied.value_or("")));
    }
  }
  if (outcome.copied && (to.buffer || to.append)) note_clipboard(context, world, place);
  if (outcome.copied && to.buffer) ROOST_TRY(add_buffer(context, prefix, *outcome.copied));
  if (outcome.copied && to.append) ROOST_TRY(append(context, world, *outcome.copied));
  return outcome.end == CopyMode::End::ends ? end_mode(context, *place.pane) : state::Result<void>();
}

}  // namespace shim
