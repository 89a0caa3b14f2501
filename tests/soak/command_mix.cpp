// SPDX-License-Identifier: ISC
#include "tests/soak/command_mix.hpp"

#include <algorithm>
#include <sstream>
#include <string_view>

namespace soak {
namespace {

using Words = std::vector<std::string>;

struct TableRow {
  unsigned weight;
  Effect effect;
  const char* text;
};

// {keep} {prey} {any} {victim}: a pane; {keep.window} {prey.window}, {prey.session} {any.session} and so on: what it is
// in. {stays}: a program that does not end; {program}: any. Others are in the tables below.
constexpr TableRow k_rows[] = {
    {20, Effect::kept_pane, "split-window -d -P -F #{pane_id}|#{window_id}|#{session_id} -t {keep} {stays}"},
    {6, Effect::kept_pane,
     "split-window -h -b -f -l 30% -P -F #{pane_id}|#{window_id}|#{session_id} -t {keep} {stays}"},
    {10, Effect::kept_window, "new-window -d -P -F #{pane_id}|#{window_id}|#{session_id} -t {keep.session}: {stays}"},
    {3, Effect::kept_session, "new-session -d -s keep{digit} -P -F #{pane_id}|#{window_id}|#{session_id} {stays}"},
    {20, Effect::prey_pane, "split-window -P -F #{pane_id}|#{window_id}|#{session_id} -t {prey} {program}"},
    {10, Effect::prey_window, "new-window -a -P -F #{pane_id}|#{window_id}|#{session_id} -t {prey.window} {program}"},
    {3, Effect::prey_window, "new-window -k -P -F #{pane_id}|#{window_id}|#{session_id} -t {prey.session}:0 {program}"},
    {10, Effect::prey_session,
     "new-session -d -s prey{digit} -x 100 -y 40 -e A=B -P -F #{pane_id}|#{window_id}|#{session_id} {program}"},
    {3, Effect::none, "new-session -d -t {prey.session} -s preygroup{digit}"},
    {14, Effect::kills_victim, "kill-pane -t {victim}"},
    {6, Effect::none, "kill-pane -t {prey}"},
    {3, Effect::none, "kill-pane -a -t {prey}"},
    {6, Effect::none, "kill-window -t {prey.window}"},
    {2, Effect::none, "kill-window -a -t {prey.window}"},
    {5, Effect::none, "kill-session -t {prey.session}"},
    {1, Effect::kills_server, "kill-server"},
    {12, Effect::none, "respawn-pane -k -t {keep} {stays}"},
    {8, Effect::none, "respawn-pane -k -t {prey} {program}"},
    {3, Effect::none, "respawn-pane -t {any}"},
    {3, Effect::none, "respawn-window -k -t {prey.window} {program}"},
    {20, Effect::none, "send-keys -t {any} -l {text}"},
    {10, Effect::none, "send-keys -t {any} {text} Enter"},
    {6, Effect::none, "send-keys -t {prey} C-c Up F5"},
    {3, Effect::none, "send-keys -R -t {any}"},
    {2, Effect::none, "send-prefix -t {any}"},
    {20, Effect::none, "capture-pane -p -t {any}"},
    {6, Effect::none, "capture-pane -peJ -S - -t {any}"},
    {3, Effect::none, "capture-pane -b saved -t {any}"},
    {4, Effect::none, "clear-history -t {any}"},
    {20, Effect::none, "list-panes -a"},
    {8, Effect::none, "list-windows -a -F #{window_layout}|#{window_name}|#{pane_title}"},
    {8, Effect::none, "list-sessions"},
    {4, Effect::none, "list-clients"},
    {2, Effect::none, "list-commands"},
    {4, Effect::none, "list-buffers"},
    {12, Effect::none, "display-message -p -t {any} #{pane_pid}|#{pane_current_command}|#{window_layout}"},
    {3, Effect::none, "display-message -a -p -t {any}"},
    {8, Effect::none, "has-session -t {any.session}"},
    {10, Effect::none, "select-layout -t {any.window} {layout}"},
    {3, Effect::none, "select-layout -E -t {any}"},
    {3, Effect::none, "next-layout -t {any.window}"},
    {3, Effect::none, "previous-layout -t {any.window}"},
    {8, Effect::none, "select-pane -t {any}"},
    {3, Effect::none, "select-pane -t {any} -T {text}"},
    {2, Effect::none, "select-pane -m -t {any}"},
    {2, Effect::none, "select-pane -L -t {any}"},
    {4, Effect::none, "select-window -t {any.window}"},
    {3, Effect::none, "next-window -t {any.session}"},
    {3, Effect::none, "previous-window -t {any.session}"},
    {2, Effect::none, "last-window -t {any.session}"},
    {2, Effect::none, "last-pane -t {any.window}"},
    {8, Effect::none, "resize-pane -t {any} -x {size}"},
    {3, Effect::none, "resize-pane -Z -t {any}"},
    {3, Effect::none, "resize-pane -D 3 -t {any}"},
    {4, Effect::none, "resize-window -t {any.window} -x 1{size} -y {size}"},
    {4, Effect::none, "rename-window -t {any.window} {text}"},
    {3, Effect::none, "rename-session -t {prey.session} prey1{digit}"},
    {6, Effect::none, "set-option -p -t {any} {option}"},
    {6, Effect::none, "set-option -p -t {any} @mine {text}"},
    {4, Effect::none, "set-option -g @global {text}"},
    {3, Effect::none, "set-option -w -t {prey.window} remain-on-exit {onoff}"},
    {2, Effect::none, "set-window-option -t {any.window} pane-border-status top"},
    {4, Effect::none, "show-options -g"},
    {3, Effect::none, "show-window-options -t {any.window}"},
    {4, Effect::none, "set-environment -t {any.session} NAME {text}"},
    {2, Effect::none, "set-environment -g GLOBAL {text}"},
    {3, Effect::none, "show-environment -t {any.session}"},
    {8, Effect::none, "set-buffer -b buffer{digit} {text}"},
    {4, Effect::none, "set-buffer {text}"},
    {5, Effect::none, "load-buffer -b loaded -"},
    {4, Effect::none, "show-buffer"},
    {3, Effect::none, "save-buffer -b loaded saved{digit}"},
    {6, Effect::none, "paste-buffer -p -t {any}"},
    {4, Effect::none, "paste-buffer -d -b buffer{digit} -t {any}"},
    {4, Effect::none, "delete-buffer -b buffer{digit}"},
    {5, Effect::none, "pipe-pane -o -t {any} cat>/dev/null"},
    {3, Effect::none, "pipe-pane -t {any}"},
    {2, Effect::none, "pipe-pane -I -t {any} echo>&1"},
    {6, Effect::none, "wait-for -S channel{digit}"},
    {3, Effect::none, "wait-for -S mine{own} ; wait-for mine{own}"},
    {2, Effect::none, "wait-for -L lock{own} ; wait-for -U lock{own}"},
    {3, Effect::none, "run-shell true"},
    {2, Effect::none, "run-shell -b sleep|0.1"},
    {2, Effect::none, "if-shell -F 1 display-message"},
    {2, Effect::none, "source-file commands.conf"},
    {1, Effect::none, "start-server"},
    // A detached world has no client: these must refuse, and harm nobody.
    {1, Effect::none, "attach-session -t {any.session}"},
    {1, Effect::none, "switch-client -t {any.session}"},
    {1, Effect::none, "detach-client -s {any.session}"},
    {1, Effect::none, "lock-session -t {any.session}"},
    {1, Effect::none, "show-messages"},
    {3, Effect::none, "break-pane -d -s {prey} -t {prey.session}:"},
    {2, Effect::none, "break-pane -d -s {keep} -t {keep.session}:"},
    {3, Effect::none, "join-pane -d -s {prey} -t {prey}"},
    {2, Effect::none, "join-pane -h -s {keep} -t {keep}"},
    {2, Effect::none, "move-pane -d -s {keep} -t {keep}"},
    {4, Effect::none, "swap-pane -s {keep} -t {keep}"},
    {3, Effect::none, "swap-pane -d -s {prey} -t {prey}"},
    {3, Effect::none, "swap-window -s {prey.window} -t {prey.window}"},
    {2, Effect::none, "swap-window -d -s {keep.window} -t {keep.window}"},
    {3, Effect::none, "move-window -d -s {prey.window} -t {prey.session}:"},
    {1, Effect::none, "move-window -r -t {any.session}"},
    {2, Effect::none, "move-window -k -s {prey.window} -t {prey.session}:{digit}"},
    {3, Effect::none, "link-window -d -s {prey.window} -t {prey.session}:"},
    {2, Effect::none, "link-window -d -s {keep.window} -t {keep.session}:"},
    {3, Effect::none, "unlink-window -t {prey.window}"},
    {2, Effect::none, "rotate-window -t {any.window}"},
    {2, Effect::none, "find-window -t {any} {text}"},
    {2, Effect::none, "copy-mode -t {any}"},
};

constexpr std::string_view k_stays[] = {"cat", "sleep 100000", "sh", "", "sh -c while|:;do|date;sleep|1;done"};
constexpr std::string_view k_programs[] = {"cat",
                                           "sleep 100000",
                                           "true",
                                           "sleep 0.3",
                                           "sh -c exit|3",
                                           "",
                                           "no-such-program-anywhere",
                                           "sh -c yes|line|0123456789|'|'head|-c|200000;exec|cat"};
constexpr std::string_view k_texts[] = {"word",  "two|words", "umlaut|ä|漢字", "#{pane_id}",
                                        "-dash", "100%",      "a;b",           "'"};
constexpr std::string_view k_layouts[] = {"tiled", "even-horizontal", "even-vertical", "main-vertical",
                                          "main-horizontal"};
constexpr std::string_view k_options[] = {"pane-border-format #P", "window-style fg=red", "allow-rename on",
                                          "remain-on-exit off", "alternate-screen off"};
constexpr std::string_view k_generic_skip[] = {"attach-session"};

// Blanks inside a word are written '|', a real bar is quoted: '|'.
std::string word_of(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text.substr(i, 3) == "'|'") {
      out += '|';
      i += 2;
    } else {
      out += text[i] == '|' ? ' ' : text[i];
    }
  }
  return out;
}

