// SPDX-License-Identifier: ISC
// Choices and array defaults of the option table (tmux(1), OPTIONS).
#pragma once

#include <string_view>

namespace shim::option_defaults {

inline constexpr std::string_view k_mode_keys[] = {"emacs", "vi"};
inline constexpr std::string_view k_clock_mode_style[] = {"12", "24"};
inline constexpr std::string_view k_status[] = {"off", "on", "2", "3", "4", "5"};
inline constexpr std::string_view k_status_keys[] = {"emacs", "vi"};
inline constexpr std::string_view k_status_justify[] = {"left", "centre", "right", "absolute-centre"};
inline constexpr std::string_view k_status_position[] = {"top", "bottom"};
inline constexpr std::string_view k_bell_action[] = {"none", "any", "current", "other"};
inline constexpr std::string_view k_visual_bell[] = {"off", "on", "both"};
inline constexpr std::string_view k_cursor_style[] = {"default",   "blinking-block", "block", "blinking-underline",
                                                      "underline", "blinking-bar",   "bar"};
inline constexpr std::string_view k_pane_status[] = {"off", "top", "bottom"};
inline constexpr std::string_view k_pane_border_indicators[] = {"off", "colour", "arrows", "both"};
inline constexpr std::string_view k_pane_border_lines[] = {"single", "double", "heavy", "simple", "number"};
inline constexpr std::string_view k_popup_border_lines[] = {"single",  "double", "heavy", "simple",
                                                            "rounded", "padded", "none"};
inline constexpr std::string_view k_set_clipboard[] = {"off", "external", "on"};
inline constexpr std::string_view k_window_size[] = {"largest", "smallest", "manual", "latest"};
inline constexpr std::string_view k_remain_on_exit[] = {"off", "on", "failed"};
inline constexpr std::string_view k_detach_on_destroy[] = {"off", "on", "no-detached"};
inline constexpr std::string_view k_extended_keys[] = {"off", "on", "always"};
inline constexpr std::string_view k_command_alias[] = {
    "split-pane=split-window", "splitp=split-window",          "server-info=show-messages -JT",
    "info=show-messages -JT",  "choose-window=choose-tree -w", "choose-session=choose-tree -s"};
inline constexpr std::string_view k_terminal_features[] = {"xterm*:clipboard:ccolour:cstyle:focus:title",
                                                           "screen*:title"};
inline constexpr std::string_view k_update_environment[] = {"DISPLAY",       "KRB5CCNAME",    "SSH_ASKPASS",
                                                            "SSH_AUTH_SOCK", "SSH_AGENT_PID", "SSH_CONNECTION",
                                                            "WINDOWID",      "XAUTHORITY"};

inline constexpr std::string_view k_status_format[] = {
    "#[align=left range=left #{E:status-left-style}]#[push-default]#{T;=/#{status-left-length}:status-left}"
    "#[pop-default]#[norange default]#[list=on align=#{status-justify}]#[list=left-marker]"
    "<#[list=right-marker]>#[list=on]#{W:#[range=window|#{window_index} #{E:window-status-style}"
    "#{?#{&&:#{window_last_flag},#{!=:#{E:window-status-last-style},default}}, #{E:window-status-last-style},"
    "}#{?#{&&:#{window_bell_flag},#{!=:#{E:window-status-bell-style},default}}, #{E:window-status-bell-style}"
    ",#{?#{&&:#{||:#{window_activity_flag},#{window_silence_flag}},#{!=:#{E:window-status-activity-style},"
    "default}}, #{E:window-status-activity-style},}}]#[push-default]#{T:window-status-format}#[pop-default]"
    "#[norange default]#{?window_end_flag,,#{window-status-separator}},#[range=window|#{window_index}"
    " list=focus #{?#{!=:#{E:window-status-current-style},default},#{E:window-status-current-style},"
    "#{E:window-status-style}}#{?#{&&:#{window_last_flag},#{!=:#{E:window-status-last-style},default}},"
    " #{E:window-status-last-style},}#{?#{&&:#{window_bell_flag},#{!=:#{E:window-status-bell-style},default}}"
    ", #{E:window-status-bell-style},#{?#{&&:#{||:#{window_activity_flag},#{window_silence_flag}},"
    "#{!=:#{E:window-status-activity-style},default}}, #{E:window-status-activity-style},}}]#[push-default]"
    "#{T:window-status-current-format}#[pop-default]#[norange list=on default]#{?window_end_flag,,"
    "#{window-status-separator}}}#[nolist align=right range=right #{E:status-right-style}]#[push-default]"
    "#{T;=/#{status-right-length}:status-right}#[pop-default]#[norange default]",
    "#[align=centre]#{P:#{?pane_active,#[reverse],}#{pane_index}[#{pane_width}x#{pane_height}]#[default] }"};

}  // namespace shim::option_defaults
