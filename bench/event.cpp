// SPDX-License-Identifier: ISC
#include "bench/event.hpp"

#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>

#include <array>
#include <stdexcept>

#include "bench/interrupt.hpp"

namespace bench {
namespace {

constexpr int k_patience_ms = 300'000;

}  // namespace

Event::Event(std::string path) : path_(std::move(path)) {
  if (::mkfifo(path_.c_str(), 0600) != 0) throw std::runtime_error("can't make " + path_);
  // For writing too, so that it is never at its end.
  pipe_ = state::Fd(::open(path_.c_str(), O_RDWR | O_NONBLOCK | O_CLOEXEC));
  if (!pipe_) throw std::runtime_error("can't open " + path_);
}

bool Event::is_set() const {
  pollfd waiting{pipe_.get(), POLLIN, 0};
  return ::poll(&waiting, 1, 0) == 1;
}

void Event::wait() const {
  char byte = 0;
  while (::read(pipe_.get(), &byte, 1) != 1) {
    pollfd waiting{pipe_.get(), POLLIN, 0};
    const int ready = ::poll(&waiting, 1, k_patience_ms);
    check_interrupt();
    if (ready == 0) throw std::runtime_error("nothing came by " + path_);
  }
}

void Event::clear() const {
  std::array<char, 4096> block;
  while (::read(pipe_.get(), block.data(), block.size()) > 0) continue;
}

}  // namespace bench
