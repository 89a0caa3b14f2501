// SPDX-License-Identifier: ISC
// A host's place on the board of hosts (host_board.hpp): what is in its status page, as far as it fits, so that a list
// of a thousand panes need not open a thousand pages. Titles, paths and commands that are too long are not here; then
// nothing of the pane is, and its page is read. Two slots and a sequence number as in the page (status_page.hpp).
//
// A place outlives its host and is taken by another one: the nonce says whose it is.
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "shim/live/pane_facts.hpp"

namespace shim {

// Bytes of PaneFacts but for what may be long.
struct ShortFacts {
  unsigned char numbers[offsetof(PaneFacts, title)];
  unsigned char colours_and_tabs[offsetof(PaneFacts, start_command) - offsetof(PaneFacts, default_foreground)];
  char title[156];
  std::uint32_t complete;  // 0: the page has more
};

struct BoardPlace {
  static constexpr std::uint32_t k_layout = 1;  // another one is not read
  std::atomic<std::uint32_t> layout, sequence;
  std::atomic<std::uint64_t> owner;  // a nonce as a number; 0: nobody
  ShortFacts slots[2];

  // The only host that writes here, before it publishes. A place that is no longer its own (the file was emptied, and
  // filled anew by others) is left alone.
  void take(std::uint64_t nonce);
  void publish(std::uint64_t nonce, const PaneFacts& facts);
  // By any process. False: not the place of that host, not at rest, or not all is here.
  bool read(std::uint64_t nonce, PaneFacts& facts) const;
};
static_assert(sizeof(BoardPlace) == 1024 && std::atomic<std::uint64_t>::is_always_lock_free);

// 16 hexadecimal digits.
std::optional<std::uint64_t> nonce_number(std::string_view nonce);

}  // namespace shim
