// SPDX-License-Identifier: ISC
// What is given back is what nobody uses.
#include "shim/host/idle_memory.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include <cstdlib>
#include <fstream>
#include <numeric>
#include <sstream>
#include <string>

namespace shim {
namespace {

// Resident KiB of the mappings of this process whose line in smaps ends with `name`.
long resident(const std::string& name) {
  std::ifstream in("/proc/self/smaps");
  long sum = 0;
  bool counts = false;
  for (std::string line; std::getline(in, line);) {
    if (line.find('-') < line.find(':')) counts = line.ends_with(name);
    long size = 0;
    if (counts && line.starts_with("Rss:") && std::istringstream(line.substr(4)) >> size) sum += size;
  }
  return sum;
}

long resident_executable() {
  char path[4096];
  const ssize_t length = ::readlink("/proc/self/exe", path, sizeof path);
  return resident(std::string(path, static_cast<std::size_t>(length)));
}

// Uses `kib` KiB of stack.
[[gnu::noinline]] int dig(int kib) {
  volatile char room[1024];
  for (volatile char& byte : room) byte = static_cast<char>(kib);
  return kib == 0 ? room[7] : dig(kib - 1) + room[kib % 1024];
}

#ifdef ROOST_ASAN
constexpr bool k_sanitized = true;
#else
constexpr bool k_sanitized = false;
#endif

TEST(IdleMemory, StackThatWasUsedIsGivenBackAndWhatIsInUseStays) {
  if (k_sanitized) GTEST_SKIP() << "a sanitizer's stack is another";
  int kept[64];
  std::iota(std::begin(kept), std::end(kept), 0);
  dig(200);
  ASSERT_GE(resident("[stack]"), 200);
  give_back_memory();
  EXPECT_LT(resident("[stack]"), 100);
  for (int i = 0; i < 64; ++i) EXPECT_EQ(kept[i], i);
  EXPECT_EQ(dig(3), dig(3));
}

TEST(IdleMemory, TheExecutableIsMappedAnewAsItIsUsed) {
  const long before = resident_executable();
  give_back_memory();
  EXPECT_LT(resident_executable(), before);
}

TEST(IdleMemory, FreeHeapIsGivenBackAndWhatIsInUseStays) {
  if (k_sanitized) GTEST_SKIP() << "a sanitizer's heap is another";
  std::vector<std::unique_ptr<std::string>> texts;
  for (int i = 0; i < 4000; ++i) texts.push_back(std::make_unique<std::string>(1000, static_cast<char>('a' + i % 26)));
  const long full = resident("[heap]");
  for (std::size_t i = 0; i < texts.size(); ++i) {
    if (i % 40 != 0) texts[i].reset();
  }
  give_back_memory();
  EXPECT_LT(resident("[heap]"), full - 2000);
  for (std::size_t i = 0; i < texts.size(); i += 40)
    EXPECT_EQ(*texts[i], std::string(1000, static_cast<char>('a' + i % 26)));
}

}  // namespace
}  // namespace shim
