// SPDX-License-Identifier: ISC
// Every command that changes something, each with arguments that work in one small world. The fault sweep and the crash
// matrix run them all; a test says which command is missing.
#pragma once

#include <string>
#include <vector>

namespace support {

using Words = std::vector<std::string>;

struct Mutation {
  std::string name;
  Words words;
  std::string target = "%0";             // the pane whose host or program is hit while it runs
  std::vector<std::string> lost{};       // panes of the world that it ends
  std::vector<std::string> restarted{};  // panes whose program it replaces
  bool registry_lost = false;            // the document is damaged before it runs
  std::string command{};                 // what list-commands calls it, when that is not words[0]
};

// Two sessions, four windows, five panes %0 to %4, a buffer:
//   main:0 = %0 %1, main:1 = %2 (remain-on-exit), main:2 = %4 (ends with the first line it reads), other:0 = %3
const std::vector<Words>& world_commands();
const std::vector<Mutation>& mutations();

// One command list whose output is all that commands can change, without ids.
const Words& view_words();

}  // namespace support
