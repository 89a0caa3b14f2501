// SPDX-License-Identifier: ISC
#include "state/plain_json.hpp"

#include <cstdint>
#include <cstring>

namespace state {

namespace {

constexpr int k_deepest = 8;

// Each returns what follows the value, or null when it is not plain. RFC 8259 is the grammar, of which this is a part.
const char* skip_value(const char* at, const char* end, int depth);

// Whether all eight bytes at `at` are printable ASCII that means itself in a string.
bool eight_plain(const char* at) {
  constexpr std::uint64_t k_ones = 0x0101010101010101, k_high = 0x80 * k_ones;
  std::uint64_t word;
  std::memcpy(&word, at, sizeof word);
  const auto has_zero = [](std::uint64_t bytes) { return (bytes - k_ones) & ~bytes; };
  const std::uint64_t odd = ((word - 0x20 * k_ones) & ~word) | word | (word + k_ones) | has_zero(word ^ '"' * k_ones) |
                            has_zero(word ^ '\\' * k_ones);
  return (odd & k_high) == 0;
}

const char* skip_string(const char* at, const char* end) {
  if (at == end || *at != '"') return nullptr;
  ++at;
  while (end - at >= 8 && eight_plain(at)) at += 8;
  for (; at != end; ++at) {
    if (*at == '"') return at + 1;
    if (*at < 0x20 || *at > 0x7e || *at == '\\') return nullptr;
  }
  return nullptr;
}

const char* skip_number(const char* at, const char* end) {
  const bool negative = at != end && *at == '-';
  if (negative) ++at;
  const char* const digits = at;
  while (at != end && *at >= '0' && *at <= '9') ++at;
  const auto count = at - digits;
  const bool whole = at == end || *at == ',' || *at == ']' || *at == '}';
  const bool minus_zero = negative && count == 1 && *digits == '0';
  return count == 0 || (count > 1 && *digits == '0') || !whole || minus_zero ? nullptr : at;
}

const char* skip_word(const char* at, const char* end, std::string_view word) {
  const auto left = static_cast<std::size_t>(end - at);
  return left >= word.size() && std::string_view(at, word.size()) == word ? at + word.size() : nullptr;
}

const char* skip_member(const char* at, const char* end, int depth) {
  at = skip_string(at, end);
  return at == nullptr || at == end || *at != ':' ? nullptr : skip_value(at + 1, end, depth);
}

template <class Skip>
const char* skip_list(const char* at, const char* end, char closing, Skip skip_one) {
  if (++at == end) return nullptr;
  if (*at == closing) return at + 1;
  for (;;) {
    at = skip_one(at);
    if (at == nullptr || at == end) return nullptr;
    if (*at == closing) return at + 1;
    if (*at++ != ',') return nullptr;
  }
}

const char* skip_value(const char* at, const char* end, int depth) {
  if (at == end || depth == 0) return nullptr;
  switch (*at) {
    case '"':
      return skip_string(at, end);
    case '[':
      return skip_list(at, end, ']', [&](const char* item) { return skip_value(item, end, depth - 1); });
    case '{':
      return skip_list(at, end, '}', [&](const char* member) { return skip_member(member, end, depth - 1); });
    case 't':
      return skip_word(at, end, "true");
    case 'f':
      return skip_word(at, end, "false");
    default:
      return skip_number(at, end);
  }
}

}  // namespace

std::optional<PlainValue> PlainValue::parse(std::string_view text) {
  const char* const end = text.data() + text.size();
  if (skip_value(text.data(), end, k_deepest) != end) return std::nullopt;
  return PlainValue(text);
}

bool PlainValue::next_member(std::string_view& rest, std::string_view& name, PlainValue& value) {
  const char* const end = rest.data() + rest.size();
  const char* const begin = rest.data() + 1;
  const char* const colon = skip_string(begin, end);
  if (colon == nullptr || colon == end || *colon != ':') return false;
  const char* const after = skip_value(colon + 1, end, k_deepest - 1);
  if (after == nullptr || after == end) return false;
  name = {begin + 1, static_cast<std::size_t>(colon - begin - 2)};
  value = PlainValue({colon + 1, static_cast<std::size_t>(after - colon - 1)});
  rest = {after, static_cast<std::size_t>(end - after)};
  return true;
}

std::string_view PlainValue::take_name(std::string_view& rest) {
  const std::size_t size = rest.find('"', 1) - 1;
  const std::string_view name = rest.substr(1, size);
  rest.remove_prefix(size + 3);  // the quotes and the colon
  return name;
}

PlainValue PlainValue::take(std::string_view& rest) {
  const char* const end = rest.data() + rest.size();
  const char* const after = skip_value(rest.data(), end, k_deepest);
  const PlainValue value(rest.substr(0, static_cast<std::size_t>(after - rest.data())));
  rest.remove_prefix(value.text_.size() + (after == end ? 0 : 1));
  return value;
}

}  // namespace state
