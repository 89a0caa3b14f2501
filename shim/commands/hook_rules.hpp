// SPDX-License-Identifier: ISC
// Which commands have a hook after them, and where it runs (CMD_AFTERHOOK and cmdq_insert_hook in cmd-*.c).
#pragma once

#include <cstdint>
#include <string_view>

namespace shim {

struct AfterRule {
  enum class When : std::uint8_t {
    always,          // in the command's target
    pane_made,       // in the new pane
    pane_changed,    // when another pane became active, there
    window_changed,  // when another window became current, there
  };
  std::string_view command;
  When when = When::always;
  std::string_view hook = {};  // without "after-"; empty: the command's name
};

// Null: it has none.
const AfterRule* find_after_rule(std::string_view command);

}  // namespace shim
