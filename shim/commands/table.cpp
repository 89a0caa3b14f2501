// SPDX-License-Identifier: ISC
// The rows of the command table, one line each, in alphabetical order. Adding a command is one file and one row here.
#include "shim/commands/table.hpp"

#include <array>

namespace shim {

extern const CommandSpec attach_session_command;
extern const CommandSpec bind_key_command;
extern const CommandSpec break_pane_command;
extern const CommandSpec capture_pane_command;
extern const CommandSpec choose_buffer_command;
extern const CommandSpec choose_client_command;
extern const CommandSpec choose_tree_command;
extern const CommandSpec clear_history_command;
extern const CommandSpec clear_prompt_history_command;
extern const CommandSpec clock_mode_command;
extern const CommandSpec command_prompt_command;
extern const CommandSpec confirm_before_command;
extern const CommandSpec copy_mode_command;
extern const CommandSpec customize_mode_command;
extern const CommandSpec delete_buffer_command;
extern const CommandSpec detach_client_command;
extern const CommandSpec display_menu_command;
extern const CommandSpec display_message_command;
extern const CommandSpec display_popup_command;
extern const CommandSpec display_panes_command;
extern const CommandSpec find_window_command;
extern const CommandSpec has_session_command;
extern const CommandSpec if_shell_command;
extern const CommandSpec join_pane_command;
extern const CommandSpec kill_pane_command;
extern const CommandSpec kill_server_command;
extern const CommandSpec kill_session_command;
extern const CommandSpec kill_window_command;
extern const CommandSpec last_pane_command;
extern const CommandSpec last_window_command;
extern const CommandSpec link_window_command;
extern const CommandSpec list_buffers_command;
extern const CommandSpec list_clients_command;
extern const CommandSpec list_commands_command;
extern const CommandSpec list_keys_command;
extern const CommandSpec list_panes_command;
extern const CommandSpec list_sessions_command;
extern const CommandSpec list_windows_command;
extern const CommandSpec load_buffer_command;
extern const CommandSpec lock_client_command;
extern const CommandSpec lock_server_command;
extern const CommandSpec lock_session_command;
extern const CommandSpec move_pane_command;
extern const CommandSpec move_window_command;
extern const CommandSpec new_session_command;
extern const CommandSpec new_window_command;
extern const CommandSpec next_layout_command;
extern const CommandSpec next_window_command;
extern const CommandSpec paste_buffer_command;
extern const CommandSpec pipe_pane_command;
extern const CommandSpec previous_layout_command;
extern const CommandSpec previous_window_command;
extern const CommandSpec refresh_client_command;
extern const CommandSpec rename_session_command;
extern const CommandSpec rename_window_command;
extern const CommandSpec resize_pane_command;
extern const CommandSpec resize_window_command;
extern const CommandSpec respawn_pane_command;
extern const CommandSpec respawn_window_command;
extern const CommandSpec rotate_window_command;
extern const CommandSpec run_shell_command;
extern const CommandSpec save_buffer_command;
extern const CommandSpec select_layout_command;
extern const CommandSpec select_pane_command;
extern const CommandSpec select_window_command;
extern const CommandSpec send_keys_command;
extern const CommandSpec send_prefix_command;
extern const CommandSpec server_access_command;
extern const CommandSpec set_buffer_command;
extern const CommandSpec set_environment_command;
extern const CommandSpec set_hook_command;
extern const CommandSpec set_option_command;
extern const CommandSpec set_window_option_command;
extern const CommandSpec show_buffer_command;
extern const CommandSpec show_environment_command;
extern const CommandSpec show_hooks_command;
extern const CommandSpec show_messages_command;
extern const CommandSpec show_options_command;
extern const CommandSpec show_prompt_history_command;
extern const CommandSpec show_window_options_command;
extern const CommandSpec source_file_command;
extern const CommandSpec split_window_command;
extern const CommandSpec start_server_command;
extern const CommandSpec suspend_client_command;
extern const CommandSpec swap_pane_command;
extern const CommandSpec swap_window_command;
extern const CommandSpec switch_client_command;
extern const CommandSpec unbind_key_command;
extern const CommandSpec unlink_window_command;
extern const CommandSpec wait_for_command;

namespace {

// clang-format off
constexpr const CommandSpec* k_rows[] = {
    &attach_session_command,
    &bind_key_command,
    &break_pane_command,
    &capture_pane_command,
    &choose_buffer_command,
    &choose_client_command,
    &choose_tree_command,
    &clear_history_command,
    &clear_prompt_history_command,
    &clock_mode_command,
    &command_prompt_command,
    &confirm_before_command,
    &copy_mode_command,
    &customize_mode_command,
    &delete_buffer_command,
    &detach_client_command,
    &display_menu_command,
    &display_message_command,
    &display_popup_command,
    &display_panes_command,
    &find_window_command,
    &has_session_command,
    &if_shell_command,
    &join_pane_command,
    &kill_pane_command,
    &kill_server_command,
    &kill_session_command,
    &kill_window_command,
    &last_pane_command,
    &last_window_command,
    &link_window_command,
    &list_buffers_command,
    &list_clients_command,
    &list_commands_command,
    &list_keys_command,
    &list_panes_command,
    &list_sessions_command,
    &list_windows_command,
    &load_buffer_command,
    &lock_client_command,
    &lock_server_command,
    &lock_session_command,
    &move_pane_command,
    &move_window_command,
    &new_session_command,
    &new_window_command,
    &next_layout_command,
    &next_window_command,
    &paste_buffer_command,
    &pipe_pane_command,
    &previous_layout_command,
    &previous_window_command,
    &refresh_client_command,
    &rename_session_command,
    &rename_window_command,
    &resize_pane_command,
    &resize_window_command,
    &respawn_pane_command,
    &respawn_window_command,
    &rotate_window_command,
    &run_shell_command,
    &save_buffer_command,
    &select_layout_command,
    &select_pane_command,
    &select_window_command,
    &send_keys_command,
    &send_prefix_command,
    &server_access_command,
    &set_buffer_command,
    &set_environment_command,
    &set_hook_command,
    &set_option_command,
    &set_window_option_command,
    &show_buffer_command,
    &show_environment_command,
    &show_hooks_command,
    &show_messages_command,
    &show_options_command,
    &show_prompt_history_command,
    &show_window_options_command,
    &source_file_command,
    &split_window_command,
    &start_server_command,
    &suspend_client_command,
    &swap_pane_command,
    &swap_window_command,
    &switch_client_command,
    &unbind_key_command,
    &unlink_window_command,
    &wait_for_command,
};
// clang-format on

}  // namespace

std::span<const CommandSpec* const> command_table() { return k_rows; }

}  // namespace shim
