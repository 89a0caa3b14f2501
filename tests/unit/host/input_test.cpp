// SPDX-License-Identifier: ISC
#include "tests/unit/host/pane_fixture.hpp"

namespace {

using host_test::PaneTest;
using host_test::shell_request;
using Kind = shim::InputItem::Kind;

class Input : public PaneTest {};

TEST_F(Input, ReachesTheProgramInOrder) {
  const auto pane = spawn("cat");
  auto host = client(pane);
  ASSERT_TRUE(host.input({{Kind::bytes, "one ", {}}, {Kind::bytes, "two", {}}}));
  ASSERT_TRUE(host.input({{Kind::bytes, " three\n", {}}}));
  EXPECT_TRUE(shows(pane, "one two three"));
}

TEST_F(Input, EncodesKeys) {
  const auto pane = spawn("stty -echo; echo ready; exec od -An -c");
  ASSERT_TRUE(shows(pane, "ready"));
  const auto up = shim::parse_key("Up"), enter = shim::parse_key("Enter"), end = shim::parse_key("C-d");
  ASSERT_TRUE(client(pane).input({{Kind::key, "", *up}, {Kind::key, "", *enter}, {Kind::key, "", *end}}));
  EXPECT_TRUE(
      wait_until([&] { return screen(pane).find("033   [   A  \\n") != std::string::npos || !has_entry(pane); }));
}

TEST_F(Input, BracketsAPasteOnlyWhenTheProgramAskedForIt) {
  const auto pane = spawn("stty raw -echo; echo ready; dd bs=1 count=3 2>/dev/null | od -An -c; exec cat");
  ASSERT_TRUE(shows(pane, "ready"));
  ASSERT_TRUE(client(pane).input({{Kind::bracketed, "abc", {}}}));
  EXPECT_TRUE(shows(pane, "a   b   c")) << screen(pane);
}

TEST_F(Input, OfAnyLengthArrivesComplete) {
  constexpr std::size_t k_size = 1'500'000;
  const auto pane = spawn("stty raw -echo; echo ready; head -c 1500000 > big; echo done; cat");
  ASSERT_TRUE(shows(pane, "ready"));
  std::string text;
  for (std::size_t i = 0; text.size() < k_size; ++i) text += std::to_string(i) + ",";
  text.resize(k_size);
  ASSERT_TRUE(client(pane).input({{Kind::bytes, text, {}}}));
  ASSERT_TRUE(shows(pane, "done"));
  EXPECT_TRUE(read_file(folder_ + "/big") == text);
}

TEST_F(Input, OfOneCallIsNeverMixedWithAnothers) {
  constexpr int k_writers = 4, k_calls = 50;
  const auto pane = spawn("stty raw -echo; echo ready; head -c " + std::to_string(k_writers * k_calls * 301) +
                          " > mixed; echo done; cat");
  ASSERT_TRUE(shows(pane, "ready"));
  std::vector<pid_t> writers;
  for (int writer = 0; writer < k_writers; ++writer) {
    writers.push_back(run_shim([&] {
      const std::string half(150, static_cast<char>('a' + writer));
      for (int call = 0; call < k_calls; ++call) {
        (void)client(pane).input({{Kind::bytes, half, {}}, {Kind::bytes, half + "\n", {}}});
      }
    }));
  }
  for (const pid_t writer : writers) ::waitpid(writer, nullptr, 0);
  ASSERT_TRUE(shows(pane, "done"));
  const std::string text = read_file(folder_ + "/mixed");
  int lines = 0;
  for (std::size_t at = 0; at < text.size(); at += 301, ++lines) {
    EXPECT_EQ(text.substr(at, 301), std::string(300, text[at]) + "\n");
  }
  EXPECT_EQ(lines, k_writers * k_calls);
}

// The program reads nothing, so the input waits in the host; output must still be seen.
TEST_F(Input, ThatNobodyReadsHoldsNothingUp) {
  const auto pane = spawn("stty raw -echo; echo ready; while :; do date +%s%N > /dev/tty; sleep 0.05; done");
  ASSERT_TRUE(shows(pane, "ready"));
  type(pane, std::string(2'000'000, 'x'));
  const std::string before = screen(pane);
  EXPECT_TRUE(wait_until([&] { return screen(pane).size() > before.size(); }));
}

TEST_F(Input, RepliesToTheProgramsQuestions) {
  const auto pane = spawn("stty raw -echo; printf '\\033[5n'; dd bs=1 count=4 2>/dev/null | od -An -c; cat");
  EXPECT_TRUE(shows(pane, "033   [   0   n")) << screen(pane);
}

}  // namespace
