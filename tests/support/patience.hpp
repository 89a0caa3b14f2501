// SPDX-License-Identifier: ISC
// What a sanitizer makes slower is waited for longer, or done less often.
#pragma once

namespace support {

#ifdef ROOST_ASAN
inline constexpr unsigned k_patience = 5;
#else
inline constexpr unsigned k_patience = 1;
#endif

}  // namespace support
