// SPDX-License-Identifier: ISC
// A command that is typed into a pane at once after it was made, while its shell still reads a slow start-up file which
// reads and resets the terminal: it runs all the same. Eight panes start at a time; ROOST_ROUNDS=25 makes it 200.
#include <fmt/format.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>

#include "tests/stress/rounds.hpp"
#include "tests/support/process_barrier.hpp"
#include "tests/support/temp_universe.hpp"
#include "tests/support/wait_until.hpp"

namespace {

using support::TempUniverse;

constexpr unsigned k_panes = 8;

// What start-up files do to typed text: look at the terminal, take time, change its modes for a moment, throw away what
// is there.
constexpr const char* k_slow = "stty -a >/dev/null; sleep 0.5; stty -echo; sleep 0.1; stty sane\n";
constexpr const char* k_reads =
    "stty -a >/dev/null; sleep 0.5; stty raw -echo; sleep 0.05; stty sane\n"
    "while read -r -t 0.01 line; do :; done\n";
constexpr const char* k_fish_reads =
    "stty -a >/dev/null; sleep 0.5; stty raw -echo; sleep 0.05; stty sane\n"
    "bash -c 'while read -r -t 0.01 line; do :; done'\n";

struct Shell {
  const char* name;
  const char* file;
  const char* start_up_file;
  const char* text;
};

void PrintTo(const Shell& shell, std::ostream* out) { *out << shell.name; }

class HalfStartedShell : public testing::TestWithParam<Shell> {};

std::string start_and_type(const TempUniverse& universe, unsigned n) {
  const auto made = universe.tmux({"split-window", "-d", "-t", fmt::format("main:w{}", n), "-P", "-F", "#{pane_id}"});
  const auto typed = universe.tmux({"send-keys", "-t", made.line(), fmt::format("echo ran{0} >> ran{0}", n), "Enter"});
  return made.ok() && typed.ok() ? std::string() : made.describe() + typed.describe();
}

// How many of the commands did not run, or not exactly once.
unsigned lost_in_one_round(const Shell& shell) {
  TempUniverse universe;
  std::filesystem::create_directories(std::filesystem::path(universe.path(shell.start_up_file)).parent_path());
  universe.write_file(shell.start_up_file, shell.text);
  universe.start("main", {"exec cat"});
  universe.must({"set-option", "-g", "default-shell", shell.file});
  // The machine may be busy: how long a start takes is no part of this test.
  universe.must({"set-option", "-g", "@roost-hold-input", "60000"});
  for (unsigned n = 0; n < k_panes; ++n) universe.must({"new-window", "-d", "-n", fmt::format("w{}", n), "exec cat"});
  for (const auto& fault : support::run_at_barrier(k_panes, [&](unsigned n) { return start_and_type(universe, n); })) {
    EXPECT_EQ(fault, "");
  }
  unsigned lost = 0;
  const auto limit = std::chrono::seconds(support::testing_reference() ? 5 : 60);
  for (unsigned n = 0; n < k_panes; ++n) {
    const std::string file = fmt::format("ran{}", n), text = file + "\n";
    support::wait_until([&] { return universe.read_file(file) == text; }, lost == 0 ? limit : std::chrono::seconds(1));
    if (universe.read_file(file) != text) ++lost;
  }
  return lost;
}

TEST_P(HalfStartedShell, RunsWhatIsTypedAtOnce) {
  if (::access(GetParam().file, X_OK) != 0) GTEST_SKIP() << GetParam().file << " is not installed";
  unsigned lost = 0, all = 0;
  stress::for_each_round(1, [&](unsigned) {
    lost += lost_in_one_round(GetParam());
    all += k_panes;
  });
  EXPECT_EQ(lost, 0u) << "of " << all;
}

INSTANTIATE_TEST_SUITE_P(
    Shells, HalfStartedShell,
    testing::Values(Shell{"BashSlow", "/bin/bash", ".bash_profile", k_slow},
                    Shell{"BashReading", "/bin/bash", ".bash_profile", k_reads},
                    Shell{"ZshSlow", "/bin/zsh", ".zshrc", k_slow}, Shell{"ZshReading", "/bin/zsh", ".zshrc", k_reads},
                    Shell{"FishSlow", "/usr/bin/fish", ".config/fish/config.fish", k_slow},
                    Shell{"FishReading", "/usr/bin/fish", ".config/fish/config.fish", k_fish_reads}),
    [](const auto& shell) { return std::string(shell.param.name); });

}  // namespace
