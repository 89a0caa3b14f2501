// SPDX-License-Identifier: ISC
// Base64 with the strictness of b64_pton: white space anywhere, padding complete, unused bits zero.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace shim {

std::optional<std::string> decode_base64(std::string_view text);
std::string encode_base64(std::string_view bytes);

}  // namespace shim
