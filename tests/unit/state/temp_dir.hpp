// SPDX-License-Identifier: ISC
// A folder of a test's own, and small worlds to put into it.
#pragma once

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

#include "state/locked_registry.hpp"

namespace state_test {

class TempDir {
 public:
  TempDir() {
    std::string pattern = "/tmp/roost-state-XXXXXX";
    path_ = ::mkdtemp(pattern.data());
  }
  ~TempDir() { std::filesystem::remove_all(path_); }
  TempDir(const TempDir&) = delete;
  TempDir& operator=(const TempDir&) = delete;

  std::string operator/(const std::string& name) const { return path_ + "/" + name; }
  const std::string& path() const { return path_; }
  state::StateDir state_dir() const { return state::StateDir::at(path_ + "/sock.roost"); }

 private:
  std::string path_;
};

inline std::string slurp(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

inline void spill(const std::string& path, const std::string& text) {
  std::ofstream(path, std::ios::binary | std::ios::trunc) << text;
}

inline std::string message(const state::Result<void>& result) { return result ? "" : result.error().message; }

// A session with one window of one pane, all invariants kept.
inline state::Pane& add_world(state::Registry& registry, const std::string& name) {
  auto& session = registry.add_session();
  auto& window = registry.add_window();
  auto& pane = registry.add_pane();
  session.name = name;
  session.links = {{0, window.id}};
  window.panes = {pane.id};
  window.active = pane.id;
  window.layout = "80x24,0,0," + std::to_string(pane.id.value);
  pane.window = window.id;
  pane.host_pid = ::getpid();
  return pane;
}

inline state::Result<void> add_one(state::Registry& registry) {
  const auto number = registry.head().next_session;
  add_world(registry, "s" + std::to_string(number));
  return {};
}

}  // namespace state_test
