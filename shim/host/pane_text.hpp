// SPDX-License-Identifier: ISC
// Byte sequences that a host makes itself: input for the program, output for the pane's own terminal. Pure.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "shim/host/host_client.hpp"
#include "shim/live/pane_facts.hpp"
#include "shim/term/terminal.hpp"

namespace shim {

// What the program reads for one item in its current modes.
std::string encode_input_item(const InputItem& item, const PaneFacts& facts);

// Brings a terminal to the state of a new one, with an empty screen and its history as it was (tmux: screen_reinit).
std::string reinitialise_sequence(const PaneFacts& facts, unsigned rows);

// The default of remain-on-exit-format, expanded: "Pane is dead (status 1, Thu Jan  1 00:00:00 1970)".
std::string default_notice(const PaneFacts& facts);

// Scrolls the whole screen up by one line and writes the notice there; without one only the cursor is hidden
// (server_destroy_pane).
enum class NoticeLine : std::uint8_t { none, scrolled };
std::string notice_sequence(std::string_view notice, NoticeLine line, TerminalSize size);

}  // namespace shim
