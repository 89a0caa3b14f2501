// SPDX-License-Identifier: ISC
// Panes whose programs all write the same text at the same time.
#pragma once

#include <string>
#include <string_view>

#include "bench/event.hpp"
#include "bench/scenario.hpp"

namespace bench {

// The program in a pane: waits for the start, writes the text of `folder`, and asks the terminal for its status; when
// the answer is there, all was taken. Then it says so, and stays.
int run_writer(const std::string& folder);

class PrintingPanes {
 public:
  // 80x24 each. They are ready to write when this is done.
  PrintingPanes(Bench& bench, const std::string& binary, unsigned panes, unsigned history, std::string_view text);

  void start();
  void wait() const;  // until all is written and taken
  bool some_done() const { return done_.is_set(); }
  Side& side() { return *side_; }

 private:
  std::unique_ptr<Side> side_;
  unsigned panes_;
  Event ready_, done_;
  state::Fd go_;
};

}  // namespace bench
