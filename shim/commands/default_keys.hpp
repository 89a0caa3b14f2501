// SPDX-License-Identifier: ISC
// The key tables that every universe starts with (tmux: key-bindings.c, key_bindings_init).
#pragma once

#include <cstddef>
#include <iterator>
#include <string_view>

namespace shim::default_keys {

struct Row {
  std::string_view table;
  std::string_view key;
  bool repeat = false;
  std::string_view note;      // empty: none
  std::string_view commands;  // as list-keys prints them
};

extern const Row k_prefix_and_root[];
extern const std::size_t k_prefix_and_root_count;
extern const Row k_copy_modes[];
extern const std::size_t k_copy_modes_count;

}  // namespace shim::default_keys