const PaneRow* pick_pane(Dice& dice, const View& view, std::string_view family) {
  const bool keep = family == "keep" || (family == "any" && dice.below(view.panes() + 1) < view.keep.size());
  const auto& rows = keep ? view.keep : view.prey;
  return rows.empty() ? nullptr : &dice.pick(rows);
}

// An id that never was stands for what a view lacks.
std::string place_text(Dice& dice, const View& view, std::string_view name) {
  const auto dot = name.find('.');
  const auto family = name.substr(0, dot) == "victim" ? "any" : name.substr(0, dot);
  const std::string_view part = dot == std::string_view::npos ? "pane" : name.substr(dot + 1);
  const PaneRow* row = pick_pane(dice, view, family);
  if (part == "window") return row == nullptr ? "@999999" : row->window;
  if (part == "session") return row == nullptr ? "$999999" : row->session;
  return row == nullptr ? "%999999" : row->pane;
}

std::string expand(Dice& dice, const View& view, std::string_view name) {
  if (name == "stays") return std::string(dice.pick(k_stays));
  if (name == "program") return std::string(dice.pick(k_programs));
  if (name == "text") return std::string(dice.pick(k_texts));
  if (name == "layout") return std::string(dice.pick(k_layouts));
  if (name == "option") return std::string(dice.pick(k_options));
  if (name == "onoff") return dice.below(3) == 0 ? "on" : "off";
  if (name == "digit") return std::to_string(dice.below(4));
  if (name == "size") return std::to_string(5 + dice.below(60));
  return place_text(dice, view, name);
}

}  // namespace

