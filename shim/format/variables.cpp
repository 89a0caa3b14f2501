// SPDX-License-Identifier: ISC
// Finding a value by its name.
#include "shim/format/variables.hpp"

#include <algorithm>
#include <array>

#include "shim/options/environment.hpp"
#include "shim/options/option_view.hpp"

namespace shim {
namespace {

using Table = std::span<const Variable>;

const Variable* find_in(Table table, std::string_view name) {
  const auto found = std::lower_bound(table.begin(), table.end(), name,
                                      [](const Variable& row, std::string_view wanted) { return row.name < wanted; });
  return found != table.end() && found->name == name ? &*found : nullptr;
}

const Variable* search(std::string_view name) {
  if (name.starts_with("pane_")) return find_in(pane_variables(), name);
  if (name.starts_with("window_")) return find_in(window_variables(), name);
  if (name.starts_with("session_")) return find_in(session_variables(), name);
  if (const Variable* row = find_in(pane_mode_variables(), name)) return row;
  return find_in(server_variables(), name);
}

// A zero time is no value (format.c, format_find), but display-message -a lists it.
Value format_value(const Variable& row, const Subject& subject) {
  Value value = row.get(subject);
  if (row.kind == Variable::Kind::time && value == "0") return std::nullopt;
  return value;
}

}  // namespace

const Variable* find_variable(std::string_view name) {
  if (name.empty()) return nullptr;
  // A listing asks for the same few names on each of its lines.
  static thread_local std::array<const Variable*, 64> found{};
  const auto sum = name.size() * 7 + static_cast<unsigned char>(name[name.size() / 2]) * 5u +
                   static_cast<unsigned char>(name.back());
  const Variable*& row = found[sum % found.size()];
  if (row == nullptr || row->name != name) row = search(name);
  return row;
}

Value find_value(std::string_view name, const Subject& subject, Environment environment) {
  const FormatContext& context = subject.context();
  if (!context.extra.empty())
    if (const auto found = context.extra.find(name); found != context.extra.end()) return found->second;
  if (const Variable* row = find_variable(name)) return format_value(*row, subject);
  const state::Registry* registry = subject.registry();
  if (registry == nullptr || name.empty()) return std::nullopt;
  if (Value option = OptionView(*registry, subject.place()).format_text(name)) return option;
  if (environment == Environment::excluded || context.caller == nullptr) return std::nullopt;
  const state::Session* session = subject.place().session;
  return environment_value(name, context.caller->environment, registry->head().environment,
                           session != nullptr ? &session->environment : nullptr);
}

const LiveSource::Variables* copy_variables(const Subject& subject) {
  const World* world = subject.context().world;
  if (world == nullptr || subject.place().pane == nullptr) return nullptr;
  return world->live.copy_variables(*subject.place().pane, OptionView(world->registry, {}).text("word-separators"));
}

Value copy_variable(const LiveSource::Variables& known, std::string_view name) {
  const auto found =
      std::find_if(known.begin(), known.end(), [&](const auto& variable) { return variable.first == name; });
  return found == known.end() ? Value() : found->second;
}

std::string variable(std::string_view name, const FormatContext& context) {
  return find_value(name, Subject(context)).value_or("");
}

std::vector<std::string> all_variables(const FormatContext& context) {
  const Subject subject(context);
  std::vector<std::string> lines;
  for (const Table table :
       {pane_variables(), pane_mode_variables(), window_variables(), session_variables(), server_variables()}) {
    for (const Variable& row : table)
      if (const Value value = row.get(subject)) lines.push_back(std::string(row.name) + '=' + *value);
  }
  std::sort(lines.begin(), lines.end(), [](const std::string& a, const std::string& b) {
    return std::string_view(a).substr(0, a.find('=')) < std::string_view(b).substr(0, b.find('='));
  });
  for (const auto& [name, value] : context.extra) lines.push_back(std::string(name).append("=").append(value));
  return lines;
}

}  // namespace shim
