// SPDX-License-Identifier: ISC
// Variables that depend on which session, window and pane are meant, and on what the document says of them.
#include "tests/unit/format/format_world.hpp"

namespace {

struct PlaceVariables : format_test::FormatWorld {};

TEST_F(PlaceVariables, FollowThePlace) {
  select(1);
  EXPECT_EQ(expand("#{pane_id} #{pane_index} #{pane_left} #{pane_width} #{pane_right} #{pane_at_left}#{pane_at_right}"),
            "%1 1 41 39 79 01");
  select(2);
  EXPECT_EQ(expand("#{window_index} #{window_active}#{window_last_flag}#{window_end_flag}#{window_start_flag} "
                   "#{window_stack_index} #F"),
            "5 0110 1 -");
  select(3);
  EXPECT_EQ(expand("#{session_name} #{session_grouped}#{window_linked} <#{session_group}#{session_group_size}>"),
            "z 00 <>");
}

TEST_F(PlaceVariables, FillInWhatThePlaceLeavesOpen) {
  context.place = {};
  context.place.session = registry.session({0});
  EXPECT_EQ(expand("#{session_format}#{window_format}#{pane_format} #{window_index} #{pane_id}"), "100 0 %0");
  context.place.link = &registry.session({0})->links[1];
  EXPECT_EQ(expand("#{session_format}#{window_format}#{pane_format} #{window_index} #{pane_id}"), "010 5 %2");
}

TEST_F(PlaceVariables, AreEmptyWithoutAPlace) {
  context.place = {};
  EXPECT_EQ(expand("#{pane_id}#{window_id}#{session_id}#{pane_left}#{window_flags}|#{pane_format}#{next_session_id}"),
            "|0$3");
}

TEST_F(PlaceVariables, CountFromPaneBaseIndex) {
  registry.edit_head().window_options["pane-base-index"] = "1";
  EXPECT_EQ(of("pane_index"), "1");
  window(0).options["pane-base-index"] = "10";
  select(1);
  EXPECT_EQ(of("pane_index"), "11");
}

TEST_F(PlaceVariables, MakeRoomForBorderStatus) {
  window(0).options["pane-border-status"] = "top";
  EXPECT_EQ(expand("#{pane_top} #{pane_height} #{pane_bottom} #{pane_at_top}#{pane_at_bottom}"), "1 23 23 11");
  window(0).options["pane-border-status"] = "bottom";
  EXPECT_EQ(expand("#{pane_top} #{pane_height} #{pane_bottom} #{pane_at_top}#{pane_at_bottom}"), "0 23 22 11");
}

TEST_F(PlaceVariables, KeepThePlaceOfPanesThatAZoomedOneCovers) {
  window(0).zoomed_layout = window(0).layout;
  window(0).layout = "80x24,0,0,0";
  EXPECT_EQ(expand("#{window_zoomed_flag} #F #{pane_width} #{window_layout} #{window_visible_layout}"),
            "1 *Z 80 8205,80x24,0,0{40x24,0,0,0,39x24,41,0,1} b25d,80x24,0,0,0");
  select(1);
  EXPECT_EQ(expand("#{pane_left} #{pane_width}"), "41 39");
}

TEST_F(PlaceVariables, ShowTheMarkedPane) {
  registry.edit_head().marked = state::PaneId{1};
  EXPECT_EQ(expand("#{pane_marked}#{pane_marked_set}#{window_marked_flag}#{session_marked} #F"), "0111 *M");
  select(1);
  EXPECT_EQ(of("pane_marked"), "1");
  select(3);
  EXPECT_EQ(expand("#{pane_marked_set}#{window_marked_flag}#{session_marked}"), "100");
  registry.edit_head().marked = state::PaneId{99};
  EXPECT_EQ(of("pane_marked_set"), "0");
}

}  // namespace
