// SPDX-License-Identifier: ISC
// A named pipe by which a program in a pane tells that it is there: whoever writes a line to path() sets it off.
#pragma once

#include <string>

#include "state/fd.hpp"

namespace bench {

class Event {
 public:
  explicit Event(std::string path);
  const std::string& path() const { return path_; }
  int descriptor() const { return pipe_.get(); }
  bool is_set() const;
  void wait() const;   // for one byte
  void clear() const;  // what else came

 private:
  std::string path_;
  state::Fd pipe_;
};

}  // namespace bench
