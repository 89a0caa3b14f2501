// SPDX-License-Identifier: ISC
// Every option of tmux 3.3a: name, type, scopes, default, limits. Data; tmux's manual (OPTIONS) is the reference and
// Debian's tmux the oracle for defaults.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace shim {

enum class OptionType : std::uint8_t { string, number, key, colour, flag, choice, command };

// Bits: an option may be valid at several scopes (window and pane).
enum class OptionScope : std::uint8_t { server = 1, session = 2, window = 4, pane = 8 };

struct OptionSpec {
  std::string_view name;
  OptionType type = OptionType::string;
  std::uint8_t scopes = 0;
  std::string_view default_value = {};             // canonical text, as show-options prints it unquoted
  std::int64_t minimum = 0, maximum = 0;           // number
  std::span<const std::string_view> choices = {};  // choice
  bool is_array = false;
  std::span<const std::string_view> default_items = {};  // array
  std::string_view separator = " ,";                     // array: splits a whole-array value; "": it is one item
  bool is_style = false;                                 // string: must parse as a style
  bool is_hook = false;
  std::string_view pattern = {};  // string: must match it (fnmatch)
};

std::span<const OptionSpec> option_table();

// "cursor-color" -> "cursor-colour" and the like; any other name as it is.
std::string_view main_option_name(std::string_view name);

// Exact name (no array index) or its American spelling; null when unknown.
const OptionSpec* find_option(std::string_view name);

inline bool has_scope(const OptionSpec& spec, OptionScope scope) {
  return (spec.scopes & static_cast<std::uint8_t>(scope)) != 0;
}

}  // namespace shim
