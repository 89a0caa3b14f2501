// SPDX-License-Identifier: ISC
#include <fmt/format.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <stdexcept>

#include "bench/scenario.hpp"
#include "tests/support/transcript.hpp"

namespace bench {
namespace {

constexpr unsigned k_runs_divisor = 4;  // some 35 calls each

std::string replaced(std::string text, std::string_view from, std::string_view to) {
  for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size())
    text.replace(at, from.size(), to);
  return text;
}

// What the recorded calls start: lives under the framework's name until it is killed.
void install_agents(const std::string& folder) {
  std::filesystem::create_directory(folder + "/proj");
  for (const char* version : {"v2.1.107", "v2.1.200", "v2.1.329"}) {
    const std::string package = fmt::format("{}/cc/{}/package/", folder, version);
    std::filesystem::create_directories(package);
    for (const char* program : {"claude", "cli.js"}) {
      std::ofstream(package + program) << "#!/bin/sh\nexec cat\n";
      std::filesystem::permissions(package + program, std::filesystem::perms::owner_all);
    }
  }
}

class Replay {
 public:
  Replay(Side& side, bool inside) : side_(side) {
    install_agents(side.folder());
    if (!inside) return;
    side.run({"-L", "lead", "-f", "/dev/null", "new-session", "-d", "-s", "lead", "-x", "200", "-y", "50", "exec cat"});
    server_ = side.ask({"-L", "lead", "display-message", "-p", "#{pid}"});
  }
  ~Replay() {
    for (const char* name : {"lead", "claude-swarm-1"}) {
      try {
        side_.run_any({"-L", name, "kill-server"});
      } catch (const std::exception&) {  // the side ends what is left
      }
    }
  }
  Replay(const Replay&) = delete;
  Replay& operator=(const Replay&) = delete;

  double play(const support::RecordedCall& call) const {
    Words words;
    for (const auto& word : call.words) words.push_back(actual(word));
    RunOptions options{.folder = side_.folder() + "/proj"};
    if (!call.tmux.empty()) options.added_environment.push_back("TMUX=" + actual(call.tmux));
    if (!call.pane.empty()) options.added_environment.push_back("TMUX_PANE=" + call.pane);
    const auto result = side_.run_any(words, options);
    if (result.exit_code != call.exit_code)
      throw std::runtime_error(fmt::format("{}: not as recorded: {}", fmt::join(words, " "), result.output));
    return result.milliseconds;
  }

 private:
  // The recorded text with this run's folder, user and process ids in the places of the normalised ones.
  std::string actual(std::string text) const {
    text = replaced(text, "/W/tmp/tmux-0/", fmt::format("{}/tmux-{}/", side_.folder(), ::getuid()));
    text = replaced(text, "/W/", side_.folder() + "/");
    text = replaced(text, "/CC/", side_.folder() + "/cc/");
    text = replaced(text, ",PID,", "," + (server_.empty() ? "1" : server_) + ",");
    return replaced(text, "claude-swarm-PID", "claude-swarm-1");
  }

  Side& side_;
  std::string server_;
};

void run(Bench& bench) {
  const unsigned runs = std::max(1u, bench.settings().runs / k_runs_divisor);
  for (const char* name :
       {"2.1.107-inside", "2.1.200-inside", "2.1.329-inside", "2.1.107-outside", "2.1.329-outside"}) {
    const auto calls = support::load_transcript(fmt::format("{}/{}.log", bench.settings().contract, name));
    // Ids begin anew only where nothing ran before, so every run has a folder of its own.
    const auto whole = [&](Side& made_once) {
      const auto fresh = bench.side(made_once.binary());
      const Replay replay(*fresh, std::string_view(name).ends_with("-inside"));
      double sum = 0;
      for (const auto& call : calls) sum += replay.play(call);
      return sum;
    };
    Pair pair = bench.sides();
    bench.compare(fmt::format("Claude Code {}, {} calls", name, calls.size()), 0, runs, pair, whole);
  }
}

}  // namespace

extern const Scenario k_recorded{
    "recorded", "A team as a framework spawns it",
    "The recorded calls of one run of Claude Code with two teammates, from the first probe to "
    "the last `kill-pane`, one after the other; the sum of their times. \"outside\" begins "
    "with nothing running. Each run is in a new folder.",
    "", run};

}  // namespace bench
