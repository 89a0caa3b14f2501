// SPDX-License-Identifier: ISC
// The value of one #{...}: variable, comparison, condition or loop, and what its modifiers make of it.
#include <libgen.h>

#include <algorithm>
#include <climits>

#include "shim/format/arithmetic.hpp"
#include "shim/format/colour_rgb.hpp"
#include "shim/format/expander.hpp"
#include "shim/format/format_text.hpp"
#include "shim/format/pattern.hpp"

namespace shim {
namespace {

constexpr auto npos = std::string_view::npos;

std::string character(const std::string& code) {
  const auto value = parse_integer(code, 32, 126);
  return value ? std::string(1, static_cast<char>(*value)) : std::string();
}

bool compare_texts(std::string_view operation, const std::string& left, const std::string& right) {
  if (operation == "||") return is_true(left) || is_true(right);
  if (operation == "&&") return is_true(left) && is_true(right);
  if (operation == "==") return left == right;
  if (operation == "!=") return left != right;
  if (operation == "<") return left < right;
  if (operation == ">") return left > right;
  if (operation == "<=") return left <= right;
  return left >= right;
}

}  // namespace

bool Expander::replace(std::string_view key, std::string& out) {
  if (std::none_of(key.begin(), key.end(), [](char c) { return c == ':' || c == '?' || c == '#'; })) {
    out += find_value(key, *subject_).value_or("");
    return true;
  }
  const Modifiers modifiers = parse_modifiers(key, [this](std::string_view text) { return expand(text); });
  Value value = value_of(modifiers);
  if (!value) return false;
  out += finish(*std::move(value), modifiers);
  return true;
}

Value Expander::value_of(const Modifiers& m) {
  if (m.literal) return std::string(m.rest);
  if (m.character) return character(expand(m.rest));
  if (m.colour) return colour_rgb(expand(m.rest));
  if (m.sessions) return each_session(m.rest);
  if (m.windows) return each_window(m.rest);
  if (m.panes) return each_pane(m.rest);
  if (m.window_name) return names_a_window(expand(m.rest));
  if (m.session_name) return yes_no(names_a_session(expand(m.rest)));
  if (m.search != nullptr) return find_on_screen(m);
  if (m.compare != nullptr) return compare(m);
  if (m.rest.starts_with('?')) return branch(m);
  if (m.expression != nullptr) return calculate_expression(m).value_or("");
  if (m.rest.find("#{") != npos) return expand(m.rest);
  return variable(m.rest, m).value_or("");
}

// #{?condition,then,else}: a condition that is no variable is a format; one that stays as it is, is false.
Value Expander::branch(const Modifiers& m) {
  const auto parts = split_choice(m.rest.substr(1));
  if (!parts) return std::nullopt;
  Value found = variable(parts->first, m);
  if (!found) {
    found = expand(parts->first);
    if (*found == parts->first) found->clear();
  }
  const auto choices = split_choice(parts->second);
  if (!choices) return std::nullopt;
  return expand(is_true(*found) ? choices->first : choices->second);
}

Value Expander::compare(const Modifiers& m) {
  const auto sides = split_choice(m.rest);
  if (!sides) return std::nullopt;
  const std::string left = expand(sides->first);
  const std::string right = expand(sides->second);
  if (m.compare->name == "m") return yes_no(matches(left, right, m.compare->argument(0)));
  return yes_no(compare_texts(m.compare->name, left, right));
}

Value Expander::calculate_expression(const Modifiers& m) {
  if (!is_arithmetic_operator(m.expression->arguments[0])) return std::nullopt;
  const auto sides = split_choice(m.rest);
  if (!sides) return std::nullopt;
  return calculate(m.expression->arguments, expand(sides->first), expand(sides->second));
}

std::string Expander::find_on_screen(const Modifiers& m) {
  const std::string wanted = expand(m.rest);
  const state::Pane* pane = subject_->place().pane;
  const World* world = subject_->context().world;
  if (pane == nullptr || world == nullptr) return "0";
  return std::to_string(find_line(world->live.screen_lines(*pane), wanted, m.search->argument(0)));
}

Value Expander::variable(std::string_view name, const Modifiers& m) const {
  Value found = find_value(name, *subject_, m.time ? Environment::excluded : Environment::included);
  if (!found) return std::nullopt;
  if (m.time) {
    const auto time = parse_integer(*found, 0, LLONG_MAX);
    if (!time || *time == 0) return std::nullopt;
    return time_text(static_cast<std::time_t>(*time), *m.time, m.time_format);
  }
  if (m.base_name) found = ::__xpg_basename(std::string(*found).data());
  if (m.dirname) found = ::dirname(std::string(*found).data());
  if (m.quote_shell) found = quote_for_shell(*found);
  if (m.quote_style) found = quote_for_style(*found);
  return found;
}

std::string Expander::finish(std::string value, const Modifiers& m) {
  if (m.expand) {
    value = expand(value);
  } else if (m.expand_time) {
    value = with_time().expand(value);
  }
  for (const Modifier* change : m.substitutions)
    value = substitute(value, expand(change->arguments[0]), expand(change->arguments[1]), change->argument(2));
  value = trim(std::move(value), m);
  if (m.length) value = std::to_string(value.size());
  if (m.columns) value = std::to_string(format_width(value));
  return value;
}

std::string Expander::trim(std::string value, const Modifiers& m) {
  if (m.limit != 0) {
    const auto columns = static_cast<unsigned>(m.limit > 0 ? m.limit : -static_cast<long long>(m.limit));
    std::string trimmed = m.limit > 0 ? trim_to_left(value, columns) : trim_to_right(value, columns);
    if (m.marker && trimmed != value) {
      if (m.limit > 0) {
        trimmed.append(*m.marker);
      } else {
        trimmed.insert(0, *m.marker);
      }
    }
    value = std::move(trimmed);
  }
  if (m.width > 0) return pad_right(std::move(value), static_cast<unsigned>(m.width));
  if (m.width < 0) return pad_left(std::move(value), static_cast<unsigned>(-static_cast<long long>(m.width)));
  return value;
}

}  // namespace shim
