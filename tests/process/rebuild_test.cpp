// SPDX-License-Identifier: ISC
// Whatever happens to the document, the next command has everything again: panes with their ids, screens and history,
// and all that was said about them.
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <random>

#include "tests/support/process_barrier.hpp"
#include "tests/support/process_list.hpp"
#include "tests/support/registry_document.hpp"
#include "tests/support/temp_universe.hpp"
#include "tests/support/wait_until.hpp"

namespace {

namespace fs = std::filesystem;
using support::TempUniverse;
using support::Words;
using testing::HasSubstr;

constexpr int k_panes = 20;

// 20 panes in 3 sessions, with whatever can be said about them.
class Rebuild : public testing::Test {
 protected:
  void SetUp() override {
    if (support::testing_reference()) GTEST_SKIP() << "the reference keeps nothing on disk";
    universe_.start("alpha", {"echo pane 0; exec cat"});
    universe_.must({"new-session", "-d", "-s", "beta one", "-x", "100", "-y", "40", "echo pane 1; exec cat"});
    universe_.must({"new-session", "-d", "-s", "gamma", "-n", "first window", "echo pane 2; exec cat"});
    const char* homes[] = {"alpha:", "beta one:", "gamma:"};
    for (int pane = 3; pane < k_panes; ++pane) {
      const std::string program = fmt::format("echo pane {}; exec cat", pane);
      if (pane % 4 == 0)
        universe_.must({"new-window", "-d", "-t", homes[pane % 3], "-n", fmt::format("win{}", pane), program});
      else
        universe_.must({"split-window", "-d", pane % 2 == 0 ? "-h" : "-v", "-t", homes[pane % 3], program});
    }
    for (const Words& words :
         {Words{"set-option", "-g", "@global", "a b\tc"}, Words{"set-option", "-t", "alpha", "@session", "yes"},
          Words{"set-option", "-w", "-t", "gamma:0", "@window", "w"},
          Words{"set-option", "-p", "-t", "%7", "@pane", "p"}, Words{"set-option", "-s", "buffer-limit", "17"},
          Words{"set-environment", "-g", "GLOBAL", "everywhere"},
          Words{"set-environment", "-t", "alpha", "LOCAL", "here"}, Words{"select-layout", "-t", "alpha:0", "tiled"},
          Words{"select-pane", "-t", "%5", "-T", "a title"}, Words{"set-buffer", "-b", "named", "text of a buffer"},
          Words{"set-buffer", "an automatic one"}, Words{"resize-pane", "-Z", "-t", "gamma:0.1"},
          Words{"kill-pane", "-t", "%19"}, Words{"select-pane", "-m", "-t", "%3"}})
      universe_.must(words);
    for (const int pane : panes()) ASSERT_TRUE(universe_.shows(fmt::format("%{}", pane), fmt::format("pane {}", pane)));
  }

  static std::vector<int> panes() {
    std::vector<int> ids(k_panes - 1);
    std::generate(ids.begin(), ids.end(), [n = 0]() mutable { return n++; });
    return ids;
  }
  std::string listing(const Words& words) {
    return fmt::format("$ {}\n{}\n", fmt::join(words, " "), universe_.must(words));
  }
  // What is said of the universe, in the order of its ids.
  std::string description() {
    std::string text =
        listing({"list-panes", "-a", "-F",
                 "#{session_id} #{session_name} #{window_id} #{window_index} #{window_name} #{window_zoomed_flag} "
                 "#{pane_id} #{pane_index} #{pane_active} #{pane_title} #{pane_width}x#{pane_height} #{pane_pid} "
                 "#{pane_start_command} #{pane_marked} #{@pane} #{@window} #{@session} #{history_size}"}) +
        listing(
            {"list-windows", "-a", "-F", "#{window_id} #{window_layout} #{window_visible_layout} #{window_active}"});
    for (const Words& words :
         {Words{"list-sessions", "-F", "#{session_id} #{session_name} #{session_created} #{session_path}"},
          Words{"show-options", "-g"}, Words{"show-options", "-s"}, Words{"show-options", "-gw"},
          Words{"show-options", "-t", "alpha"}, Words{"show-environment", "-g"},
          Words{"show-environment", "-t", "alpha"}, Words{"list-buffers"}, Words{"show-buffer", "-b", "named"}})
      text += listing(words);
    for (const int pane : panes()) text += listing({"capture-pane", "-p", "-S", "-", "-t", fmt::format("%{}", pane)});
    return text;
  }
  std::string document() const { return universe_.state_path() + "/registry.json"; }
  std::string journal() const { return universe_.state_path() + "/registry.journal"; }
  std::size_t set_aside() const {
    std::size_t count = 0;
    for (const auto& entry : fs::directory_iterator(universe_.state_path()))
      if (entry.path().filename().string().starts_with("registry.json.bad-")) ++count;
    return count;
  }
  void expect_all_restored(const std::string& before) {
    EXPECT_EQ(description(), before);
    EXPECT_EQ(support::registry_fault(universe_.state_path()), "");
    EXPECT_EQ(universe_.must({"new-window", "-d", "-P", "-F", "#{pane_id}", "exec cat"}),
              fmt::format("%{}", next_pane_))
        << "%19 was there once";
    universe_.must({"kill-pane", "-t", fmt::format("%{}", next_pane_++)});
  }
  void remove_document() { fs::remove_all(document()); }

