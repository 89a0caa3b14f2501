// SPDX-License-Identifier: ISC
#include "shim/options/option_level.hpp"

#include <algorithm>
#include <charconv>
#include <limits>

namespace shim {

namespace {

// The index in "name[index]"; nullopt when `key` is not an item of `name`.
std::optional<std::uint32_t> index_in(std::string_view key, std::string_view name) {
  if (key.size() < name.size() + 3 || !key.starts_with(name) || key[name.size()] != '[') return std::nullopt;
  std::uint32_t index = 0;
  const char* end = key.data() + key.size() - 1;
  const auto [stop, error] = std::from_chars(key.data() + name.size() + 1, end, index);
  if (error != std::errc{} || stop != end || *end != ']') return std::nullopt;
  return index;
}

}  // namespace

std::optional<IndexedName> split_option_index(std::string_view text) {
  if (text.empty()) return std::nullopt;
  const std::size_t open = text.find('[');
  if (open == std::string_view::npos) return IndexedName{text, std::nullopt};
  const std::optional<std::uint32_t> index = index_in(text, text.substr(0, open));
  if (!index || *index > static_cast<std::uint32_t>(std::numeric_limits<int>::max())) return std::nullopt;
  return IndexedName{text.substr(0, open), index};
}

std::string item_key(std::string_view name, std::uint32_t index) {
  return std::string(name) + '[' + std::to_string(index) + ']';
}

bool level_has(const state::OptionMap& level, std::string_view name) {
  const auto at = level.lower_bound(name);
  if (at == level.end()) return false;
  return at->first == name || !level_items(level, name).empty();
}

std::vector<ArrayItem> level_items(const state::OptionMap& level, std::string_view name) {
  std::vector<ArrayItem> items;
  for (auto at = level.lower_bound(name); at != level.end() && at->first.starts_with(name); ++at) {
    if (const auto index = index_in(at->first, name)) items.push_back({*index, at->second});
  }
  std::sort(items.begin(), items.end(), [](const ArrayItem& a, const ArrayItem& b) { return a.index < b.index; });
  return items;
}

void erase_from_level(state::OptionMap& level, std::string_view name) {
  for (auto at = level.lower_bound(name); at != level.end() && at->first.starts_with(name);) {
    at = at->first.size() == name.size() || index_in(at->first, name) ? level.erase(at) : std::next(at);
  }
}

std::optional<std::string_view> chain_text(const OptionChain& chain, std::string_view name) {
  for (const state::OptionMap* level : chain) {
    if (const auto at = level->find(name); at != level->end()) return at->second;
  }
  return std::nullopt;
}

std::vector<ArrayItem> chain_items(const OptionChain& chain, const OptionSpec& spec) {
  for (const state::OptionMap* level : chain) {
    if (level_has(*level, spec.name)) return level_items(*level, spec.name);
  }
  std::vector<ArrayItem> items;
  for (const std::string_view value : spec.default_items) {
    items.push_back({static_cast<std::uint32_t>(items.size()), value});
  }
  return items;
}

}  // namespace shim
