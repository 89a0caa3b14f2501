// SPDX-License-Identifier: ISC
#include "shim/host/board_place.hpp"

#include <charconv>
#include <cstring>

namespace shim {
namespace {

constexpr std::size_t k_colours = offsetof(PaneFacts, default_foreground);

const char* bytes_of(const PaneFacts& facts) { return reinterpret_cast<const char*>(&facts); }
char* bytes_of(PaneFacts& facts) { return reinterpret_cast<char*>(&facts); }

bool fits(const PaneFacts& facts) {
  return facts.path[0] == '\0' && facts.start_command[0] == '\0' &&
         ::strnlen(facts.title, sizeof facts.title) < sizeof ShortFacts::title;
}

}  // namespace

void BoardPlace::take(std::uint64_t nonce) {
  owner = 0;
  layout = k_layout;
  sequence = 0;
  slots[0].complete = 0;
  owner = nonce;
}

void BoardPlace::publish(std::uint64_t nonce, const PaneFacts& facts) {
  if (owner != nonce) return;
  const std::uint32_t next = sequence.load(std::memory_order_relaxed) + 1;
  // The reader of the slot that is written now must see that the sequence moved on before it sees any of the bytes.
  std::atomic_thread_fence(std::memory_order_seq_cst);
  ShortFacts& slot = slots[next & 1];
  slot.complete = fits(facts) ? 1 : 0;
  if (slot.complete != 0) {
    std::memcpy(slot.numbers, &facts, sizeof slot.numbers);
    std::memcpy(slot.colours_and_tabs, bytes_of(facts) + k_colours, sizeof slot.colours_and_tabs);
    std::memcpy(slot.title, facts.title, sizeof slot.title);
  }
  sequence.store(next, std::memory_order_release);
}

bool BoardPlace::read(std::uint64_t nonce, PaneFacts& facts) const {
  constexpr int k_tries = 100;
  for (int tries = 0; tries < k_tries; ++tries) {
    const std::uint32_t before = sequence.load(std::memory_order_acquire);
    if (owner != nonce || nonce == 0 || layout != k_layout) return false;
    const ShortFacts slot = slots[before & 1];
    std::atomic_thread_fence(std::memory_order_seq_cst);
    if (sequence.load(std::memory_order_relaxed) != before || owner != nonce) continue;
    if (slot.complete == 0) return false;
    facts = PaneFacts{};
    std::memcpy(bytes_of(facts), slot.numbers, sizeof slot.numbers);
    std::memcpy(bytes_of(facts) + k_colours, slot.colours_and_tabs, sizeof slot.colours_and_tabs);
    std::memcpy(facts.title, slot.title, sizeof slot.title);
    return facts.version == k_facts_version;
  }
  return false;
}

std::optional<std::uint64_t> nonce_number(std::string_view nonce) {
  std::uint64_t number = 0;
  const char* const end = nonce.data() + nonce.size();
  const auto [stop, error] = std::from_chars(nonce.data(), end, number, 16);
  if (nonce.empty() || error != std::errc() || stop != end || number == 0) return std::nullopt;
  return number;
}

}  // namespace shim
