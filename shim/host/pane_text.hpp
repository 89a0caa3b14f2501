// SPDX-License-Identifier: ISC
// Byte sequences that a host makes itself: input for the program, output for the pane's own terminal. Pure.
#pragma once

#include <string>
#include <string_view>

#include "shim/host/host_client.hpp"
#include "shim/keys/keys.hpp"
#include "shim/live/pane_facts.hpp"

namespace shim {

// What the program reads for one item in its current modes.
struct InputModes {
  KeyModes keys;
  bool bracketed_paste = false;
};
std::string encode_input_item(const InputItem& item, const InputModes& modes);

// Brings a terminal to the state of a new one, with an empty screen and its history as it was (tmux: screen_reinit).
std::string reinitialise_sequence(const PaneFacts& facts, unsigned rows);

// The default of remain-on-exit-format, expanded: "Pane is dead (status 1, Thu Jan  1 00:00:00 1970)".
std::string default_notice(const PaneFacts& facts);

}  // namespace shim
