// SPDX-License-Identifier: ISC
#include "state/exchange_files.hpp"

#include "state/atomic_file.hpp"
#include "state/quarantine.hpp"
#include "state/registry.hpp"
#include "state/seal.hpp"
#include "state/sys_calls.hpp"
#include "state/test_point.hpp"

namespace state {

namespace {

constexpr int k_tries = 16;

// An editor keeps the generation that it read.
bool is_of_generation(const std::string& file, std::uint64_t generation) {
  auto text = read_file(file);
  const auto registry = text ? Registry::parse(*std::move(text)) : tl::unexpected(text.error());
  return registry && registry->generation() == generation;
}

Result<void> set_aside_older(const std::string& older, const std::string& path) {
  ROOST_TRY_ASSIGN(const std::string kept, set_aside(older));
  return fail(ErrorCode::io,
              "registry " + path +
                  " was changed twice at once by something outside the protocol; the older document is " + kept);
}

}  // namespace

Result<void> exchange_files(const std::string& temp, const std::string& path, std::uint64_t generation,
                            const std::function<Result<void>(const std::string& file)>& is_meant) {
  struct stat ours {};
  if (sys::lstat(temp.c_str(), &ours) != 0 || sys::exchange(temp.c_str(), path.c_str()) != 0) return fail_errno(path);
  ROOST_TEST_POINT("registry.exchanged");
  auto meant = is_meant(temp);
  FileStamp expected = stamp_of(ours);
  bool made_from_ours = false;
  for (int round = 0; !meant && round < k_tries; ++round) {
    struct stat put {
    }, back{};
    if (sys::lstat(temp.c_str(), &put) != 0 || sys::exchange(temp.c_str(), path.c_str()) != 0) continue;
    if (sys::lstat(temp.c_str(), &back) != 0) break;
    if (stamp_of(back) == expected) break;
    // A newer one of theirs came back. The next round gives it its place, and us the older one.
    if (expected == stamp_of(ours)) made_from_ours = is_of_generation(temp, generation);
    expected = stamp_of(put);
  }
  if (made_from_ours) return set_aside_older(temp, path);
  return meant;
}

}  // namespace state
