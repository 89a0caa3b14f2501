// SPDX-License-Identifier: ISC
// A text as bytes, in the byte order of the machine: both ends are on it.
#include <cstring>
#include <type_traits>

#include "shim/copy/copy_text.hpp"

namespace shim {

class CopyTextCode {
 public:
  static std::string encode(const CopyText& text) {
    std::string out;
    put(out, text.columns_);
    put(out, text.rows_);
    put(out, static_cast<std::uint64_t>(text.scrolled_));
    put(out, text.cursor_);
    put(out, static_cast<std::uint32_t>(text.lines_.size()));
    for (const CopyLine& line : text.lines_) {
      put(out, line.size);
      put(out, line.used);
      put(out, static_cast<std::uint8_t>(line.wrapped));
      put(out, static_cast<std::uint32_t>(line.text_.size()));
      out += line.text_;
      put(out, static_cast<std::uint32_t>(line.spans_.size()));
      for (const CopyLine::Span& span : line.spans_) put(out, span);
    }
    return out;
  }

  bool decode(std::string_view bytes, CopyText& text) {
    rest_ = bytes;
    const auto columns = get<unsigned>(), rows = get<unsigned>();
    const auto scrolled = get<std::uint64_t>();
    const auto cursor = get<CopyPosition>();
    const auto count = get<std::uint32_t>();
    std::vector<CopyLine> lines;
    for (std::uint32_t at = 0; at < count && good_; ++at) read(lines.emplace_back());
    constexpr unsigned k_most = 0xffff;
    if (!good_ || columns == 0 || rows == 0 || columns > k_most || rows > k_most) return false;
    if (lines.size() < rows || cursor.y >= lines.size() || cursor.x > columns) return false;
    text = CopyText(columns, rows, std::move(lines), scrolled, cursor);
    return true;
  }

 private:
  template <class Value>
  static void put(std::string& out, const Value& value) {
    static_assert(std::is_trivially_copyable_v<Value>);
    out.append(reinterpret_cast<const char*>(&value), sizeof value);
  }
  std::string_view take(std::size_t size) {
    good_ = good_ && size <= rest_.size();
    if (!good_) return {};
    const std::string_view bytes = rest_.substr(0, size);
    rest_.remove_prefix(size);
    return bytes;
  }
  template <class Value>
  Value get() {
    Value value{};
    const std::string_view bytes = take(sizeof value);
    if (good_) std::memcpy(&value, bytes.data(), sizeof value);
    return value;
  }
  void read(CopyLine& line) {
    line.size = get<std::uint32_t>();
    line.used = get<std::uint32_t>();
    line.wrapped = get<std::uint8_t>() != 0;
    line.text_ = take(get<std::uint32_t>());
    for (auto count = get<std::uint32_t>(); count > 0 && good_; --count) {
      const auto span = get<CopyLine::Span>();
      good_ = good_ && span.at + std::size_t{span.length} <= line.text_.size();
      line.spans_.push_back(span);
    }
  }

  std::string_view rest_;
  bool good_ = true;
};

std::string encode_copy_text(const CopyText& text) { return CopyTextCode::encode(text); }
bool decode_copy_text(std::string_view bytes, CopyText& text) { return CopyTextCode().decode(bytes, text); }

}  // namespace shim
