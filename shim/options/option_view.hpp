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
#include "state/registry.hpp"

namespace shim {

class OptionView {
 public:
  // Null members of `place` are skipped: with no session, session options come from the globals.
  OptionView(const state::Registry& registry, Place place) : registry_(&registry), place_(place) {}

  // Canonical text of a table option, a "@user" option or an array item ("name[3]"); nullopt when there is none.
  // An array by its bare name gives its items joined by a space, as a format variable does.
  std::optional<std::string> find(std::string_view name) const;

  // The same for options that are known to exist.
  std::string_view text(std::string_view name) const;
  std::int64_t number(std::string_view name) const;
  bool flag(std::string_view name) const;
  // Effective items of an array option, in index order.
  std::vector<std::string> items(std::string_view name) const;

 private:
  const state::Registry* registry_;
  Place place_;
};

}  // namespace shim
