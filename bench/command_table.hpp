// SPDX-License-Identifier: ISC
// The commands that clients send, and what is prepared before each and undone after it, outside the time.
#pragma once

#include <span>
#include <string_view>

#include "bench/side.hpp"

namespace bench {

enum class Shape {
  plain,          // only the command
  refused,        // tmux too says no: no terminal, no client
  makes_pane,     // it prints the id of a new pane, which is killed afterwards
  makes_session,  // a session "more", which is killed afterwards
  kills_pane,     // a pane is made first; its id is the last word
  kills_window,
  kills_session,  // "more" is made first
  kills_server,   // a universe of its own is made first
  reads_input,    // stdin is a file
};

struct MeasuredCommand {
  std::string_view title;
  Shape shape;
  Words words;
};

// All that were seen in the clients' calls (priorities P0 and P0*).
std::span<const MeasuredCommand> measured_commands();
const MeasuredCommand& measured_command(std::string_view title);

// What the commands expect to find besides panes: a buffer, a file.
void prepare_for_commands(Side& side);
// One call; milliseconds.
double measure_command(Side& side, const MeasuredCommand& command);

}  // namespace bench
