// SPDX-License-Identifier: ISC
// Changes of one level of options, with tmux's checks and texts (options.c, cmd-set-option.c). Pure functions on an
// OptionMap. A failed change leaves the level as it was.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "shim/options/option_level.hpp"
#include "shim/options/option_name.hpp"
#include "state/error.hpp"
#include "state/model.hpp"

namespace shim {

// The globals hold every option of the table: what a global map lacks is there with its default.
enum class LevelKind : std::uint8_t { global, own };

struct LevelView {
  const state::OptionMap* map = nullptr;
  OptionChain parents;  // what the level inherits from, nearest first
  LevelKind kind = LevelKind::own;
};

struct OptionLevel {
  state::OptionMap* map = nullptr;
  OptionChain parents;
  LevelKind kind = LevelKind::own;

  LevelView view() const { return {map, parents, kind}; }
};

enum class SetMode : std::uint8_t { replace, append };

// Turns the text of a command list into tmux's canonical text, for hooks; the error is the parser's.
using CommandText = std::function<state::Result<std::string>(std::string_view)>;

struct OptionChange {
  std::optional<std::string_view> value;  // nullopt: toggles a flag or a choice
  SetMode mode = SetMode::replace;
  CommandText command_text = {};  // without it hooks keep their text as given
};

// Errors (invalid_argument): "empty value", "value is too small: 0", "bad value: x", "unknown value: x",
// "bad colour: x", "bad key: x", "invalid style: x", "value is invalid: x", "not a suitable shell: x".
state::Result<void> set_option_value(const OptionLevel& level, const OptionName& option, const OptionChange& change);

// Back to what is inherited, or to the default at a global level; one item of an array when there is an index.
void unset_option(const OptionLevel& level, const OptionName& option);

// Whether the option, or the item, is set at this very level (set-option -o, show-options without -A).
bool is_set_at(const LevelView& level, const OptionName& option);

}  // namespace shim
