// SPDX-License-Identifier: ISC
// What changes by itself in a pane. The host keeps one of these in its memory-mapped status page; a shim reads it
// without a round trip. Plain bytes: the layout is part of the host protocol (k_facts_version).
#pragma once

#include <cstdint>
#include <string_view>

namespace shim {

inline constexpr std::uint32_t k_facts_version = 2;

// Bits of PaneFacts::modes: terminal modes the program has set.
enum class PaneMode : std::uint32_t {
  cursor_visible = 1u << 0,
  cursor_keys = 1u << 1,  // DECCKM: arrow keys send SS3
  keypad = 1u << 2,       // DECKPAM
  insert = 1u << 3,
  wrap = 1u << 4,
  origin = 1u << 5,
  bracketed_paste = 1u << 6,
  focus_events = 1u << 7,
  mouse_standard = 1u << 8,  // 1000
  mouse_button = 1u << 9,    // 1002
  mouse_all = 1u << 10,      // 1003
  mouse_utf8 = 1u << 11,     // 1005
  mouse_sgr = 1u << 12,      // 1006
  alternate = 1u << 13,      // the alternate screen is shown
};

struct PaneFacts {
  std::uint32_t version = k_facts_version;
  std::int32_t child_pid = 0;     // #{pane_pid}; 0 before the first program ran
  std::uint32_t dead = 0;         // 1: the program ended and remain-on-exit keeps the pane
  std::int32_t exit_status = -1;  // exit code, or -1
  std::int32_t exit_signal = 0;   // signal number, or 0
  std::uint32_t modes = 0;
  std::uint32_t cursor_x = 0, cursor_y = 0;
  std::uint32_t cursor_shape = 0;  // DECSCUSR
  std::uint32_t columns = 80, rows = 24;
  std::uint32_t scroll_top = 0, scroll_bottom = 23;
  std::uint32_t history_size = 0, history_limit = 0;  // lines
  std::uint64_t history_bytes = 0;
  std::uint32_t alternate_saved_x = 0, alternate_saved_y = 0;
  std::uint32_t pipe_open = 0;  // pipe-pane is active
  std::uint32_t bell_count = 0;
  std::uint32_t unseen_changes = 0;
  std::int64_t activity_us = 0;  // last output, microseconds since the epoch
  std::int64_t dead_us = 0;
  std::int64_t started_us = 0;  // of the current program
  char tty[64] = {};            // "/dev/pts/3"
  char title[1024] = {};
  char path[1024] = {};                                          // OSC 7
  std::uint32_t default_foreground = 8, default_background = 8;  // OSC 10 and 11, as the terminal numbers colours
  std::uint8_t tab_stops[128] = {};                              // a bit for each of the first columns
  char cursor_character[24] = {};                                // under the cursor
  char start_command[2048] = {};  // #{pane_start_command} after respawn-pane, as tmux prints it
};

inline bool has_mode(const PaneFacts& facts, PaneMode mode) {
  return (facts.modes & static_cast<std::uint32_t>(mode)) != 0;
}

}  // namespace shim
