// SPDX-License-Identifier: ISC
// One of the two that are compared: a tmux with a server or hosts of its own, sessions with feeders in their panes, and
// everything that can be seen of a pane.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "tests/support/run_program.hpp"
#include "tests/terminal/case_file.hpp"
#include "tests/terminal/feeder.hpp"

namespace parity {

using Words = std::vector<std::string>;
using Observations = std::vector<std::pair<std::string, std::string>>;  // what was asked, what it gave

class Subject {
 public:
  // `self` is this program, which also is the feeder; `folder` is short, empty and private.
  Subject(std::string binary, std::string self, std::string folder);
  ~Subject();
  Subject(const Subject&) = delete;
  Subject& operator=(const Subject&) = delete;

  // A session for each case, c0 c1 ...; false when they did not all come up.
  bool open(const std::vector<const Case*>& cases);
  void close();  // ends everything; a new open() may follow

  void begin(unsigned pane, const Step& step);        // sends bytes
  bool finish(unsigned pane, const Step& step);       // waits until they were eaten
  void look(unsigned pane, const std::string& when);  // adds to what was observed
  void tell(unsigned pane, const Words& command);     // a command, with its outcome observed

  support::RunResult run(const Words& words) const;
  Observations& observed(unsigned pane) { return observed_[pane]; }
  const std::string& trouble() const { return trouble_; }

 private:
  bool wait_until_pending(unsigned pane);

  std::string binary_, self_, folder_, label_;
  unsigned opened_ = 0;
  std::vector<std::string> environment_;
  FeederHub hub_;
  std::vector<Observations> observed_;
  std::vector<std::string> answers_;
  std::string trouble_;
};

}  // namespace parity
