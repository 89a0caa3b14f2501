// SPDX-License-Identifier: ISC
// A universe of its own for one test, and panes in it, made the way a command makes them. Every process that a test
// leaves behind is killed by its id.
#pragma once

#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "shim/host/host_board.hpp"
#include "shim/host/host_client.hpp"
#include "shim/host/live_pages.hpp"
#include "shim/host/staged_host.hpp"
#include "shim/tree/tree.hpp"
#include "state/atomic_file.hpp"
#include "state/locked_registry.hpp"
#include "tests/support/process_list.hpp"
#include "tests/support/wait_until.hpp"

namespace host_test {

using state::Pane;
using state::PaneId;
using state::Registry;

// As commands see it.
inline bool host_alive(const state::StateDir& dir, const Pane& pane) {
  return shim::RunningHosts(dir).certainly_has(pane.host_pid) || shim::page_held(dir, pane);
}

inline shim::SpawnRequest shell_request(const std::string& command) {
  shim::SpawnRequest request;
  request.kind = shim::ProgramKind::shell_command;
  request.command = {command};
  return request;
}

class PaneTest : public ::testing::Test {
 protected:
  template <class Predicate>
  static bool wait_until(Predicate holds) {
    return support::wait_until(holds);
  }

  PaneTest() : folder_(make_folder()), dir_(state::StateDir::at(folder_ + "/s.roost")) {}
  ~PaneTest() override {
    for (int round = 0; round < 20; ++round) {
      const auto left = support::processes_of(folder_);
      if (left.empty()) break;
      for (const pid_t pid : left) ::kill(pid, SIGKILL);
      ::usleep(20'000);
    }
    while (::waitpid(-1, nullptr, WNOHANG) > 0) {
    }
    if (::fork() == 0) {
      ::execlp("rm", "rm", "-rf", folder_.c_str(), static_cast<char*>(nullptr));
      ::_exit(1);
    }
    while (::waitpid(-1, nullptr, WNOHANG) >= 0) ::usleep(1000);
  }

  static std::string make_folder() {
    std::string path = "/tmp/roost-host-XXXXXX";
    return ::mkdtemp(path.data()) == nullptr ? std::string("/nonexistent") : path;
  }

  // Programs know the folder, so that they are found when the test ends.
  void complete(shim::SpawnRequest& request) const {
    if (request.shell.empty()) request.shell = "/bin/sh";
    if (request.path.empty()) request.path = folder_;
    request.environment.push_back("ROOST_TEST_FOLDER=" + folder_);
    request.environment.push_back("PATH=/usr/local/bin:/usr/bin:/bin");
    request.environment.push_back("HOME=" + folder_);
    request.title = "host";
  }

  // The entry of a staged host: a first session, else one more pane beside the first.
  state::Result<Pane> commit_entry(const shim::StagedHost& host) const {
    Pane copy;
    const auto done = state::transact(dir_, [&](Registry& registry) -> state::Result<void> {
      state::Pane* pane = nullptr;
      if (registry.session_ids().empty()) {
        registry.edit_head().running = true;
        state::Session& session = shim::create_session(registry, "main", folder_);
        ROOST_TRY_ASSIGN(state::Window * window, shim::create_window(registry, session, {}, {80, 24}));
        ROOST_TRY_ASSIGN(pane, shim::create_first_pane(registry, *window));
      } else {
        shim::TreeChange change;
        state::Window& window = *registry.edit_window(registry.window_ids().front());
        shim::SplitRequest split;
        split.at = window.panes.back();
        ROOST_TRY_ASSIGN(pane, shim::split_pane(registry, window, split, change));
      }
      pane->nonce = host.nonce();
      pane->host_pid = host.pid();
      pane->shell = "/bin/sh";
      copy = *pane;
      return {};
    });
    if (!done) return tl::unexpected(done.error());
    return copy;
  }

  static state::Result<pid_t> go(shim::StagedHost& host, const shim::SpawnRequest& request) {
    ROOST_TRY(host.go(request));
    return host.wait_until_running();
  }

  state::Result<Pane> try_spawn(shim::SpawnRequest request, pid_t* child = nullptr) const {
    ROOST_TRY_ASSIGN(shim::StagedHost host, shim::StagedHost::fork_host(dir_, folder_ + "/s"));
    ROOST_TRY_ASSIGN(Pane pane, commit_entry(host));
    complete(request);
    request.pane = pane.id;
    ROOST_TRY_ASSIGN(const pid_t pid, go(host, request));
    if (child != nullptr) *child = pid;
    return pane;
  }
  Pane spawn(shim::SpawnRequest request, pid_t* child = nullptr) const {
    auto pane = try_spawn(std::move(request), child);
    EXPECT_TRUE(pane) << pane.error().message;
    return pane ? *pane : Pane{};
  }
  Pane spawn(const std::string& command, pid_t* child = nullptr) const { return spawn(shell_request(command), child); }

  shim::HostClient client(const Pane& pane) const {
    auto connected = shim::HostClient::connect(dir_, pane.id);
    EXPECT_TRUE(connected) << connected.error().message;
    return std::move(connected).value();
  }
  std::string screen(const Pane& pane) const {
    auto connected = shim::HostClient::connect(dir_, pane.id);
    if (!connected) return "no host: " + connected.error().message;
    shim::CaptureRequest request;
    request.start_of_history = true;
    request.join = true;
    const auto text = connected->capture(request);
    return text ? *text : "no capture: " + text.error().message;
  }
  bool shows(const Pane& pane, const std::string& text) const {
    return wait_until([&] { return screen(pane).find(text) != std::string::npos; });
  }
  void type(const Pane& pane, const std::string& bytes) const {
    const auto typed = client(pane).input({{shim::InputItem::Kind::bytes, bytes, {}}});
    EXPECT_TRUE(typed) << typed.error().message;
  }

  // As another shim would see it now.
  std::optional<shim::PaneFacts> facts(const Pane& pane) const {
    shim::LivePages live(dir_);
    const shim::PaneFacts* known = live.facts(pane);
    return known != nullptr ? std::optional(*known) : std::nullopt;
  }
  bool has_entry(const Pane& pane) const {
    const auto registry = state::read_registry(dir_);
    return registry && registry->pane(pane.id) != nullptr;
  }
  void set_pane_option(const Pane& pane, const std::string& name, const std::string& value) const {
    EXPECT_TRUE(state::transact(dir_, [&](Registry& registry) -> state::Result<void> {
      registry.edit_pane(pane.id)->options[name] = value;
      return {};
    }));
  }
  bool gone(pid_t pid) const {
    return wait_until([&] { return !support::process_alive(pid); });
  }
  bool exists(const std::string& path) const { return ::access(path.c_str(), F_OK) == 0; }
  std::string read_file(const std::string& path) const {
    auto text = state::read_file(path);
    return text ? *text : std::string();
  }
  // A file of the test's folder once it holds the text.
  bool file_holds(const std::string& name, const std::string& text) const {
    return wait_until([&] { return read_file(folder_ + "/" + name).find(text) != std::string::npos; });
  }

  // Runs `body` in a process of its own, as a shim.
  pid_t run_shim(const std::function<void()>& body) const {
    const pid_t pid = ::fork();
    if (pid == 0) {
      body();
      ::_exit(0);
    }
    return pid;
  }

  const std::string folder_;
  const state::StateDir dir_;
};

}  // namespace host_test
