// SPDX-License-Identifier: ISC
// The list-* commands: one line per record, -F is its format and -f its filter.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "shim/commands/context.hpp"

namespace shim {

class Listing {
 public:
  // `world` is of a snapshot of the caller's own: records are let go of once they are printed.
  Listing(Context& context, const World& world, const Args& args);

  // Starts counting #{line} again.
  void restart() { line_ = 0; }
  // Prints the line of a place, unless the filter is false there.
  void add(const Place& place, std::string_view default_format);

 private:
  void let_go(const Place& place) const;

  Context& context_;
  const World& world_;
  std::optional<std::string_view> filter_, chosen_format_;
  FormatContext format_;
  int line_ = 0;
};

// In the order of their names, as tmux keeps them.
std::vector<const state::Session*> sessions_by_name(const state::Registry& registry);

}  // namespace shim
