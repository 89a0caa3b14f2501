// SPDX-License-Identifier: ISC
// Every recorded call of a real framework, replayed in order: exit code, stdout and stderr are the recorded ones, and
// the agents it asked for really run in the panes it was told.
#include <fmt/format.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>

#include "tests/support/temp_universe.hpp"
#include "tests/support/transcript.hpp"
#include "tests/support/wait_until.hpp"

namespace {

using support::RecordedCall;
using support::RunResult;
using support::Words;

const std::string k_folder = ROOST_SOURCE_DIR "/tests/contract/";

std::string replaced(std::string text, std::string_view from, std::string_view to) {
  for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size())
    text.replace(at, from.size(), to);
  return text;
}

std::string without_last_newlines(std::string text) {
  while (text.ends_with('\n')) text.pop_back();
  return text;
}

std::string value_after(const std::string& text, std::string_view key) {
  const auto start = text.find(key);
  if (start == std::string::npos) return {};
  const auto from = start + key.size();
  return text.substr(from, text.find_first_of(" \n", from) - from);
}

class Replay : public testing::TestWithParam<const char*> {
 protected:
  Replay() : calls_(support::load_transcript(k_folder + "transcripts/" + GetParam() + ".log")) {
    universe_.set("SHELL", "/bin/bash");  // as recorded: it runs the last program of `cd ... && env ...` in its place
    ::mkdir(universe_.path("proj").c_str(), 0700);
    for (const auto* version : {"v2.1.107", "v2.1.200", "v2.1.329"})
      for (const auto* program : {"claude", "cli.js"}) install(version, program);
    if (inside()) {
      universe_.must({"-L", "lead", "new-session", "-d", "-s", "lead", "-x", "200", "-y", "50"});
      server_pid_ = universe_.must({"-L", "lead", "display-message", "-p", "#{pid}"});
    }
  }

  static bool inside() { return std::string_view(GetParam()).ends_with("-inside"); }

  void install(const std::string& version, const std::string& program) {
    const std::string folder = universe_.path("cc/" + version + "/package");
    std::filesystem::create_directories(folder);
    std::filesystem::copy_file(k_folder + "agent.sh", folder + "/" + program);
  }

  // The recorded text with this run's folder, user and process ids in the places of the normalised ones.
  std::string actual(std::string text) const {
    text = replaced(text, "/W/tmp/tmux-0/", fmt::format("{}/tmux-{}/", universe_.folder(), ::getuid()));
    text = replaced(text, "/W/", universe_.folder() + "/");
    text = replaced(text, "/CC/", universe_.folder() + "/cc/");
    text = replaced(text, ",PID,", "," + server_pid_ + ",");
    return replaced(text, "claude-swarm-PID", fmt::format("claude-swarm-{}", ::getpid()));
  }

  RunResult call(const RecordedCall& recorded) {
    universe_.leave_pane();
    if (!recorded.tmux.empty()) universe_.set("TMUX", actual(recorded.tmux));
    if (!recorded.pane.empty()) universe_.set("TMUX_PANE", recorded.pane);
    Words words;
    for (const auto& word : recorded.words) words.push_back(actual(word));
    return universe_.tmux_in(universe_.path("proj"), words);
  }

  void expect_recorded(const RecordedCall& recorded, const RunResult& result) const {
    EXPECT_FALSE(result.timed_out);
    EXPECT_EQ(result.exit_code, recorded.exit_code);
    EXPECT_EQ(without_last_newlines(result.out), actual(recorded.out));
    EXPECT_EQ(result.err, recorded.err.empty() ? "" : actual(recorded.err) + "\n");
    if (!recorded.out.empty()) {
      EXPECT_EQ(result.out, actual(recorded.out) + "\n");
    }
  }

  Words socket_words() const { return {"-L", inside() ? "lead" : fmt::format("claude-swarm-{}", ::getpid())}; }

