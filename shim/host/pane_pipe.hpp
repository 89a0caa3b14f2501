// SPDX-License-Identifier: ISC
// pipe-pane: a shell command that gets a copy of the pane's output on its stdin and may type into the pane with its
// stdout (cmd-pipe-pane.c). One socket pair, never blocking; a slow or dead command never holds the pane up. A command
// gets every byte up to the end of the pipe, also after it was closed here; one that is k_most_waiting behind is told
// so and gets the end of its pipe there.
#pragma once

#include <cstddef>
#include <cstdint>
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
  static constexpr std::size_t k_most_waiting = 64u << 20;

  // Starts the command; what was open before is closed.
  state::Result<void> open(const PipeRequest& request);
  void close();

  bool is_open() const { return static_cast<bool>(fd_); }
  // Output that the command has not taken yet: the end of the pane waits for it.
  bool has_pending() const { return is_open() && !queue_.empty(); }
  void output(std::string_view bytes);

  // Closed pipes whose commands have not taken everything yet.
  std::vector<int> leaving() const;
  void flush_leaving();
  // At the end of the host: closes, and lets a process of its own hand over what is left, as long as it is taken.
  void leave_behind();

  // For poll(2): the descriptor (-1: none) and what to wait for.
  int fd() const { return fd_.get(); }
  enum class Typing : std::uint8_t { welcome, paused };  // paused: the program does not keep up with its input
  short events(Typing typing) const;
  // Reacts to poll's answer; returns what the command typed.
  std::string handle(short revents);

 private:
  struct Stream {
    state::Fd fd;
    OutputQueue queue;
  };

  void drop();
  std::string receive();
  state::Fd fd_;
  OutputQueue queue_;
  std::vector<Stream> leaving_;
  bool to_command_ = false;
  bool from_command_ = false;
};

}  // namespace shim
