// SPDX-License-Identifier: ISC
// Feeds the corpus to panes of Debian's tmux and of Roost and compares everything that can be seen of them.
//
//     terminal_parity [--only TEXT] [--all]             cases whose topic/name holds TEXT; explained differences too
//     terminal_parity --fuzz COUNT [--seed FIRST]       random output and sizes instead of the corpus
//
// Fails when a case differs that differences.txt does not explain, or when one is the same that it explains.
#include <fmt/format.h>
#include <glob.h>
#include <stdlib.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <map>
#include <mutex>
#include <thread>

#include "tests/support/run_program.hpp"
#include "tests/support/temp_universe.hpp"
#include "tests/terminal/comparison.hpp"
#include "tests/terminal/fuzz.hpp"
#include "tests/terminal/key_cases.hpp"
#include "tests/terminal/known_differences.hpp"

namespace parity {
namespace {

constexpr std::size_t k_batch = 24;
constexpr unsigned k_seeds = 48;  // beside the corpus
constexpr int k_workers = 2;
constexpr int k_skipped = 77;
constexpr const char* k_oracle = "/usr/bin/tmux";

struct Tally {
  std::size_t cases = 0, same = 0, observations = 0, identical = 0;
  void add(const Outcome& outcome) {
    ++cases;
    same += outcome.same();
    observations += outcome.observations;
    identical += outcome.identical;
  }
};

void print_tally(const std::string& name, const Tally& tally) {
  fmt::print("{:<22}{:>6} of {:>4} cases identical {:>9} of {:>6} observations\n", name, tally.same, tally.cases,
             tally.identical, tally.observations);
}

std::vector<std::string> files(const std::string& pattern) {
  std::vector<std::string> names;
  glob_t found{};
  if (::glob(pattern.c_str(), 0, nullptr, &found) == 0) names.assign(found.gl_pathv, found.gl_pathv + found.gl_pathc);
  ::globfree(&found);
  return names;
}

std::string load(const std::string& folder, std::vector<Case>& cases, KnownDifferences& known) {
  for (const std::string& name : files(folder + "/cases/*.txt")) {
    if (auto error = read_cases(name, cases); !error.empty()) return error;
  }
  for (const std::string& name : files(folder + "/recordings/*.rec")) {
    if (auto error = read_recording(name, cases); !error.empty()) return error;
  }
  return read_differences(folder + "/differences.txt", known);
}

// Groups that run at the same time; a case that others would notice is alone.
std::vector<std::vector<const Case*>> batches(const std::vector<Case>& cases, const std::string& only) {
  std::vector<std::vector<const Case*>> groups;
  bool open = false;
  for (const Case& one : cases) {
    if (one.id().find(only) == std::string::npos) continue;
    if (one.alone || !open || groups.back().size() == k_batch) groups.emplace_back();
    groups.back().push_back(&one);
    open = !one.alone;
  }
  return groups;
}

class Report {
 public:
  Report(const KnownDifferences& known, bool all) : known_(known), all_(all) {}
  void add(const Outcome& outcome) {
    topics_[outcome.of->topic].add(outcome);
    total_.add(outcome);
    const std::string id = outcome.of->id();
    const bool explained = known_.contains(id);
    if (explained == !outcome.same() && !(all_ && explained)) return;
    if (!explained || !outcome.same()) fmt::print("DIFFERENT {}\n{}", id, outcome.difference);
    if (explained && outcome.same()) fmt::print("NO LONGER DIFFERENT {}: take it out of differences.txt\n", id);
    failed_ = failed_ || explained == outcome.same();
  }
  int finish() const {
    for (const auto& [topic, tally] : topics_) print_tally(topic, tally);
    print_tally("all", total_);
    return failed_ ? 1 : 0;
  }

