// SPDX-License-Identifier: ISC
// One request of a client, done on a pane. Every request is answered but watch, and stop: its answer is the end of the
// connection.
#pragma once

#include <cstdint>
#include <string>

#include "shim/host/hosted_pane.hpp"
#include "shim/host/wire.hpp"

namespace shim {

struct Answer {
  std::string frame;
  bool stop = false;
  bool watch = false;
};

Answer answer_request(HostedPane& pane, const Frame& request);

}  // namespace shim
