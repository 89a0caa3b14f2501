// SPDX-License-Identifier: ISC
#include "shim/host/hook_watch.hpp"

#include <sys/stat.h>

#include <algorithm>

#include "shim/host/live_pages.hpp"
#include "shim/options/option_view.hpp"
#include "shim/tree/tree.hpp"
#include "state/locked_registry.hpp"

namespace shim {

namespace {

using std::chrono::milliseconds;

constexpr milliseconds k_between_names{500};  // NAME_INTERVAL

void add(std::vector<HookEvent>& events, const char* name, state::PaneId pane, unsigned times) {
  HookEvent event;
  event.name = name;
  event.pane = pane;
  events.insert(events.end(), times, event);
}

}  // namespace

bool HookWatch::document_changed() {
  struct stat info {};
  if (::stat(dir_.registry_path().c_str(), &info) != 0) return false;
  const std::uint64_t now[3] = {info.st_ino, static_cast<std::uint64_t>(info.st_size),
                                static_cast<std::uint64_t>(info.st_mtim.tv_sec) * 1'000'000'000U +
                                    static_cast<std::uint64_t>(info.st_mtim.tv_nsec)};
  if (std::equal(std::begin(now), std::end(now), std::begin(stamp_))) return false;
  std::copy(std::begin(now), std::end(now), std::begin(stamp_));
  return true;
}

void HookWatch::read_hooks(state::PaneId pane) {
  if (!document_changed()) return;
  wanted_ = {};
  const auto seen = state::read_registry(dir_);
  if (!seen || !seen->head().hooks || seen->pane(pane) == nullptr) return;
  const OptionView options(*seen, place_of_pane(*seen, pane));
  const auto has = [&](const char* name) { return !options.items(name).empty(); };
  wanted_ = {has("pane-title-changed"), has("pane-set-clipboard"), has("window-renamed")};
}

std::vector<HookEvent> HookWatch::look(state::PaneId pane, const PaneFacts& facts, const HostedPane::Notices& notices) {
  std::vector<HookEvent> events;
  const bool spoke = facts.activity_us != activity_us_;
  activity_us_ = facts.activity_us;
  const auto now = Clock::now();
  const bool starts = spoke && !name_at_;
  if (starts) name_at_ = std::max(now, last_name_ + k_between_names);
  const bool name_due = name_at_ && now >= *name_at_;
  if (notices.titles == 0 && notices.clipboards == 0 && !name_due && !starts) return events;
  read_hooks(pane);
  if (wanted_.title) add(events, "pane-title-changed", pane, notices.titles);
  if (wanted_.clipboard) add(events, "pane-set-clipboard", pane, notices.clipboards);
  if (name_due) {
    name_at_.reset();
    last_name_ = now;
    if (wanted_.name) look_at_name(pane, facts, events);
  }
  return events;
}

void HookWatch::look_at_name(state::PaneId pane, const PaneFacts& facts, std::vector<HookEvent>& events) {
  const auto seen = state::read_registry(dir_);
  const state::Pane* own = seen ? seen->pane(pane) : nullptr;
  const state::Window* window = own != nullptr ? seen->window(own->window) : nullptr;
  if (window == nullptr || !(window->active == pane)) return;
  if (!OptionView(*seen, Place{.window = window}).flag("automatic-rename")) return;
  if (!name_) {
    const std::string command = facts.start_command[0] != '\0' ? facts.start_command : command_line_of(*own);
    name_ = window_name_from_command(command);
  }
  LivePages live(dir_);
  std::string name = live.window_name(*seen, *window);
  if (name == *name_) return;
  name_ = name;
  HookEvent event;
  event.name = "window-renamed";
  event.window = window->id;
  event.window_name = std::move(name);
  events.push_back(std::move(event));
}

int HookWatch::timeout() const {
  if (!name_at_ || !wanted_.name) return -1;
  const auto left = std::chrono::ceil<milliseconds>(*name_at_ - Clock::now()).count();
  return static_cast<int>(std::clamp<std::int64_t>(left, 0, 1'000'000'000));
}

}  // namespace shim
