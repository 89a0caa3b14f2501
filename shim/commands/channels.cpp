// SPDX-License-Identifier: ISC
#include "shim/commands/channels.hpp"

#include <dirent.h>
#include <fcntl.h>
#include <fmt/core.h>
#include <poll.h>
#include <sys/stat.h>

#include <algorithm>
#include <memory>
#include <vector>

#include "state/atomic_file.hpp"
#include "state/file_lock.hpp"
#include "state/sys.hpp"
#include "state/sys_calls.hpp"
#include "state/test_point.hpp"

namespace shim {

namespace {

constexpr std::chrono::milliseconds k_deadline{5000};
// First letters of FIFO names, which the flag files "locked" and "signalled" do not have.
constexpr char k_waiter = 'W';
constexpr char k_locker = 'L';

// A folder name that is unique to a channel name: '=' and the name, anything unusual as %XX.
std::string folder_name(std::string_view name) {
  std::string out = "=";
  for (const char c : name) {
    const bool plain =
        (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
    out += plain ? std::string(1, c) : fmt::format("%{:02x}", static_cast<unsigned char>(c));
  }
  return out;
}

std::vector<std::string> entries(const std::string& folder, char first) {
  std::vector<std::string> names;
  const std::unique_ptr<DIR, int (*)(DIR*)> open(state::sys::opendir(folder.c_str()), ::closedir);
  if (!open) return names;
  while (const dirent* entry = ::readdir(open.get())) {
    if (entry->d_name[0] == first) names.emplace_back(entry->d_name);
  }
  std::sort(names.begin(), names.end());
  return names;
}

enum class Probe : std::uint8_t { look, wake };

// False when the one who waited here is gone.
bool reach(const std::string& fifo, Probe probe) {
  const state::Fd fd(state::sys::open(fifo.c_str(), O_WRONLY | O_NONBLOCK | O_CLOEXEC | O_NOFOLLOW));
  if (fd && probe == Probe::wake) (void)state::write_all(fd.get(), "w");
  if (!fd || probe == Probe::wake) state::sys::unlink(fifo.c_str());
  return static_cast<bool>(fd);
}

// One channel's folder, while the channels are locked.
class Channel {
 public:
  Channel(const state::StateDir& dir, std::string_view name)
      : path_(fmt::format("{}/{}", dir.channels_path(), folder_name(name))) {}
  explicit Channel(std::string path) : path_(std::move(path)) {}
  Channel(const Channel&) = delete;
  Channel& operator=(const Channel&) = delete;
  ~Channel() { ::rmdir(path_.c_str()); }  // fails while there is anything in it

  state::Result<void> make() {
    if (state::sys::mkdir(path_.c_str(), 0700) == 0 || errno == EEXIST) return {};
    return state::fail_errno(path_);
  }

  bool is(const char* flag) const { return ::access(file(flag).c_str(), F_OK) == 0; }
  state::Result<void> raise(const char* flag) {
    const state::Fd fd(state::sys::open(file(flag).c_str(), O_WRONLY | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600));
    if (!fd) return state::fail_errno(file(flag));
    return {};
  }
  void lower(const char* flag) { state::sys::unlink(file(flag).c_str()); }

  bool anybody(char queue) const {
    const auto all = entries(path_, queue);
    return std::count_if(all.begin(), all.end(), [&](const auto& name) { return reach(file(name), Probe::look); }) > 0;
  }
  bool wake_first(char queue) {
    const auto all = entries(path_, queue);
    return std::any_of(all.begin(), all.end(), [&](const auto& name) { return reach(file(name), Probe::wake); });
  }
  void wake_all(char queue) {
    for (const std::string& name : entries(path_, queue)) reach(file(name), Probe::wake);
  }

  state::Result<std::optional<ChannelWait>> enqueue(char queue) {
    const auto all = entries(path_, queue);
    const unsigned long turn = all.empty() ? 0 : std::stoul(all.back().substr(1)) + 1;
    const std::string path = file(fmt::format("{}{:010}", queue, turn));
    if (::mkfifo(path.c_str(), 0600) != 0) return state::fail_errno(path);
    // Open for both, so that it never reads the end of the file.
    state::Fd fifo(state::sys::open(path.c_str(), O_RDWR | O_NONBLOCK | O_CLOEXEC | O_NOFOLLOW));
    if (!fifo) return state::fail_errno(path);
    return ChannelWait(std::move(fifo));
  }

  void clear_dead() const {
    (void)anybody(k_waiter);
    (void)anybody(k_locker);
  }

  // A signal that was remembered is used up, but not while the channel is locked (cmd_wait_for_remove).
  void forget_signal() {
    if (!is("locked")) lower("signalled");
  }

 private:
  std::string file(std::string_view name) const { return fmt::format("{}/{}", path_, name); }
  std::string path_;
};

void forget_all(const state::StateDir& dir) {
  for (const std::string& name : entries(dir.channels_path(), '=')) {
    Channel channel(fmt::format("{}/{}", dir.channels_path(), name));
    channel.wake_all(k_waiter);
    channel.wake_all(k_locker);
    channel.lower("signalled");
    channel.lower("locked");
  }
}

state::Result<state::FileLock> lock_folder(const state::StateDir& dir) {
  const std::string folder = dir.channels_path();
  if (state::sys::mkdir(folder.c_str(), 0700) != 0 && errno != EEXIST) return state::fail_errno(folder);
  auto outcome = state::acquire_file_lock(folder + "/lock", k_deadline, state::lock_command());
  if (auto* lock = std::get_if<state::FileLock>(&outcome)) return std::move(*lock);
  if (auto* error = std::get_if<state::Error>(&outcome)) return tl::unexpected(std::move(*error));
  return state::fail(state::ErrorCode::busy,
                     fmt::format("channels busy (held by pid {})", std::get<state::HeldByPeer>(outcome).pid));
}

// Locks the channels of this era; what an earlier life of the universe left is forgotten first.
state::Result<state::FileLock> enter(const ChannelSite& site) {
  ROOST_TRY_ASSIGN(state::FileLock lock, lock_folder(site.dir));
  ROOST_TEST_POINT("channel.locked");
  const std::string path = site.dir.channels_path() + "/era";
  const std::string now = std::to_string(site.era);
  const auto then = state::read_file(path);
  if (then && *then == now) return lock;
  forget_all(site.dir);
  ROOST_TRY(state::write_file_atomically(path, now));
  return lock;
}

}  // namespace

bool ChannelWait::wait(std::chrono::milliseconds limit) {
  pollfd waiting{fifo_.get(), POLLIN, 0};
  return state::sys::poll(&waiting, 1, static_cast<int>(limit.count())) > 0;
}

state::Result<void> signal_channel(const ChannelSite& site, std::string_view name) {
  ROOST_TRY_ASSIGN(const state::FileLock lock, enter(site));
  Channel channel(site.dir, name);
  ROOST_TRY(channel.make());
  if (!channel.anybody(k_waiter) && !channel.is("signalled")) return channel.raise("signalled");
  channel.wake_all(k_waiter);
  channel.forget_signal();
  return {};
}

state::Result<std::optional<ChannelWait>> join_channel(const ChannelSite& site, std::string_view name) {
  ROOST_TRY_ASSIGN(const state::FileLock lock, enter(site));
  Channel channel(site.dir, name);
  ROOST_TRY(channel.make());
  if (!channel.is("signalled")) return channel.enqueue(k_waiter);
  channel.forget_signal();
  return std::nullopt;
}

state::Result<std::optional<ChannelWait>> lock_channel(const ChannelSite& site, std::string_view name) {
  ROOST_TRY_ASSIGN(const state::FileLock lock, enter(site));
  Channel channel(site.dir, name);
  ROOST_TRY(channel.make());
  if (channel.is("locked")) return channel.enqueue(k_locker);
  ROOST_TRY(channel.raise("locked"));
  return std::nullopt;
}

state::Result<void> unlock_channel(const ChannelSite& site, std::string_view name) {
  ROOST_TRY_ASSIGN(const state::FileLock lock, enter(site));
  Channel channel(site.dir, name);
  if (!channel.is("locked")) {
    return state::fail(state::ErrorCode::invalid_argument, fmt::format("channel {} not locked", name));
  }
  if (channel.wake_first(k_locker)) return {};
  channel.lower("locked");
  channel.forget_signal();
  return {};
}

void sweep_channels(const state::StateDir& dir) {
  if (::access(dir.channels_path().c_str(), F_OK) != 0) return;
  const auto lock = lock_folder(dir);
  if (!lock) return;
  for (const std::string& name : entries(dir.channels_path(), '=')) {
    Channel(fmt::format("{}/{}", dir.channels_path(), name)).clear_dead();
  }
  // Written under this lock only, so nobody is writing one now.
  for (const std::string& name : entries(dir.channels_path(), 'e')) {
    if (name.ends_with(".tmp")) state::sys::unlink(fmt::format("{}/{}", dir.channels_path(), name).c_str());
  }
}

state::Result<void> flush_channels(const state::StateDir& dir) {
  if (::access(dir.channels_path().c_str(), F_OK) != 0) return {};
  ROOST_TRY_ASSIGN(const state::FileLock lock, lock_folder(dir));
  forget_all(dir);
  return {};
}

}  // namespace shim
