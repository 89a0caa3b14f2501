// SPDX-License-Identifier: ISC
// A checksum that notices accidents (a torn write, a flipped bit), not forgery: eight bytes a step, and every step is a
// bijection of what was summed so far, so no single change is lost.
#pragma once

#include <cstdint>
#include <cstring>
#include <string_view>

namespace state {

inline std::uint64_t checksum(std::string_view bytes, std::uint64_t seed = 0) {
  constexpr std::uint64_t k_prime = 0x9e3779b97f4a7c15U;
  std::uint64_t sum = (seed ^ bytes.size()) * k_prime;
  const auto mix = [&sum](std::uint64_t word) {
    sum = (sum ^ word) * k_prime;
    sum ^= sum >> 29;
  };
  for (; bytes.size() >= 8; bytes.remove_prefix(8)) {
    std::uint64_t word = 0;
    std::memcpy(&word, bytes.data(), 8);
    mix(word);
  }
  std::uint64_t rest = 0;
  std::memcpy(&rest, bytes.data(), bytes.size());
  mix(rest);
  return sum;
}

}  // namespace state
