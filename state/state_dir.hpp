// SPDX-License-Identifier: ISC
// The folder that holds one universe: <socket path>.roost/. Created 0700, owner checked, no symlink followed.
#pragma once

#include <string>

#include "state/error.hpp"
#include "state/ids.hpp"

namespace state {

class StateDir {
 public:
  // Only builds paths; touches nothing.
  static StateDir at(std::string path);
  // Creates the folder, and panes/ and buffers/ in it, when missing. "Exists" is not an error; a folder of another
  // owner, a symlink or a group- or world-writable folder is (its message names the path).
  Result<void> create() const;
  // The same checks without creating. Error not_found when there is none.
  Result<void> check() const;

  const std::string& path() const { return path_; }
  std::string registry_path() const { return path_ + "/registry.json"; }
  std::string journal_path() const { return path_ + "/registry.journal"; }
  std::string lock_path() const { return path_ + "/registry.lock"; }
  std::string panes_path() const { return path_ + "/panes"; }
  std::string buffers_path() const { return path_ + "/buffers"; }
  std::string channels_path() const { return path_ + "/channels"; }
  std::string pane_socket(PaneId id) const { return panes_path() + "/" + std::to_string(id.value) + ".sock"; }
  std::string pane_page(PaneId id) const { return panes_path() + "/" + std::to_string(id.value) + ".page"; }
  std::string staged_socket(std::string_view nonce) const { return panes_path() + "/" + std::string(nonce) + ".sock"; }
  std::string staged_page(std::string_view nonce) const { return panes_path() + "/" + std::string(nonce) + ".page"; }

 private:
  explicit StateDir(std::string path) : path_(std::move(path)) {}
  std::string path_;
};

// /proc/sys/kernel/random/boot_id, empty when unreadable.
std::string current_boot_id();

// Microseconds since the epoch (CLOCK_REALTIME).
std::int64_t now_us();

}  // namespace state
