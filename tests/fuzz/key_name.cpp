// SPDX-License-Identifier: ISC
// Names of keys: the name of a parsed key is a name of that key, and its bytes do not depend on which name was given.
#include "shim/keys/keys.hpp"
#include "shim/keys/utf8.hpp"
#include "tests/fuzz/fuzz_input.hpp"

#include <algorithm>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text = fuzz::text_of(data, size);
  if (const auto code_point = shim::decode_utf8(text)) {
    std::string encoded;
    shim::append_utf8(encoded, *code_point);
    fuzz::require(encoded == text, "UTF-8 has one form");
  }
  const auto key = shim::parse_key(text);
  if (!key) return 0;
  const std::string name = shim::key_name(*key);
  fuzz::require(!name.empty(), "a key has a name");
  // 0x2b is a character and + a key, and C-DEL is written C-C-?, as in tmux: keys that are given by a number or as a
  // control character may share their name with another key.
  const bool by_name = text.find("0x") == std::string_view::npos &&
                       std::none_of(text.begin(), text.end(), [](char c) { return (c >= 0 && c < ' ') || c == 0x7f; });
  if (by_name) {
    const auto again = shim::parse_key(name);
    fuzz::require(again.has_value(), "the name of a key can be parsed");
    fuzz::require(*again == *key, "the name of a key names that key");
  }
  for (unsigned modes = 0; modes < 8; ++modes) {
    const shim::KeyModes given{(modes & 1) != 0, (modes & 2) != 0, (modes & 4) != 0};
    const auto bytes = shim::find_key_bytes(*key, given);
    fuzz::require(bytes.value_or("") == shim::encode_key(*key, given), "both ways give the same bytes");
  }
  return 0;
}
