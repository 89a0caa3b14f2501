// SPDX-License-Identifier: ISC
// The spawn protocol (docs/architecture.md): the host is forked first, without an id and with nothing running; the
// registry transaction then names it; go() tells it who it is and starts the program. A staged host that is dropped,
// or whose shim dies, removes its own entry (it finds it by nonce) and exits.
#pragma once

#include <sys/types.h>

#include <functional>
#include <string>

#include "shim/host/spawn_request.hpp"
#include "state/error.hpp"
#include "state/fd.hpp"
#include "state/state_dir.hpp"

namespace shim {

class StagedHost {
 public:
  // Forks. The host detaches from the caller at once: own session, no inherited descriptors, name "tmux: server".
  // Must not be called while a LockedRegistry is alive.
  // `in_host` is called there before anything else is made.
  static state::Result<StagedHost> fork_host(
      const state::StateDir& dir, const std::string& socket_path, const std::function<void()>& in_host = [] {});

  StagedHost(StagedHost&&) noexcept = default;
  StagedHost& operator=(StagedHost&&) noexcept = default;

  const std::string& nonce() const { return nonce_; }
  pid_t pid() const { return pid_; }

  // Tells it to start the program, and does not wait for it.
  state::Result<void> go(const SpawnRequest& request);
  // After go(): the child's pid; the error of a failed exec carries its errno, and the host is gone then.
  state::Result<pid_t> wait_until_running();
  // The host exits without having run anything.
  void abandon();

 private:
  StagedHost(std::string nonce, pid_t pid, state::Fd channel)
      : nonce_(std::move(nonce)), pid_(pid), channel_(std::move(channel)) {}
  std::string nonce_;
  pid_t pid_ = 0;
  state::Fd channel_;
};

}  // namespace shim
