// SPDX-License-Identifier: ISC
// The corpus: streams written readably, one case per line, one topic per file, and recordings of real programs.
//
//     @size 20x6          the terminal of the cases below; also @history LINES, @alone (other panes would notice)
//     name | text         \e \r \n \t \b \a \s \\ \{ \} \xHH, UTF-8 as it is; spaces at the ends do not count
//
// In the text {3*abc} is abcabcabc; {look} compares here too; {unfinished} says that a sequence is left open; any other
// {command} is given to tmux with the pane as its target: {resize-window -x 5}.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace parity {

struct Step {
  enum class Kind { bytes, unfinished, command, look };
  Kind kind = Kind::bytes;
  std::string bytes;                 // bytes, unfinished
  std::vector<std::string> command;  // words, without a target
};

struct Case {
  std::string topic, name;
  unsigned columns = 20, rows = 6, history = 50;
  bool alone = false;
  std::vector<Step> steps;
  std::string id() const { return topic + "/" + name; }
};

// Adds what a file of cases holds. Returns an error message, or nothing.
std::string read_cases(const std::string& path, std::vector<Case>& cases);

// NAME.80x24.rec: what a program wrote to a terminal of that size; looked at ten times on the way.
std::string read_recording(const std::string& path, std::vector<Case>& cases);

// Steps of a text in the notation above; false when it is malformed.
bool parse_steps(std::string_view text, std::vector<Step>& steps);

}  // namespace parity
