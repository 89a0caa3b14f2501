// SPDX-License-Identifier: ISC
// A universe on disk without pane hosts, for commands that only change the document: session "main" with window @0 of
// panes %0 and %1 (current), and session "other" with window @1 of pane %2.
#pragma once

#include <gtest/gtest.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

#include "shim/commands/table.hpp"
#include "state/locked_registry.hpp"

namespace shim {

class OptionWorld : public ::testing::Test {
 protected:
  OptionWorld() {
    std::string pattern = "/tmp/roost-options-XXXXXX";
    folder_ = ::mkdtemp(pattern.data());
    caller.cwd = "/tmp";
    caller.environment = {"CALLERS=own", "TMUX=" + folder_ + "/sock,1,0", "TMUX_PANE=%1"};
    caller.socket_path = folder_ + "/sock";
    const auto made = state::transact(dir(), [](state::Registry& registry) -> state::Result<void> {
      registry.edit_head().running = true;
      add_session(registry, "main", 2);
      add_session(registry, "other", 1);
      return {};
    });
    EXPECT_TRUE(made) << made.error().message;
  }
  ~OptionWorld() override { std::filesystem::remove_all(folder_); }

  // What the command prints; "! message" when it fails.
  std::string run(const std::vector<std::string>& words) {
    const auto spec = find_command(words.front());
    if (!spec) return "! " + spec.error().message;
    const auto args = parse_args((*spec)->args, {words.begin() + 1, words.end()});
    if (!args) return "! " + args.error().message;
    Context context(caller, dir());
    const auto done = (*spec)->run(context, *args);
    return done ? context.take_output() : "! " + done.error().message;
  }
  state::StateDir dir() const { return state::StateDir::at(folder_ + "/sock.roost"); }
  state::Registry document() const { return std::move(*state::read_registry(dir())); }

  Caller caller;

 private:
  static void add_session(state::Registry& registry, const std::string& name, unsigned panes) {
    state::Session& session = registry.add_session();
    state::Window& window = registry.add_window();
    session.name = name;
    session.links = {{0, window.id}};
    window.name = "w";
    window.width = 80;
    window.height = 24;
    for (unsigned i = 0; i < panes; ++i) {
      state::Pane& pane = registry.add_pane();
      pane.window = window.id;
      pane.host_pid = ::getpid();
      pane.nonce = "n" + std::to_string(pane.id.value);
      window.panes.push_back(pane.id);
    }
    window.active = window.panes.back();
    window.layout = panes == 1 ? "80x24,0,0,2" : "80x24,0,0[80x12,0,0,0,80x11,0,13,1]";
  }

  std::string folder_;
};

}  // namespace shim
