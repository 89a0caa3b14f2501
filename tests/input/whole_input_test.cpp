// SPDX-License-Identifier: ISC
// What one call sends arrives whole and in one piece, however long it is and however slow the reader.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <map>
#include <sstream>

#include "tests/support/process_barrier.hpp"
#include "tests/support/temp_universe.hpp"
#include "tests/support/wait_until.hpp"

namespace {

using support::TempUniverse;
using support::wait_until;

constexpr std::size_t k_ten_megabytes = 10 * 1000 * 1000;

std::string numbered_lines(std::size_t size) {
  std::string text;
  for (std::size_t n = 0; text.size() < size; ++n) text += fmt::format("line {} of a long text that is typed\n", n);
  return text;
}

// Nobody reads at first: the call returns all the same, and the pane shows what its programs write.
TEST(WholeInput, OfTenMegabytesReachesASlowReaderOfLines) {
  const TempUniverse universe;
  const std::string pane =
      universe.start("main", {"stty -echo; (while [ ! -e speak ]; do sleep 0.05; done; echo spoken) & echo ready; "
                              "while [ ! -e go ]; do sleep 0.05; done; "
                              "while dd bs=4096 count=2000 >> got 2>/dev/null; do sleep 0.02; done"});
  ASSERT_TRUE(universe.shows(pane, "ready"));
  const std::string text = numbered_lines(k_ten_megabytes);
  universe.must({"load-buffer", "-"}, text);
  universe.must({"paste-buffer", "-t", pane});
  EXPECT_FALSE(universe.exists("got"));
  universe.write_file("speak", "");
  EXPECT_TRUE(universe.shows(pane, "spoken")) << "unread input holds up the output";
  universe.write_file("go", "");
  EXPECT_TRUE(wait_until([&] { return universe.read_file("got").size() >= text.size(); }, std::chrono::seconds(60)));
  const std::string got = universe.read_file("got");
  EXPECT_TRUE(got == text) << got.size() << " bytes";
}

// Each call is some 100,000 bytes, more than a terminal takes at once.
std::string lines_of_one_call(unsigned writer, unsigned call) {
  std::string text;
  for (int line = 0; line < 3000; ++line) text += fmt::format("writer {} call {} line {}\n", writer, call, line);
  return text;
}

TEST(WholeInput, OfOneCallIsNeverMixedWithAnothers) {
  constexpr unsigned k_writers = 4, k_calls = 4;
  const TempUniverse universe;
  const std::string pane = universe.start("main", {"stty -echo; echo ready; exec cat > got"});
  ASSERT_TRUE(universe.shows(pane, "ready"));
  std::size_t size = 0;
  for (unsigned writer = 0; writer < k_writers; ++writer) {
    for (unsigned call = 0; call < k_calls; ++call) {
      const std::string text = lines_of_one_call(writer, call);
      universe.must({"load-buffer", "-b", fmt::format("b{}-{}", writer, call), "-"}, text);
      size += text.size();
    }
  }
  const auto faults = support::run_at_barrier(k_writers, [&](unsigned writer) {
    std::string fault;
    for (unsigned call = 0; call < k_calls; ++call) {
      const auto result = universe.tmux({"paste-buffer", "-b", fmt::format("b{}-{}", writer, call), "-t", pane});
      if (!result.ok()) fault += result.describe();
    }
    return fault;
  });
  for (const auto& fault : faults) EXPECT_EQ(fault, "");
  EXPECT_TRUE(wait_until([&] { return universe.read_file("got").size() >= size; }, std::chrono::seconds(60)));
  std::string_view got;
  const std::string all = universe.read_file("got");
  std::map<unsigned, unsigned> calls_seen;
  for (got = all; !got.empty();) {
    const unsigned writer = static_cast<unsigned>(got[sizeof "writer " - 1] - '0');
    const std::string text = lines_of_one_call(writer, calls_seen[writer]++);
    ASSERT_TRUE(got.starts_with(text)) << "at byte " << all.size() - got.size();
    got.remove_prefix(text.size());
  }
  for (unsigned writer = 0; writer < k_writers; ++writer) EXPECT_EQ(calls_seen[writer], k_calls);
}

}  // namespace
