// SPDX-License-Identifier: ISC
#include "tests/support/mutations.hpp"

namespace support {

const std::vector<Words>& world_commands() {
  static const std::vector<Words> commands = {
      {"new-session", "-d", "-s", "main", "-n", "first", "-x", "80", "-y", "24", "exec cat"},
      {"split-window", "-d", "-t", "%0", "exec cat"},
      {"new-window", "-d", "-t", "main:1", "-n", "second", "exec cat"},
      {"new-session", "-d", "-s", "other", "-n", "fourth", "-x", "80", "-y", "24", "exec cat"},
      {"new-window", "-d", "-t", "main:2", "-n", "third", "read line"},
      {"set-option", "-w", "-t", "main:1", "remain-on-exit", "on", ";", "set-buffer", "-b", "kept", "some text", ";",
       "set-option", "-g", "@kept", "1"},
  };
  return commands;
}

const std::vector<Mutation>& mutations() {
  static const std::vector<Mutation> all = {
      // Panes come.
      {"new-session", {"new-session", "-d", "-s", "made", "-n", "new", "exec cat"}},
      {"new-session of a group", {"new-session", "-d", "-t", "main", "-s", "made"}},
      {"new-window", {"new-window", "-d", "-t", "main:", "-n", "new", "exec cat"}},
      {"split-window", {"split-window", "-d", "-t", "%1", "exec cat"}, "%1"},
      {"split-window, empty", {"split-window", "-d", "-t", "%1", ""}, "%1"},
      // Programs are replaced.
      {"respawn-pane", {"respawn-pane", "-k", "-t", "%1", "exec sleep 1000"}, "%1", {}, {"%1"}},
      {"respawn-window", {"respawn-window", "-k", "-t", "main:1", "exec sleep 1000"}, "%2", {}, {"%2"}},
      // Panes go.
      {"kill-pane", {"kill-pane", "-t", "%1"}, "%1", {"%1"}},
      {"kill-window", {"kill-window", "-t", "main:0"}, "%1", {"%0", "%1"}},
      {"kill-session", {"kill-session", "-t", "other"}, "%3", {"%3"}},
      {"kill-server", {"kill-server"}, "%1", {"%0", "%1", "%2", "%3", "%4"}},
      {"exit of a program", {"send-keys", "-t", "%4", "Enter"}, "%4", {"%4"}},
      // Sizes and layouts.
      {"resize-pane", {"resize-pane", "-t", "%1", "-y", "5"}, "%1"},
      {"resize-pane to zoom", {"resize-pane", "-Z", "-t", "%1"}, "%1"},
      {"resize-window", {"resize-window", "-t", "main:0", "-x", "100", "-y", "40"}, "%1"},
      {"select-layout", {"select-layout", "-t", "main:0", "even-horizontal"}, "%1"},
      {"next-layout", {"next-layout", "-t", "main:0"}, "%1"},
      {"previous-layout", {"previous-layout", "-t", "main:0"}, "%1"},
      // Names and what is current.
      {"rename-session", {"rename-session", "-t", "other", "renamed"}, "%3"},
      {"rename-window", {"rename-window", "-t", "main:0", "renamed"}},
      {"select-pane", {"select-pane", "-t", "%1"}, "%1"},
      {"select-pane with a title", {"select-pane", "-t", "%1", "-T", "titled"}, "%1"},
      {"last-pane", {"select-pane", "-t", "%1", ";", "last-pane", "-t", "main:0"}, "%1", {}, {}, false, "last-pane"},
      {"select-window", {"select-window", "-t", "main:1"}, "%2"},
      {"next-window", {"next-window", "-t", "main"}},
      {"previous-window", {"previous-window", "-t", "main"}},
      {"last-window",
       {"select-window", "-t", "main:2", ";", "last-window", "-t", "main"},
       "%0",
       {},
       {},
       false,
       "last-window"},
      // Options, environment, buffers.
      {"set-option", {"set-option", "-g", "@new", "value"}},
      {"set-window-option", {"set-window-option", "-g", "mode-keys", "vi"}},
      {"set-environment", {"set-environment", "-g", "NEW", "value"}},
      {"set-buffer", {"set-buffer", "-b", "new", "new text"}},
      {"set-buffer again", {"set-buffer", "-b", "kept", "other text"}},
      {"set-buffer -a", {"set-buffer", "-a", "-b", "kept", " and more"}},
      {"load-buffer", {"load-buffer", "-b", "loaded", "/proc/version"}},
      {"delete-buffer", {"delete-buffer", "-b", "kept"}},
      {"paste-buffer -d", {"paste-buffer", "-d", "-b", "kept", "-t", "%1"}, "%1"},
      // Keys and hooks.
      {"bind-key", {"bind-key", "-n", "F5", "display-message", "bound"}},
      {"unbind-key", {"unbind-key", "c"}},
      {"set-hook", {"set-hook", "-g", "after-new-window", "display-message hooked"}},
      // What is told to hosts.
      {"pipe-pane", {"pipe-pane", "-t", "%1", "cat >/dev/null"}, "%1"},
      {"clear-history", {"clear-history", "-t", "%1"}, "%1"},
      // Around others.
      {"if-shell", {"if-shell", "-F", "1", "set-option -g @branch taken"}},
      {"run-shell", {"run-shell", "-C", "set-option -g @ran yes"}},
      {"wait-for", {"wait-for", "-S", "channel"}},
      // The registry is lost, and made again by whoever comes first.
      {"rebuild by a writer", {"set-option", "-g", "@new", "value"}, "%0", {}, {}, true},
      {"rebuild by a reader", {"list-sessions"}, "%0", {}, {}, true},
      // Panes and windows move.
      {"break-pane", {"break-pane", "-d", "-s", "%1"}, "%1"},
      {"join-pane", {"join-pane", "-d", "-s", "%2", "-t", "%0"}, "%2"},
      {"move-pane", {"move-pane", "-d", "-s", "%2", "-t", "%0"}, "%2"},
      {"swap-pane", {"swap-pane", "-d", "-s", "%0", "-t", "%2"}, "%2"},
      {"rotate-window", {"rotate-window", "-t", "main:0"}, "%1"},
      {"move-window", {"move-window", "-d", "-s", "main:1", "-t", "other:7"}, "%2"},
      {"swap-window", {"swap-window", "-d", "-s", "main:1", "-t", "other:0"}, "%2"},
      {"link-window", {"link-window", "-d", "-s", "main:1", "-t", "other:7"}, "%2"},
      {"unlink-window", {"unlink-window", "-k", "-t", "main:1"}, "%2", {"%2"}},
  };
  return all;
}

const Words& view_words() {
  static const Words words = {
      "list-panes",
      "-a",
      "-F",
      "#{session_name}:#{window_index}.#{pane_index} #{window_name} #{pane_width}x#{pane_height} "
      "#{?window_active,W,-}#{?pane_active,P,-}#{?window_zoomed_flag,Z,-} #{pane_start_command} [#{pane_title}] "
      "#{session_group} #{pane_dead} #{pane_pipe}",
      ";",
      "list-buffers",
      "-F",
      "#{buffer_name} #{buffer_size}",
      ";",
      "show-options",
      "-g",
      ";",
      "show-options",
      "-wg",
      ";",
      "show-environment",
      "-g",
      "NEW",
      ";",
      "show-hooks",
      "-g",
      ";",
      "list-keys"};
  return words;
}

}  // namespace support