  TempUniverse universe_;
  int next_pane_ = k_panes;
};

TEST_F(Rebuild, WhateverIsDoneToTheDocumentNothingIsLost) {
  const std::string before = description();
  const std::string good = universe_.read_file(document());
  const auto cut = [&](std::size_t size) { universe_.write_file(document(), good.substr(0, size)); };
  const struct {
    const char* name;
    std::function<void()> damage;
    bool kept;
  } damages[] = {
      {"deleted", [&] { remove_document(); }, false},
      {"empty", [&] { cut(0); }, true},
      {"cut in the head", [&] { cut(40); }, true},
      {"cut in the middle", [&] { cut(good.size() / 2); }, true},
      {"cut by a byte", [&] { cut(good.size() - 1); }, true},
      {"a folder", [&] { remove_document(), fs::create_directory(document()); }, true},
      {"another program's", [&] { universe_.write_file(document(), "{\"version\": 3, \"panes\": []}\n"); }, true},
      {"an older schema's", [&] { universe_.write_file(document(), "{\"head\":{\"schema\":0,\"x\":1},\n}\n"); }, true},
  };
  for (const auto& [name, damage, kept] : damages) {
    SCOPED_TRACE(name);
    const auto bad = set_aside();
    damage();
    expect_all_restored(before);
    EXPECT_EQ(set_aside(), std::min<std::size_t>(bad + (kept ? 1 : 0), 5));
  }
}

TEST_F(Rebuild, NoFlippedByteLosesAPaneOrReusesAnId) {
  const std::string before = universe_.must({"list-panes", "-a", "-F", "#{pane_id} #{pane_pid}"});
  const unsigned seed = static_cast<unsigned>(testing::UnitTest::GetInstance()->random_seed());
  SCOPED_TRACE(fmt::format("seed {}", seed));
  std::mt19937 random(seed);
  for (int round = 0; round < 25; ++round) {
    std::string text = universe_.read_file(document());
    const auto at = random() % text.size();
    text[at] = static_cast<char>(text[at] ^ (1 << random() % 8));
    SCOPED_TRACE(fmt::format("byte {} of {}", at, text.substr(at > 30 ? at - 30 : 0, 60)));
    universe_.write_file(document(), text);
    universe_.must({"set-option", "-g", "@round", fmt::format("{}", round)});
    ASSERT_EQ(universe_.must({"list-panes", "-a", "-F", "#{pane_id} #{pane_pid}"}), before);
    ASSERT_EQ(support::registry_fault(universe_.state_path()), "");
  }
  // A flip may have raised a counter, which burns ids.
  EXPECT_GE(std::atoi(universe_.must({"new-window", "-d", "-P", "-F", "#{pane_id}", "exec cat"}).c_str() + 1), 20);
}

TEST_F(Rebuild, FromTheHostsAloneEveryPaneIsInItsWindowAndSession) {
  const Words places = {"list-panes", "-a", "-F", "#{session_id} #{session_name} #{window_id} #{pane_id} #{pane_pid}"};
  const auto sorted = [&] {
    return universe_.shell("SHELL=/bin/bash tmux list-panes -a -F '" + places.back() + "' | sort").out;
  };
  const std::string before = sorted();
  std::string screens;
  for (const int pane : panes()) screens += universe_.capture(fmt::format("%{}", pane)).substr(0, 8);
  for (const bool seal : {true, false}) {
    SCOPED_TRACE(seal ? "with the seal" : "with nothing at all");
    universe_.write_file(document(), "{");
    universe_.write_file(journal(), "garbage");
    if (!seal) fs::remove(universe_.state_path() + "/registry.lock");
    EXPECT_EQ(sorted(), before);
    EXPECT_EQ(support::registry_fault(universe_.state_path()), "");
    std::string now;
    for (const int pane : panes()) now += universe_.capture(fmt::format("%{}", pane)).substr(0, 8);
    EXPECT_EQ(now, screens);
    EXPECT_EQ(universe_.format("gamma:0", "#{window_name}"), "first window");
    EXPECT_EQ(universe_.must({"show-options", "-gv", "default-shell"}), "/bin/bash") << "as of a first command";
    // The sizes that the layouts give are those that the programs have, also when the generation began anew.
    universe_.must({"resize-window", "-t", "alpha:0", "-x", seal ? "130" : "120", "-y", "50"});
    for (const int pane : panes()) {
      const std::string target = fmt::format("%{}", pane);
      EXPECT_TRUE(support::wait_until([&] {
        const auto tty = universe_.shell("stty size < " + universe_.format(target, "#{pane_tty}")).line();
        return tty == universe_.format(target, "#{pane_height} #{pane_width}");
      })) << target;
    }
    const int made = std::atoi(universe_.must({"new-window", "-d", "-P", "-F", "#{pane_id}", "exec cat"}).c_str() + 1);
    EXPECT_GE(made, seal ? next_pane_ : k_panes - 1);
    universe_.must({"kill-pane", "-t", fmt::format("%{}", made)});
    next_pane_ = made + 1;
  }
}

TEST_F(Rebuild, AHostThatTheJournalDoesNotKnowIsAddedAndADeadOneIsNot) {
  const std::string old_journal = universe_.read_file(journal());
  const auto hosts = support::registry_hosts(universe_.state_path());
  const std::string added = universe_.must({"split-window", "-d", "-t", "%2", "-P", "-F", "#{pane_id}", "exec cat"});
  const std::string far = universe_.must({"new-session", "-d", "-s", "later", "-P", "-F", "#{pane_id}", "exec cat"});
  ::kill(hosts.at("%4"), SIGKILL);
  ASSERT_TRUE(support::wait_until([&] { return !support::process_alive(hosts.at("%4")); }));
  universe_.write_file(journal(), old_journal);
  remove_document();
  const std::string now = universe_.must({"list-panes", "-a", "-F", "#{pane_id}"}) + "\n";
  EXPECT_THAT(now, HasSubstr(added + "\n"));
  EXPECT_THAT(now, HasSubstr(far + "\n"));
  EXPECT_THAT(now, testing::Not(HasSubstr("%4\n")));
  EXPECT_EQ(universe_.format(added, "#{window_id}"), universe_.format("%2", "#{window_id}"));
  EXPECT_EQ(universe_.format(far, "#{session_name}"), "later");
  EXPECT_EQ(support::registry_fault(universe_.state_path()), "");
}

TEST_F(Rebuild, AHostThatDoesNotAnswerKeepsItsPane) {
  const auto hosts = support::registry_hosts(universe_.state_path());
  ::kill(hosts.at("%6"), SIGSTOP);
  universe_.write_file(document(), "");
  universe_.write_file(journal(), "");
  const std::string now = universe_.must({"list-panes", "-a", "-F", "#{pane_id}"}) + "\n";
  ::kill(hosts.at("%6"), SIGCONT);
  EXPECT_THAT(now, HasSubstr("%6\n"));
  EXPECT_EQ(support::registry_hosts(universe_.state_path()).at("%6"), hosts.at("%6"));
  EXPECT_TRUE(universe_.shows("%6", "pane 6"));
}

TEST_F(Rebuild, ANewerSchemaIsRefusedAndLeftAlone) {
  std::string text = universe_.read_file(document());
  const std::string good = text;
  text.replace(text.find("\"schema\":1"), 10, "\"schema\":2");
  universe_.write_file(document(), text);
  for (const Words& words : {Words{"list-panes", "-a"}, Words{"new-window", "-d", "exec cat"}, Words{"kill-server"}}) {
    const auto result = universe_.tmux(words);
    EXPECT_EQ(result.exit_code, 1);
    EXPECT_EQ(result.out, "");
    EXPECT_THAT(result.err, HasSubstr("schema 2 is newer than the 1 this program knows"));
  }
  EXPECT_EQ(universe_.read_file(document()), text);
  EXPECT_EQ(set_aside(), 0u);
  universe_.write_file(document(), good);
  EXPECT_EQ(universe_.must({"list-sessions", "-F", "#{session_name}"}), "alpha\nbeta one\ngamma");
}

TEST_F(Rebuild, ManyFirstCommandsAtOnceRebuildItOnce) {
  for (int round = 0; round < 3; ++round) {
    universe_.write_file(document(), fmt::format("bad {}", round));
    const auto before = set_aside();
    const auto results = support::run_at_barrier(12, [&](unsigned worker) {
      const auto result = worker % 2 == 0 ? universe_.tmux({"list-panes", "-a", "-F", "#{pane_id}"})
                                          : universe_.tmux({"set-option", "-g", fmt::format("@w{}", worker), "1"});
      return result.ok() ? fmt::format("{}", std::count(result.out.begin(), result.out.end(), '\n'))
                         : result.describe();
    });
    for (unsigned worker = 0; worker < results.size(); ++worker)
      EXPECT_EQ(results[worker], worker % 2 == 0 ? "19" : "0");
    EXPECT_EQ(set_aside(), before + 1);
  }
  for (int worker = 1; worker < 12; worker += 2)
    EXPECT_EQ(universe_.must({"show-options", "-gv", fmt::format("@w{}", worker)}), "1");
}

TEST_F(Rebuild, KillServerEndsAllHostsAllTheSame) {
  universe_.write_file(document(), "\0garbage");
  universe_.write_file(journal(), "garbage");
  universe_.must({"kill-server"});
  EXPECT_TRUE(support::wait_until([&] { return support::processes_of(universe_.folder()).empty(); }));
  EXPECT_EQ(universe_.start("again"), fmt::format("%{}", k_panes));
}

TEST_F(Rebuild, AProgramThatEndsMeanwhileIsTakenOut) {
  const pid_t program = std::atoi(universe_.format("%8", "#{pane_pid}").c_str());
  universe_.write_file(document(), "garbage");
  ::kill(program, SIGKILL);
  ASSERT_TRUE(support::wait_until([&] { return !support::process_alive(program); }));
  EXPECT_EQ(universe_.must({"list-sessions", "-F", "#{session_name}"}), "alpha\nbeta one\ngamma");
  EXPECT_TRUE(support::wait_until([&] {
    const std::string now = universe_.must({"list-panes", "-a", "-F", "#{pane_id}"}) + "\n";
    return now.find("%8\n") == std::string::npos && std::count(now.begin(), now.end(), '%') == k_panes - 2;
  }));
}

TEST_F(Rebuild, KilledAtAnyStepTheNextCommandFinishesIt) {
  const std::string before = description();
  for (const char* point : {"rebuild.asked", "rebuild.set_aside", "rebuild.before_commit", "registry.before_rename",
                            "registry.after_rename", "registry.journaled", "rebuild.done"}) {
    SCOPED_TRACE(point);
    universe_.write_file(document(), point);
    universe_.set("ROOST_KILL_AT", point);
    EXPECT_NE(universe_.tmux({"list-panes", "-a"}).exit_code, 0);
    universe_.unset("ROOST_KILL_AT");
    expect_all_restored(before);
  }
}

}  // namespace
