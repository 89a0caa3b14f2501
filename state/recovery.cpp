// SPDX-License-Identifier: ISC
#include "state/recovery.hpp"

#include <sys/stat.h>

#include <algorithm>
#include <cctype>
#include <memory>

#include "state/locked_registry.hpp"
#include "state/quarantine.hpp"
#include "state/seal.hpp"
#include "state/sys_calls.hpp"
#include "state/test_point.hpp"

namespace state {

namespace {

constexpr int k_rounds = 16;

bool exists(const std::string& path) {
  struct stat info {};
  return sys::lstat(path.c_str(), &info) == 0;
}

// "12.page", and not the nonce of a host that has no id yet: those stand there before the first commit.
bool is_page_of_pane(std::string_view name) {
  constexpr std::string_view k_end = ".page";
  if (!name.ends_with(k_end) || name.size() > 10 + k_end.size()) return false;
  name.remove_suffix(k_end.size());
  return !name.empty() && std::all_of(name.begin(), name.end(), [](unsigned char c) { return std::isdigit(c) != 0; });
}

bool has_pages(const StateDir& dir) {
  const std::unique_ptr<DIR, int (*)(DIR*)> open(sys::opendir(dir.panes_path().c_str()), ::closedir);
  if (!open) return false;
  while (const dirent* entry = ::readdir(open.get()))
    if (is_page_of_pane(entry->d_name)) return true;
  return false;
}

// What the journal has may still contradict itself, if somebody else wrote it: then the witness alone is believed.
Result<void> complete(Registry& registry, Witness& witness) {
  witness.complete(registry);
  if (registry.check_invariants()) return {};
  const Seal counters = seal_for(registry, {}, 0);
  registry = Registry::fresh(current_boot_id());
  raise_counters(registry, counters);
  witness.complete(registry);
  return registry.check_invariants();
}

}  // namespace

bool has_traces(const StateDir& dir) { return read_seal(dir) || exists(dir.journal_path()) || has_pages(dir); }

Result<void> recover(const StateDir& dir, Witness& witness) {
  assert_no_lock_held("recover");
  Result<void> outcome;
  for (int round = 0; round < k_rounds; ++round) {
    ROOST_TRY(witness.ask());
    ROOST_TEST_POINT("rebuild.asked");
    ROOST_TRY_ASSIGN(auto guard, LockedRegistry::open_lost(dir));
    if (!guard.rebuilt()) return {};
    if (!witness.heard_all()) continue;
    ROOST_TRY(complete(guard.registry(), witness));
    ROOST_TEST_POINT("rebuild.before_commit");
    outcome = std::move(guard).commit();
    if (outcome || outcome.error().code != ErrorCode::conflict) break;
    back_off(round);
  }
  ROOST_TRY(outcome);
  ROOST_TEST_POINT("rebuild.done");
  trim_set_aside(dir.registry_path());
  return {};
}

}  // namespace state
