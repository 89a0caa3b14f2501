// SPDX-License-Identifier: ISC
// Every row of the variable table. Expectations: what tmux 3.3a prints (display-message -a) in the universe of
// format_world.hpp; of live fields, what the facts say.
#include "shim/format/variables.hpp"

#include <unistd.h>

#include <algorithm>

#include "tests/unit/format/format_world.hpp"

namespace {

using format_test::set_text;
using shim::PaneMode;

struct Variables : format_test::FormatWorld {
  std::string of(std::string_view name) const { return shim::variable(name, context); }
};

struct Expected {
  const char* name;
  const char* value;
};

TEST_F(Variables, HaveTmuxsValues) {
  constexpr Expected k_expected[] = {
      {"active_window_index", "0"},
      {"alternate_on", "0"},
      {"alternate_saved_x", "0"},
      {"alternate_saved_y", "0"},
      {"cursor_flag", "1"},
      {"cursor_x", "0"},
      {"cursor_y", "0"},
      {"history_limit", "2000"},
      {"history_size", "0"},
      {"history_bytes", "0"},
      {"history_all_bytes", "24,0,0,0,0,0"},
      {"insert_flag", "0"},
      {"keypad_cursor_flag", "0"},
      {"keypad_flag", "0"},
      {"last_window_index", "5"},
      {"mouse_all_flag", "0"},
      {"mouse_any_flag", "0"},
      {"mouse_button_flag", "0"},
      {"mouse_sgr_flag", "0"},
      {"mouse_standard_flag", "0"},
      {"mouse_utf8_flag", "0"},
      {"next_session_id", "$3"},
      {"origin_flag", "0"},
      {"pane_active", "1"},
      {"pane_at_bottom", "1"},
      {"pane_at_left", "1"},
      {"pane_at_right", "0"},
      {"pane_at_top", "1"},
      {"pane_bg", "default"},
      {"pane_bottom", "23"},
      {"pane_current_command", "cat"},
      {"pane_current_path", "/srv/my dir"},
      {"pane_dead", "0"},
      {"pane_fg", "default"},
      {"pane_format", "1"},
      {"pane_height", "24"},
      {"pane_id", "%0"},
      {"pane_in_mode", "0"},
      {"pane_index", "0"},
      {"pane_input_off", "0"},
      {"pane_last", "0"},
      {"pane_left", "0"},
      {"pane_marked", "0"},
      {"pane_marked_set", "0"},
      {"pane_path", ""},
      {"pane_pid", "5000"},
      {"pane_pipe", "0"},
      {"pane_right", "39"},
      {"pane_search_string", ""},
      {"pane_start_command", "cat"},
      {"pane_start_path", "/srv/my dir"},
      {"pane_synchronized", "0"},
      {"pane_tabs", "8,16,24,32"},
      {"pane_title", "vm"},
      {"pane_top", "0"},
      {"pane_tty", "/dev/pts/0"},
      {"pane_width", "40"},
      {"pid", "4000"},
      {"scroll_region_lower", "23"},
      {"scroll_region_upper", "0"},
      {"session_activity", "1700000000"},
      {"session_alerts", ""},
      {"session_attached", "0"},
      {"session_created", "1700000000"},
      {"session_format", "0"},
      {"session_group", "o"},
      {"session_group_attached", "0"},
      {"session_group_list", "o,p"},
      {"session_group_many_attached", "0"},
      {"session_group_size", "2"},
      {"session_grouped", "1"},
      {"session_id", "$0"},
      {"session_last_attached", ""},
      {"session_many_attached", "0"},
      {"session_marked", "0"},
      {"session_name", "o"},
      {"session_path", "/srv/my dir"},
      {"session_stack", "0,5"},
      {"session_windows", "2"},
      {"socket_path", "/tmp/socket"},
      {"start_time", "1700000000"},
      {"version", "3.3a"},
      {"window_active", "1"},
      {"window_active_clients", "0"},
      {"window_active_sessions", "2"},
      {"window_active_sessions_list", "o,p"},
      {"window_activity", "1700000000"},
      {"window_activity_flag", "0"},
      {"window_bell_flag", "0"},
      {"window_cell_height", "32"},
      {"window_cell_width", "16"},
      {"window_end_flag", "0"},
      {"window_flags", "*"},
      {"window_format", "0"},
      {"window_height", "24"},
      {"window_id", "@0"},
      {"window_index", "0"},
      {"window_last_flag", "0"},
      {"window_layout", "8205,80x24,0,0{40x24,0,0,0,39x24,41,0,1}"},
      {"window_linked", "0"},
      {"window_linked_sessions", "2"},
      {"window_linked_sessions_list", "o,p"},
      {"window_marked_flag", "0"},
      {"window_name", "cat"},
      {"window_panes", "2"},
      {"window_raw_flags", "*"},
      {"window_silence_flag", "0"},
      {"window_stack_index", "0"},
      {"window_start_flag", "1"},
      {"window_visible_layout", "8205,80x24,0,0{40x24,0,0,0,39x24,41,0,1}"},
      {"window_width", "80"},
      {"window_zoomed_flag", "0"},
      {"wrap_flag", "1"},
      {"buffer_mode_format", "#{t/p:buffer_created}: #{buffer_sample}"},
      {"client_mode_format", "#{t/p:client_activity}: session #{session_name}"},
      {"config_files", ""},
  };
  for (const Expected& row : k_expected) EXPECT_EQ(of(row.name), row.value) << row.name;
}

TEST_F(Variables, HaveNoValueWithoutAClientAMouseOrABuffer) {
  for (const char* name : {"buffer_created",
                           "buffer_name",
                           "buffer_sample",
                           "buffer_size",
                           "client_activity",
                           "client_cell_height",
                           "client_cell_width",
                           "client_control_mode",
                           "client_created",
                           "client_discarded",
                           "client_flags",
                           "client_height",
                           "client_key_table",
                           "client_last_session",
                           "client_name",
                           "client_pid",
                           "client_prefix",
                           "client_readonly",
                           "client_session",
                           "client_termfeatures",
                           "client_termname",
                           "client_termtype",
                           "client_tty",
                           "client_uid",
                           "client_user",
                           "client_utf8",
                           "client_width",
                           "client_written",
                           "cursor_character",
                           "mouse_line",
                           "mouse_pane",
                           "mouse_word",
                           "mouse_x",
                           "mouse_y",
                           "pane_dead_signal",
                           "pane_dead_status",
                           "pane_dead_time",
                           "pane_mode",
                           "session_attached_list",
                           "session_group_attached_list",
                           "window_active_clients_list",
                           "window_bigger",
                           "window_offset_x",
                           "window_offset_y"}) {
    ASSERT_NE(shim::find_variable(name), nullptr) << name;
    EXPECT_EQ(of(name), "") << name;
  }
}

TEST_F(Variables, DescribeTheMachineAndTheUser) {
  EXPECT_EQ(of("uid"), std::to_string(::getuid()));
  EXPECT_EQ(of("host").substr(0, of("host_short").size()), of("host_short"));
  EXPECT_NE(of("host"), "");
  if (::getuid() == 0) {
    EXPECT_EQ(of("user"), "root");
  }
  EXPECT_EQ(of("tree_mode_format").size(), 495u);
}

TEST(VariableTable, IsSortedAndComplete) {
  std::size_t rows = 0;
  for (const auto table : {shim::pane_variables(), shim::pane_mode_variables(), shim::window_variables(),
                           shim::session_variables(), shim::server_variables()}) {
    rows += table.size();
    for (const shim::Variable& row : table) EXPECT_EQ(shim::find_variable(row.name), &row) << row.name;
  }
  EXPECT_EQ(rows, 165u);  // of tmux 3.3a's format_table
}

TEST_F(Variables, FollowThePlace) {
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

TEST_F(Variables, FillInWhatThePlaceLeavesOpen) {
  context.place = {};
  context.place.session = registry.session({0});
  EXPECT_EQ(expand("#{session_format}#{window_format}#{pane_format} #{window_index} #{pane_id}"), "100 0 %0");
  context.place.link = &registry.session({0})->links[1];
  EXPECT_EQ(expand("#{session_format}#{window_format}#{pane_format} #{window_index} #{pane_id}"), "010 5 %2");
}

TEST_F(Variables, AreEmptyWithoutAPlace) {
  context.place = {};
  EXPECT_EQ(expand("#{pane_id}#{window_id}#{session_id}#{pane_left}#{window_flags}|#{pane_format}#{next_session_id}"),
            "|0$3");
}

TEST_F(Variables, CountFromPaneBaseIndex) {
  registry.edit_head().window_options["pane-base-index"] = "1";
  EXPECT_EQ(of("pane_index"), "1");
  window(0).options["pane-base-index"] = "10";
  select(1);
  EXPECT_EQ(of("pane_index"), "11");
}

TEST_F(Variables, MakeRoomForBorderStatus) {
  window(0).options["pane-border-status"] = "top";
  EXPECT_EQ(expand("#{pane_top} #{pane_height} #{pane_bottom} #{pane_at_top}#{pane_at_bottom}"), "1 23 23 11");
  window(0).options["pane-border-status"] = "bottom";
  EXPECT_EQ(expand("#{pane_top} #{pane_height} #{pane_bottom} #{pane_at_top}#{pane_at_bottom}"), "0 23 22 11");
}

TEST_F(Variables, KeepThePlaceOfPanesThatAZoomedOneCovers) {
  window(0).zoomed_layout = window(0).layout;
  window(0).layout = "80x24,0,0,0";
  EXPECT_EQ(expand("#{window_zoomed_flag} #F #{pane_width} #{window_layout} #{window_visible_layout}"),
            "1 *Z 80 8205,80x24,0,0{40x24,0,0,0,39x24,41,0,1} b25d,80x24,0,0,0");
  select(1);
  EXPECT_EQ(expand("#{pane_left} #{pane_width}"), "41 39");
}

TEST_F(Variables, ShowTheMarkedPane) {
  registry.edit_head().marked = state::PaneId{1};
  EXPECT_EQ(expand("#{pane_marked}#{pane_marked_set}#{window_marked_flag}#{session_marked} #F"), "0111 *M");
  select(1);
  EXPECT_EQ(of("pane_marked"), "1");
  select(3);
  EXPECT_EQ(expand("#{pane_marked_set}#{window_marked_flag}#{session_marked}"), "100");
  registry.edit_head().marked = state::PaneId{99};
  EXPECT_EQ(of("pane_marked_set"), "0");
}

TEST_F(Variables, ShowBellsUnlessTheyAreNotMonitored) {
  facts(2).bell_count = 3;
  select(2);
  EXPECT_EQ(expand("#{window_bell_flag} #F #{session_alerts}"), "1 !- 5!");
  registry.edit_head().window_options["monitor-bell"] = "off";
  EXPECT_EQ(expand("#{window_bell_flag} #F #{session_alerts}"), "0 - ");
}

TEST_F(Variables, ShowTheFactsOfAPane) {
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

TEST_F(Variables, ShowTheModesOfATerminal) {
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

TEST_F(Variables, TellHowADeadPaneEnded) {
  constexpr auto k_format = "#{pane_dead} #{pane_dead_status}|#{pane_dead_signal}|#{pane_dead_time}";
  facts(0).dead = 1;
  facts(0).exit_status = 3;
  facts(0).dead_us = 1700000009 * 1000000LL;
  EXPECT_EQ(expand(k_format), "1 3||1700000009");
  facts(0).exit_signal = 9;
  EXPECT_EQ(expand(k_format), "1 |9|1700000009");
}

TEST_F(Variables, QuoteTheStartCommand) {
  pane(0).command = {"bash", "-c", "echo $HOME; x"};
  EXPECT_EQ(of("pane_start_command"), "bash -c \"echo \\$HOME; x\"");
  pane(0).command = {};
  EXPECT_EQ(of("pane_start_command"), "");
}

TEST_F(Variables, TakePaneColoursFromWindowStyles) {
  window(0).options["window-style"] = "bg=colour20,fg=blue";
  EXPECT_EQ(expand("#{pane_fg} #{pane_bg}"), "blue colour20");
  pane(0).options["window-active-style"] = "fg=red";
  EXPECT_EQ(expand("#{pane_fg} #{pane_bg}"), "red colour20");
  select(1);
  EXPECT_EQ(expand("#{pane_fg} #{pane_bg}"), "blue colour20");
}

TEST_F(Variables, ShowSwitchesOfAPane) {
  pane(0).input_off = true;
  window(0).options["synchronize-panes"] = "on";
  window(0).last = {state::PaneId{0}};
  EXPECT_EQ(expand("#{pane_input_off}#{pane_synchronized}#{pane_last}"), "111");
}

TEST_F(Variables, SurviveAPaneWithoutAHost) {
  live.known.erase(0);
  EXPECT_EQ(expand("#{pane_id} #{pane_pid} #{pane_dead} #{pane_width} #{pane_title}|"), "%0 0 0 40 |");
}

TEST_F(Variables, ShowTheNewestBufferUnlessOneIsGiven) {
  state::Buffer old;
  old.name = "buffer0", old.order = 1, old.size = 3, old.sample = "abc", old.created_us = 1700000001 * 1000000LL;
  state::Buffer fresh = old;
  fresh.name = "mine", fresh.order = 2, fresh.sample = "x\\n";
  registry.edit_head().buffers = {old, fresh};
  constexpr auto k_format = "#{buffer_name} #{buffer_size} #{buffer_sample} #{buffer_created}";
  EXPECT_EQ(expand(k_format), "mine 3 x\\n 1700000001");
  context.buffer = &old;
  EXPECT_EQ(expand(k_format), "buffer0 3 abc 1700000001");
}

TEST_F(Variables, IncludeOptions) {
  EXPECT_EQ(expand("#{status} #{mouse} #{pane-border-status} #{history-limit} #{prefix} #{monitor-bell}"),
            "on 0 off 2000 C-b 1");
  EXPECT_EQ(expand("<#{update-environment}> #{update-environment[1]} #{command-alias[0]}"),
            "<> KRB5CCNAME split-pane=split-window");
  pane(0).options["@mine"] = "pane";
  session(0).options["@mine"] = "session";
  EXPECT_EQ(of("@mine"), "pane");
  select(1);
  EXPECT_EQ(of("@mine"), "session");
}

TEST_F(Variables, IncludeTheEnvironmentButNotForTimes) {
  EXPECT_EQ(expand("#{HOME}#{?HOME,y,n}<#{t:COLON}>"), "/home/mey<>");
  session(0).environment["HOME"] = {state::EnvState::set, "/elsewhere"};
  EXPECT_EQ(of("HOME"), "/elsewhere");
}

TEST_F(Variables, GiveWayToTheCallersOwn) {
  context.extra = {{"line", "3"}, {"pane_id", "mine"}, {"status", "caller"}};
  EXPECT_EQ(expand("#{line} #{pane_id} #{status} #D"), "3 mine caller mine");
}

TEST_F(Variables, CanAllBeListed) {
  context.extra = {{"command", "display-message"}};
  const auto lines = shim::all_variables(context);
  EXPECT_EQ(lines.front(), "active_window_index=0");
  EXPECT_EQ(lines.back(), "command=display-message");
  EXPECT_TRUE(std::is_sorted(lines.begin(), lines.end() - 1));
  EXPECT_TRUE(std::count(lines.begin(), lines.end(), "session_last_attached=0"));
  EXPECT_TRUE(std::none_of(lines.begin(), lines.end(), [](const auto& line) { return line.starts_with("client_n"); }));
}

}  // namespace
