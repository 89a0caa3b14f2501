// SPDX-License-Identifier: ISC
#include "shim/target/target_text.hpp"

#include <array>
#include <span>

namespace shim {

namespace {

struct Token {
  std::string_view text, meaning;
};

constexpr std::array<Token, 5> k_window_tokens = {
    {{"{start}", "^"}, {"{last}", "!"}, {"{end}", "$"}, {"{next}", "+"}, {"{previous}", "-"}}};
constexpr std::array<Token, 11> k_pane_tokens = {{{"{last}", "!"},
                                                  {"{next}", "+"},
                                                  {"{previous}", "-"},
                                                  {"{top}", "top"},
                                                  {"{bottom}", "bottom"},
                                                  {"{left}", "left"},
                                                  {"{right}", "right"},
                                                  {"{top-left}", "top-left"},
                                                  {"{top-right}", "top-right"},
                                                  {"{bottom-left}", "bottom-left"},
                                                  {"{bottom-right}", "bottom-right"}}};

void drop_empty(std::optional<std::string_view>& part) {
  if (part && part->empty()) part.reset();
}

void map_tokens(std::optional<std::string_view>& part, std::span<const Token> tokens) {
  if (!part) return;
  for (const Token& token : tokens) {
    if (*part == token.text) {
      part = token.meaning;
      return;
    }
  }
}

bool take_equals(std::optional<std::string_view>& part) {
  if (!part || !part->starts_with('=')) return false;
  part->remove_prefix(1);
  return true;
}

// A text of one part.
void set_single(TargetText& parts, std::string_view text, TargetKind kind) {
  if (text.starts_with('$'))
    parts.session = text;
  else if (text.starts_with('@'))
    parts.window = text;
  else if (text.starts_with('%'))
    parts.pane = text;
  else if (kind == TargetKind::session)
    parts.session = text;
  else if (kind == TargetKind::window)
    parts.window = text;
  else
    parts.pane = text;
}

}  // namespace

TargetText parse_target(std::string_view text, TargetKind kind) {
  TargetText parts;
  const std::size_t colon = text.find(':');
  const std::string_view behind = colon == std::string_view::npos ? text : text.substr(colon + 1);
  const std::size_t period = behind.find('.');
  if (colon != std::string_view::npos) {
    parts.session = text.substr(0, colon);
    parts.window = behind.substr(0, period);
    parts.window_only = true;
  }
  if (period != std::string_view::npos) {
    parts.window = behind.substr(0, period);
    parts.pane = behind.substr(period + 1);
    parts.pane_only = true;
  }
  if (colon == std::string_view::npos && period == std::string_view::npos) set_single(parts, text, kind);

  parts.exact_session = take_equals(parts.session);
  parts.exact_window = take_equals(parts.window);
  drop_empty(parts.session);
  drop_empty(parts.window);
  drop_empty(parts.pane);
  map_tokens(parts.window, k_window_tokens);
  map_tokens(parts.pane, k_pane_tokens);
  return parts;
}

}  // namespace shim
