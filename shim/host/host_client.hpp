// SPDX-License-Identifier: ISC
// The shim's side of a pane host's socket: one connection, one or more requests, each one round trip.
// Errors: not_found (no such host), peer_gone (it died), unsupported (an older host), busy (no answer in time),
// and whatever the host answers. Not to be used while a LockedRegistry is alive.
#pragma once

#include <sys/types.h>

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "shim/host/spawn_request.hpp"
#include "shim/keys/keys.hpp"
#include "shim/term/terminal.hpp"
#include "state/error.hpp"
#include "state/fd.hpp"
#include "state/model.hpp"
#include "state/state_dir.hpp"

namespace shim {

// A run of input: written to the program as one uninterrupted sequence, keys encoded by the host in the modes of that
// moment.
struct InputItem {
  enum class Kind : std::uint8_t {
    bytes,      // as they are
    key,        // `key`; `bytes` if there is no way to send it in the modes of that moment
    bracketed,  // `bytes`, in paste brackets when the program enabled mode 2004
  };
  Kind kind = Kind::bytes;
  std::string bytes;
  Key key{};
};

struct PipeRequest {
  std::string command;                        // empty: close the pipe
  bool to_command = true;                     // -O: pane output to the command's stdin
  bool from_command = false;                  // -I: the command's stdout to the pane's input
  bool only_if_none = false;                  // -o
  std::string path = {};                      // working folder of the command; empty: the pane's
  std::vector<std::string> environment = {};  // of the command; empty: the pane's
};

// What a host knows of its own pane: enough to rebuild its registry entry.
struct HostInfo {
  std::string nonce;
  pid_t host_pid = 0;
  pid_t child_pid = 0;
  std::int64_t created_us = 0;
  SpawnRequest spawn;            // of the current program, with the current size
  std::uint64_t resized_at = 0;  // the greatest generation it has heard of
  PaneSite site = {};            // as it was told last
};

struct CopyRequest;
struct CopyAnswer;

class HostClient {
 public:
  static state::Result<HostClient> connect(const state::StateDir& dir, state::PaneId pane);
  // Finds the host even while it is only staged (committed, but not told its id yet): the request then waits for it.
  static state::Result<HostClient> connect(const state::StateDir& dir, const state::Pane& pane);

  state::Result<void> input(const std::vector<InputItem>& items);
  state::Result<std::string> capture(const CaptureRequest& request);
  // `generation` orders resizes: a host ignores one that is older than the last it took.
  // `site` keeps what the host knows of its place up to date.
  state::Result<void> resize(TerminalSize size, std::uint64_t generation, const PaneSite& site = {});
  // Same host, same id, same history; a running program is an error (exists) unless `kill`. Returns the new child's
  // pid; when the new program can't be executed, the old one is left as it was.
  state::Result<pid_t> respawn(const SpawnRequest& request, bool kill);
  state::Result<void> set_title(std::string_view title);
  state::Result<void> clear_history();
  state::Result<void> reset();
  // Output for a pane that was made without a program; for others an error (invalid_argument), "pane is not empty".
  state::Result<void> feed(std::string_view bytes);
  // Drops the lines below the cursor, as far as the history has lines for the top.
  state::Result<void> trim();
  // A program that ended is an error (not_found): "target pane has exited".
  state::Result<void> pipe(const PipeRequest& request);
  state::Result<CopyAnswer> copy(const CopyRequest& request);
  state::Result<HostInfo> info();
  // info() with the pane's site, in two steps: many hosts are asked at once. unsupported: an older host.
  void ask_for_description();
  state::Result<HostInfo> description(std::chrono::milliseconds wait);
  // The host hangs up its program, removes its files and exits; returns when it is gone or after a bounded wait.
  state::Result<void> stop();

  int fd() const { return socket_.get(); }

 private:
  HostClient(state::PaneId pane, state::Fd socket) : pane_(pane), socket_(std::move(socket)) {}
  state::Result<std::string> ask(const std::string& frame, std::chrono::milliseconds wait) const;
  state::Result<void> order(const std::string& frame) const;

  state::PaneId pane_;
  state::Fd socket_;
};

// Stops many hosts: asks all, then waits for all (bounded), then kills those that did not obey. Hosts that are gone
// already are fine; files that they left behind are removed.
// See shim/host/doomed_hosts.hpp for a way that survives the death of this process.
void stop_hosts(const state::StateDir& dir, const std::vector<state::Pane>& panes);

// Tells a host its size without waiting for an answer; a host that is gone is fine. For many panes after a commit, and
// for hosts, which must never wait for each other.
void post_resize(const state::StateDir& dir, const state::Pane& pane, TerminalSize size, std::uint64_t generation);

}  // namespace shim
