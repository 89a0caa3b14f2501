// SPDX-License-Identifier: ISC
// The modifiers of "#{modifier;modifier:rest}" (format.c, format_build_modifiers).
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "shim/format/time_text.hpp"

namespace shim {

struct Modifier {
  std::string_view name;               // "=", "s", "==", ...
  std::vector<std::string> arguments;  // expanded

  std::string_view argument(std::size_t index) const {
    return index < arguments.size() ? std::string_view(arguments[index]) : std::string_view();
  }
};

struct Modifiers {
  std::vector<Modifier> list;
  std::string_view rest;  // what they apply to; all of the text when it has no modifiers

  // What the list amounts to; pointers into it.
  const Modifier* compare = nullptr;     // m < > == != <= >= || &&
  const Modifier* search = nullptr;      // C
  const Modifier* expression = nullptr;  // e
  std::vector<const Modifier*> substitutions;
  int limit = 0;  // =N, negative: from the right
  std::optional<std::string_view> marker;
  int width = 0;  // pN, negative: spaces on the left
  std::optional<TimeStyle> time;
  std::string time_format;
  bool literal = false, character = false, base_name = false, colour = false, dirname = false;
  bool length = false, columns = false, quote_shell = false, quote_style = false, expand = false;
  bool expand_time = false, sessions = false, windows = false, panes = false;
  bool window_name = false, session_name = false;
};

// `text` must outlive the result.
Modifiers parse_modifiers(std::string_view text, const std::function<std::string(std::string_view)>& expand);

}  // namespace shim
