// SPDX-License-Identifier: ISC
// One of the two programs whose cost of output is compared: panes that all write the same text at the same time, and
// the processor time and memory of what keeps them, the server or the hosts. The programs in the panes do not count.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace bench {

// The program in a pane: waits for FOLDER/go, writes FOLDER/text, and asks the terminal for its status; when the answer
// is there, all was taken. Then it makes FOLDER/done.NUMBER.
int run_writer(const std::string& folder, const std::string& number);

// When memory is looked at: at once, or when nothing has happened for a while, which is the state of most panes.
enum class Look { at_once, at_rest };

struct OutputCost {
  double cpu_seconds = 0;
  double pss_kib = 0;
};

class OutputSide {
 public:
  // `self` is this program, which is the writer too.
  OutputSide(std::string binary, std::string self);
  ~OutputSide();
  OutputSide(const OutputSide&) = delete;
  OutputSide& operator=(const OutputSide&) = delete;

  OutputCost measure(std::string_view text, unsigned panes, unsigned history, Look look);

 private:
  std::string run(const std::vector<std::string>& words) const;
  void wait_for(const std::string& kind, unsigned count) const;

  std::string binary_, self_, folder_;
  std::vector<std::string> environment_;
};

}  // namespace bench
