// SPDX-License-Identifier: ISC
#include "shim/reference/value_kinds.hpp"

#include <utility>

namespace shim {
namespace {

constexpr std::pair<std::string_view, std::string_view> k_kinds[] = {
    {"target-session", "session"},
    {"target-window", "window"},
    {"src-window", "window"},
    {"dst-window", "window"},
    {"target-pane", "pane"},
    {"src-pane", "pane"},
    {"dst-pane", "pane"},
    {"target-client", "client"},
    {"buffer-name", "buffer"},
    {"key-table", "table"},
    {"start-directory", "folder"},
    {"working-directory", "folder"},
    {"path", "file"},
    {"shell-command", "program"},
    {"command", "command"},
    {"layout-name", "layout"},
    {"type", "prompt"},
    {"option", "option"},
    {"hook", "hook"},
    {"value", "value"},
};

}  // namespace

std::string_view value_kind(const ArgSpec& spec, std::string_view name) {
  const bool of_environment = spec.name == "set-environment" || spec.name == "show-environment";
  if (of_environment) return name == "name" ? "variable" : name == "target-session" ? "session" : "";
  if (name == "option" && spec.name.ends_with("window-option")) return "window-option";
  if (name == "option" && spec.name.ends_with("window-options")) return "window-option";
  for (const auto& [known, kind] : k_kinds)
    if (known == name) return kind;
  return {};
}

}  // namespace shim
