// SPDX-License-Identifier: ISC
// The key tables that every universe starts with (tmux: key-bindings.c, key_bindings_init).
#pragma once

#include <cstddef>
#include <iterator>

namespace shim::default_keys {

// Pointers, so that the tables are constants of the executable: nothing is made at its start.
struct Row {
  const char* table;
  const char* key;
  bool repeat;
  const char* note;      // empty: none
  const char* commands;  // as list-keys prints them
};

extern const Row k_prefix_and_root[];
extern const std::size_t k_prefix_and_root_count;
extern const Row k_copy_modes[];
extern const std::size_t k_copy_modes_count;

}  // namespace shim::default_keys
