// SPDX-License-Identifier: ISC
#include "shim/options/environment.hpp"

#include <fnmatch.h>

#include "shim/options/option_view.hpp"

namespace shim {

namespace {

using state::EnvState;

// Lays one environment over another (environ.c, environ_copy).
void lay_over(state::Environment& below, const state::Environment& above) {
  for (const auto& [name, entry] : above) {
    if (entry.state == EnvState::unset) {
      below.erase(name);
    } else {
      below[name] = entry;
    }
  }
}

state::Environment as_environment(const EnvironmentList& list) {
  state::Environment result;
  for (const std::string& text : list) put_variable(result, text);
  return result;
}

const state::EnvEntry* find_entry(const state::Environment& environment, std::string_view name) {
  const auto at = environment.find(name);
  return at == environment.end() ? nullptr : &at->second;
}

std::optional<std::string> entry_value(const state::EnvEntry& entry) {
  if (entry.state == EnvState::removed || entry.state == EnvState::unset) return std::nullopt;
  return entry.value;
}

}  // namespace

void put_variable(state::Environment& environment, std::string_view text) {
  const std::size_t equals = text.find('=');
  if (equals == std::string_view::npos) return;
  environment[std::string(text.substr(0, equals))] = {EnvState::set, std::string(text.substr(equals + 1))};
}

state::Environment global_environment(const EnvironmentList& caller, const state::Environment& overlay) {
  state::Environment result = as_environment(caller);
  lay_over(result, overlay);
  return result;
}

EnvironmentList pane_environment(const EnvironmentList& caller, const state::Environment& overlay,
                                 const state::Environment& session, const EnvironmentList& extra) {
  state::Environment merged = global_environment(caller, overlay);
  lay_over(merged, session);
  for (const std::string& text : extra) put_variable(merged, text);
  EnvironmentList result;
  result.reserve(merged.size());
  for (const auto& [name, entry] : merged) {
    if (entry.state == EnvState::set && !name.empty()) result.push_back(name + '=' + entry.value);
  }
  return result;
}

void update_environment(const std::vector<std::string>& patterns, const EnvironmentList& caller,
                        state::Environment& target) {
  const state::Environment source = as_environment(caller);
  for (const std::string& pattern : patterns) {
    const state::Environment::value_type* found = nullptr;
    for (const auto& candidate : source) {
      if (::fnmatch(pattern.c_str(), candidate.first.c_str(), 0) != 0) continue;
      found = &candidate;
      break;
    }
    if (found == nullptr) {
      target[pattern] = {EnvState::removed, {}};
    } else {
      target[found->first] = found->second;
    }
  }
}

void update_environment(const state::Registry& registry, const EnvironmentList& caller, state::Environment& target) {
  update_environment(OptionView(registry, Place{}).items("update-environment"), caller, target);
}

std::optional<std::string> environment_value(std::string_view name, const EnvironmentList& caller,
                                             const state::Environment& overlay, const state::Environment* session) {
  if (session != nullptr) {
    if (const state::EnvEntry* entry = find_entry(*session, name)) return entry_value(*entry);
  }
  if (const state::EnvEntry* entry = find_entry(overlay, name)) return entry_value(*entry);
  std::optional<std::string> result;
  for (const std::string& text : caller) {
    if (text.size() > name.size() && text[name.size()] == '=' && text.starts_with(name)) {
      result = text.substr(name.size() + 1);
    }
  }
  return result;
}

}  // namespace shim
