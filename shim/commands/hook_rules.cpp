// SPDX-License-Identifier: ISC
#include "shim/commands/hook_rules.hpp"

namespace shim {

namespace {

using When = AfterRule::When;

constexpr AfterRule k_rules[] = {
    {"bind-key"},
    {"capture-pane"},
    {"clear-history"},
    {"clear-prompt-history"},
    {"clock-mode"},
    {"copy-mode"},
    {"delete-buffer"},
    {"display-menu"},
    {"display-message"},
    {"display-panes"},
    {"display-popup"},
    {"kill-pane"},
    {"last-window", When::window_changed, "select-window"},
    {"list-buffers"},
    {"list-clients"},
    {"list-commands"},
    {"list-keys"},
    {"list-panes"},
    {"list-sessions"},
    {"list-windows"},
    {"load-buffer"},
    {"lock-client"},
    {"lock-server"},
    {"lock-session"},
    {"new-session", When::pane_made},
    {"new-window", When::pane_made},
    {"next-layout"},
    {"next-window", When::window_changed, "select-window"},
    {"paste-buffer"},
    {"pipe-pane"},
    {"previous-layout"},
    {"previous-window", When::window_changed, "select-window"},
    {"refresh-client"},
    {"rename-session"},
    {"rename-window"},
    {"resize-pane"},
    {"resize-window"},
    {"save-buffer"},
    {"select-layout"},
    {"select-pane", When::pane_changed},
    {"select-window", When::window_changed},
    {"send-keys"},
    {"send-prefix"},
    {"set-buffer"},
    {"set-environment"},
    {"set-hook"},
    {"set-option"},
    {"set-window-option"},
    {"show-buffer"},
    {"show-environment"},
    {"show-hooks"},
    {"show-messages"},
    {"show-options"},
    {"show-prompt-history"},
    {"show-window-options"},
    {"split-window", When::pane_made},
    {"unbind-key"},
};

}  // namespace

const AfterRule* find_after_rule(std::string_view command) {
  for (const AfterRule& rule : k_rules) {
    if (rule.command == command) return &rule;
  }
  return nullptr;
}

}  // namespace shim
