// SPDX-License-Identifier: ISC
// Names and option values may be any bytes, JSON text must be UTF-8. A byte that is no part of valid UTF-8 is stored as
// the private code point U+F700 + byte; those code points themselves are stored byte by byte, so nothing is ambiguous.
#pragma once

#include <string>
#include <string_view>

namespace state {

std::string text_of_bytes(std::string_view bytes);
std::string bytes_of_text(std::string_view text);

}  // namespace state
