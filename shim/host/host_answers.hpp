// SPDX-License-Identifier: ISC
// What formats want to hear from hosts while the registry is locked, when nobody may be asked (docs/locking.md, rule
// 6): what is missing is noted, the transaction gives up, the hosts are asked, and it is made again.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "shim/live/world.hpp"
#include "state/state_dir.hpp"

namespace shim {

class HostAnswers {
 public:
  using Lines = std::vector<std::string>;

  // An answer that is there; null notes the question.
  const Lines* screen(const state::Pane& pane);
  const LiveSource::Variables* copy_variables(const state::Pane& pane, std::string_view word_separators);

  bool anything_missing() const { return !screens_wanted_.empty() || !variables_wanted_.empty(); }
  // Without the lock. A host that does not answer is not asked again: formats take it as gone.
  void ask(const state::StateDir& dir);

 private:
  std::map<state::PaneId, Lines> screens_;
  std::map<state::PaneId, std::optional<LiveSource::Variables>> variables_;
  std::vector<state::Pane> screens_wanted_;
  std::vector<std::pair<state::Pane, std::string>> variables_wanted_;
};

}  // namespace shim
