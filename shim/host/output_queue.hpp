// SPDX-License-Identifier: ISC
// Bytes on their way into a non-blocking descriptor: unbounded, in order, never waits.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace shim {

class OutputQueue {
 public:
  enum class State : std::uint8_t { empty, blocked, broken };

  void push(std::string_view bytes) { bytes_.append(bytes); }
  void clear();
  bool empty() const { return sent_ == bytes_.size(); }
  std::size_t size() const { return bytes_.size() - sent_; }
  // Writes what `fd` takes now. Broken: nobody will ever read it.
  State flush(int fd);

 private:
  std::string bytes_;
  std::size_t sent_ = 0;
};

}  // namespace shim
