// SPDX-License-Identifier: ISC
#include "shim/options/set_value.hpp"

#include <fnmatch.h>

#include <algorithm>

#include "shim/cli/number.hpp"
#include "shim/keys/keys.hpp"
#include "shim/options/array_value.hpp"
#include "shim/options/colour.hpp"
#include "shim/options/option_view.hpp"
#include "shim/options/startup.hpp"

namespace shim {

namespace {

using state::ErrorCode;
using Text = std::string_view;
using Canonical = state::Result<std::string>;

tl::unexpected<state::Error> refuse(Text what, Text value) {
  return state::fail(ErrorCode::invalid_argument, std::string(what) + ": " + std::string(value));
}

// The value that a toggle starts from, and that an append at a global level adds to.
std::string effective_text(const OptionLevel& level, const OptionSpec& spec) {
  if (const auto own = level.map->find(spec.name); own != level.map->end()) return own->second;
  return std::string(chain_text(level.parents, spec.name).value_or(spec.default_value));
}

bool one_of(Text text, std::initializer_list<Text> words) {
  const auto same = [](char a, char b) { return (a >= 'A' && a <= 'Z' ? static_cast<char>(a + 32) : a) == b; };
  return std::any_of(words.begin(), words.end(),
                     [&](Text word) { return std::equal(text.begin(), text.end(), word.begin(), word.end(), same); });
}

Canonical flag_text(const OptionLevel& level, const OptionSpec& spec, std::optional<Text> value) {
  if (!value || value->empty()) return effective_text(level, spec) == "on" ? "off" : "on";
  if (one_of(*value, {"1", "on", "yes"})) return "on";
  if (one_of(*value, {"0", "off", "no"})) return "off";
  return refuse("bad value", *value);
}

// A choice without a value toggles between its first two.
Canonical choice_text(const OptionLevel& level, const OptionSpec& spec, std::optional<Text> value) {
  if (!value) {
    const std::string now = effective_text(level, spec);
    const std::int64_t index = choice_index(spec, now);
    return index < 2 ? std::string(spec.choices[index == 0 ? 1 : 0]) : now;
  }
  if (std::find(spec.choices.begin(), spec.choices.end(), *value) == spec.choices.end()) {
    return refuse("unknown value", *value);
  }
  return std::string(*value);
}

Canonical number_text(const OptionSpec& spec, Text value) {
  const auto number = parse_limited(value, spec.minimum, spec.maximum);
  if (!number) return refuse("value is " + std::string(number.error()), value);
  return std::to_string(*number);
}

Canonical key_text(Text value) {
  const auto key = parse_key(value);
  if (!key) return refuse("bad key", value);
  return key_name(*key);
}

// The value as it will be stored: appending is to what this level has, never to what it inherits.
std::string appended(const OptionLevel& level, const OptionName& option, const OptionChange& change) {
  std::string result;
  const auto own = level.map->find(option.name);
  const bool at_level = own != level.map->end();
  if (change.mode == SetMode::append && (at_level || (level.kind == LevelKind::global && option.spec != nullptr))) {
    result = at_level ? own->second : std::string(option.spec->default_value);
    if (option.spec != nullptr && option.spec->is_style) result += ',';
  }
  return result.append(*change.value);
}

Canonical string_text(const OptionLevel& level, const OptionName& option, const OptionChange& change) {
  const OptionSpec& spec = *option.spec;
  std::string value = appended(level, option, change);
  if (spec.name == "default-shell" && !is_suitable_shell(value)) return refuse("not a suitable shell", value);
  if (!spec.pattern.empty() && ::fnmatch(std::string(spec.pattern).c_str(), value.c_str(), 0) != 0) {
    return refuse("value is invalid", value);
  }
  const bool has_formats = value.find("#{") != std::string::npos;
  if (spec.is_style && !has_formats && !is_style(value)) return refuse("invalid style", value);
  return value;
}

Canonical scalar_text(const OptionLevel& level, const OptionName& option, const OptionChange& change) {
  const OptionSpec& spec = *option.spec;
  switch (spec.type) {
    case OptionType::flag:
      return flag_text(level, spec, change.value);
    case OptionType::choice:
      return choice_text(level, spec, change.value);
    case OptionType::number:
      return number_text(spec, *change.value);
    case OptionType::key:
      return key_text(*change.value);
    case OptionType::colour: {
      auto colour = canonical_colour(*change.value);
      if (!colour) return refuse("bad colour", *change.value);
      return *std::move(colour);
    }
    case OptionType::string:
    case OptionType::command:
      break;
  }
  return string_text(level, option, change);
}

}  // namespace

state::Result<void> set_option_value(const OptionLevel& level, const OptionName& option, const OptionChange& change) {
  const bool toggles = option.spec != nullptr && !option.spec->is_array &&
                       (option.spec->type == OptionType::flag || option.spec->type == OptionType::choice);
  if (!change.value && !toggles) return state::fail(ErrorCode::invalid_argument, "empty value");
  if (option.is_array()) return set_array_value(level, option, change);
  if (option.spec == nullptr) {
    (*level.map)[option.name] = appended(level, option, change);
    return {};
  }
  ROOST_TRY_ASSIGN((*level.map)[option.name], scalar_text(level, option, change));
  return {};
}

void unset_option(const OptionLevel& level, const OptionName& option) {
  if (!option.index) {
    erase_from_level(*level.map, option.name);
  } else if (option.spec != nullptr && is_set_at(level.view(), {option.name, option.spec, std::nullopt})) {
    take_array(level, *option.spec);
    level.map->erase(item_key(option.name, *option.index));
  }
}

bool is_set_at(const LevelView& level, const OptionName& option) {
  const bool here = level_has(*level.map, option.name);
  const bool by_default = !here && level.kind == LevelKind::global && option.spec != nullptr;
  if (!option.index) return here || by_default;
  if (by_default) return *option.index < option.spec->default_items.size();
  return level.map->contains(item_key(option.name, *option.index));
}

}  // namespace shim
