// SPDX-License-Identifier: ISC
// Real tmux and Roost, each in a universe of its own, driven by the same client. What the client prints and what it
// leaves behind must be the same.
#pragma once

#include <string>
#include <vector>

#include "tests/support/temp_universe.hpp"

namespace clients {

class TwoSides {
 public:
  TwoSides();

  // In both folders.
  void folder(const std::string& name);
  void file(const std::string& name, const std::string& text);
  void set(const std::string& key, const std::string& value);
  // Which universe is compared: that of -L NAME.
  void look_at(const std::string& socket) { socket_ = socket; }

  // A shell command line on both sides at once. Expects one exit status and one text on stdout and on stderr, but for
  // the names of the folders; those of real tmux are returned.
  support::RunResult run(const std::string& script) const;

  // Waits until every text of `until` is there, no shell is busy and both universes are the same; fails after a while
  // and shows the first lines that differ. Returns the reference's universe as text.
  std::string expect_same_universe(const std::vector<std::string>& until = {}) const;

 private:
  std::string normal(const support::TempUniverse& side, std::string text) const;

  support::TempUniverse reference_;
  support::TempUniverse roost_;
  std::string socket_ = "default";
};

}  // namespace clients
