// SPDX-License-Identifier: ISC
// The rows of the option table, in tmux's order (which show-options follows), and the search by name.
#include "shim/options/option_table.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

#include "shim/options/option_defaults.hpp"

namespace shim {

namespace {

using namespace option_defaults;
using Name = std::string_view;
using Texts = std::span<const std::string_view>;

constexpr std::uint8_t bit(OptionScope scope) { return static_cast<std::uint8_t>(scope); }
constexpr std::uint8_t k_server = bit(OptionScope::server);
constexpr std::uint8_t k_session = bit(OptionScope::session);
constexpr std::uint8_t k_window = bit(OptionScope::window);
constexpr std::uint8_t k_window_pane = bit(OptionScope::window) | bit(OptionScope::pane);
constexpr std::int64_t k_int_max = 2147483647;
constexpr std::int64_t k_short_max = 32767;
constexpr std::int64_t k_ushort_max = 65535;

constexpr OptionSpec text(Name name, std::uint8_t scopes, Name value, Name pattern = {}) {
  return {.name = name, .type = OptionType::string, .scopes = scopes, .default_value = value, .pattern = pattern};
}
constexpr OptionSpec style(Name name, std::uint8_t scopes, Name value) {
  return {.name = name, .type = OptionType::string, .scopes = scopes, .default_value = value, .is_style = true};
}
constexpr OptionSpec number(Name name, std::uint8_t scopes, Name value, std::int64_t minimum, std::int64_t maximum) {
  return {.name = name,
          .type = OptionType::number,
          .scopes = scopes,
          .default_value = value,
          .minimum = minimum,
          .maximum = maximum};
}
constexpr OptionSpec flag(Name name, std::uint8_t scopes, Name value) {
  return {.name = name, .type = OptionType::flag, .scopes = scopes, .default_value = value};
}
constexpr OptionSpec choice(Name name, std::uint8_t scopes, Name value, Texts choices) {
  return {.name = name, .type = OptionType::choice, .scopes = scopes, .default_value = value, .choices = choices};
}
constexpr OptionSpec key(Name name, std::uint8_t scopes, Name value) {
  return {.name = name, .type = OptionType::key, .scopes = scopes, .default_value = value};
}
constexpr OptionSpec colour(Name name, std::uint8_t scopes, Name value) {
  return {.name = name, .type = OptionType::colour, .scopes = scopes, .default_value = value};
}
constexpr OptionSpec array(Name name, OptionType type, std::uint8_t scopes, Texts items, Name separator) {
  return {
      .name = name, .type = type, .scopes = scopes, .is_array = true, .default_items = items, .separator = separator};
}
constexpr OptionSpec hook(Name name, std::uint8_t scopes) {
  return {
      .name = name, .type = OptionType::command, .scopes = scopes, .is_array = true, .separator = "", .is_hook = true};
}

constexpr OptionSpec k_table[] = {
    // clang-format off
    key("backspace", k_server, "C-?"),
    number("buffer-limit", k_server, "50", 1, k_int_max),
    array("command-alias", OptionType::string, k_server, k_command_alias, ","),
    text("copy-command", k_server, ""),
    colour("cursor-colour", k_window_pane, "none"),
    choice("cursor-style", k_window_pane, "default", k_cursor_style),
    text("default-terminal", k_server, "tmux-256color"),
    text("editor", k_server, "/usr/bin/vi"),
    number("escape-time", k_server, "500", 0, k_int_max),
    flag("exit-empty", k_server, "on"),
    flag("exit-unattached", k_server, "off"),
    choice("extended-keys", k_server, "off", k_extended_keys),
    flag("focus-events", k_server, "off"),
    text("history-file", k_server, ""),
    number("message-limit", k_server, "1000", 0, k_int_max),
    number("prompt-history-limit", k_server, "100", 0, k_int_max),
    choice("set-clipboard", k_server, "external", k_set_clipboard),
    array("terminal-overrides", OptionType::string, k_server, {}, ","),
    array("terminal-features", OptionType::string, k_server, k_terminal_features, ","),
    array("user-keys", OptionType::string, k_server, {}, ","),
    choice("activity-action", k_session, "other", k_bell_action),
    number("assume-paste-time", k_session, "1", 0, k_int_max),
    number("base-index", k_session, "0", 0, k_int_max),
    choice("bell-action", k_session, "any", k_bell_action),
    text("default-command", k_session, ""),
    text("default-shell", k_session, "/bin/sh"),
    text("default-size", k_session, "80x24", "[0-9]*x[0-9]*"),
    flag("destroy-unattached", k_session, "off"),
    choice("detach-on-destroy", k_session, "on", k_detach_on_destroy),
    colour("display-panes-active-colour", k_session, "red"),
    colour("display-panes-colour", k_session, "blue"),
    number("display-panes-time", k_session, "1000", 1, k_int_max),
    number("display-time", k_session, "750", 0, k_int_max),
    number("history-limit", k_session, "2000", 0, k_int_max),
    text("key-table", k_session, "root"),
    number("lock-after-time", k_session, "0", 0, k_int_max),
    text("lock-command", k_session, "lock -np"),
    style("message-command-style", k_session, "bg=black,fg=yellow"),
    style("message-style", k_session, "bg=yellow,fg=black"),
    flag("mouse", k_session, "off"),
    key("prefix", k_session, "C-b"),
    key("prefix2", k_session, "None"),
    flag("renumber-windows", k_session, "off"),
    number("repeat-time", k_session, "500", 0, k_short_max),
    flag("set-titles", k_session, "off"),
    text("set-titles-string", k_session, "#S:#I:#W - \"#T\" #{session_alerts}"),
    choice("silence-action", k_session, "other", k_bell_action),
    choice("status", k_session, "on", k_status),
    colour("status-bg", k_session, "default"),
    colour("status-fg", k_session, "default"),
    array("status-format", OptionType::string, k_session, k_status_format, " ,"),
    number("status-interval", k_session, "15", 0, k_int_max),
    choice("status-justify", k_session, "left", k_status_justify),
    choice("status-keys", k_session, "emacs", k_status_keys),
    text("status-left", k_session, "[#{session_name}] "),
    number("status-left-length", k_session, "10", 0, k_short_max),
    style("status-left-style", k_session, "default"),
    choice("status-position", k_session, "bottom", k_status_position),
    text("status-right", k_session,
         "#{?window_bigger,[#{window_offset_x}#,#{window_offset_y}] ,}\"#{=21:pane_title}\" %H:%M %d-%b-%y"),
    number("status-right-length", k_session, "40", 0, k_short_max),
    style("status-right-style", k_session, "default"),
    style("status-style", k_session, "bg=green,fg=black"),
    array("update-environment", OptionType::string, k_session, k_update_environment, " ,"),
    choice("visual-activity", k_session, "off", k_visual_bell),
    choice("visual-bell", k_session, "off", k_visual_bell),
    choice("visual-silence", k_session, "off", k_visual_bell),
    text("word-separators", k_session, "!\"#$%&'()*+,-./:;<=>?@[\\]^`{|}~"),
    flag("aggressive-resize", k_window, "off"),
    flag("allow-passthrough", k_window_pane, "off"),
    flag("allow-rename", k_window_pane, "off"),
    flag("alternate-screen", k_window_pane, "on"),
    flag("automatic-rename", k_window, "on"),
    text("automatic-rename-format", k_window, "#{?pane_in_mode,[tmux],#{pane_current_command}}#{?pane_dead,[dead],}"),
    colour("clock-mode-colour", k_window, "blue"),
    choice("clock-mode-style", k_window, "24", k_clock_mode_style),
    style("copy-mode-match-style", k_window, "bg=cyan,fg=black"),
    style("copy-mode-current-match-style", k_window, "bg=magenta,fg=black"),
    style("copy-mode-mark-style", k_window, "bg=red,fg=black"),
    text("fill-character", k_window, ""),
    text("main-pane-height", k_window, "24"),
    text("main-pane-width", k_window, "80"),
    choice("mode-keys", k_window, "emacs", k_mode_keys),
    style("mode-style", k_window, "bg=yellow,fg=black"),
    flag("monitor-activity", k_window, "off"),
    flag("monitor-bell", k_window, "on"),
    number("monitor-silence", k_window, "0", 0, k_int_max),
    text("other-pane-height", k_window, "0"),
    text("other-pane-width", k_window, "0"),
    style("pane-active-border-style", k_window, "#{?pane_in_mode,fg=yellow,#{?synchronize-panes,fg=red,fg=green}}"),
    number("pane-base-index", k_window, "0", 0, k_ushort_max),
    text("pane-border-format", k_window_pane, "#{?pane_active,#[reverse],}#{pane_index}#[default] \"#{pane_title}\""),
    choice("pane-border-indicators", k_window, "colour", k_pane_border_indicators),
    choice("pane-border-lines", k_window, "single", k_pane_border_lines),
    choice("pane-border-status", k_window, "off", k_pane_status),
    style("pane-border-style", k_window, "default"),
    array("pane-colours", OptionType::colour, k_window_pane, {}, " ,"),
    style("popup-style", k_window, "default"),
    style("popup-border-style", k_window, "default"),
    choice("popup-border-lines", k_window, "single", k_popup_border_lines),
    choice("remain-on-exit", k_window_pane, "off", k_remain_on_exit),
    text("remain-on-exit-format", k_window_pane,
         "Pane is dead (#{?#{!=:#{pane_dead_status},},status #{pane_dead_status},}#{?#{!=:#{pane_dead_signal},"
         "},signal #{pane_dead_signal},}, #{t:pane_dead_time})"),
    flag("scroll-on-clear", k_window_pane, "on"),
    flag("synchronize-panes", k_window_pane, "off"),
    style("window-active-style", k_window_pane, "default"),
    choice("window-size", k_window, "latest", k_window_size),
    style("window-style", k_window_pane, "default"),
    style("window-status-activity-style", k_window, "reverse"),
    style("window-status-bell-style", k_window, "reverse"),
    text("window-status-current-format", k_window, "#I:#W#{?window_flags,#{window_flags}, }"),
    style("window-status-current-style", k_window, "default"),
    text("window-status-format", k_window, "#I:#W#{?window_flags,#{window_flags}, }"),
    style("window-status-last-style", k_window, "default"),
    text("window-status-separator", k_window, " "),
    style("window-status-style", k_window, "default"),
    flag("wrap-search", k_window, "on"),
    flag("xterm-keys", k_window, "on"),
    hook("after-bind-key", k_session),
    hook("after-capture-pane", k_session),
    hook("after-copy-mode", k_session),
    hook("after-display-message", k_session),
    hook("after-display-panes", k_session),
    hook("after-kill-pane", k_session),
    hook("after-list-buffers", k_session),
    hook("after-list-clients", k_session),
    hook("after-list-keys", k_session),
    hook("after-list-panes", k_session),
    hook("after-list-sessions", k_session),
    hook("after-list-windows", k_session),
    hook("after-load-buffer", k_session),
    hook("after-lock-server", k_session),
    hook("after-new-session", k_session),
    hook("after-new-window", k_session),
    hook("after-paste-buffer", k_session),
    hook("after-pipe-pane", k_session),
    hook("after-queue", k_session),
    hook("after-refresh-client", k_session),
    hook("after-rename-session", k_session),
    hook("after-rename-window", k_session),
    hook("after-resize-pane", k_session),
    hook("after-resize-window", k_session),
    hook("after-save-buffer", k_session),
    hook("after-select-layout", k_session),
    hook("after-select-pane", k_session),
    hook("after-select-window", k_session),
    hook("after-send-keys", k_session),
    hook("after-set-buffer", k_session),
    hook("after-set-environment", k_session),
    hook("after-set-hook", k_session),
    hook("after-set-option", k_session),
    hook("after-show-environment", k_session),
    hook("after-show-messages", k_session),
    hook("after-show-options", k_session),
    hook("after-split-window", k_session),
    hook("after-unbind-key", k_session),
    hook("alert-activity", k_session),
    hook("alert-bell", k_session),
    hook("alert-silence", k_session),
    hook("client-active", k_session),
    hook("client-attached", k_session),
    hook("client-detached", k_session),
    hook("client-focus-in", k_session),
    hook("client-focus-out", k_session),
    hook("client-resized", k_session),
    hook("client-session-changed", k_session),
    hook("pane-died", k_window_pane),
    hook("pane-exited", k_window_pane),
    hook("pane-focus-in", k_window_pane),
    hook("pane-focus-out", k_window_pane),
    hook("pane-mode-changed", k_window_pane),
    hook("pane-set-clipboard", k_window_pane),
    hook("pane-title-changed", k_window_pane),
    hook("session-closed", k_session),
    hook("session-created", k_session),
    hook("session-renamed", k_session),
    hook("session-window-changed", k_session),
    hook("window-layout-changed", k_window),
    hook("window-linked", k_session),
    hook("window-pane-changed", k_window),
    hook("window-renamed", k_window),
    hook("window-resized", k_window),
    hook("window-unlinked", k_session),
    // clang-format on
};
constexpr std::size_t k_count = std::size(k_table);

// Positions in k_table, ordered by name.
constexpr std::array<std::uint8_t, k_count> k_by_name = [] {
  static_assert(k_count <= 256);
  std::array<std::uint8_t, k_count> order{};
  for (std::size_t i = 0; i < k_count; ++i) order[i] = static_cast<std::uint8_t>(i);
  std::sort(order.begin(), order.end(), [](auto a, auto b) { return k_table[a].name < k_table[b].name; });
  return order;
}();

struct OtherName {
  std::string_view from, to;
};
constexpr OtherName k_other_names[] = {
    {"display-panes-color", "display-panes-colour"},
    {"display-panes-active-color", "display-panes-active-colour"},
    {"clock-mode-color", "clock-mode-colour"},
    {"cursor-color", "cursor-colour"},
    {"pane-colors", "pane-colours"},
};

}  // namespace

std::span<const OptionSpec> option_table() { return k_table; }

std::string_view main_option_name(std::string_view name) {
  if (!name.ends_with("color") && !name.ends_with("colors")) return name;
  for (const OtherName& other : k_other_names) {
    if (other.from == name) return other.to;
  }
  return name;
}

const OptionSpec* find_option(std::string_view name) {
  name = main_option_name(name);
  const auto* found = std::lower_bound(k_by_name.begin(), k_by_name.end(), name,
                                       [](std::uint8_t at, std::string_view key) { return k_table[at].name < key; });
  if (found == k_by_name.end() || k_table[*found].name != name) return nullptr;
  return &k_table[*found];
}

}  // namespace shim
