// SPDX-License-Identifier: ISC
// Resolves the targets of targets.txt. Each line is what tmux 3.3a made of one target, as the target of a pane, a
// window and a session, and as that of new-window: "where|target|pane|window|session|new window", errors after "! ".
#include <gtest/gtest.h>

#include <fstream>

#include "shim/target/resolve.hpp"
#include "shim/tree/links.hpp"
#include "tests/unit/target/target_universe.hpp"

namespace shim {
namespace {

using Line = std::vector<std::string>;

std::vector<Line> read_lines() {
  std::ifstream file(ROOST_SOURCE_DIR "/tests/unit/target/targets.txt");
  std::vector<Line> lines;
  for (std::string line; std::getline(file, line);) {
    Line fields(1);
    for (const char c : line) {
      if (c == '|')
        fields.emplace_back();
      else
        fields.back() += c;
    }
    lines.push_back(fields);
  }
  return lines;
}

std::string number(std::uint32_t value) { return std::to_string(value); }

class RecordedTargets : public testing::TestWithParam<Line> {
 protected:
  static void SetUpTestSuite() { universe_ = std::make_unique<TargetUniverse>(); }
  static void TearDownTestSuite() { universe_.reset(); }

  state::Result<Place> find(TargetKind kind, TargetFlag flags = TargetFlag::none) const {
    const Caller caller = GetParam()[0] == "inside" ? TargetUniverse::inside() : TargetUniverse::outside();
    return resolve(universe_->world, caller, kind, GetParam()[1], flags);
  }

  std::string as_pane() const {
    const auto place = find(TargetKind::pane);
    if (!place) return "! " + place.error().message;
    return place->session->name + ":" + std::to_string(place->link->index) + ".%" + number(place->pane->id.value);
  }
  std::string as_window() const {
    const auto place = find(TargetKind::window);
    if (!place) return "! " + place.error().message;
    return place->session->name + ":" + std::to_string(place->link->index);
  }
  std::string as_session() const {
    const auto place = find(TargetKind::session);
    return place ? place->session->name : "! " + place.error().message;
  }
  std::string as_new_window() const {
    const auto place = find(TargetKind::window, TargetFlag::window_index);
    if (!place) return "! " + place.error().message;
    const int index = place->index == -1 ? free_index(*place->session, 0) : place->index;
    if (find_link(*place->session, index) != nullptr) {
      return "! create window failed: index " + std::to_string(index) + " in use";
    }
    return place->session->name + ":" + std::to_string(index);
  }

  static inline std::unique_ptr<TargetUniverse> universe_;
};

TEST_P(RecordedTargets, AreResolvedAsTmuxDoes) {
  const Line& line = GetParam();
  ASSERT_EQ(line.size(), 6u);
  EXPECT_EQ(as_pane(), line[2]) << line[0] << " " << line[1];
  EXPECT_EQ(as_window(), line[3]) << line[0] << " " << line[1];
  EXPECT_EQ(as_session(), line[4]) << line[0] << " " << line[1];
  EXPECT_EQ(as_new_window(), line[5]) << line[0] << " " << line[1];
}

INSTANTIATE_TEST_SUITE_P(Tmux, RecordedTargets, testing::ValuesIn(read_lines()));

TEST(RecordedTargetFile, IsThere) { EXPECT_GT(read_lines().size(), 200u); }

}  // namespace
}  // namespace shim
