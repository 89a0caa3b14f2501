// SPDX-License-Identifier: ISC
#include "shim/host/host_board.hpp"

#include <fcntl.h>
#include <linux/futex.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cstddef>
#include <string>

#include "shim/host/foreground.hpp"
#include "state/checksum.hpp"
#include "state/fd.hpp"
#include "state/sys_calls.hpp"

namespace shim {
namespace {

using state::ErrorCode;
using state::Fd;
using state::Result;

struct Board {
  std::atomic<std::uint64_t> boot;  // of which kernel the pids are; 0: of none yet
  std::atomic<std::uint32_t> words[HostBoard::k_words];
};
static_assert(sizeof(Board) == 16384 && std::atomic<std::uint32_t>::is_always_lock_free);

std::uint64_t this_boot() { return state::checksum(state::current_boot_id()); }

std::string path_in(const state::StateDir& dir) { return dir.path() + "/hosts.board"; }

Result<Board*> map_board(const std::string& path) {
  const Fd file(state::sys::open(path.c_str(), O_RDWR | O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC, 0600));
  if (!file || state::sys::ftruncate(file.get(), sizeof(Board)) != 0) return state::fail_errno(path);
  void* const mapped = state::sys::mmap(nullptr, sizeof(Board), PROT_READ | PROT_WRITE, MAP_SHARED, file.get(), 0);
  if (mapped == MAP_FAILED) return state::fail_errno(path);
  return static_cast<Board*>(mapped);
}

// Of this boot, whoever was the first. A host that took its word on a board that is taken away here is asked for by its
// pid.
Result<Board*> board_of_this_boot(const std::string& path) {
  for (int tries = 0;; ++tries) {
    ROOST_TRY_ASSIGN(Board* const board, map_board(path));
    std::uint64_t boot = 0;
    if (board->boot.compare_exchange_strong(boot, this_boot()) || boot == this_boot()) return board;
    ::munmap(board, sizeof *board);
    if (tries > 0) return state::fail(ErrorCode::conflict, path + ": of another boot");
    state::sys::unlink(path.c_str());
  }
}

std::atomic<std::uint32_t>* take_word(Board& board, std::uint32_t pid) {
  for (auto& word : board.words) {
    std::uint32_t now = word.load(std::memory_order_relaxed);
    if ((now & FUTEX_TID_MASK) == 0 && word.compare_exchange_strong(now, pid)) return &word;
  }
  return nullptr;
}

// The kernel walks from the head to the head, and looks for the word of each entry at `futex_offset` from it. There is
// one entry. All of it lives as long as the process.
Result<void> register_word(std::atomic<std::uint32_t>* word) {
  static robust_list entry;
  static robust_list_head head;
  entry.next = &head.list;
  head.list.next = &entry;
  head.futex_offset = reinterpret_cast<char*>(word) - reinterpret_cast<char*>(&entry);
  head.list_op_pending = nullptr;
  if (::syscall(SYS_set_robust_list, &head, sizeof head) == 0) return {};
  *word = 0;
  return state::fail_errno("set_robust_list");
}

}  // namespace

Result<void> HostBoard::enlist(const state::StateDir& dir) {
  ROOST_TRY_ASSIGN(Board* const board, board_of_this_boot(path_in(dir)));
  auto* const word = take_word(*board, static_cast<std::uint32_t>(::getpid()));
  if (word != nullptr) return register_word(word);
  ::munmap(board, sizeof *board);
  return state::fail(ErrorCode::exists, "no room on the board of hosts");
}

// A page at a time: words are taken from the front, and what is behind an empty page is empty.
HostBoard HostBoard::read(const state::StateDir& dir) {
  HostBoard board;
  const Fd file(state::sys::open(path_in(dir).c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC));
  std::uint64_t boot = 0;
  if (!file || state::sys::pread(file.get(), &boot, sizeof boot, 0) != sizeof boot || boot != this_boot()) return board;
  std::array<std::uint32_t, 1024> words{};
  for (off_t at = sizeof boot;; at += sizeof words) {
    const ssize_t got = state::sys::pread(file.get(), words.data(), sizeof words, at);
    const auto before = board.living_.size();
    for (std::size_t i = 0; got > 0 && i < static_cast<std::size_t>(got) / sizeof words[0]; ++i) {
      const std::uint32_t pid = words[i] & FUTEX_TID_MASK;  // 0 once the kernel has marked it
      if (pid != 0) board.living_.push_back(pid);
    }
    if (got != static_cast<ssize_t>(sizeof words) || board.living_.size() == before) break;
  }
  std::sort(board.living_.begin(), board.living_.end());
  return board;
}

bool HostBoard::vouches_for(std::int64_t pid) const {
  return pid > 0 && std::binary_search(living_.begin(), living_.end(), static_cast<std::uint32_t>(pid));
}

bool RunningHosts::certainly_has(std::int64_t pid) {
  constexpr std::size_t k_few = 3;
  if (++asked_ > k_few && !board_) board_ = HostBoard::read(dir_);
  return pid > 0 && ((board_ && board_->vouches_for(pid)) || certainly_running(static_cast<pid_t>(pid)));
}

}  // namespace shim
