// SPDX-License-Identifier: ISC
// The table of format variables: name -> getter (format.c, format_table). Each variables_*.cpp has the rows of one
// group, sorted by name.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "shim/format/subject.hpp"

namespace shim {

// nullopt: there is no value here (no pane, no buffer, no client, ...), which tmux keeps apart from an empty one.
using Value = std::optional<std::string>;

struct Variable {
  enum class Kind : unsigned char { text, time };
  std::string_view name;
  Value (*get)(const Subject& subject) = nullptr;
  Kind kind = Kind::text;  // a time is seconds since the epoch; 0 is no value in a format
};

std::span<const Variable> pane_variables();
std::span<const Variable> pane_mode_variables();
std::span<const Variable> window_variables();
std::span<const Variable> session_variables();
std::span<const Variable> server_variables();

const Variable* find_variable(std::string_view name);

// Extra, table, options, environment (format.c, format_find).
enum class Environment : unsigned char { included, excluded };
Value find_value(std::string_view name, const Subject& subject, Environment environment = Environment::included);

// Helpers of the rows.
inline Value yes_no(bool flag) { return flag ? "1" : "0"; }
inline Value none(const Subject&) { return std::nullopt; }
template <class Number>
Value number(Number value) {
  return std::to_string(value);
}
inline Value seconds(std::int64_t microseconds) { return std::to_string(microseconds / 1000000); }

// What the pane's host knows of its copy mode and its last search; null when it can't be asked.
const LiveSource::Variables* copy_variables(const Subject& subject);
Value copy_variable(const LiveSource::Variables& known, std::string_view name);

// Rows that need a pane, a window, ... : no value without.
template <auto Get>
Value of_pane(const Subject& subject) {
  if (subject.place().pane == nullptr) return std::nullopt;
  return Get(subject, *subject.place().pane);
}
template <auto Get>
Value of_facts(const Subject& subject) {
  if (subject.place().pane == nullptr) return std::nullopt;
  return Get(subject.facts());
}
template <auto Get>
Value of_box(const Subject& subject) {
  if (subject.place().pane == nullptr) return std::nullopt;
  return Get(subject.box());
}
template <auto Get>
Value of_window(const Subject& subject) {
  if (subject.place().window == nullptr || subject.registry() == nullptr) return std::nullopt;
  return Get(subject, *subject.place().window);
}
template <auto Get>  // a window's place in a session
Value of_link(const Subject& subject) {
  if (subject.place().link == nullptr || subject.place().window == nullptr || subject.registry() == nullptr)
    return std::nullopt;
  return Get(subject, *subject.place().link);
}
template <auto Get>
Value of_session(const Subject& subject) {
  if (subject.place().session == nullptr || subject.registry() == nullptr) return std::nullopt;
  return Get(subject, *subject.place().session);
}

}  // namespace shim
