// SPDX-License-Identifier: ISC
// Times in formats: #{t:...}, #{t/p:...}, #{t/f/%H:...}, and strftime of a whole format.
#pragma once

#include <ctime>
#include <optional>
#include <string>

namespace shim {

enum class TimeStyle : unsigned char { full, pretty, custom };

std::string time_text(std::time_t time, TimeStyle style, const std::string& custom = {});

// strftime with the present time; nullopt: longer than tmux's buffer.
std::optional<std::string> expand_time(const std::string& format, std::time_t now);

}  // namespace shim