 private:
  const KnownDifferences& known_;
  bool all_;
  std::map<std::string, Tally> topics_;
  Tally total_;
  bool failed_ = false;
};

struct TempFolder {
  std::array<char, 20> name{"/tmp/tpXXXXXX"};
  TempFolder() { (void)::mkdtemp(name.data()); }
  ~TempFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(name.data(), ignored);
  }
  std::string inside(const char* part) const {
    std::string path = fmt::format("{}/{}", name.data(), part);
    std::filesystem::create_directory(path);
    return path;
  }
};

struct Wanted {
  std::string only;
  bool all = false;
  unsigned fuzz = 0, seed = 0;
};

std::string gather(const Wanted& wanted, std::vector<Case>& cases, KnownDifferences& known) {
  const unsigned seeds = wanted.fuzz > 0 ? wanted.fuzz : k_seeds;
  std::string error;
  if (wanted.fuzz == 0) error = load(ROOST_SOURCE_DIR "/tests/terminal", cases, known);
  if (wanted.fuzz == 0) add_key_cases(cases);
  for (unsigned i = 0; i < seeds; ++i) cases.push_back(random_case(wanted.seed + i));
  return error;
}

// Two at a time, each with universes of its own: one waits where the other computes.
class Workers {
 public:
  Workers(std::vector<std::vector<const Case*>> groups, Report& report) : groups_(std::move(groups)), report_(report) {}

  bool run() {
    std::vector<std::thread> threads;
    for (int i = 0; i < k_workers; ++i) threads.emplace_back([this] { work(); });
    for (std::thread& thread : threads) thread.join();
    return good_;
  }

 private:
  const std::vector<const Case*>* next() {
    const std::lock_guard lock(mutex_);
    return good_ && taken_ < groups_.size() ? &groups_[taken_++] : nullptr;
  }
  void work() {
    const TempFolder folder;
    const std::string self = std::filesystem::read_symlink("/proc/self/exe");
    Subject oracle(k_oracle, self, folder.inside("t"));
    Subject ours(support::tmux_binary(), self, folder.inside("r"));
    Comparison comparison(oracle, ours);
    while (const auto* group = next()) {
      const auto outcomes = comparison.run(*group);
      const std::lock_guard lock(mutex_);
      if (outcomes.empty()) fmt::print("{}\n", comparison.trouble());
      good_ = good_ && !outcomes.empty();
      for (const Outcome& outcome : outcomes) report_.add(outcome);
    }
  }

  std::vector<std::vector<const Case*>> groups_;
  Report& report_;
  std::mutex mutex_;
  std::size_t taken_ = 0;
  bool good_ = true;
};

int compare_all(const Wanted& wanted) {
  std::vector<Case> cases;
  KnownDifferences known;
  if (const auto error = gather(wanted, cases, known); !error.empty()) {
    fmt::print(stderr, "{}\n", error);
    return 2;
  }
  Report report(known, wanted.all);
  Workers workers(batches(cases, wanted.only), report);
  return workers.run() ? report.finish() : 2;
}

bool oracle_is_there() {
  const auto version = support::run_program({k_oracle, "-V"}, {{}, "/", {}});
  return version.line() == "tmux 3.3a";
}

}  // namespace
}  // namespace parity

int main(int argc, char** argv) {
  if (argc == 4 && std::strcmp(argv[1], "--feeder") == 0)
    return parity::run_feeder(argv[2], static_cast<unsigned>(std::atoi(argv[3])));
  parity::Wanted wanted;
  for (int i = 1; i < argc; ++i) {
    const std::string_view option = argv[i];
    const bool more = i + 1 < argc;
    if (option == "--all") {
      wanted.all = true;
    } else if (option == "--only" && more) {
      wanted.only = argv[++i];
    } else if (option == "--fuzz" && more) {
      wanted.fuzz = static_cast<unsigned>(std::atoi(argv[++i]));
    } else if (option == "--seed" && more) {
      wanted.seed = static_cast<unsigned>(std::atoi(argv[++i]));
    } else {
      fmt::print(stderr, "usage: terminal_parity [--all] [--only TEXT] [--fuzz CASES] [--seed SEED]\n");
      return 2;
    }
  }
  if (!parity::oracle_is_there()) {
    fmt::print("skipped: {} is not tmux 3.3a\n", parity::k_oracle);
    return parity::k_skipped;
  }
  return parity::compare_all(wanted);
}
