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
#include "shim/host/guarded_mapping.hpp"
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

struct MappedBoard {
  Fd file;
  Board* board = nullptr;
};

Result<MappedBoard> map_board(const std::string& path) {
  MappedBoard out{Fd(state::sys::open(path.c_str(), O_RDWR | O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC, 0600))};
  // Makes a file longer and never shorter: another host may have its place behind the words already.
  if (!out.file || state::sys::fallocate(out.file.get(), sizeof(Board)) != 0) return state::fail_errno(path);
  void* const mapped = map_guarded(out.file.get(), sizeof(Board), 0);
  if (mapped == MAP_FAILED) return state::fail_errno(path);
  out.board = static_cast<Board*>(mapped);
  return out;
}

// Of this boot, whoever was the first. A host that took its word on a board that is taken away here is asked for by its
// pid.
Result<MappedBoard> board_of_this_boot(const std::string& path) {
  for (int tries = 0;; ++tries) {
    ROOST_TRY_ASSIGN(MappedBoard mapped, map_board(path));
    std::uint64_t boot = 0;
    if (mapped.board->boot.compare_exchange_strong(boot, this_boot()) || boot == this_boot()) return mapped;
    unmap_guarded(mapped.board, sizeof(Board));
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

// Its end is written first, so that all of it is in the file, and that a full file system is seen now.
BoardPlace* map_place(const Fd& file, std::size_t number, std::string_view nonce) {
  constexpr off_t k_page = 4096;
  const auto owner = nonce_number(nonce);
  const auto at = static_cast<off_t>(sizeof(Board) + number * sizeof(BoardPlace));
  const std::uint32_t end = 0;
  const auto end_at = at + static_cast<off_t>(sizeof(BoardPlace) - sizeof end);
  if (!owner || state::sys::pwrite(file.get(), &end, sizeof end, end_at) != sizeof end) return nullptr;
  void* const mapped = map_guarded(file.get(), k_page, at & ~(k_page - 1));
  if (mapped == MAP_FAILED) return nullptr;
  auto* const place = reinterpret_cast<BoardPlace*>(static_cast<char*>(mapped) + (at & (k_page - 1)));
  place->take(*owner);
  return place;
}

}  // namespace

Result<BoardPlace*> HostBoard::enlist(const state::StateDir& dir, std::string_view nonce) {
  ROOST_TRY_ASSIGN(const MappedBoard mapped, board_of_this_boot(path_in(dir)));
  auto* const word = take_word(*mapped.board, static_cast<std::uint32_t>(::getpid()));
  if (word == nullptr) {
    unmap_guarded(mapped.board, sizeof(Board));
    return state::fail(ErrorCode::exists, "no room on the board of hosts");
  }
  ROOST_TRY(register_word(word));
  return map_place(mapped.file, static_cast<std::size_t>(word - mapped.board->words), nonce);
}

// A page at a time: words are taken from the front, and what is behind an empty page is empty.
HostBoard HostBoard::read(const state::StateDir& dir) {
  HostBoard board;
  const Fd file(state::sys::open(path_in(dir).c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC));
  std::uint64_t boot = 0;
  if (!file || state::sys::pread(file.get(), &boot, sizeof boot, 0) != sizeof boot || boot != this_boot()) return board;
  std::array<std::uint32_t, 1024> words{};
  for (off_t at = sizeof boot;; at += sizeof words) {
    const std::size_t room = std::min(sizeof words, sizeof(Board) - static_cast<std::size_t>(at));
    const ssize_t got = state::sys::pread(file.get(), words.data(), room, at);
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

BoardPlaces::BoardPlaces(const state::StateDir& dir) {
  const Fd file(state::sys::open(path_in(dir).c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC));
  struct stat info {};
  if (!file || state::sys::fstat(file.get(), &info) != 0 || !S_ISREG(info.st_mode)) return;
  const auto size = static_cast<std::size_t>(info.st_size);
  if (size <= sizeof(Board)) return;
  void* const mapped = state::sys::mmap(nullptr, size, PROT_READ, MAP_SHARED | MAP_POPULATE, file.get(), 0);
  if (mapped == MAP_FAILED) return;
  mapping_ = mapped;
  size_ = size;
  if (static_cast<const Board*>(mapped)->boot != this_boot()) return;
  const auto* const places = reinterpret_cast<const BoardPlace*>(static_cast<const char*>(mapped) + sizeof(Board));
  const std::size_t count = std::min((size - sizeof(Board)) / sizeof(BoardPlace), HostBoard::k_words);
  for (std::size_t i = 0; i < count; ++i)
    if (const std::uint64_t owner = places[i].owner; owner != 0) owners_.emplace_back(owner, &places[i]);
  std::sort(owners_.begin(), owners_.end());
}

BoardPlaces::~BoardPlaces() {
  if (mapping_ != nullptr) ::munmap(mapping_, size_);
}

bool BoardPlaces::facts_of(std::string_view nonce, PaneFacts& facts) const {
  const auto owner = nonce_number(nonce);
  if (!owner) return false;
  const auto found =
      std::lower_bound(owners_.begin(), owners_.end(), std::pair<std::uint64_t, const BoardPlace*>(*owner, nullptr));
  return found != owners_.end() && found->first == *owner && found->second->read(*owner, facts);
}

bool RunningHosts::certainly_has(std::int64_t pid) {
  constexpr std::size_t k_few = 3;
  if (++asked_ > k_few && !board_) board_ = HostBoard::read(dir_);
  return pid > 0 && ((board_ && board_->vouches_for(pid)) || certainly_running(static_cast<pid_t>(pid)));
}

}  // namespace shim
