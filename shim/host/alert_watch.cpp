// SPDX-License-Identifier: ISC
#include "shim/host/alert_watch.hpp"

#include <sys/stat.h>

#include <algorithm>

#include "shim/host/live_pages.hpp"
#include "shim/tree/window_alerts.hpp"
#include "state/locked_registry.hpp"

namespace shim {

namespace {

using state::Alert;
using std::chrono::milliseconds;

// A program that writes all the time costs a look at the document this often.
constexpr milliseconds k_between_looks{250};

auto nothing_to_write() { return state::fail(state::ErrorCode::exists, "nothing to write"); }

}  // namespace

AlertWatch::AlertWatch(state::StateDir dir) : dir_(std::move(dir)), next_look_(Clock::now() + k_between_looks) {}

bool AlertWatch::document_changed() {
  struct stat info {};
  if (::stat(dir_.registry_path().c_str(), &info) != 0) return false;
  const std::uint64_t now[3] = {info.st_ino, static_cast<std::uint64_t>(info.st_size),
                                static_cast<std::uint64_t>(info.st_mtim.tv_sec) * 1'000'000'000U +
                                    static_cast<std::uint64_t>(info.st_mtim.tv_nsec)};
  if (std::equal(std::begin(now), std::end(now), std::begin(stamp_))) return false;
  std::copy(std::begin(now), std::end(now), std::begin(stamp_));
  return true;
}

void AlertWatch::read_options(state::PaneId pane) {
  if (!document_changed()) return;
  wanted_ = {};
  const auto seen = state::read_registry(dir_);
  const state::Pane* record = seen ? seen->pane(pane) : nullptr;
  if (record == nullptr) return;
  wanted_.hooks = seen->head().hooks;
  wanted_.bell =
      monitors(*seen, record->window, Alert::bell) && (wanted_.hooks || is_news(*seen, record->window, Alert::bell));
  wanted_.activity =
      monitors(*seen, record->window, Alert::activity) && is_news(*seen, record->window, Alert::activity);
  wanted_.silence = silence_limit(*seen, record->window);
}

std::vector<HookEvent> AlertWatch::look(state::PaneId pane, const PaneFacts& facts) {
  std::vector<HookEvent> events;
  const auto now = Clock::now();
  const bool rang = facts.bell_count != bells_;
  bells_ = facts.bell_count;
  if (facts.activity_us != activity_us_) activity_waits_ = true;
  const bool spoke = activity_waits_ && now >= next_look_;
  const bool fell_silent = silence_armed_ && now >= silent_at_;
  if (!rang && !spoke && !fell_silent && now < next_look_) return events;
  read_options(pane);
  if (spoke || rang || now >= next_look_) next_look_ = now + k_between_looks;
  if (rang && wanted_.bell) raise(pane, Alert::bell, events);
  if (spoke) {
    activity_waits_ = false;
    if (wanted_.activity) raise(pane, Alert::activity, events);
  }
  if (wanted_.silence == 0) {
    silence_armed_ = false;
  } else if (fell_silent && facts.activity_us == activity_us_) {
    // Again and again: the window may have been looked at meanwhile.
    silent_at_ = now + std::chrono::seconds(wanted_.silence);
    if (is_silent(pane)) raise(pane, Alert::silence, events);
  } else if (facts.activity_us != activity_us_ || !silence_armed_) {
    silence_armed_ = true;
    silent_at_ = now + std::chrono::seconds(wanted_.silence);
  }
  activity_us_ = facts.activity_us;
  return events;
}

int AlertWatch::timeout() const {
  if (!activity_waits_ && !silence_armed_) return -1;
  const auto until = activity_waits_ ? next_look_ : silent_at_;
  const auto left = std::chrono::ceil<milliseconds>(until - Clock::now()).count();
  return static_cast<int>(std::clamp<std::int64_t>(left, 0, 1'000'000'000));
}

// Of several panes the one that wrote last tells of the silence; to become current is no silence either.
bool AlertWatch::is_silent(state::PaneId pane) const {
  const auto seen = state::read_registry(dir_);
  const state::Pane* own = seen ? seen->pane(pane) : nullptr;
  const state::Window* window = own != nullptr ? seen->window(own->window) : nullptr;
  if (window == nullptr) return false;
  LivePages live(dir_);
  const std::int64_t since = state::now_us() - wanted_.silence * 1'000'000;
  if (window->activity_us > since || !is_news(*seen, window->id, Alert::silence)) return false;
  return std::all_of(window->panes.begin(), window->panes.end(), [&](state::PaneId id) {
    const state::Pane* other = seen->pane(id);
    const PaneFacts* facts = other != nullptr && !(id == pane) ? live.facts(*other) : nullptr;
    return facts == nullptr || facts->activity_us <= since;
  });
}

void AlertWatch::raise(state::PaneId pane, Alert alert, std::vector<HookEvent>& events) {
  std::vector<HookEvent> fired;
  const auto done = state::transact(dir_, [&](state::Registry& registry) -> state::Result<void> {
    fired.clear();
    const state::Pane* record = registry.pane(pane);
    if (record == nullptr || !monitors(registry, record->window, alert)) return nothing_to_write();
    if (registry.head().hooks) fired = alert_events(registry, record->window, alert);
    if (!is_news(registry, record->window, alert)) return nothing_to_write();
    raise_alert(registry, record->window, alert);
    return {};
  });
  if (done || done.error().code == state::ErrorCode::exists)
    events.insert(events.end(), std::make_move_iterator(fired.begin()), std::make_move_iterator(fired.end()));
}

}  // namespace shim
