// SPDX-License-Identifier: ISC
// getopt's grammar on top of Boost.Program_options: what a template such as "abc:" makes of a list of words. Shared by
// the global flags and by every command; each turns an error into its own text.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace shim {

struct GivenFlag {
  char name = 0;
  std::optional<std::string> value;
};

struct FlagError {
  enum class Kind : std::uint8_t { unknown_flag, missing_value };
  Kind kind = Kind::unknown_flag;
  char flag = 0;
};

struct ParsedWords {
  std::vector<GivenFlag> flags;       // in order, up to the error if there is one
  std::vector<std::string> operands;  // empty when there is an error
  std::optional<FlagError> error;     // the first one
};

// "x" is a flag, "x:" one with a value (glued or the next word, whatever that looks like), "x::" one whose value may be
// missing at the end of the words. Flags end at the first operand, at "-" or after "--".
ParsedWords parse_words(std::string_view flag_template, const std::vector<std::string>& words);

}  // namespace shim
