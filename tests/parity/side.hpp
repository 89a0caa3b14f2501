// SPDX-License-Identifier: ISC
// One of the two programs that are compared, in a universe of its own: a private TMUX_TMPDIR and no configuration.
#pragma once

#include <string>

#include "tests/parity/case_file.hpp"
#include "tests/support/run_program.hpp"

namespace parity {

struct Answer {
  int status = -1;
  std::string out, err;
  bool operator==(const Answer&) const = default;
  std::string describe() const;
};

class Side {
 public:
  explicit Side(std::string program);
  ~Side();  // kill-server, and the folder goes
  Side(const Side&) = delete;
  Side& operator=(const Side&) = delete;

  // Normalised: the universe's folder reads DIR; with Mask::digits every run of digits reads N.
  Answer run(const Words& words, Mask mask = Mask::none) const;

 private:
  std::string program_, folder_;
  support::RunOptions options_;
};

}  // namespace parity
