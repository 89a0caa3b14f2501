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

// More than is ever looked at of a sequence: beyond its arguments one more, and what ends it.
constexpr std::size_t k_ahead = 2 + (k_arguments + 1) * (k_digits + 1) + 1;

constexpr std::size_t k_wide_run = 64;

constexpr std::uint64_t each_byte(std::uint64_t value) { return value * 0x0101010101010101u; }

bool is_printable(char c) { return c >= 0x20 && c < 0x7f; }
unsigned digit_of(char c) { return static_cast<unsigned>(static_cast<unsigned char>(c)) - '0'; }  // above 9: none
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

// The length of an SGR that takes all attributes back, as half of them do; 0 for anything else.
std::size_t reset_length(const char* at, const char* end) {
  if (end - at < 4 || at[0] != '\033' || at[1] != '[') return 0;
  if (at[2] == 'm') return 3;
  return at[2] == '0' && at[3] == 'm' ? 4 : 0;
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
    } else if (const std::size_t reset = reset_length(at, end); reset != 0) {
      drawing_.pen = Pen{};
      screen_.reset_pen();
      last_ = 0;
      at += reset;
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
  if (bytes.size() >= k_ahead) return direct_sequence(bytes.data());
  std::array<char, k_ahead> padded{};  // NUL is in no sequence
  bytes.copy(padded.data(), bytes.size());
  return direct_sequence(padded.data());
}

// The same where k_ahead bytes can be read.
std::size_t Interpreter::direct_sequence(const char* bytes) {
  std::array<long, k_arguments> arguments;
  std::size_t count = 0;
  const char* at = bytes + 2;
  for (;; ++at) {
    long value = CSI_ARG_MISSING;
    if (unsigned digit = digit_of(*at); digit <= 9) {
      const char* const last = at + k_digits;
      unsigned number = digit;
      while ((digit = digit_of(*++at)) <= 9) {
        if (at == last) return 0;
        number = number * 10 + digit;
      }
      value = static_cast<long>(number);
    }
    if (count == arguments.size()) return 0;
    arguments[count++] = value;
    if (*at != ';') break;
  }
  const char final = *at++;
  const auto length = static_cast<std::size_t>(at - bytes);
  if (final < 0x40 || final > 0x7e || length > k_sequence) return 0;
  if (final == 'm') {
    set_plain_attributes({arguments.data(), count});
    last_ = 0;
  } else if (const Handler handler = find_handler(final)) {
    (this->*handler)(Parameters({arguments.data(), count}));
    last_ = 0;
  }
  return length;
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
