// SPDX-License-Identifier: ISC
// The random mix of commands: a table of weighted rows with places for ids, names and programs.
//
// Sessions are of two families, so that a pane that vanishes can be told from one that was killed. Panes of sessions
// named keep* end by an announced kill-pane, by an announced kill -9, or by kill-server; everything else may happen to
// panes of sessions named prey*. No row moves a pane out of the first family.
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include "tests/soak/soak_plan.hpp"

namespace soak {

enum class Effect : std::uint8_t {
  none,
  kept_pane,     // prints "%pane @window $session": a new pane that must not get lost
  kept_window,   // the pane and the window are new
  kept_session,  // all three are
  prey_pane,
  prey_window,
  prey_session,
  kills_victim,  // the pane that stands for {victim}
  kills_server,
};

struct PaneRow {
  std::string pane, window, session, name;
};
// What a writer last saw.
struct View {
  std::vector<PaneRow> keep, prey;
  std::size_t panes() const { return keep.size() + prey.size(); }
};

struct Call {
  std::vector<std::string> words;
  Effect effect = Effect::none;
  std::string victim;
  std::string input;  // stdin
};

class CommandMix {
 public:
  // `offered`: what list-commands names. Rows of other commands are left out; an offered command without a row gets one
  // that only gives it a target.
  CommandMix(const std::set<std::string>& offered, unsigned pane_cap);

  Call next(Dice& dice, const View& view) const;
  const std::vector<std::string>& without_row() const { return generic_; }

 private:
  struct Row {
    unsigned weight;
    Effect effect;
    std::string text;
  };
  const Row& choose(Dice& dice, bool may_spawn) const;

  std::vector<Row> rows_;
  std::vector<std::string> generic_;
  unsigned pane_cap_;
};

}  // namespace soak
