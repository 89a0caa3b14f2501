// SPDX-License-Identifier: ISC
#include "shim/term/parameter_text.hpp"

#include <gtest/gtest.h>

namespace shim {
namespace {

using Pieces = std::vector<std::string>;

TEST(CutParameters, LeavesShortListsAlone) {
  EXPECT_EQ(cut_parameters(""), Pieces{""});
  EXPECT_EQ(cut_parameters("1;2;;3"), Pieces{"1;2;;3"});
  EXPECT_EQ(cut_parameters("1;2;3;4;5;6;7;8;9;10;11;12;13;14;15;16"), Pieces{"1;2;3;4;5;6;7;8;9;10;11;12;13;14;15;16"});
}

TEST(CutParameters, CutsLongListsBetweenColours) {
  EXPECT_EQ(cut_parameters("1;2;3;4;5;6;7;8;9;1;2;3;4;5;6;7;8"), (Pieces{"1;2;3;4;5;6;7;8;9;1;2;3;4;5;6;7", "8"}));
  EXPECT_EQ(cut_parameters("38;2;1;2;3;48;2;4;5;6;58;2;7;8;9;1;3"),
            (Pieces{"38;2;1;2;3;48;2;4;5;6;58;2;7;8;9;1", "3"}));
  EXPECT_EQ(cut_parameters("1;3;38;2;1;2;3;48;2;4;5;6;58;2;7;8;9"),
            (Pieces{"1;3;38;2;1;2;3;48;2;4;5;6", "58;2;7;8;9"}));
  EXPECT_EQ(cut_parameters("38:2::1:2:3;48:2::1:2:3;58:2::1:2:3;4"),
            (Pieces{"38:2::1:2:3;48:2::1:2:3", "58:2::1:2:3;4"}));
}

TEST(CutParameters, CountsAnEmptyLastParameter) {
  EXPECT_EQ(cut_parameters("1;2;3;4;5;6;7;8;9;10;11;12;13;14;15;16;"),
            (Pieces{"1;2;3;4;5;6;7;8;9;10;11;12;13;14;15;16", ""}));
}

TEST(CutParameters, RefusesWhatTmuxRefuses) {
  EXPECT_EQ(cut_parameters("99999999999999999999"), Pieces{});
  EXPECT_EQ(cut_parameters("1;2147483648"), Pieces{});
  EXPECT_EQ(cut_parameters("1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1"), Pieces{});
  EXPECT_EQ(cut_parameters("1;2147483647"), Pieces{"1;2147483646"});  // libvterm takes INT_MAX for "missing"
  EXPECT_EQ(cut_parameters("::::::::::::::::::::::::::::::"), Pieces{});
}

}  // namespace
}  // namespace shim
