// SPDX-License-Identifier: ISC
// Frames on a pane host's socket: {u32 length of all that follows, u16 version, u16 type, payload}, in the byte order
// of the machine; strings are a u32 length and bytes. Pure: buffers in, buffers out.
#pragma once

#include <cstdint>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>

namespace shim {

// A frame bears the number of the first protocol in which its message had its present form, so that a newer shim drives
// an older host with all that the host knows; a host refuses greater numbers than its own. Fields may be added at the
// end of a message: who does not know them does not read them.
//   1  all that is not listed below     2  feed, trim, describe     3  watch     4  copy
inline constexpr std::uint16_t k_protocol_version = 4;
inline constexpr std::uint32_t k_longest_frame = 1u << 28;

enum class MessageType : std::uint16_t {
  go = 1,
  input = 2,
  capture = 3,
  resize = 4,
  respawn = 5,
  set_title = 6,
  clear_history = 7,
  reset = 8,
  pipe = 9,
  stop = 10,
  info = 11,
  feed = 12,
  trim = 13,
  describe = 14,
  watch = 15,  // when this connection ends, look whether the pane is still listed, and go if not
  copy = 16,   // copy mode: see copy_messages.hpp
  ok = 100,
  error = 101,
};

constexpr std::uint16_t protocol_of(MessageType type) {
  switch (type) {
    case MessageType::feed:
    case MessageType::trim:
    case MessageType::describe:
      return 2;
    case MessageType::watch:
      return 3;
    case MessageType::copy:
      return 4;
    default:
      return 1;
  }
}

class WireWriter {
 public:
  explicit WireWriter(MessageType type);
  template <class Number>
  WireWriter& put(Number value) {
    static_assert(std::is_trivially_copyable_v<Number> && sizeof(Number) <= 8);
    bytes_.append(reinterpret_cast<const char*>(&value), sizeof value);
    return *this;
  }
  WireWriter& put_string(std::string_view text);
  std::string frame() &&;

 private:
  std::string bytes_;
};

// Reads a payload; after a short or broken one every value is empty and good() is false.
class WireReader {
 public:
  explicit WireReader(std::string_view payload) : rest_(payload) {}
  template <class Number>
  Number get() {
    static_assert(std::is_trivially_copyable_v<Number> && sizeof(Number) <= 8);
    Number value{};
    const std::string_view bytes = take(sizeof value);
    if (bytes.size() == sizeof value) std::memcpy(&value, bytes.data(), sizeof value);
    return value;
  }
  bool get_bool() { return get<std::uint8_t>() != 0; }
  std::string get_string() { return std::string(take(get<std::uint32_t>())); }
  bool good() const { return good_; }
  bool at_end() const { return rest_.empty(); }

 private:
  std::string_view take(std::size_t size);
  std::string_view rest_;
  bool good_ = true;
};

struct Frame {
  std::uint16_t version = 0;
  MessageType type{};
  std::string payload;
};

// Bytes as they arrive, cut into frames.
class FrameBuffer {
 public:
  void append(std::string_view bytes) { bytes_.append(bytes); }
  std::optional<Frame> next();
  bool broken() const { return broken_; }  // no frame can be as long as announced: hang up

 private:
  std::string bytes_;
  bool broken_ = false;
};

}  // namespace shim
