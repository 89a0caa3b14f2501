// SPDX-License-Identifier: ISC
#include "shim/host/wire.hpp"

#include <utility>

namespace shim {
namespace {

constexpr std::size_t k_length_size = sizeof(std::uint32_t);
constexpr std::size_t k_head_size = 2 * sizeof(std::uint16_t);

}  // namespace

WireWriter::WireWriter(MessageType type) {
  put(std::uint32_t{0}).put(protocol_of(type)).put(static_cast<std::uint16_t>(type));
}

WireWriter& WireWriter::put_string(std::string_view text) {
  put(static_cast<std::uint32_t>(text.size()));
  bytes_.append(text);
  return *this;
}

std::string WireWriter::frame() && {
  const auto length = static_cast<std::uint32_t>(bytes_.size() - k_length_size);
  std::memcpy(bytes_.data(), &length, sizeof length);
  return std::move(bytes_);
}

std::string_view WireReader::take(std::size_t size) {
  if (!good_ || size > rest_.size()) {
    good_ = false;
    return {};
  }
  const std::string_view bytes = rest_.substr(0, size);
  rest_.remove_prefix(size);
  return bytes;
}

std::optional<Frame> FrameBuffer::next() {
  if (broken_ || bytes_.size() < k_length_size) return std::nullopt;
  std::uint32_t length = 0;
  std::memcpy(&length, bytes_.data(), sizeof length);
  if (length < k_head_size || length > k_longest_frame) {
    broken_ = true;
    return std::nullopt;
  }
  if (bytes_.size() < k_length_size + length) return std::nullopt;
  WireReader head(std::string_view(bytes_).substr(k_length_size, k_head_size));
  Frame frame;
  frame.version = head.get<std::uint16_t>();
  frame.type = static_cast<MessageType>(head.get<std::uint16_t>());
  frame.payload = bytes_.substr(k_length_size + k_head_size, length - k_head_size);
  bytes_.erase(0, k_length_size + length);
  return frame;
}

}  // namespace shim