CommandMix::CommandMix(const std::set<std::string>& offered, unsigned pane_cap) : pane_cap_(pane_cap) {
  std::set<std::string> in_table;
  for (const TableRow& row : k_rows) {
    const std::string text = row.text;
    in_table.insert(text.substr(0, text.find(' ')));
    if (offered.contains(*in_table.find(text.substr(0, text.find(' ')))))
      rows_.push_back({row.weight, row.effect, text});
  }
  for (const std::string& name : offered) {
    if (in_table.contains(name) || std::count(std::begin(k_generic_skip), std::end(k_generic_skip), name) != 0)
      continue;
    rows_.push_back({1, Effect::none, name + " -t {prey}"});
    generic_.push_back(name);
  }
}

const CommandMix::Row& CommandMix::choose(Dice& dice, bool may_spawn) const {
  const auto allowed = [&](const Row& row) {
    return may_spawn || row.effect == Effect::none || row.effect >= Effect::kills_victim;
  };
  std::size_t total = 0;
  for (const Row& row : rows_) total += allowed(row) ? row.weight : 0;
  std::size_t at = dice.below(total);
  for (const Row& row : rows_) {
    if (!allowed(row)) continue;
    if (at < row.weight) return row;
    at -= row.weight;
  }
  return rows_.front();
}

Call CommandMix::next(Dice& dice, const View& view) const {
  const Row& row = choose(dice, view.panes() < pane_cap_);
  Call call;
  call.effect = row.effect;
  // Ending a whole universe is dear: not with every draw of its row.
  if (call.effect == Effect::kills_server && dice.below(4) != 0) return next(dice, view);
  const std::string own = std::to_string(dice.roll());  // the same wherever {own} stands
  std::string text;
  for (std::string_view rest = row.text; !rest.empty();) {
    const auto open = rest.find('{');
    const auto close = open == std::string_view::npos ? open : rest.find('}', open);
    // A format of -F has braces of its own.
    if (close == std::string_view::npos || (open > 0 && rest[open - 1] == '#')) {
      const auto end = close == std::string_view::npos ? rest.size() : close + 1;
      text += rest.substr(0, end);
      rest.remove_prefix(end);
      continue;
    }
    const auto name = rest.substr(open + 1, close - open - 1);
    const std::string value = name == "own" ? own : expand(dice, view, name);
    if (name == "victim") call.victim = value;
    text.append(rest.substr(0, open)).append(value);
    rest.remove_prefix(close + 1);
  }
  std::istringstream words(text);
  for (std::string word; words >> word;) call.words.push_back(word_of(word));
  if (call.words.front() == "load-buffer") call.input = std::string(1 + dice.below(3000), 'x') + "\n";
  return call;
}

}  // namespace soak
