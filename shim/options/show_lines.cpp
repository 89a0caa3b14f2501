// SPDX-License-Identifier: ISC
#include "shim/options/show_lines.hpp"

#include "shim/cli/quote.hpp"

namespace shim {

namespace {

enum class Origin : std::uint8_t { here, parent };

std::string line_for(std::string_view name, std::string_view value, const OptionSpec* spec, Origin origin,
                     const ShowStyle& style) {
  if (style.text == ShowText::values) return std::string(value);
  const bool is_string = spec == nullptr || spec->type == OptionType::string;
  std::string line(name);
  line += origin == Origin::parent ? "* " : " ";
  return line.append(is_string ? quote_word(value) : std::string(value));
}

// The level and what it inherits from, as one chain.
OptionChain whole_chain(const LevelView& level) {
  OptionChain chain;
  chain.add(*level.map);
  for (const state::OptionMap* parent : level.parents) chain.add(*parent);
  return chain;
}

std::string scalar_value(const LevelView& level, const OptionName& option) {
  const std::string_view fallback = option.spec == nullptr ? std::string_view{} : option.spec->default_value;
  return std::string(chain_text(whole_chain(level), option.name).value_or(fallback));
}

std::vector<std::string> array_lines(const LevelView& level, const OptionSpec& spec, Origin origin, Origin when_empty,
                                     const ShowStyle& style) {
  std::vector<std::string> lines;
  const OptionChain chain = whole_chain(level);
  for (const ArrayItem& item : chain_items(chain, spec)) {
    lines.push_back(line_for(item_key(spec.name, item.index), item.value, &spec, origin, style));
  }
  if (lines.empty() && style.text == ShowText::lines) {
    lines.push_back(std::string(spec.name) + (when_empty == Origin::parent ? "*" : ""));
  }
  return lines;
}

std::string indexed_line(const LevelView& level, const OptionName& option, Origin origin, const ShowStyle& style) {
  std::string value;
  if (!option.is_array()) {
    value = scalar_value(level, option);
  } else {
    const OptionChain chain = whole_chain(level);
    for (const ArrayItem& item : chain_items(chain, *option.spec)) {
      if (item.index == *option.index) value = item.value;
    }
  }
  return line_for(item_key(option.name, *option.index), value, option.spec, origin, style);
}

bool inherited(const LevelView& level, const OptionName& option) {
  if (option.spec != nullptr) return true;
  return chain_text(level.parents, option.name).has_value();
}

bool hook_fits(const OptionSpec& spec, ShowHooks hooks) {
  if (hooks == ShowHooks::only) return spec.is_hook;
  return hooks == ShowHooks::show || !spec.is_hook;
}

}  // namespace

ShownOption show_option(const LevelView& level, const OptionName& option, const ShowStyle& style) {
  const bool here = is_set_at(level, {option.name, option.spec, std::nullopt});
  if (!here && (style.parents == ShowParents::skip || !inherited(level, option))) return {};
  const Origin origin = here ? Origin::here : Origin::parent;
  if (option.index) return {true, {indexed_line(level, option, origin, style)}};
  if (option.is_array()) return {true, array_lines(level, *option.spec, origin, Origin::here, style)};
  return {true, {line_for(option.name, scalar_value(level, option), option.spec, origin, style)}};
}

std::vector<std::string> show_options(const LevelView& level, OptionScope scope, const ShowStyle& style) {
  std::vector<std::string> lines;
  if (style.hooks != ShowHooks::only) {
    for (auto at = level.map->lower_bound("@"); at != level.map->end() && at->first.starts_with('@'); ++at) {
      lines.push_back(line_for(at->first, at->second, nullptr, Origin::here, style));
    }
  }
  for (const OptionSpec& spec : option_table()) {
    if (!has_scope(spec, scope) || !hook_fits(spec, style.hooks)) continue;
    const OptionName option{std::string(spec.name), &spec, std::nullopt};
    const bool here = is_set_at(level, option);
    if (!here && style.parents == ShowParents::skip) continue;
    const Origin origin = here ? Origin::here : Origin::parent;
    if (!spec.is_array) {
      lines.push_back(line_for(spec.name, scalar_value(level, option), &spec, origin, style));
      continue;
    }
    for (std::string& line : array_lines(level, spec, origin, origin, style)) lines.push_back(std::move(line));
  }
  return lines;
}

}  // namespace shim
