// SPDX-License-Identifier: ISC
#include "shim/commands/summaries.hpp"

#include <array>

namespace shim {
namespace {

constexpr std::string_view k_sessions = "Sessions", k_windows = "Windows", k_panes = "Panes", k_text = "Text",
                           k_buffers = "Buffers", k_options = "Options, environment", k_keys = "Hooks, keys",
                           k_running = "Running", k_modes = "Modes of a pane",
                           k_clients = "Answered as by a tmux with no client attached";

constexpr std::array k_groups{k_sessions, k_windows, k_panes,   k_text,  k_buffers,
                              k_options,  k_keys,    k_running, k_modes, k_clients};

// clang-format off
constexpr CommandSummary k_summaries[] = {
    {"attach-session", k_clients, "attach the terminal to a session"},
    {"bind-key", k_keys, "bind a key to a command"},
    {"break-pane", k_panes, "move a pane into a window of its own"},
    {"capture-pane", k_text, "print the text of a pane or put it into a buffer"},
    {"choose-buffer", k_modes, "show the buffers to choose from"},
    {"choose-client", k_clients, "show the clients to choose from"},
    {"choose-tree", k_modes, "show sessions, windows and panes to choose from"},
    {"clear-history", k_text, "drop the history of a pane"},
    {"clear-prompt-history", k_clients, "drop what was typed at prompts"},
    {"clock-mode", k_modes, "show a clock in a pane"},
    {"command-prompt", k_clients, "ask a client for a command"},
    {"confirm-before", k_clients, "ask a client whether to run a command"},
    {"copy-mode", k_modes, "put a pane into copy mode"},
    {"customize-mode", k_modes, "show options and key bindings to change"},
    {"delete-buffer", k_buffers, "delete a buffer"},
    {"detach-client", k_clients, "detach a client from its session"},
    {"display-menu", k_clients, "show a menu on a client"},
    {"display-message", k_text, "print or show a text with formats"},
    {"display-popup", k_clients, "run a program in a popup on a client"},
    {"display-panes", k_clients, "show the numbers of panes on a client"},
    {"find-window", k_modes, "show the windows that contain a text"},
    {"has-session", k_sessions, "tell by the exit status whether a session is there"},
    {"if-shell", k_running, "run a command if a shell command succeeds or a format is true"},
    {"join-pane", k_panes, "move a pane into another window by splitting a pane there"},
    {"kill-pane", k_panes, "end a pane, or with -a all others"},
    {"kill-server", k_sessions, "end all sessions"},
    {"kill-session", k_sessions, "end a session, or with -a all others"},
    {"kill-window", k_windows, "end a window, or with -a all others"},
    {"last-pane", k_panes, "select the pane that was selected before"},
    {"last-window", k_windows, "select the window that was selected before"},
    {"link-window", k_windows, "put a window into another session or place as well"},
    {"list-buffers", k_buffers, "list the buffers"},
    {"list-clients", k_clients, "list the clients"},
    {"list-commands", k_running, "list the commands and their flags"},
    {"list-keys", k_keys, "list the key bindings"},
    {"list-panes", k_panes, "list the panes of a window, of a session or all"},
    {"list-sessions", k_sessions, "list the sessions"},
    {"list-windows", k_windows, "list the windows of a session or all"},
    {"load-buffer", k_buffers, "fill a buffer from a file"},
    {"lock-client", k_clients, "lock a client"},
    {"lock-server", k_clients, "lock all clients"},
    {"lock-session", k_clients, "lock the clients of a session"},
    {"move-pane", k_panes, "move a pane into another window by splitting a pane there"},
    {"move-window", k_windows, "move a window to another index or session, or with -r number windows anew"},
    {"new-session", k_sessions, "make a session with a window and a pane"},
    {"new-window", k_windows, "make a window with a pane"},
    {"next-layout", k_panes, "lay out a window by the next of the preset layouts"},
    {"next-window", k_windows, "select the next window"},
    {"paste-buffer", k_buffers, "type a buffer into a pane"},
    {"pipe-pane", k_panes, "pipe the output of a pane to a shell command"},
    {"previous-layout", k_panes, "lay out a window by the previous of the preset layouts"},
    {"previous-window", k_windows, "select the previous window"},
    {"refresh-client", k_clients, "draw a client anew or change how it is shown"},
    {"rename-session", k_sessions, "give a session another name"},
    {"rename-window", k_windows, "give a window another name"},
    {"resize-pane", k_panes, "change the size of a pane, or zoom it"},
    {"resize-window", k_windows, "change the size of a window"},
    {"respawn-pane", k_panes, "run a program anew in a pane that is there"},
    {"respawn-window", k_windows, "run a program anew in a window that is there"},
    {"rotate-window", k_windows, "let the panes of a window change places in turn"},
    {"run-shell", k_running, "run a shell command, or with -C a tmux command, now or later"},
    {"save-buffer", k_buffers, "write a buffer into a file"},
    {"select-layout", k_panes, "lay out a window by a preset or a given layout"},
    {"select-pane", k_panes, "select a pane, mark it, or set its title or style"},
    {"select-window", k_windows, "select a window"},
    {"send-keys", k_text, "type keys into a pane"},
    {"send-prefix", k_text, "type the prefix key into a pane"},
    {"server-access", k_clients, "tell who else may use the sessions"},
    {"set-buffer", k_buffers, "fill or rename a buffer"},
    {"set-environment", k_options, "set or unset an environment variable of a session or of all"},
    {"set-hook", k_keys, "set, unset or run a hook"},
    {"set-option", k_options, "set or unset an option"},
    {"set-window-option", k_options, "set or unset an option of a window"},
    {"show-buffer", k_buffers, "print a buffer"},
    {"show-environment", k_options, "print environment variables of a session or of all"},
    {"show-hooks", k_keys, "print the hooks"},
    {"show-messages", k_clients, "print the log of messages, the terminals or the jobs"},
    {"show-options", k_options, "print options"},
    {"show-prompt-history", k_clients, "print what was typed at prompts"},
    {"show-window-options", k_options, "print options of a window"},
    {"source-file", k_running, "run the commands in files"},
    {"split-window", k_panes, "make a pane by splitting one"},
    {"start-server", k_sessions, "read the configuration, as the first command does"},
    {"suspend-client", k_clients, "suspend a client"},
    {"swap-pane", k_panes, "let two panes change places"},
    {"swap-window", k_windows, "let two windows change places"},
    {"switch-client", k_clients, "show another session, or use another key table, on a client"},
    {"unbind-key", k_keys, "remove the binding of a key"},
    {"unlink-window", k_windows, "take a window out of a session"},
    {"wait-for", k_running, "wait for a channel, wake those who wait, or lock it"},
};
// clang-format on

}  // namespace

std::span<const CommandSummary> command_summaries() { return k_summaries; }
std::span<const std::string_view> command_groups() { return k_groups; }

}  // namespace shim
