// SPDX-License-Identifier: ISC
#include "bench/command_table.hpp"

#include <algorithm>
#include <fstream>
#include <stdexcept>

namespace bench {
namespace {

constexpr int k_refused = 1;

const Words k_new_window{"new-window", "-d", "-t", "bench:", "-P", "-F", "#{pane_id}", "exec cat"};
const Words k_split_window{"split-window", "-d", "-t", "bench:0.0", "-P", "-F", "#{pane_id}", "exec cat"};
const Words k_new_session{"new-session", "-d", "-s", "more", "exec cat"};

std::string input_path(const Side& side) { return side.folder() + "/input"; }

double prepared(Side& side, const MeasuredCommand& command, const Words& preparation) {
  Words words = command.words;
  words.push_back(side.ask(preparation));
  return side.run(words).milliseconds;
}

double kill_server(Side& side) {
  const std::string name = "k" + std::to_string(side.next());
  side.run({"-L", name, "-f", "/dev/null", "new-session", "-d", "exec cat"});
  return side.run({"-L", name, "kill-server"}).milliseconds;
}

}  // namespace

std::span<const MeasuredCommand> measured_commands() {
  static const std::vector<MeasuredCommand> table{
      {"-V", Shape::plain, {"-V"}},
      {"has-session", Shape::plain, {"has-session", "-t", "bench"}},
      {"display-message -p", Shape::plain, {"display-message", "-p", "-t", "bench:0.0", "#{pane_id}"}},
      {"list-panes", Shape::plain, {"list-panes", "-t", "bench:0", "-F", "#{pane_id}"}},
      {"list-panes -a", Shape::plain, {"list-panes", "-a", "-F", "#{pane_id} #{pane_pid}"}},
      {"list-windows", Shape::plain, {"list-windows", "-t", "bench", "-F", "#{window_name}"}},
      {"list-sessions", Shape::plain, {"list-sessions", "-F", "#{session_name}"}},
      {"show-options -gv", Shape::plain, {"show-options", "-gv", "focus-events"}},
      {"show-environment -g", Shape::plain, {"show-environment", "-g"}},
      {"send-keys", Shape::plain, {"send-keys", "-t", "bench:0.0", "x"}},
      {"send-keys -l", Shape::plain, {"send-keys", "-t", "bench:0.0", "-l", "--", "a line of text for the program"}},
      {"capture-pane -p", Shape::plain, {"capture-pane", "-p", "-t", "bench:0.0"}},
      {"capture-pane -peJ -S -", Shape::plain, {"capture-pane", "-peJ", "-S", "-", "-t", "bench:0.0"}},
      {"set-option -p", Shape::plain, {"set-option", "-p", "-t", "bench:0.0", "window-style", "bg=default,fg=blue"}},
      {"set-option -w", Shape::plain, {"set-option", "-w", "-t", "bench:0", "pane-border-status", "top"}},
      {"four set-option", Shape::plain, {"set-option", "-p", "-t", "bench:0.0", "@a", "1", ";",  //
                                         "set-option", "-p", "-t", "bench:0.0", "@b", "2", ";",  //
                                         "set-option", "-p", "-t", "bench:0.0", "@c", "3", ";",  //
                                         "set-option", "-p", "-t", "bench:0.0", "@d", "4"}},
      {"select-pane -T", Shape::plain, {"select-pane", "-t", "bench:0.0", "-T", "alpha"}},
      {"select-window", Shape::plain, {"select-window", "-t", "bench:0"}},
      {"select-layout", Shape::plain, {"select-layout", "-t", "bench:0", "main-vertical"}},
      {"resize-pane -x", Shape::plain, {"resize-pane", "-t", "bench:0.0", "-x", "30%"}},
      {"split-window -d", Shape::makes_pane, k_split_window},
      {"new-window -d", Shape::makes_pane, k_new_window},
      {"respawn-pane -k", Shape::plain, {"respawn-pane", "-k", "-t", "bench:0.0", "exec cat"}},
      {"new-session -d, warm", Shape::makes_session, k_new_session},
      {"kill-pane", Shape::kills_pane, {"kill-pane", "-t"}},
      {"kill-window", Shape::kills_window, {"kill-window", "-t"}},
      {"kill-session", Shape::kills_session, {"kill-session", "-t", "more"}},
      {"kill-server, 1 pane", Shape::kills_server, {}},
      {"load-buffer -", Shape::reads_input, {"load-buffer", "-b", "bench", "-"}},
      {"paste-buffer -p", Shape::plain, {"paste-buffer", "-p", "-b", "bench", "-t", "bench:0.0"}},
      {"pipe-pane", Shape::plain, {"pipe-pane", "-t", "bench:0.0", "exec cat > /dev/null"}},
      {"attach-session, refused", Shape::refused, {"attach-session", "-t", "bench"}},
      {"switch-client, refused", Shape::refused, {"switch-client", "-t", "bench"}},
  };
  return table;
}

const MeasuredCommand& measured_command(std::string_view title) {
  const auto table = measured_commands();
  const auto found = std::find_if(table.begin(), table.end(), [&](const auto& row) { return row.title == title; });
  if (found == table.end()) throw std::logic_error("no such command: " + std::string(title));
  return *found;
}

void prepare_for_commands(Side& side) {
  std::ofstream(input_path(side)) << "text for a buffer\n";
  side.run({"load-buffer", "-b", "bench", input_path(side)});
}

double measure_command(Side& side, const MeasuredCommand& command) {
  switch (command.shape) {
    case Shape::plain:
      return side.run(command.words).milliseconds;
    case Shape::refused: {
      const auto result = side.run_any(command.words);
      if (result.exit_code != k_refused) throw std::runtime_error("not refused: " + std::string(command.title));
      return result.milliseconds;
    }
    case Shape::makes_pane: {
      const auto result = side.run(command.words);
      side.run({"kill-pane", "-t", without_newline(result.output)});
      return result.milliseconds;
    }
    case Shape::makes_session: {
      const double milliseconds = side.run(command.words).milliseconds;
      side.run({"kill-session", "-t", "more"});
      return milliseconds;
    }
    case Shape::kills_pane:
      return prepared(side, command, k_split_window);
    case Shape::kills_window:
      return prepared(side, command, k_new_window);
    case Shape::kills_session:
      side.run(k_new_session);
      return side.run(command.words).milliseconds;
    case Shape::kills_server:
      return kill_server(side);
    case Shape::reads_input:
      return side.run(command.words, {.input = input_path(side)}).milliseconds;
  }
  return 0;
}

}  // namespace bench
