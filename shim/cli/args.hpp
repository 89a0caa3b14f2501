// SPDX-License-Identifier: ISC
// Arguments of one command, parsed by Boost.Program_options with tmux's getopt grammar: clustered (-dP), glued (-t%1),
// repeated (-e), values that begin with '-', "--", options end at the first operand.
#pragma once

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "state/error.hpp"

namespace shim {

struct ArgSpec {
  std::string_view name;   // of the command, for messages
  std::string_view flags;  // getopt template: "abc:" = -a, -b, -c VALUE; "c::" = a value that may be missing at the end
  int min_operands = 0;
  int max_operands = -1;   // -1: any number
  std::string_view usage;  // as tmux prints it, without the command's name
};

class Args {
 public:
  bool has(char flag) const { return given_.contains(flag); }
  int count(char flag) const;                               // how often it was given
  std::optional<std::string_view> value(char flag) const;   // the last one
  const std::vector<std::string>& values(char flag) const;  // all of them, in order
  const std::vector<std::string>& operands() const { return operands_; }
  // A { } block: its commands as text, by line.
  bool is_block(std::size_t operand) const {
    return std::find(blocks_.begin(), blocks_.end(), operand) != blocks_.end();
  }

 private:
  friend state::Result<Args> parse_args(const ArgSpec& spec, const std::vector<std::string>& words,
                                        const std::vector<std::size_t>& blocks);
  struct Given {
    int count = 0;
    std::vector<std::string> values;
  };
  std::map<char, Given> given_;
  std::vector<std::string> operands_;
  std::vector<std::size_t> blocks_;
};

// `words` without the command's name. Errors in tmux 3.3a's words: "command NAME: unknown flag -x",
// "command NAME: -t expects an argument", "command NAME: too many arguments (need at most 1)", and "usage: ..." for -?.
// `blocks`: which words are { } blocks; "-x argument must be a string" for one that is a flag's value.
state::Result<Args> parse_args(const ArgSpec& spec, const std::vector<std::string>& words,
                               const std::vector<std::size_t>& blocks = {});

}  // namespace shim
