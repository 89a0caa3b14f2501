// SPDX-License-Identifier: ISC
#include "tests/soak/fault_injector.hpp"

#include <signal.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "state/locked_registry.hpp"
#include "tests/support/process_list.hpp"

namespace soak {
namespace {

// Kills a process that is of our folder for certain: what the number means can't change once it is open.
bool kill_ours(pid_t pid, const std::string& folder) {
  const state::Fd process(static_cast<int>(::syscall(SYS_pidfd_open, pid, 0)));
  if (!process || !support::process_is_of(pid, folder)) return false;
  return ::syscall(SYS_pidfd_send_signal, process.get(), SIGKILL, nullptr, 0) == 0;
}

}  // namespace

void FaultInjector::strike() {
  const auto registry = state::read_registry(state::StateDir::at(plan_.state_path()));
  if (!registry) return;
  const auto hosts = registry->pane_hosts();
  if (hosts.empty()) return;
  const auto [pane, host] = dice_.pick(hosts);
  const bool whole_host = dice_.below(3) != 0;
  const pid_t victim = whole_host ? static_cast<pid_t>(host) : support::child_of(static_cast<pid_t>(host));
  if (victim <= 1) return;
  ledger_.announce_kill("%" + std::to_string(pane.value));
  if (kill_ours(victim, plan_.folder)) ++(whole_host ? figures_.hosts_killed : figures_.programs_killed);
}

}  // namespace soak
