// SPDX-License-Identifier: ISC
// An interactive shell in a pane, at which one types and looks.
#pragma once

#include <string>

#include "tests/support/temp_universe.hpp"

namespace reference {

class TypingShell {
 public:
  // In the session "typing" of `universe`; its prompt must be "> ".
  TypingShell(const support::TempUniverse& universe, const support::Words& command);

  // Types `keys` on an empty line (\t is the tabulator) and waits until the line reads `line`. With a blank at its end
  // the cursor must stand behind it.
  void expect(const std::string& keys, const std::string& line) const;

 private:
  std::string line() const;
  void clear() const;

  const support::TempUniverse& universe_;
};

}  // namespace reference
