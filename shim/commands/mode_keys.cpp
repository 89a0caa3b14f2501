// SPDX-License-Identifier: ISC
// Follows cmd-send-keys.c and window-copy.c.
#include "shim/commands/mode_keys.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <set>
#include <span>

#include "shim/keys/keys.hpp"
#include "shim/options/option_view.hpp"
#include "shim/tree/pane_modes.hpp"

namespace shim {

namespace {

struct EndingCommand {
  std::string_view name;
  std::size_t most_arguments;
};
// What ends copy mode when nothing is selected and the end of the history is shown.
constexpr std::array<EndingCommand, 8> k_ending = {{{"append-selection-and-cancel", 0},
                                                    {"cancel", 0},
                                                    {"copy-pipe-and-cancel", 2},
                                                    {"copy-selection-and-cancel", 1},
                                                    {"halfpage-down-and-cancel", 0},
                                                    {"page-down-and-cancel", 0},
                                                    {"pipe-and-cancel", 1},
                                                    {"scroll-down-and-cancel", 0}}};
constexpr std::array<std::string_view, 72> k_others = {"append-selection",
                                                       "back-to-indentation",
                                                       "begin-selection",
                                                       "bottom-line",
                                                       "clear-selection",
                                                       "copy-end-of-line",
                                                       "copy-end-of-line-and-cancel",
                                                       "copy-pipe-end-of-line",
                                                       "copy-pipe-end-of-line-and-cancel",
                                                       "copy-line",
                                                       "copy-line-and-cancel",
                                                       "copy-pipe-line",
                                                       "copy-pipe-line-and-cancel",
                                                       "copy-pipe-no-clear",
                                                       "copy-pipe",
                                                       "copy-selection-no-clear",
                                                       "copy-selection",
                                                       "cursor-down",
                                                       "cursor-down-and-cancel",
                                                       "cursor-left",
                                                       "cursor-right",
                                                       "cursor-up",
                                                       "end-of-line",
                                                       "goto-line",
                                                       "halfpage-down",
                                                       "halfpage-up",
                                                       "history-bottom",
                                                       "history-top",
                                                       "jump-again",
                                                       "jump-backward",
                                                       "jump-forward",
                                                       "jump-reverse",
                                                       "jump-to-backward",
                                                       "jump-to-forward",
                                                       "jump-to-mark",
                                                       "middle-line",
                                                       "next-matching-bracket",
                                                       "next-paragraph",
                                                       "next-space",
                                                       "next-space-end",
                                                       "next-word",
                                                       "next-word-end",
                                                       "other-end",
                                                       "page-down",
                                                       "page-up",
                                                       "pipe-no-clear",
                                                       "pipe",
                                                       "previous-matching-bracket",
                                                       "previous-paragraph",
                                                       "previous-space",
                                                       "previous-word",
                                                       "rectangle-on",
                                                       "rectangle-off",
                                                       "rectangle-toggle",
                                                       "refresh-from-pane",
                                                       "scroll-down",
                                                       "scroll-up",
                                                       "search-again",
                                                       "search-backward",
                                                       "search-backward-text",
                                                       "search-backward-incremental",
                                                       "search-forward",
                                                       "search-forward-text",
                                                       "search-forward-incremental",
                                                       "search-reverse",
                                                       "select-line",
                                                       "select-word",
                                                       "set-mark",
                                                       "start-of-line",
                                                       "stop-selection",
                                                       "toggle-position",
                                                       "top-line"};
// What the keys of the tables copy-mode and copy-mode-vi are bound to: the end of the mode, a prompt, which needs a
// client, or another command of the mode.
constexpr std::string_view k_emacs_end[] = {"C-c", "C-w", "Escape", "q", "M-w"};
constexpr std::string_view k_emacs_prompt[] = {"C-r", "C-s", "F",   "T",   "f",   "g",   "t",   "M-1",
                                               "M-2", "M-3", "M-4", "M-5", "M-6", "M-7", "M-8", "M-9"};
constexpr std::string_view k_emacs_other[] = {
    "C-Space", "C-a", "C-e",  "C-f",  "C-b",   "C-g", "C-k", "C-n",  "C-p",    "C-v",   "Space",
    ",",       ";",   "N",    "P",    "R",     "X",   "n",   "r",    "Home",   "End",   "NPage",
    "PPage",   "Up",  "Down", "Left", "Right", "M-<", "M->", "M-R",  "M-b",    "C-M-b", "M-f",
    "C-M-f",   "M-m", "M-r",  "M-v",  "M-x",   "M-{", "M-}", "M-Up", "M-Down", "C-Up",  "C-Down"};
constexpr std::string_view k_vi_end[] = {"C-c", "C-j", "Enter", "A", "q"};
constexpr std::string_view k_vi_prompt[] = {"/", "1", "2", "3", "4", "5", "6", "7",
                                            "8", "9", ":", "?", "F", "T", "f", "t"};
constexpr std::string_view k_vi_other[] = {
    "#", "*", "C-d", "C-e", "C-b",    "C-f",   "C-h",   "C-u", "C-v",  "C-y",  "Escape", "Space", "$",    ",",
    "0", ";", "B",   "D",   "E",      "G",     "H",     "J",   "K",    "L",    "M",      "N",     "P",    "V",
    "W", "X", "^",   "b",   "e",      "g",     "h",     "j",   "k",    "l",    "n",      "o",     "r",    "v",
    "w", "{", "}",   "%",   "BSpace", "NPage", "PPage", "Up",  "Down", "Left", "Right",  "M-x",   "C-Up", "C-Down"};

struct KeyTable {
  std::span<const std::string_view> end, prompt, other;
};
constexpr KeyTable k_emacs{k_emacs_end, k_emacs_prompt, k_emacs_other};
constexpr KeyTable k_vi{k_vi_end, k_vi_prompt, k_vi_other};

state::Result<void> end_mode(Context& context, state::PaneId pane) {
  return context.transact([&](const World&, state::Registry& registry, TreeChange& change) -> state::Result<void> {
    if (registry.pane(pane) != nullptr) leave_mode(registry, pane, change);
    return {};
  });
}

// One name per key; text is typed key by key.
std::vector<std::string> names_of(const std::vector<InputItem>& items) {
  std::vector<std::string> names;
  for (const InputItem& item : items) {
    if (item.kind == InputItem::Kind::key) {
      names.push_back(key_name(item.key));
      continue;
    }
    for (const char c : item.bytes) {
      const bool named = c == '\x1b' || c == '\r' || c == ' ';
      names.push_back(named ? std::string(c == ' ' ? "Space" : c == '\r' ? "Enter" : "Escape") : std::string(1, c));
    }
  }
  return names;
}

}  // namespace

bool takes_mode_commands(const state::Pane& pane) {
  return !pane.modes.empty() && (pane.modes.front() == "copy-mode" || pane.modes.front() == "view-mode");
}

state::Result<void> run_mode_command(Context& context, const Place& place, const std::vector<std::string>& words) {
  if (!takes_mode_commands(*place.pane)) return state::fail(state::ErrorCode::invalid_argument, "not in a mode");
  if (words.empty()) return {};
  const std::string& name = words.front();
  for (const EndingCommand& command : k_ending) {
    if (command.name != name) continue;
    return words.size() - 1 <= command.most_arguments ? end_mode(context, place.pane->id) : state::Result<void>();
  }
  if (std::find(k_others.begin(), k_others.end(), name) == k_others.end()) return {};
  return state::fail(state::ErrorCode::unsupported, fmt::format("send-keys -X {} is not supported", name));
}

state::Result<void> type_into_mode(Context& context, const World& world, const Place& place,
                                   const std::vector<InputItem>& items) {
  if (!takes_mode_commands(*place.pane)) return {};
  const KeyTable& table = OptionView(world.registry, place).text("mode-keys") == "vi" ? k_vi : k_emacs;
  const auto is_in = [](std::span<const std::string_view> keys, const std::string& name) {
    return std::find(keys.begin(), keys.end(), name) != keys.end();
  };
  bool ended = false;
  std::set<std::string> failed;  // of one list of keys only the first failure of a binding counts
  for (const std::string& name : names_of(items)) {
    const bool prompts = is_in(table.prompt, name);
    const bool ends = is_in(table.end, name);
    const bool fails = prompts || (ended && (ends || is_in(table.other, name)));
    if (fails && failed.insert(name).second) context.report(prompts ? "no current client" : "not in a mode");
    ended = ended || ends;
  }
  return ended ? end_mode(context, place.pane->id) : state::Result<void>();
}

}  // namespace shim
