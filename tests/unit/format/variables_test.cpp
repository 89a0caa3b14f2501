// SPDX-License-Identifier: ISC
// Every row of the variable table. Expectations: what tmux 3.3a prints (display-message -a) in the universe of
// format_world.hpp; of live fields, what the facts say.
#include "shim/format/variables.hpp"

#include <unistd.h>

#include <algorithm>

#include "tests/unit/format/format_world.hpp"

namespace {

struct Variables : format_test::FormatWorld {};

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
  facts(0).columns = 40;
  for (const unsigned stop : {8u, 16u, 24u, 32u}) facts(0).tab_stops[stop / 8] = 1;
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
  EXPECT_EQ(rows, 165u + 14u);  // tmux 3.3a's format_table, and what window-copy.c gives a pane in its modes
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
