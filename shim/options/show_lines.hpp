// SPDX-License-Identifier: ISC
// The lines of show-options (cmd-show-options.c): "name value", array items as "name[0] value", strings quoted.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "shim/options/option_name.hpp"
#include "shim/options/set_value.hpp"

namespace shim {

enum class ShowText : std::uint8_t { lines, values };      // -v: values
enum class ShowParents : std::uint8_t { skip, show };      // -A: inherited options too, marked "*"
enum class ShowHooks : std::uint8_t { skip, show, only };  // -H; show-hooks

struct ShowStyle {
  ShowText text = ShowText::lines;
  ShowParents parents = ShowParents::skip;
  ShowHooks hooks = ShowHooks::skip;
};

// One option. Nothing when it is not set at the level (for a "@user" option the error "invalid option").
struct ShownOption {
  bool found = false;
  std::vector<std::string> lines;
};
ShownOption show_option(const LevelView& level, const OptionName& option, const ShowStyle& style);

// Everything at a level: "@user" options by name, then the table's in its order.
std::vector<std::string> show_options(const LevelView& level, OptionScope scope, const ShowStyle& style);

}  // namespace shim
