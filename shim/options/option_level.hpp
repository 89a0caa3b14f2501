// SPDX-License-Identifier: ISC
// One level of options (a session's, a window's, the globals, ...) as an OptionMap holds it:
//   "status" -> "on"                 a scalar or "@user" option;
//   "user-keys" -> ""                marks that an array is set here, so that an empty one hides the inherited items;
//   "user-keys[3]" -> "x"            one of its items.
// A level that sets an array hides the inherited array as a whole, as in tmux.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "shim/options/option_table.hpp"
#include "state/model.hpp"

namespace shim {

// Levels from the nearest to the globals; what none of them has, the table's defaults answer.
class OptionChain {
 public:
  void add(const state::OptionMap& level) { levels_[size_++] = &level; }
  const state::OptionMap* const* begin() const { return levels_.data(); }
  const state::OptionMap* const* end() const { return levels_.data() + size_; }

 private:
  std::array<const state::OptionMap*, 3> levels_{};
  std::size_t size_ = 0;
};

struct ArrayItem {
  std::uint32_t index = 0;
  std::string_view value;
};

// "name[3]" -> {name, 3}; no brackets: no index. nullopt: malformed, as options_parse in tmux's options.c says.
struct IndexedName {
  std::string_view name;
  std::optional<std::uint32_t> index;
};
std::optional<IndexedName> split_option_index(std::string_view text);
std::string item_key(std::string_view name, std::uint32_t index);

bool level_has(const state::OptionMap& level, std::string_view name);
// Items of an array at this level, by index.
std::vector<ArrayItem> level_items(const state::OptionMap& level, std::string_view name);
void erase_from_level(state::OptionMap& level, std::string_view name);

// Through the levels: a "@user" option's or a scalar's text; nullopt when only the defaults are left.
std::optional<std::string_view> chain_text(const OptionChain& chain, std::string_view name);
// Through the levels and the default.
std::vector<ArrayItem> chain_items(const OptionChain& chain, const OptionSpec& spec);

}  // namespace shim
