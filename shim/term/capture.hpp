// SPDX-License-Identifier: ISC
// capture-pane (cmd-capture-pane.c).
#pragma once

#include <string>

#include "shim/term/screen.hpp"
#include "shim/term/terminal.hpp"
#include "state/error.hpp"

namespace shim {

state::Result<std::string> capture_screen(const Screen& screen, const CaptureRequest& request);

// -P: the bytes of an unfinished sequence.
std::string capture_pending(const std::string& pending, const CaptureRequest& request);

}  // namespace shim
