// SPDX-License-Identifier: ISC
#include "bench/output_kinds.hpp"

#include "bench/sample_output.hpp"

namespace bench {

std::vector<std::pair<std::string, std::string>> output_kinds(std::size_t bytes) {
  auto kinds = sample_outputs(bytes);
  std::string emoji;
  while (emoji.size() < bytes)
    emoji += "✅ 12 passed 🚀 done in 3 s 😀👍🏽 👩‍👩‍👧 next: ⚠️ 2 warnings 🔥\r\n";
  kinds.emplace_back("emoji", emoji);
  return kinds;
}

std::size_t output_bytes(const Settings& settings) { return settings.quick ? 1'000'000 : 8'000'000; }

}  // namespace bench
