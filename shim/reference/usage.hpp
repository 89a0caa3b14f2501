// SPDX-License-Identifier: ISC
// The usage line of a command taken apart: which flags it offers, what their values and the operands are called.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "shim/cli/args.hpp"

namespace shim {

struct UsagePart {
  enum class Kind : std::uint8_t { flags, flag_with_value, one_of_flags, operand };
  Kind kind = Kind::operand;
  std::string flags;      // letters
  std::string name;       // of the value or the operand, "target-pane"
  bool optional = false;  // in brackets
  bool repeats = false;   // followed by "..."
};

// "[-ad] [-t target-pane] key [command [arguments]]" in order; nested brackets one after another.
std::vector<UsagePart> usage_parts(std::string_view usage);

struct OfferedFlag {
  char flag = 0;
  std::string value;  // its name; empty: takes none
};
// What the usage shows and the command takes, in the usage's order. tmux's usage lines forget that some take a value,
// which is called "argument" then.
std::vector<OfferedFlag> offered_flags(const ArgSpec& spec);
// What the command takes with a value, offered or not.
std::string valued_flags(const ArgSpec& spec);

}  // namespace shim
