// SPDX-License-Identifier: ISC
#include "shim/options/array_value.hpp"

#include <utility>

#include "shim/options/colour.hpp"

namespace shim {

namespace {

state::Result<std::string> item_text(const OptionSpec& spec, std::string_view value, const CommandText& command_text) {
  if (spec.type == OptionType::command && command_text) return command_text(value);
  if (spec.type == OptionType::colour) {
    auto colour = canonical_colour(value);
    if (!colour) return state::fail(state::ErrorCode::invalid_argument, "bad colour: " + std::string(value));
    return *std::move(colour);
  }
  return std::string(value);
}

// The list cut at any of the separator's characters, empty pieces left out; one piece without separator.
std::vector<std::string_view> pieces(const OptionSpec& spec, std::string_view value) {
  std::vector<std::string_view> result;
  while (!value.empty()) {
    const std::size_t end = std::min(value.find_first_of(spec.separator), value.size());
    if (end > 0) result.push_back(value.substr(0, end));
    value.remove_prefix(std::min(end + 1, value.size()));
  }
  return result;
}

std::uint32_t free_index(const state::OptionMap& level, std::string_view name) {
  std::uint32_t index = 0;
  while (level.contains(item_key(name, index))) ++index;
  return index;
}

state::Result<void> assign(const OptionLevel& level, const OptionSpec& spec, const OptionChange& change) {
  std::vector<std::string> items;
  for (const std::string_view piece : pieces(spec, *change.value)) {
    ROOST_TRY_ASSIGN(items.emplace_back(), item_text(spec, piece, change.command_text));
  }
  if (change.mode == SetMode::replace) {
    erase_from_level(*level.map, spec.name);
    level.map->emplace(spec.name, "");
  } else {
    take_array(level, spec);
  }
  for (std::string& item : items) {
    level.map->emplace(item_key(spec.name, free_index(*level.map, spec.name)), std::move(item));
  }
  return {};
}

}  // namespace

void take_array(const OptionLevel& level, const OptionSpec& spec) {
  if (level_has(*level.map, spec.name)) return;
  level.map->emplace(spec.name, "");
  if (level.kind != LevelKind::global) return;
  std::uint32_t index = 0;
  for (const std::string_view item : spec.default_items) level.map->emplace(item_key(spec.name, index++), item);
}

state::Result<void> set_array_value(const OptionLevel& level, const OptionName& option, const OptionChange& change) {
  const OptionSpec& spec = *option.spec;
  if (!option.index) return assign(level, spec, change);
  std::string text;
  ROOST_TRY_ASSIGN(text, item_text(spec, *change.value, change.command_text));
  take_array(level, spec);
  std::string& item = (*level.map)[item_key(spec.name, *option.index)];
  const bool appends = change.mode == SetMode::append && spec.type == OptionType::string;
  item = appends ? item + text : std::move(text);
  return {};
}

}  // namespace shim
