// SPDX-License-Identifier: ISC
// Which option a user means: a name, an unambiguous beginning of one, an array item, or a "@user" option.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "shim/options/option_table.hpp"
#include "state/error.hpp"

namespace shim {

struct OptionName {
  std::string name;                    // in full
  const OptionSpec* spec = nullptr;    // null: a "@user" option
  std::optional<std::uint32_t> index;  // "name[3]"

  bool is_array() const { return spec != nullptr && spec->is_array; }
};

// Errors: "invalid option: x" (not_found); "ambiguous option: st" (invalid_argument), which tmux also says of a
// malformed name such as "status[".
state::Result<OptionName> match_option(std::string_view text);

}  // namespace shim
