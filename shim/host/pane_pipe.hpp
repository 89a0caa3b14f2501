// SPDX-License-Identifier: ISC
// pipe-pane: a shell command that gets a copy of the pane's output on its stdin and may type into the pane with its
// stdout (cmd-pipe-pane.c). One socket pair, never blocking; a slow or dead command never holds the pane up.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "shim/host/host_client.hpp"
#include "shim/host/output_queue.hpp"
#include "state/error.hpp"
#include "state/fd.hpp"

namespace shim {

class PanePipe {
 public:
  // Starts the command; what was open before is closed.
  state::Result<void> open(const PipeRequest& request);
  void close();

  bool is_open() const { return static_cast<bool>(fd_); }
  // Output that the command has not taken yet: the end of the pane waits for it.
  bool has_pending() const { return is_open() && !queue_.empty(); }
  void output(std::string_view bytes);

  // For poll(2): the descriptor (-1: none) and what to wait for.
  int fd() const { return fd_.get(); }
  short events() const;
  // Reacts to poll's answer; returns what the command typed.
  std::string handle(short revents);

 private:
  std::string receive();
  state::Fd fd_;
  OutputQueue queue_;
  bool to_command_ = false;
  bool from_command_ = false;
};

}  // namespace shim
