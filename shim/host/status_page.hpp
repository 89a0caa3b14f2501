// SPDX-License-Identifier: ISC
// The status page: a small file in which a host publishes PaneFacts and which shims read without asking it. Two slots
// and a sequence number: slot (sequence & 1) is valid while the host writes the other one, so that a reader is never
// held up by a writer that was preempted or killed in the middle. Writes are stores into a mapping; one writer.
//
// Fields are only ever added at the end of PaneFacts. The page says how long its slots are, so that a reader takes from
// an older page what is there, and from a newer one what it knows; `version` goes up only for a page that can't be read
// that way.
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>

#include "shim/host/board_place.hpp"
#include "shim/live/pane_facts.hpp"
#include "state/error.hpp"

namespace shim {

struct StatusPage {
  static constexpr std::uint32_t k_magic = 0x45474150;  // "PAGE"
  std::uint32_t magic = k_magic;
  std::uint32_t version = k_facts_version;
  std::atomic<std::uint32_t> sequence{0};
  std::uint32_t slot_size = sizeof(PaneFacts);  // 0: of the first layout
  PaneFacts slots[2];
  static constexpr std::uint32_t k_first_slot_size = 4280;
};

class PageWriter {
 public:
  // Maps a page that write_new_page() made. `fd` may be closed afterwards. What is published goes to `place` too, if
  // there is one.
  static state::Result<PageWriter> map(int fd, BoardPlace* place = nullptr);
  PageWriter(PageWriter&& other) noexcept;
  PageWriter& operator=(PageWriter&&) = delete;
  ~PageWriter();

  void publish(const PaneFacts& facts);

 private:
  PageWriter(StatusPage* page, BoardPlace* place);
  StatusPage* page_;
  BoardPlace* place_;
  std::uint64_t owner_;      // of the place
  std::size_t longest_ = 0;  // of what was written to a slot
};

// Makes an empty file a page with default facts.
state::Result<void> write_new_page(int fd);

// One consistent snapshot; what an older page does not have keeps its default. False: not a page, of an unknown
// version, or never at rest.
bool read_page(int fd, PaneFacts& facts);

}  // namespace shim
