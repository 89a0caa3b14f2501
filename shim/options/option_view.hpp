// SPDX-License-Identifier: ISC
// Reads options with tmux's inheritance: pane -> window -> global window -> default; session -> global session ->
// default; server -> default. Views into the registry and the table: no allocation for scalar options.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "shim/live/place.hpp"
#include "shim/options/option_level.hpp"
#include "state/registry.hpp"

namespace shim {

class OptionView {
 public:
  // Null members of `place` are skipped: with no session, session options come from the globals.
  OptionView(const state::Registry& registry, Place place) : registry_(&registry), place_(place) {}

  // Canonical text of a table option, a "@user" option or an array item ("name[3]"); nullopt when there is no such
  // option. As in tmux 3.3a an array by its bare name and an item that it lacks are empty texts, and an index on what
  // is no array is ignored. A "@user" option is looked for at the server, then pane to globals, then session to
  // globals.
  std::optional<std::string> find(std::string_view name) const;
  // What "#{name}" stands for: as find(), but a flag is "1" or "0".
  std::optional<std::string> format_text(std::string_view name) const;

  // The same for options that are known to exist. `name` without an index; not an array.
  std::string_view text(std::string_view name) const;
  std::string_view text(const OptionSpec& spec) const;
  // A number; of a choice its position, of a flag 0 or 1.
  std::int64_t number(std::string_view name) const;
  bool flag(std::string_view name) const;
  // Effective items of an array option, in index order.
  std::vector<std::string> items(std::string_view name) const;

 private:
  OptionChain chain(const OptionSpec& spec) const;
  std::optional<std::string> user_option(std::string_view name) const;
  const state::Registry* registry_;
  Place place_;
};

// The position of a canonical choice; 0 when it is none.
std::int64_t choice_index(const OptionSpec& spec, std::string_view value);

}  // namespace shim
