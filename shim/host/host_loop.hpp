// SPDX-License-Identifier: ISC
// The life of a pane host once its program runs: one poll(2) loop over the terminal, the clients, signals and the pipe.
// It sleeps when nothing happens and never waits for a client.
#pragma once

#include <poll.h>

#include <chrono>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "shim/host/alert_watch.hpp"
#include "shim/host/hook_watch.hpp"
#include "shim/host/hosted_pane.hpp"
#include "shim/host/output_queue.hpp"
#include "shim/host/pane_end.hpp"
#include "shim/host/wire.hpp"
#include "state/fd.hpp"
#include "state/state_dir.hpp"

namespace shim {

// SIGCHLD and SIGTERM as a descriptor; they are blocked from now on.
state::Result<state::Fd> open_signals();

class HostLoop {
 public:
  HostLoop(state::StateDir dir, HostedPane& pane, state::Fd listener, state::Fd signals);
  ~HostLoop();

  // Until the pane has ended or somebody stopped it. The program has lost its terminal then; the host's files are still
  // there.
  void run();

 private:
  struct Client {
    state::Fd socket;
    FrameBuffer received;
    OutputQueue answers;
    bool watches = false;
  };
  using Clock = std::chrono::steady_clock;

  void wait();
  void handle_signals();
  void handle_terminal(short revents);
  void accept_clients();
  void handle_client(Client& client, short revents);
  bool receive(Client& client);
  void settle();
  void try_to_end(EndCause cause);
  void keep_dead(const PaneEnd& end);
  void fire(const std::vector<HookEvent>& events, const state::Head* ended = nullptr) const;
  int timeout() const;
  int idle_timeout() const;

  state::StateDir dir_;
  HostedPane& pane_;
  state::Fd listener_;
  state::Fd signals_;
  std::vector<std::unique_ptr<Client>> clients_;
  std::vector<pollfd> polled_;
  bool done_ = false;
  bool terminated_ = false;  // SIGTERM
  bool waits_for_status_ = false;
  AlertWatch alerts_;
  HookWatch hook_watch_;
  Clock::time_point busy_at_;  // when something happened last
  bool gave_back_ = false;     // the memory that an idle host does not need
  int failed_ends_ = 0;        // transactions that could not be done
  Clock::time_point retry_at_{};
};

}  // namespace shim
