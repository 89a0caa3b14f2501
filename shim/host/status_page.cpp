// SPDX-License-Identifier: ISC
#include "shim/host/status_page.hpp"

#include <sched.h>
#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <type_traits>
#include <utility>

#include "shim/host/guarded_mapping.hpp"
#include "state/sys.hpp"
#include "state/sys_calls.hpp"

namespace shim {
namespace {

static_assert(std::is_trivially_copyable_v<PaneFacts>);
static_assert(std::atomic<std::uint32_t>::is_always_lock_free);

struct PageHead {
  std::uint32_t magic, version, sequence, slot_size;
};
// A smaller one has lost a field: older pages could not be read any more.
static_assert(sizeof(PaneFacts) >= StatusPage::k_first_slot_size);
static_assert(sizeof(PageHead) == offsetof(StatusPage, slots));
// publish() writes up to there.
static_assert(sizeof(PaneFacts) <
              offsetof(PaneFacts, start_command) + sizeof(PaneFacts::start_command) + alignof(PaneFacts));

// What the file is, to be read in one piece.
struct PageImage {
  PageHead head;
  unsigned char slots[2][sizeof(PaneFacts)];
};
static_assert(sizeof(PageImage) == sizeof(StatusPage));

bool read_at(int fd, void* to, std::size_t size, std::size_t offset) {
  const auto count = state::sys::pread(fd, to, size, static_cast<off_t>(offset));
  return count == static_cast<ssize_t>(size);
}

// From a page whose slots are shorter or longer than ours.
bool read_other_slot(int fd, const PageHead& head, PaneFacts& facts) {
  const std::size_t slot = head.slot_size == 0 ? StatusPage::k_first_slot_size : head.slot_size;
  if (slot < sizeof facts) facts = PaneFacts{};
  return read_at(fd, &facts, std::min(slot, sizeof facts), sizeof head + (head.sequence & 1) * slot);
}

}  // namespace

// Written, not truncated to size: a full file system is an error now, and not SIGBUS later.
state::Result<void> write_new_page(int fd) {
  const StatusPage page;
  return state::write_all(fd, {reinterpret_cast<const char*>(&page), sizeof page});
}

state::Result<PageWriter> PageWriter::map(int fd, BoardPlace* place) {
  void* const memory = map_guarded(fd, sizeof(StatusPage), 0);
  if (memory == MAP_FAILED) return state::fail_errno("status page");
  // Written before it is read: a fault that reads maps the pages around it as well.
  auto* const page = static_cast<StatusPage*>(memory);
  page->magic = StatusPage::k_magic;
  return PageWriter(page, place);
}

PageWriter::PageWriter(StatusPage* page, BoardPlace* place)
    : page_(page), place_(place), owner_(place == nullptr ? 0 : place->owner.load()) {}

PageWriter::PageWriter(PageWriter&& other) noexcept
    : page_(std::exchange(other.page_, nullptr)),
      place_(other.place_),
      owner_(other.owner_),
      longest_(other.longest_) {}

PageWriter::~PageWriter() {
  if (page_ != nullptr) unmap_guarded(page_, sizeof(StatusPage));
}

// The end of a slot is a command that is short as a rule. Zeros are there already, and pages that are not touched cost
// no memory.
void PageWriter::publish(const PaneFacts& facts) {
  const std::size_t command = ::strnlen(facts.start_command, sizeof facts.start_command);
  longest_ = std::max(longest_, offsetof(PaneFacts, start_command) + command);
  const std::uint32_t next = page_->sequence.load(std::memory_order_relaxed) + 1;
  // The reader of the slot we write now must see that the sequence moved on before it sees any of our bytes.
  std::atomic_thread_fence(std::memory_order_seq_cst);
  std::memcpy(&page_->slots[next & 1], &facts, longest_);
  page_->sequence.store(next, std::memory_order_release);
  if (place_ != nullptr) place_->publish(owner_, facts);
}

// Reads the file, not a mapping of it: for one snapshot two calls are cheaper than a mapping and its page faults. The
// first takes both slots of a page as this version writes it; a third call is only for a page of another one.
bool read_page(int fd, PaneFacts& facts) {
  constexpr int k_tries = 1000;
  alignas(PageImage) char bytes[sizeof(PageImage)];  // not made empty first: it is large
  const auto& page = *reinterpret_cast<const PageImage*>(bytes);
  for (int tries = 0; tries < k_tries; ++tries) {
    const auto got = state::sys::pread(fd, bytes, sizeof bytes, 0);
    if (got < static_cast<ssize_t>(sizeof page.head) || page.head.magic != StatusPage::k_magic ||
        page.head.version != k_facts_version)
      return false;
    std::atomic_thread_fence(std::memory_order_seq_cst);
    if (page.head.slot_size == sizeof facts && got == sizeof bytes)
      std::memcpy(&facts, page.slots[page.head.sequence & 1], sizeof facts);
    else if (!read_other_slot(fd, page.head, facts))
      return false;
    std::atomic_thread_fence(std::memory_order_seq_cst);
    std::uint32_t now = 0;
    if (!read_at(fd, &now, sizeof now, offsetof(StatusPage, sequence))) return false;
    if (now == page.head.sequence) return facts.version == k_facts_version;
    ::sched_yield();
  }
  return false;
}

}  // namespace shim
