// SPDX-License-Identifier: ISC
// Which hosts run, in one read: a file with a word for each, which holds the pid of the host that took it. The kernel
// marks the word when that process ends, however it ends: set_robust_list(2), and robust-futexes.rst of the kernel's
// documentation. So no command has to ask for each pid; process_vm_readv(2) costs some microseconds a host. Behind the
// words each has a place for what is in its status page (board_place.hpp).
//
// The board only ever vouches for the living: a host that has no word (no room, a lost race for the file, a kernel
// without robust lists) is asked for by its pid as before, and what is in no place is read from the page. It lies in
// the state folder, of one boot, and is not part of the registry: whoever deletes it makes commands slower and nothing
// else.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "shim/host/board_place.hpp"
#include "state/error.hpp"
#include "state/state_dir.hpp"

namespace shim {

class HostBoard {
 public:
  // Hosts beyond that have no word.
  static constexpr std::size_t k_words = 4096 - 2;

  // For the process that is a host now, once: not inherited by its children, ended by exec. Without locks: words are
  // taken by compare and exchange. Its place, mapped for as long as the process lives; null: there is no room for one.
  static state::Result<BoardPlace*> enlist(const state::StateDir& dir, std::string_view nonce);

  // What stands there now; empty when there is no board of this boot.
  static HostBoard read(const state::StateDir& dir);
  bool vouches_for(std::int64_t pid) const;

 private:
  std::vector<std::uint32_t> living_;  // ascending
};

// The places of the board, as they are at any moment.
class BoardPlaces {
 public:
  // Those that were taken by now. Empty when there is no board of this boot.
  explicit BoardPlaces(const state::StateDir& dir);
  ~BoardPlaces();
  BoardPlaces(const BoardPlaces&) = delete;
  BoardPlaces& operator=(const BoardPlaces&) = delete;
  // False: ask its page. Says nothing of whether the host lives.
  bool facts_of(std::string_view nonce, PaneFacts& facts) const;

 private:
  void* mapping_ = nullptr;
  std::size_t size_ = 0;
  std::vector<std::pair<std::uint64_t, const BoardPlace*>> owners_;  // ascending
};

// Asks for the first few hosts by their pids, and reads the board when there are more.
class RunningHosts {
 public:
  explicit RunningHosts(state::StateDir dir) : dir_(std::move(dir)) {}
  // As certainly_running(): false says nothing.
  bool certainly_has(std::int64_t pid);

 private:
  state::StateDir dir_;
  std::size_t asked_ = 0;
  std::optional<HostBoard> board_;
};

}  // namespace shim
