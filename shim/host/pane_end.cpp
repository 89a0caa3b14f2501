// SPDX-License-Identifier: ISC
#include "shim/host/pane_end.hpp"

#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <vector>

#include "shim/host/host_client.hpp"
#include "shim/options/option_table.hpp"
#include "shim/options/option_view.hpp"
#include "shim/tree/tree.hpp"
#include "state/locked_registry.hpp"
#include "state/test_point.hpp"

namespace shim {
namespace {

using state::ErrorCode;
using state::PaneId;
using state::Registry;
using state::Result;
using state::StateDir;

constexpr std::string_view k_format_option = "remain-on-exit-format";

// Sizes to be told once the transaction is committed.
class Siblings {
 public:
  void collect(const Registry& registry, const TreeChange& change) {
    generation_ = registry.head().generation + 1;
    told_.clear();
    for (const PaneSize& size : change.resized) {
      if (const state::Pane* pane = registry.pane(size.pane)) told_.push_back({*pane, {size.width, size.height}});
    }
  }
  void tell(const StateDir& dir) const {
    for (const auto& [pane, size] : told_) post_resize(dir, pane, size, generation_);
  }

 private:
  struct Told {
    state::Pane pane;
    TerminalSize size;
  };
  std::vector<Told> told_;
  std::uint64_t generation_ = 0;
};

// server_destroy_pane's reading of remain-on-exit.
EndVerdict verdict_of(std::string_view remain, std::optional<int> status) {
  if (remain == "off") return EndVerdict::removed;
  if (!status) return EndVerdict::wait_for_status;
  const bool success = WIFEXITED(*status) && WEXITSTATUS(*status) == 0;
  return remain == "failed" && success ? EndVerdict::removed : EndVerdict::keep;
}

HookEvent pane_event(std::string name, PaneId pane) {
  HookEvent event;
  event.name = std::move(name);
  event.pane = pane;
  return event;
}

// The pane leaves the layout before its window goes with it, if it was the last one.
void announce(PaneId pane, const TreePicture& before, const Registry& registry, std::vector<HookEvent>& events) {
  std::vector<HookEvent> first{pane_event("pane-exited", pane)};
  for (const auto& [id, window] : before.windows) {
    const bool holds = std::find(window.panes.begin(), window.panes.end(), pane) != window.panes.end();
    if (!holds || registry.window(state::WindowId{id}) != nullptr) continue;
    first.push_back({"window-layout-changed", {}, {}, state::WindowId{id}, window.name, {}});
  }
  events.insert(events.begin(), first.begin(), first.end());
}

PaneEnd decide(const Registry& registry, PaneId pane, std::optional<int> status, EndCause cause) {
  if (cause == EndCause::host_stopped || registry.pane(pane) == nullptr) return {};
  const OptionView options(registry, place_of_pane(registry, pane));
  PaneEnd end;
  end.verdict = verdict_of(options.text("remain-on-exit"), status);
  if (end.verdict == EndVerdict::keep) {
    end.notice_format = options.text(k_format_option);
    const OptionSpec* spec = find_option(k_format_option);
    if (registry.head().hooks) end.events.push_back(pane_event("pane-died", pane));
    end.default_notice = spec != nullptr && end.notice_format == spec->default_value;
  }
  return end;
}

// Leaves a transaction without writing: not a failure.
auto nothing_to_write() { return state::fail(ErrorCode::exists, "nothing to write"); }
bool is_nothing_to_write(const Result<void>& done) { return !done && done.error().code == ErrorCode::exists; }

std::optional<PaneId> own_pane(const Registry& registry, std::string_view nonce) {
  for (const auto& [id, host] : registry.pane_hosts()) {
    if (host != ::getpid()) continue;
    const state::Pane* pane = registry.pane(id);
    if (pane != nullptr && pane->nonce == nonce) return id;
  }
  return std::nullopt;
}

}  // namespace

bool was_removed(const StateDir& dir, PaneId pane) {
  const auto seen = state::read_registry(dir);
  return seen && seen->pane(pane) == nullptr;
}

Result<PaneEnd> end_pane(const StateDir& dir, PaneId pane, std::optional<int> status, EndCause cause) {
  ROOST_TEST_POINT("exit.seen");
  PaneEnd end;
  // Most ends need no lock: the shim that killed the pane has removed it, or the pane stays. And a universe that is
  // gone must not be made again by its last host.
  if (const auto seen = state::read_registry(dir); seen) {
    end = decide(*seen, pane, status, cause);
    if (end.verdict != EndVerdict::removed || seen->pane(pane) == nullptr) return end;
  } else if (seen.error().code == ErrorCode::not_found) {
    return end;
  }
  Siblings siblings;
  const Result<void> done = state::transact(dir, [&](Registry& registry) -> Result<void> {
    end = decide(registry, pane, status, cause);
    if (end.verdict != EndVerdict::removed || registry.pane(pane) == nullptr) return nothing_to_write();
    TreeChange change;
    std::optional<TreePicture> before;
    std::optional<state::Head> head;
    if (registry.head().hooks) {
      before = TreePicture::of(registry);
      head = registry.head();
    }
    remove_pane(registry, pane, change);
    if (before) {
      if (!registry.head().running) end.ended = std::move(head);
      end.events = events_between(*before, TreePicture::of(registry), {});
      announce(pane, *before, registry, end.events);
    }
    siblings.collect(registry, change);
    ROOST_TEST_POINT("exit.before_commit");
    return {};
  });
  if (!done && !is_nothing_to_write(done)) return tl::unexpected(done.error());
  if (done) {
    ROOST_TEST_POINT("exit.after_commit");
    siblings.tell(dir);
  }
  return end;
}

// Whoever could have committed the entry is gone, so a look without the lock is the last word on "no entry".
Result<void> remove_staged_entry(const StateDir& dir, std::string_view nonce) {
  const auto seen = state::read_registry(dir);
  if (seen && !own_pane(*seen, nonce)) return {};
  if (!seen && seen.error().code == ErrorCode::not_found) return {};
  Siblings siblings;
  Result<void> done = state::transact(dir, [&](Registry& registry) -> Result<void> {
    const auto pane = own_pane(registry, nonce);
    if (!pane) return nothing_to_write();
    TreeChange change;
    remove_pane(registry, *pane, change);
    siblings.collect(registry, change);
    return {};
  });
  if (!done && !is_nothing_to_write(done)) return done;
  siblings.tell(dir);
  return {};
}

Result<void> name_window(const StateDir& dir, PaneId pane, std::string_view name) {
  const auto clean = clean_window_name(name);
  if (!clean) return {};
  const auto wanted = [&](const Registry& registry) {
    const Place place = place_of_pane(registry, pane);
    if (place.window == nullptr || !OptionView(registry, place).flag("allow-rename")) return false;
    return name.empty() || place.window->name != *clean || OptionView(registry, place).flag("automatic-rename");
  };
  // Most programs that send this are not allowed to, and shells send it with every prompt: no lock for those.
  if (const auto seen = state::read_registry(dir); seen && !wanted(*seen)) return {};
  Result<void> done = state::transact(dir, [&](Registry& registry) -> Result<void> {
    if (!wanted(registry)) return nothing_to_write();
    state::Window* window = registry.edit_window(registry.pane(pane)->window);
    if (name.empty()) {
      window->options.erase("automatic-rename");
      if (!OptionView(registry, place_of_pane(registry, pane)).flag("automatic-rename")) window->name.clear();
    } else {
      window->options["automatic-rename"] = "off";
      window->name = *clean;
    }
    return {};
  });
  if (!done && !is_nothing_to_write(done)) return done;
  return {};
}

}  // namespace shim
