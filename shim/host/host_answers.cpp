// SPDX-License-Identifier: ISC
#include "shim/host/host_answers.hpp"

#include "shim/host/live_pages.hpp"

namespace shim {

const HostAnswers::Lines* HostAnswers::screen(const state::Pane& pane) {
  const auto found = screens_.find(pane.id);
  if (found != screens_.end()) return &found->second;
  screens_wanted_.push_back(pane);
  return nullptr;
}

const LiveSource::Variables* HostAnswers::copy_variables(const state::Pane& pane, std::string_view word_separators) {
  const auto found = variables_.find(pane.id);
  if (found != variables_.end()) return found->second ? &*found->second : nullptr;
  variables_wanted_.emplace_back(pane, word_separators);
  return nullptr;
}

void HostAnswers::ask(const state::StateDir& dir) {
  LivePages live(dir);
  for (const state::Pane& pane : std::exchange(screens_wanted_, {})) screens_[pane.id] = live.screen_lines(pane);
  for (const auto& [pane, separators] : std::exchange(variables_wanted_, {})) {
    const LiveSource::Variables* known = live.copy_variables(pane, separators);
    variables_[pane.id] = known == nullptr ? std::nullopt : std::optional(*known);
  }
}

}  // namespace shim
