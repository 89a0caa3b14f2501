// SPDX-License-Identifier: ISC
// Options: first line the name, the rest the value; first byte of the value: replace or append. What was stored is
// canonical: setting it again changes nothing.
#include "shim/options/colour.hpp"
#include "shim/options/option_name.hpp"
#include "shim/options/set_value.hpp"
#include "shim/options/show_lines.hpp"
#include "tests/fuzz/fuzz_input.hpp"

namespace {

void check_colour(std::string_view text) {
  (void)shim::is_style(text);
  if (const auto colour = shim::canonical_colour(text))
    fuzz::require(shim::canonical_colour(*colour) == colour, "a colour's canonical name stays as it is");
}

void check_show(const state::OptionMap& map) {
  const shim::LevelView view{&map, {}, shim::LevelKind::own};
  for (const auto scope :
       {shim::OptionScope::server, shim::OptionScope::session, shim::OptionScope::window, shim::OptionScope::pane})
    (void)shim::show_options(view, scope, {});
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string_view text = fuzz::text_of(data, size);
  const std::string_view name = fuzz::take_line(text);
  check_colour(text);
  const auto option = shim::match_option(name);
  if (!option) {
    fuzz::require(!option.error().message.empty(), "an error says something");
    return 0;
  }
  if (option->index && !option->is_array()) {
    state::OptionMap none;
    shim::unset_option({&none, {}, shim::LevelKind::own}, *option);
    return 0;  // "not an array", say the commands
  }
  const auto mode = static_cast<shim::SetMode>(fuzz::take_byte(text) % 2);
  state::OptionMap map;
  const shim::OptionLevel level{&map, {}, shim::LevelKind::own};
  const auto set = shim::set_option_value(level, *option, {.value = text, .mode = mode, .command_text = {}});
  if (!set) {
    fuzz::require(map.empty(), "a failed change leaves the level as it was");
    return 0;
  }
  check_show(map);
  if (!option->is_array()) {
    const state::OptionMap before = map;
    const auto value = before.find(option->name);
    fuzz::require(value != before.end(), "the option is there");
    const auto again = shim::set_option_value(level, *option, {.value = value->second, .command_text = {}});
    fuzz::require(again && map == before, "a stored value stays as it is");
  }
  shim::unset_option(level, *option);
  if (!option->index) fuzz::require(map.empty(), "what was set can be unset");
  return 0;
}
