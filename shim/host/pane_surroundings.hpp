// SPDX-License-Identifier: ISC
// What a pane's program may ask about beyond its terminal: options, through formats, and paste buffers. Answers that
// depend on the document only are kept until it is replaced, because programs that clear their screen ask each time.
#pragma once

#include <sys/stat.h>

#include <map>
#include <string>
#include <string_view>

#include "state/ids.hpp"
#include "state/state_dir.hpp"

namespace shim {

class PaneSurroundings {
 public:
  PaneSurroundings(state::StateDir dir, state::PaneId pane) : dir_(std::move(dir)), pane_(pane) {}

  std::string evaluate(std::string_view format);
  void store_clipboard(std::string_view text);
  std::string newest_buffer() const;

 private:
  bool document_changed();

  state::StateDir dir_;
  state::PaneId pane_;
  struct stat seen_ {};
  std::map<std::string, std::string, std::less<>> answers_;
};

}  // namespace shim
