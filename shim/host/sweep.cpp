// SPDX-License-Identifier: ISC
#include "shim/host/sweep.hpp"

#include <fcntl.h>

#include <algorithm>
#include <charconv>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "shim/host/socket_path.hpp"
#include "state/fd.hpp"
#include "state/sys_calls.hpp"

namespace shim {
namespace {

constexpr std::size_t k_nonce_size = 16;

std::vector<std::string> names_in(const std::string& path) {
  std::vector<std::string> names;
  const std::unique_ptr<DIR, int (*)(DIR*)> folder(state::sys::opendir(path.c_str()), ::closedir);
  if (!folder) return names;
  while (const dirent* entry = ::readdir(folder.get())) names.emplace_back(entry->d_name);
  return names;
}

std::optional<state::PaneId> pane_of(std::string_view stem) {
  state::PaneId id;
  const auto [end, error] = std::from_chars(stem.data(), stem.data() + stem.size(), id.value);
  if (error != std::errc() || end != stem.data() + stem.size()) return std::nullopt;
  return id;
}

// Held while the files go: who makes a page and finds it locked, or without a name, makes another one.
state::Fd lock_of_dead(const std::string& page) {
  state::Fd fd(state::sys::open(page.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW));
  if (fd && state::sys::flock(fd.get(), LOCK_EX | LOCK_NB) != 0) fd.close();
  return fd;
}

bool nobody_listens(const std::string& socket) {
  const auto peer = connect_to(socket);
  return !peer && peer.error().sys_errno == ECONNREFUSED;
}

class Sweep {
 public:
  Sweep(const state::StateDir& dir, const state::Registry& registry)
      : folder_(dir.panes_path()), end_(registry.counters().next_pane), listed_(registry.pane_ids()) {}

  void file(std::string_view name) const {
    constexpr std::string_view k_page = ".page", k_socket = ".sock";
    const bool page = name.ends_with(k_page);
    if (!page && !name.ends_with(k_socket)) return;
    const std::string_view stem = name.substr(0, name.size() - (page ? k_page : k_socket).size());
    if (!may_go(stem)) return;
    const std::string start = folder_ + "/" + std::string(stem);
    const std::string page_path = start + std::string(k_page), socket_path = start + std::string(k_socket);
    if (page) {
      if (const state::Fd held = lock_of_dead(page_path)) {
        state::sys::unlink(socket_path.c_str());
        state::sys::unlink(page_path.c_str());
      }
      return;
    }
    // Page and socket get their names one after the other: a socket alone may belong to the living.
    struct stat info {};
    if (state::sys::lstat(page_path.c_str(), &info) != 0 && errno == ENOENT && nobody_listens(socket_path))
      state::sys::unlink(socket_path.c_str());
  }

 private:
  // A nonce, or a pane that was and is not any more.
  bool may_go(std::string_view stem) const {
    if (stem.size() == k_nonce_size) return true;
    const auto id = pane_of(stem);
    return id && id->value < end_ && !std::binary_search(listed_.begin(), listed_.end(), *id);
  }

  std::string folder_;
  std::uint32_t end_;
  std::vector<state::PaneId> listed_;
};

}  // namespace

void sweep_panes(const state::StateDir& dir, const state::Registry& registry) {
  const Sweep sweep(dir, registry);
  for (const std::string& name : names_in(dir.panes_path())) sweep.file(name);
}

}  // namespace shim
