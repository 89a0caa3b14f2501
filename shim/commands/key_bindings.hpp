// SPDX-License-Identifier: ISC
// Tables of key bindings: the defaults with what the head of the registry holds on top (tmux: key-bindings.c). Data for
// list-keys; with no client attached no key is ever pressed.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "shim/keys/keys.hpp"
#include "state/model.hpp"

namespace shim {

struct Binding {
  Key key{};
  bool repeat = false;
  std::optional<std::string> note;
  std::string commands;
};

// By name.
std::vector<std::string> key_tables(const state::Head& head);
bool has_key_table(const state::Head& head, std::string_view table);
// In the order of tmux's key codes.
std::vector<Binding> bindings_of(const state::Head& head, std::string_view table);

struct NewBinding {
  std::optional<std::string> note;
  bool repeat = false;
  std::optional<std::string> commands;  // none: only the note of a key that is bound
};
void bind_key(state::Head& head, const std::string& table, Key key, const NewBinding& binding);
// A table of the user's own goes with its last key.
void unbind_key(state::Head& head, const std::string& table, Key key);
void remove_key_table(state::Head& head, const std::string& table);

}  // namespace shim
