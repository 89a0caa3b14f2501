// SPDX-License-Identifier: ISC
#include "shim/host/output_queue.hpp"
#include "state/sys_calls.hpp"

#include <unistd.h>

#include <cerrno>

namespace shim {
namespace {

constexpr std::size_t k_compact_at = 1u << 20;

}  // namespace

void OutputQueue::clear() {
  bytes_.clear();
  bytes_.shrink_to_fit();
  sent_ = 0;
}

OutputQueue::State OutputQueue::flush(int fd) {
  while (!empty()) {
    const ssize_t written = state::sys::write(fd, bytes_.data() + sent_, bytes_.size() - sent_);
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) {
      if (errno != EAGAIN && errno != EWOULDBLOCK) return State::broken;
      if (sent_ >= k_compact_at) {
        bytes_.erase(0, sent_);
        sent_ = 0;
      }
      return State::blocked;
    }
    sent_ += static_cast<std::size_t>(written);
  }
  // A large text must not stay in the memory of a host that lives for days.
  if (bytes_.capacity() > k_compact_at) bytes_.shrink_to_fit();
  bytes_.clear();
  sent_ = 0;
  return State::empty;
}

}  // namespace shim
