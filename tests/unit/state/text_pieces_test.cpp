// SPDX-License-Identifier: ISC
#include "state/text_pieces.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "state/atomic_file.hpp"
#include "state/fault_plan.hpp"
#include "tests/unit/state/temp_dir.hpp"

namespace {

using state::TextPieces;
using testing::ElementsAre;

TEST(TextPieces, AreKeptAndAddedInOrder) {
  const std::string text = "one two three";
  const std::string_view view = text;
  TextPieces pieces;
  pieces.keep(view.substr(0, 4));
  pieces.add("2");
  pieces.add(" ");
  pieces.keep(view.substr(8));
  pieces.add({});
  pieces.keep({});
  EXPECT_THAT(pieces.views(), ElementsAre("one ", "2 ", "three"));
  EXPECT_EQ(pieces.views()[0].data(), text.data()) << "not copied";
  EXPECT_EQ(pieces.joined(), "one 2 three");
  EXPECT_EQ(pieces.size(), 11U);
}

TEST(TextPieces, NeighboursBecomeOne) {
  const std::string text = "one two three";
  const std::string_view view = text;
  TextPieces pieces;
  pieces.keep(view.substr(0, 4));
  pieces.keep(view.substr(4, 4));
  pieces.keep(view.substr(9));
  EXPECT_THAT(pieces.views(), ElementsAre("one two ", "hree"));
}

TEST(TextPieces, HundredsAreWrittenWhole) {
  const state_test::TempDir temp;
  std::string text;
  for (int i = 0; i < 5000; ++i) text += std::to_string(i) + ' ';
  TextPieces pieces;
  for (std::size_t at = 0; at < text.size(); at += 30) {
    pieces.keep(std::string_view(text).substr(at, 20));
    pieces.add(std::string_view(text).substr(std::min(at + 20, text.size()), 10));
  }
  ASSERT_EQ(pieces.joined(), text);
  ASSERT_TRUE(state::write_new_file(temp / "whole", pieces.views()));
  EXPECT_EQ(state_test::slurp(temp / "whole"), text);
#ifdef ROOST_CHECKS
  ASSERT_TRUE(state::faults::set_plan("write=short"));
  const auto written = state::write_new_file(temp / "short", pieces.views());
  EXPECT_GT(state::faults::strikes(), 10U);
  state::faults::set_plan("");
  ASSERT_TRUE(written);
  EXPECT_EQ(state_test::slurp(temp / "short"), text);
#endif
}

}  // namespace
