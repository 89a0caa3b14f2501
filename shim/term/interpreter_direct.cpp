// SPDX-License-Identifier: ISC
// The short way for what most output is made of: text, C0 controls and whole CSI sequences of a few numbers, read where
// they lie. What the parser would make of them, byte by byte, is the same.
#include <algorithm>
#include <array>
#include <bit>
#include <cstring>

#include "shim/keys/utf8.hpp"
#include "shim/term/char_width.hpp"
#include "shim/term/interpreter.hpp"

namespace shim {
namespace {

// Within these the parser takes all parameters as they are (input_parser.cpp, parameter_text.cpp).
constexpr std::size_t k_arguments = 16, k_digits = 5, k_sequence = 62;

constexpr std::size_t k_wide_run = 64;

constexpr std::uint64_t each_byte(std::uint64_t value) { return value * 0x0101010101010101u; }

bool is_printable(char c) { return c >= 0x20 && c < 0x7f; }
bool is_high(char c) { return (static_cast<unsigned char>(c) & 0x80) != 0; }

// The end of a run of printable ASCII, eight bytes at a time: of a word, the lowest byte that is marked is none. Those
// above it may be marked by a carry.
const char* end_of_ascii(const char* at, const char* end) {
  if constexpr (std::endian::native == std::endian::little) {
    for (; end - at >= 8; at += 8) {
      std::uint64_t word = 0;
      std::memcpy(&word, at, sizeof word);
      const std::uint64_t marked = (word | (word - each_byte(0x20)) | (word + each_byte(0x01))) & each_byte(0x80);
      if (marked != 0) return at + std::countr_zero(marked) / 8;
    }
  }
  while (at < end && is_printable(*at)) ++at;
  return at;
}

// The code point of a sequence of three bytes if it is one of the common wide ones, else 0.
char32_t common_wide(const char* at) {
  const auto byte = [at](int i) { return static_cast<char32_t>(static_cast<unsigned char>(at[i])); };
  if ((byte(0) & 0xf0) != 0xe0 || (byte(1) & 0xc0) != 0x80 || (byte(2) & 0xc0) != 0x80) return 0;
  const char32_t code_point = (byte(0) & 0x0f) << 12 | (byte(1) & 0x3f) << 6 | (byte(2) & 0x3f);
  return is_common_wide(code_point) ? code_point : 0;
}

}  // namespace

std::size_t Interpreter::direct(std::string_view bytes) {
  const char* at = bytes.data();
  const char* const end = at + bytes.size();
  while (at < end) {
    const char c = *at;
    if (is_printable(c)) {
      const char* const stop = end_of_ascii(at + 1, end);
      ascii({at, stop});
      at = stop;
    } else if (c == '\033') {
      const std::size_t length = direct_sequence({at, end});
      if (length == 0) break;
      at += length;
    } else if (is_high(c)) {
      const char* stop = at + 1;
      while (stop < end && is_high(*stop)) ++stop;
      high_bytes({at, stop});
      at = stop;
    } else {
      if (c != 0x7f) control(static_cast<unsigned char>(c));
      ++at;
    }
  }
  return static_cast<std::size_t>(at - bytes.data());
}

// Returns the length of a whole CSI sequence, 0 for any other.
std::size_t Interpreter::direct_sequence(std::string_view bytes) {
  if (bytes.size() < 3 || bytes[1] != '[') return 0;
  std::array<long, k_arguments> arguments;
  std::size_t count = 0, digits = 0;
  long value = CSI_ARG_MISSING;
  const std::size_t end = std::min(bytes.size(), k_sequence);
  for (std::size_t at = 2; at < end; ++at) {
    const char c = bytes[at];
    if (c >= '0' && c <= '9') {
      if (++digits > k_digits) return 0;
      value = (digits == 1 ? 0 : value * 10) + (c - '0');
      continue;
    }
    if (c != ';' && (c < 0x40 || c > 0x7e)) return 0;
    if (count == arguments.size()) return 0;
    arguments[count++] = value;
    value = CSI_ARG_MISSING;
    digits = 0;
    if (c == ';') continue;
    if (c == 'm') {
      set_plain_attributes({arguments.data(), count});
      last_ = 0;
    } else if (const Handler handler = find_handler(c)) {
      (this->*handler)(Parameters({arguments.data(), count}));
      last_ = 0;
    }
    return at + 1;
  }
  return 0;
}

// Takes the common wide characters at the front; returns how many bytes they are.
std::size_t Interpreter::direct_wide(std::string_view bytes) {
  std::array<char32_t, k_wide_run> run;
  std::size_t count = 0;
  while (count < run.size() && bytes.size() >= 3 * (count + 1)) {
    const char32_t code_point = common_wide(bytes.data() + 3 * count);
    if (code_point == 0) break;
    run[count++] = code_point;
  }
  if (count > 0) screen_.write_wide({run.data(), count});
  return 3 * count;
}

}  // namespace shim
