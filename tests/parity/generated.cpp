// SPDX-License-Identifier: ISC
#include "tests/parity/generated.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>

namespace parity {
namespace {

const std::vector<Words> k_setup = {{"new-session", "-d", "-s", "a", "-x", "80", "-y", "24", "cat"}};
constexpr std::size_t k_cases_per_group = 60;

struct Usage {
  std::string name, alias;
  std::string value_flags;
  bool any_operands = false;
};

// "swap-pane (swapp) [-dDUZ] [-s src-pane] [-t dst-pane]"
Usage parse_usage(const std::string& line) {
  Usage usage;
  const Words words = split_words(line);
  usage.name = words.at(0);
  for (std::size_t i = 1; i < words.size(); ++i) {
    const std::string& word = words[i];
    if (i == 1 && word.front() == '(') usage.alias = word.substr(1, word.size() - 2);
    if (word.size() == 3 && word.starts_with("[-") && !word.ends_with(']')) usage.value_flags += word[2];
    if (word.find("command") != std::string::npos || word == "..." || word == "[arguments]") usage.any_operands = true;
  }
  return usage;
}

void add(std::vector<Group>& groups, const std::string& area, Case one) {
  if (groups.empty() || groups.back().cases.size() >= k_cases_per_group) groups.push_back({area, k_setup, {}});
  groups.back().cases.push_back(std::move(one));
}

void add_usage(std::vector<Group>& groups, const Usage& usage) {
  const auto put = [&](Words words) {
    std::string name = fmt::format("{}", fmt::join(words, " "));
    add(groups, "usage", {std::move(name), {std::move(words)}, {}, Mask::none});
  };
  put({usage.name, "-?"});
  put({usage.name, "-_"});
  put({"list-commands", usage.name});
  if (!usage.alias.empty()) put({usage.alias, "-_"});
  // tmux 3.3a takes a flag that lacks its value as given without one, and often crashes on it: only one is tried, in
  // cases/messages.txt.
  for (const char flag : usage.value_flags) put({usage.name, std::string("-") + flag + "x", "-_"});
  // What takes a command would run it.
  if (!usage.any_operands) put({usage.name, "1", "2", "3", "4", "5", "6", "7"});
}

// Values of every kind of option, good for some and bad for others.
constexpr std::array<const char*, 8> k_values = {"zzz", "5", "-1", "on", "99999999999", "red", "fg=blue", "C-a"};
// Turned on without a client these end the session or the server.
const std::set<std::string> k_ends_it = {"destroy-unattached", "exit-unattached", "exit-empty"};

}  // namespace

std::vector<Group> usage_groups(const std::vector<std::string>& list_commands,
                                const std::vector<std::string>& offered) {
  std::vector<Group> groups;
  for (const std::string& line : list_commands) {
    const Usage usage = parse_usage(line);
    if (std::find(offered.begin(), offered.end(), usage.name) != offered.end()) add_usage(groups, usage);
  }
  return groups;
}

std::vector<Group> option_groups(const std::string& scope, const std::vector<std::string>& lines) {
  std::vector<Group> groups;
  std::set<std::string> done;
  for (const std::string& line : lines) {
    const std::string name = line.substr(0, line.find_first_of(" ["));
    if (name.empty() || !done.insert(name).second) continue;
    const auto put = [&](const std::string& what, std::vector<Words> calls) {
      calls.push_back({"set-option", scope + "u", name});
      add(groups, "options", {fmt::format("{} {} {}", scope, name, what), std::move(calls), {}, Mask::none});
    };
    put("shown", {{"show-options", scope, name}, {"show-options", scope + "v", name}});
    if (k_ends_it.contains(name)) continue;
    put("no value", {{"set-option", scope, name}, {"show-options", scope + "v", name}});
    for (const char* value : k_values) {
      put(value, {{"set-option", scope, name, value, ";", "show-options", scope + "v", name}});
    }
    put("appended", {{"set-option", scope + "a", name, "x", ";", "show-options", scope + "v", name}});
    put("empty", {{"set-option", scope, name, "", ";", "show-options", scope + "v", name}});
  }
  return groups;
}

}  // namespace parity
