// SPDX-License-Identifier: ISC
// Variables that show what a pane's host publishes: its facts, modes, bells and end.
#include "tests/unit/format/format_world.hpp"

namespace {

using format_test::set_text;
using shim::PaneMode;

struct PaneVariables : format_test::FormatWorld {};

TEST_F(PaneVariables, ShowTheAlertsOfALink) {
  facts(2).bell_count = 3;
  select(2);
  EXPECT_EQ(expand("#{window_bell_flag} #F #{session_alerts}"), "0 - ");
  for (state::WindowLink& link : registry.edit_session(state::SessionId{0})->links) {
    if (link.index == 5) link.alerts = 7;
  }
  EXPECT_EQ(expand("#{window_bell_flag}#{window_activity_flag}#{window_silence_flag}"), "111");
  EXPECT_EQ(expand("#{window_flags} #{window_raw_flags} #{session_alerts}"), "##!~- #!~- 5#!~");
}

TEST_F(PaneVariables, ShowTheFactsOfAPane) {
  shim::PaneFacts& known = facts(0);
  known.cursor_x = 3, known.cursor_y = 4, known.history_size = 9, known.history_bytes = 700;
  known.scroll_top = 2, known.scroll_bottom = 20, known.alternate_saved_x = 5, known.alternate_saved_y = 6;
  known.pipe_open = 1;
  known.activity_us = 1700000123 * 1000000LL;
  set_text(known.path, "file:///x");
  set_text(known.start_command, "sleep 9");
  EXPECT_EQ(expand("#{cursor_x} #{cursor_y} #{history_size} #{history_bytes} #{scroll_region_upper} "
                   "#{scroll_region_lower} #{alternate_saved_x} #{alternate_saved_y} #{pane_pipe} #{pane_path} "
                   "#{pane_start_command} #{window_activity} #{history_all_bytes}"),
            "3 4 9 700 2 20 5 6 1 file:///x sleep 9 1700000123 33,700,0,0,0,0");
}

TEST_F(PaneVariables, ShowTheModesOfATerminal) {
  const auto all =
      "#{cursor_flag}#{wrap_flag}#{insert_flag}#{origin_flag}#{keypad_flag}#{keypad_cursor_flag}"
      "#{alternate_on}#{mouse_standard_flag}#{mouse_button_flag}#{mouse_all_flag}#{mouse_any_flag}"
      "#{mouse_utf8_flag}#{mouse_sgr_flag}";
  const std::pair<PaneMode, const char*> k_modes[] = {
      {PaneMode::cursor_visible, "1000000000000"}, {PaneMode::wrap, "0100000000000"},
      {PaneMode::insert, "0010000000000"},         {PaneMode::origin, "0001000000000"},
      {PaneMode::keypad, "0000100000000"},         {PaneMode::cursor_keys, "0000010000000"},
      {PaneMode::alternate, "0000001000000"},      {PaneMode::mouse_standard, "0000000100100"},
      {PaneMode::mouse_button, "0000000010100"},   {PaneMode::mouse_all, "0000000001100"},
      {PaneMode::mouse_utf8, "0000000000010"},     {PaneMode::mouse_sgr, "0000000000001"}};
  for (const auto& [mode, expected] : k_modes) {
    facts(0).modes = static_cast<std::uint32_t>(mode);
    EXPECT_EQ(expand(all), expected);
  }
}

TEST_F(PaneVariables, TellHowADeadPaneEnded) {
  constexpr auto k_format = "#{pane_dead} #{pane_dead_status}|#{pane_dead_signal}|#{pane_dead_time}";
  facts(0).dead = 1;
  facts(0).exit_status = 3;
  facts(0).dead_us = 1700000009 * 1000000LL;
  EXPECT_EQ(expand(k_format), "1 3||1700000009");
  facts(0).exit_signal = 9;
  EXPECT_EQ(expand(k_format), "1 |9|1700000009");
}

TEST_F(PaneVariables, TellNothingOfThePaneThatNeverHadAProgram) {
  facts(0).dead = 1;
  facts(0).child_pid = 0;
  EXPECT_EQ(expand("#{pane_dead} #{pane_pid}|#{pane_dead_status}|#{pane_dead_signal}|#{pane_dead_time}"), "1 0|||");
}

TEST_F(PaneVariables, QuoteTheStartCommand) {
  pane(0).command = {"bash", "-c", "echo $HOME; x"};
  EXPECT_EQ(of("pane_start_command"), "bash -c \"echo \\$HOME; x\"");
  pane(0).command = {};
  EXPECT_EQ(of("pane_start_command"), "");
}

TEST_F(PaneVariables, TakePaneColoursFromWindowStyles) {
  window(0).options["window-style"] = "bg=colour20,fg=blue";
  EXPECT_EQ(expand("#{pane_fg} #{pane_bg}"), "blue colour20");
  pane(0).options["window-active-style"] = "fg=red";
  EXPECT_EQ(expand("#{pane_fg} #{pane_bg}"), "red colour20");
  select(1);
  EXPECT_EQ(expand("#{pane_fg} #{pane_bg}"), "blue colour20");
}

TEST_F(PaneVariables, ShowSwitchesOfAPane) {
  pane(0).input_off = true;
  window(0).options["synchronize-panes"] = "on";
  window(0).last = {state::PaneId{0}};
  EXPECT_EQ(expand("#{pane_input_off}#{pane_synchronized}#{pane_last}"), "111");
}

TEST_F(PaneVariables, SurviveAPaneWithoutAHost) {
  live.known.erase(0);
  EXPECT_EQ(expand("#{pane_id} #{pane_pid} #{pane_dead} #{pane_width} #{pane_title}|"), "%0 0 0 40 |");
}

}  // namespace