  std::string ask(const Words& words) {
    Words all = socket_words();
    all.insert(all.end(), words.begin(), words.end());
    return universe_.must(all);
  }

  // The call started an agent: it must run in that pane, on a terminal, in its folder, under its name.
  void expect_agent(const RecordedCall& recorded) {
    const auto last = std::find_if(recorded.words.rbegin(), recorded.words.rend(),
                                   [](const std::string& word) { return word.find("--agent-name ") != word.npos; });
    if (last == recorded.words.rend()) return;
    const std::string name = value_after(*last, "--agent-name ");
    const std::string pane = *(std::find(recorded.words.begin(), recorded.words.end(), "-t") + 1);
    ASSERT_TRUE(support::wait_until([&] { return universe_.exists(name + ".note"); })) << name << " did not start";
    const std::string note = universe_.read_file(name + ".note");
    EXPECT_EQ(value_after(note, "pane="), pane);
    EXPECT_EQ(value_after(note, "socket="), universe_.socket_path(socket_words()[1]));
    EXPECT_EQ(value_after(note, "cwd="), universe_.path("proj"));
    EXPECT_EQ(value_after(note, "tty="), "yes");
    EXPECT_EQ(value_after(note, "flag="), "1");
    EXPECT_EQ(value_after(note, "--agent-name "), name);
    expect_visible(name, pane, last->find("/cli.js ") == last->npos ? "claude" : "cli.js");
  }

  void expect_visible(const std::string& name, const std::string& pane, const std::string& program) {
    std::string seen;
    EXPECT_TRUE(support::wait_until([&] {
      return (seen = ask({"display-message", "-p", "-t", pane, "#{pane_current_command}"})) == program;
    })) << "pane_current_command is "
        << seen;
    EXPECT_TRUE(support::wait_until([&] {
      seen = ask({"capture-pane", "-p", "-J", "-t", pane});
      return seen.find(fmt::format("agent {} ready in {}", name, pane)) != seen.npos;
    })) << seen;
  }

  // What real tmux made of the same calls: leader 30 %, teammates stacked beside it, a status line above each pane.
  void expect_team_geometry() {
    EXPECT_EQ(ask({"list-panes", "-t", "@0", "-F",
                   "#{pane_id} #{pane_width}x#{pane_height}+#{pane_left}+#{pane_top} #{window_panes}"}),
              "%0 60x49+0+1 3\n%1 139x24+61+1 3\n%2 139x24+61+26 3");
  }

  support::TempUniverse universe_;
  std::vector<RecordedCall> calls_;
  std::string server_pid_;
};

TEST_P(Replay, EveryCallAnswersAsRecorded) {
  ASSERT_GT(calls_.size(), 20u);
  bool team_checked = false;
  for (std::size_t i = 0; i < calls_.size(); ++i) {
    const auto& recorded = calls_[i];
    SCOPED_TRACE(fmt::format("line {}: {}", i + 1, fmt::join(recorded.words, " ")));
    const bool kills = std::find(recorded.words.begin(), recorded.words.end(), "kill-pane") != recorded.words.end();
    if (kills && inside() && !std::exchange(team_checked, true)) expect_team_geometry();
    expect_recorded(recorded, call(recorded));
    if (recorded.exit_code == 0) expect_agent(recorded);
    if (server_pid_.empty() && i >= 2) server_pid_ = ask({"display-message", "-p", "#{pid}"});
  }
  EXPECT_EQ(team_checked, inside());
  universe_.leave_pane();
}

INSTANTIATE_TEST_SUITE_P(ClaudeCode, Replay,
                         testing::Values("2.1.107-inside", "2.1.107-outside", "2.1.200-inside", "2.1.329-inside",
                                         "2.1.329-outside"),
                         [](const auto& param) {
                           std::string name = param.param;
                           std::erase_if(name, [](char c) { return c == '.' || c == '-'; });
                           return "V" + name;
                         });

}  // namespace
