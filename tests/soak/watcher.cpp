// SPDX-License-Identifier: ISC
#include "tests/soak/watcher.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <sstream>

#include "state/locked_registry.hpp"
#include "tests/support/process_list.hpp"
#include "tests/support/run_program.hpp"

namespace soak {
namespace {

// On a busy machine what is on its way takes its time; what is stuck stays for ever.
constexpr std::int64_t k_patience_ms = 20'000;

}  // namespace

void Watcher::complain(const std::string& text) {
  fmt::print(stderr, "soak: {}\n", text);
  complaints_.push_back(text);
}

void Watcher::check() {
  ledger_.drain();
  for (const auto& text : ledger_.take_complaints()) complain(text);
  check_registry();
  const auto expected = ledger_.expected();
  std::vector<Listed> panes;
  if (!list(panes)) return;
  ++checks_;
  check_alive(panes);
  check_kept(expected, panes);
}

void Watcher::check_registry() {
  const auto registry = state::read_registry(state::StateDir::at(plan_.state_path()));
  if (!registry && registry.error().code == state::ErrorCode::not_found) return;
  if (!registry) return complain("the registry does not load: " + registry.error().message);
  if (const auto sound = registry->check_invariants(); !sound)
    complain("the registry is not sound: " + sound.error().message);
}

bool Watcher::list(std::vector<Listed>& panes) {
  const auto result =
      support::run_program({plan_.tmux, "list-panes", "-a", "-F", "#{pane_id} #{pane_pid} #{pane_dead}"},
                           {plan_.environment, plan_.folder, {}});
  // No session: the first command has not come yet, none is left, or not yet one after a start-server. (That none is
  // lost by it, check_kept sees.)
  const bool empty = result.err.find("(No such file or directory)") != std::string::npos ||
                     result.err.find("no server running") != std::string::npos || result.err == "no current target\n";
  if (result.exit_code != 0 && !empty) {
    complain("list-panes: " + result.describe());
    return false;
  }
  std::istringstream in(result.out);
  Listed row;
  for (int dead = 0; in >> row.pane >> row.program >> dead; panes.push_back(row)) row.dead = dead != 0;
  return true;
}

// The program of a listed pane is alive or has only just ended.
void Watcher::check_alive(const std::vector<Listed>& panes) {
  std::map<std::string, std::int64_t> dead;
  for (const Listed& row : panes) {
    if (row.dead || row.program == 0 || support::process_alive(row.program)) continue;
    const std::string key = fmt::format("{} {}", row.pane, row.program);
    const auto known = dead_since_.find(key);
    const std::int64_t since = known == dead_since_.end() ? now_ms() : known->second;
    dead[key] = since;
    if (now_ms() - since > k_patience_ms) complain("listed, but its program is gone: " + key);
  }
  dead_since_ = std::move(dead);
}

void Watcher::check_kept(const std::set<std::string>& expected, const std::vector<Listed>& panes) {
  std::set<std::string> listed;
  for (const Listed& row : panes) listed.insert(row.pane);
  ledger_.drain();
  const auto still = ledger_.expected();
  for (const auto& pane : expected) {
    if (listed.contains(pane) || !still.contains(pane) || !lost_.insert(pane).second) continue;
    complain("lost, and nobody killed it: " + pane);
  }
}

void Watcher::check_orphans() {
  std::map<pid_t, std::int64_t> orphans;
  std::set<pid_t> known;
  const auto registry = state::read_registry(state::StateDir::at(plan_.state_path()));
  if (registry)
    for (const auto& [pane, host] : registry->pane_hosts()) known.insert(static_cast<pid_t>(host));
  for (const pid_t pid : support::processes_of(plan_.folder)) {
    if (known.contains(pid) || !support::command_line_of(pid).starts_with("tmux: server")) continue;
    const auto before = orphan_since_.find(pid);
    const std::int64_t since = before == orphan_since_.end() ? now_ms() : before->second;
    orphans[pid] = since;
    if (now_ms() - since > k_patience_ms) {
      complain(fmt::format("a host that nobody lists: {} {}", pid, support::command_line_of(pid)));
      orphans[pid] = now_ms();
    }
  }
  orphan_since_ = std::move(orphans);
}

}  // namespace soak
