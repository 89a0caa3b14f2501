// SPDX-License-Identifier: ISC
#include "state/file_lock.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <ctime>
#include <optional>

#include "state/held_locks.hpp"
#include "state/sys.hpp"
#include "state/sys_calls.hpp"
#include "state/wait_limit.hpp"

namespace state {

namespace {

using Clock = std::chrono::steady_clock;

// The advice has one length, so that no holder must truncate what a longer one left.
constexpr std::size_t k_advice_size = k_lock_advice_size;

std::int64_t monotonic_ms() {
  return std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now().time_since_epoch()).count();
}

std::string& command_name() {
  static std::string name;
  return name;
}

// Advice only: that it could not be written is no reason to fail.
void leave_advice(int fd, std::string_view command) {
  std::string text = std::to_string(::getpid()) + " ";
  for (const char c : command.substr(0, 48)) text += c > ' ' && c < '\x7f' ? c : '_';
  if (command.empty()) text += '-';
  text += " " + std::to_string(monotonic_ms());
  text.resize(k_advice_size - 1, ' ');
  text += '\n';
  [[maybe_unused]] const auto written = sys::pwrite(fd, text.data(), text.size(), 0);
}

std::string_view next_word(std::string_view& text) {
  const auto end = std::min(text.find_first_of(" \n"), text.size());
  const auto word = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  return word;
}

template <class Number>
Number number(std::string_view word) {
  Number value{};
  std::from_chars(word.data(), word.data() + word.size(), value);
  return value;
}

HeldByPeer read_advice(int fd) {
  std::string buffer(k_advice_size, '\0');
  const ssize_t got = sys::pread(fd, buffer.data(), buffer.size(), 0);
  std::string_view text(buffer.data(), got > 0 ? static_cast<std::size_t>(got) : 0);
  HeldByPeer holder;
  holder.pid = number<long>(next_word(text));
  holder.command = next_word(text);
  if (const auto since = number<std::int64_t>(next_word(text)); since > 0)
    holder.held_for = std::chrono::milliseconds(std::max<std::int64_t>(0, monotonic_ms() - since));
  return holder;
}

// Plain open, else exclusive create, else plain open: no racing O_CREAT without O_EXCL (spurious ENOENT on some
// systems), and O_EXCL never follows a symlink.
Result<Fd> open_lock_file(const std::string& path) {
  constexpr int k_flags = O_RDWR | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK;
  int error = ENOENT;
  for (int round = 0; round < 3; ++round) {
    for (const int create : {0, O_CREAT | O_EXCL}) {
      Fd fd(sys::open(path.c_str(), k_flags | create, 0600));
      if (fd) return fd;
      error = errno;
      if (error == ELOOP) return fail(ErrorCode::io, path + ": is a symbolic link", error);
      if (error != ENOENT && error != EEXIST) return fail_errno(path, error);
    }
  }
  return fail_errno(path, error);
}

bool same_file(int fd, const std::string& path) {
  struct stat locked {
  }, named{};
  return sys::fstat(fd, &locked) == 0 && sys::lstat(path.c_str(), &named) == 0 && locked.st_dev == named.st_dev &&
         locked.st_ino == named.st_ino;
}

}  // namespace

// One open descriptor on the way to being a lock: known to held_locks from the first moment, because a child that
// inherits it before we get the lock shares it afterwards all the same.
class LockAttempt {
 public:
  static Result<LockAttempt> open(const std::string& path) {
    ROOST_TRY_ASSIGN(Fd fd, open_lock_file(path));
    struct stat info {};
    if (sys::fstat(fd.get(), &info) == -1) return fail_errno(path);
    if (!S_ISREG(info.st_mode)) return fail(ErrorCode::io, path + ": is not a regular file");
    if (!held_locks::add(fd.get())) return fail(ErrorCode::io, path + ": too many locks in one process", EMFILE);
    return LockAttempt(FileLock(std::move(fd), ::getpid()));
  }
  // 0, EWOULDBLOCK, or what is really wrong.
  int try_lock() { return sys::flock(lock_.fd(), LOCK_EX | LOCK_NB) == 0 ? 0 : errno; }
  // The same, but waits: until `give_up`, or shorter when the file was replaced meanwhile.
  int wait_for_lock(Clock::time_point give_up) {
    if (Clock::now() >= give_up) return EWOULDBLOCK;
    const WaitLimit limit(give_up);
    // Where there are no timers a polite poll has to do.
    if (!limit.armed()) {
      back_off(4);
      return try_lock();
    }
    if (sys::flock_until_signal(lock_.fd(), LOCK_EX) == 0) return 0;
    return errno == EINTR ? EWOULDBLOCK : errno;
  }
  int fd() const { return lock_.fd(); }
  FileLock take() && { return std::move(lock_); }

 private:
  explicit LockAttempt(FileLock lock) : lock_(std::move(lock)) {}
  FileLock lock_;
};

FileLock::FileLock(FileLock&& other) noexcept : fd_(std::move(other.fd_)), owner_(other.owner_) {}

FileLock& FileLock::operator=(FileLock&& other) noexcept {
  if (this != &other) {
    release();
    fd_ = std::move(other.fd_);
    owner_ = other.owner_;
  }
  return *this;
}

void FileLock::release() {
  if (!fd_) return;
  if (!held_locks::remove(fd_.get())) {
    fd_.release();  // closed by close_locks_in_child: the number may be somebody else's by now
    return;
  }
  // Unlocking frees the lock even for a child that inherited it; such a child must not do that to its parent.
  if (owner_ == ::getpid()) sys::flock(fd_.get(), LOCK_UN);
  fd_.close();
}

bool FileLock::guards(const std::string& path) const { return fd_ && same_file(fd_.get(), path); }

void back_off(int round) {
  static thread_local std::uint64_t seed = 0;
  if (seed == 0)
    seed = static_cast<std::uint64_t>(Clock::now().time_since_epoch().count()) * 2654435761U +
           static_cast<std::uint64_t>(::getpid());
  seed = seed * 6364136223846793005U + 1442695040888963407U;
  const std::uint64_t limit_us = std::min<std::uint64_t>(8000, 200ULL << std::min(round, 6));
  const std::uint64_t us = limit_us / 4 + (seed >> 33) % (limit_us * 3 / 4);
  struct timespec time {
    .tv_sec = 0, .tv_nsec = static_cast<long>(us * 1000)
  };
  ::nanosleep(&time, nullptr);
}

LockOutcome acquire_file_lock(const std::string& path, std::chrono::milliseconds deadline, std::string_view command) {
  const auto give_up = Clock::now() + deadline;
  for (;;) {
    auto attempt = LockAttempt::open(path);
    if (!attempt) return attempt.error();
    do {
      int error = attempt->try_lock();
      if (error == EWOULDBLOCK) error = attempt->wait_for_lock(give_up);
      if (error == 0 && same_file(attempt->fd(), path)) {
        leave_advice(attempt->fd(), command);
        return std::move(*attempt).take();
      }
      if (error != 0 && error != EWOULDBLOCK) return fail_errno(path, error).value();
      if (Clock::now() >= give_up) return read_advice(attempt->fd());
      if (error == 0) break;
    } while (same_file(attempt->fd(), path));
  }
}

void set_lock_command(std::string_view command) { command_name() = command; }
std::string_view lock_command() { return command_name(); }

}  // namespace state
