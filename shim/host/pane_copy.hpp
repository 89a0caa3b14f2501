// SPDX-License-Identifier: ISC
// The copy mode and the view mode of a hosted pane, and what it was searched for last.
#pragma once

#include <memory>
#include <optional>

#include "shim/host/copy_messages.hpp"
#include "shim/term/terminal.hpp"

namespace shim {

class PaneCopy {
 public:
  PaneCopy();
  ~PaneCopy();
  CopyAnswer answer(const CopyRequest& request, const Terminal& terminal);
  void resize(TerminalSize size);

 private:
  struct Entered;
  Entered* entered(const CopyRequest& request, const Terminal& terminal);

  std::unique_ptr<Entered> modes_[2];  // copy mode, view mode
  LastSearch last_search_;
};

}  // namespace shim
