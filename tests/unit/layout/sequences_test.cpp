// SPDX-License-Identifier: ISC
// Replays sequences.txt: operations that were run on tmux 3.3a, each with the #{window_layout} it gave. A block begins
// with "# SIZE STATUS" (pane-border-status) and ends with the panes' boxes.
#include <gtest/gtest.h>

#include <fstream>

#include "tests/unit/layout/sequence.hpp"

namespace shim {
namespace {

struct Block {
  std::string header;
  std::vector<std::string> lines;
};

std::vector<Block> read_blocks() {
  std::ifstream file(ROOST_SOURCE_DIR "/tests/unit/layout/sequences.txt");
  std::vector<Block> blocks;
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with("# "))
      blocks.push_back({line.substr(2), {}});
    else if (!line.empty() && !blocks.empty())
      blocks.back().lines.push_back(line);
  }
  return blocks;
}

class RecordedLayouts : public testing::TestWithParam<Block> {};

TEST_P(RecordedLayouts, AreReproduced) {
  LayoutSequence sequence(GetParam().header);
  for (const std::string& line : GetParam().lines) {
    const std::size_t arrow = line.find(" => ");
    ASSERT_NE(arrow, std::string::npos) << line;
    const std::string operation = line.substr(0, arrow);
    const std::string got = operation == "boxes" ? sequence.boxes() : sequence.apply(operation);
    ASSERT_EQ(got, line.substr(arrow + 4)) << GetParam().header << ": " << operation;
  }
}

INSTANTIATE_TEST_SUITE_P(Tmux, RecordedLayouts, testing::ValuesIn(read_blocks()));

TEST(RecordedLayoutFile, HasEveryKindOfOperation) {
  std::string verbs;
  for (const Block& block : read_blocks()) {
    for (const std::string& line : block.lines) verbs += " " + line.substr(0, line.find(' '));
  }
  for (const char* verb : {"split", "kill", "width", "height", "left", "right", "up", "down", "window", "preset",
                           "spread", "custom", "boxes"}) {
    EXPECT_NE(verbs.find(" " + std::string(verb)), std::string::npos) << verb;
  }
}

}  // namespace
}  // namespace shim
