// SPDX-License-Identifier: ISC
// LiveSource over the status pages of running hosts (mmap, no round trip) and /proc.
#pragma once

#include <map>
#include <memory>

#include "shim/live/world.hpp"
#include "state/state_dir.hpp"

namespace shim {

class HostAnswers;

class LivePages final : public LiveSource {
 public:
  // `answers` is for use under the lock and outlives this.
  explicit LivePages(state::StateDir dir, HostAnswers* answers = nullptr);
  ~LivePages() override;
  const PaneFacts* facts(const state::Pane& pane) override;
  void forget_facts() override;
  std::string current_command(const state::Pane& pane) override;
  std::string current_path(const state::Pane& pane) override;
  std::vector<std::string> screen_lines(const state::Pane& pane) override;
  const Variables* copy_variables(const state::Pane& pane, std::string_view word_separators) override;
  std::string window_name(const state::Registry& registry, const state::Window& window) override;

 private:
  std::string name_now(const state::Registry& registry, const state::Window& window);

  struct Impl;
  std::unique_ptr<Impl> impl_;
};

// An entry whose host is gone is dead. RunningHosts (host_board.hpp) is cheaper, and knows of most that they live; the
// lock of the page decides, also across pid namespaces and where we may not look at the process.
bool page_held(const state::StateDir& dir, const state::Pane& pane);

}  // namespace shim
