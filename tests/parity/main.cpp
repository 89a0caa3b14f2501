// SPDX-License-Identifier: ISC
// Runs every case on real tmux and on Roost and compares. See README.md in this folder.
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <map>
#include <mutex>
#include <sstream>
#include <thread>

#include "tests/parity/case_file.hpp"
#include "tests/parity/generated.hpp"
#include "tests/parity/side.hpp"
#include "tests/support/temp_universe.hpp"

namespace parity {
namespace {

struct Settings {
  std::string reference = "/usr/bin/tmux";
  std::string ours = support::tmux_binary();
  std::string only;   // part of "area: name"
  std::string check;  // file that --differences must equal
  bool differences = false;
};

struct Tally {
  int cases = 0, marked = 0, failed = 0;
};

std::string read_file(const std::string& path) {
  std::ifstream in(path);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

std::vector<Group> written_groups() {
  std::vector<std::string> files;
  for (const auto& entry : std::filesystem::directory_iterator(ROOST_SOURCE_DIR "/tests/parity/cases"))
    if (entry.path().extension() == ".txt") files.push_back(entry.path().string());
  std::sort(files.begin(), files.end());
  std::vector<Group> groups;
  for (const std::string& file : files)
    for (Group& group : parse_cases(file, read_file(file))) groups.push_back(std::move(group));
  return groups;
}

std::vector<Group> generated_groups(const Settings& settings) {
  const Side reference(settings.reference), ours(settings.ours);
  for (const Side* side : {&reference, &ours}) side->run({"new-session", "-d", "cat"});
  const auto ask = [](const Side& side, const Words& words) { return lines_of(side.run(words).out); };
  const auto names = ask(ours, {"list-commands", "-F", "#{command_list_name}"});
  const auto all = ask(reference, {"list-commands"});
  for (const std::string& line : all) {
    const std::string name = line.substr(0, line.find(' '));
    if (std::find(names.begin(), names.end(), name) == names.end()) fmt::print("not offered yet: {}\n", name);
  }
  std::vector<Group> groups = usage_groups(all, names);
  for (const char* scope : {"-s", "-g", "-gw"}) {
    for (Group& group : option_groups(scope, ask(reference, {"show-options", scope}))) groups.push_back(group);
  }
  return groups;
}

// More than there are cores: half of the time a call waits for processes to come and go.
constexpr int k_workers = 4;

class Suite {
 public:
  explicit Suite(const Settings& settings) : settings_(settings) {}

  // The longest groups first, so that none is left for the end.
  void run(std::vector<Group> groups) {
    std::stable_sort(groups.begin(), groups.end(),
                     [](const Group& a, const Group& b) { return a.cases.size() > b.cases.size(); });
    std::atomic<std::size_t> next = 0;
    const auto work = [&] {
      for (std::size_t i; (i = next++) < groups.size();) run_group(groups[i]);
    };
    std::vector<std::thread> workers;
    for (int i = 0; i < k_workers; ++i) workers.emplace_back(work);
    for (std::thread& worker : workers) worker.join();
  }

  int report() const {
    Tally all;
    for (const auto& [area, tally] : areas_) {
      fmt::print("{:<12} {:>5} cases  {:>3} marked  {:>3} failed\n", area, tally.cases, tally.marked, tally.failed);
      all.cases += tally.cases;
      all.marked += tally.marked;
      all.failed += tally.failed;
    }
    fmt::print("{:<12} {:>5} cases  {:>3} marked  {:>3} failed\n", "all", all.cases, all.marked, all.failed);
    return all.failed == 0 ? 0 : 1;
  }

 private:
  bool wanted(const Group& group, const Case& one) const {
    return settings_.only.empty() || (group.area + ": " + one.name).find(settings_.only) != std::string::npos;
  }

  void run_group(const Group& group) {
    if (std::none_of(group.cases.begin(), group.cases.end(), [&](const Case& c) { return wanted(group, c); })) return;
    const Side reference(settings_.reference), ours(settings_.ours);
    for (const Words& call : group.setup) {
      const Answer a = reference.run(call), b = ours.run(call);
      if (a != b) note(group, {"setup", {call}, {}, Mask::none}, complaint(call, a, b));
    }
    for (const Case& one : group.cases) {
      if (wanted(group, one)) note(group, one, compare(reference, ours, one));
    }
  }

  static std::string complaint(const Words& call, const Answer& a, const Answer& b) {
    return fmt::format("  '{}'\n  tmux: {}\n  ours: {}\n", fmt::join(call, "' '"), a.describe(), b.describe());
  }

  // What differs, or nothing. All calls are made, so that both sides go on alike.
  static std::string compare(const Side& reference, const Side& ours, const Case& one) {
    std::string text;
    for (const Words& call : one.calls) {
      const Answer a = reference.run(call, one.mask), b = ours.run(call, one.mask);
      if (a != b) text += complaint(call, a, b);
    }
    return text;
  }

  void note(const Group& group, const Case& one, const std::string& difference) {
    const std::lock_guard guard(mutex_);
    Tally& tally = areas_[group.area];
    ++tally.cases;
    if (!one.differs.empty()) ++tally.marked;
    if (difference.empty() == one.differs.empty()) return;
    ++tally.failed;
    fmt::print("DIFFERS {}: {}\n{}", group.area, one.name,
               difference.empty() ? "  is marked as a difference, but there is none\n" : difference);
    std::fflush(stdout);
  }

  const Settings& settings_;
  std::mutex mutex_;
  std::map<std::string, Tally> areas_;
};

// docs/differences.md out of the marks.
std::string differences_text(const std::vector<Group>& groups) {
  std::string text =
      "# Where Roost differs from tmux 3.3a on purpose\n\nMade by `parity --differences` out of the marks in "
      "`tests/parity/cases`. Everything else that the cases try\nis the same.\n";
  std::map<std::string, std::vector<std::string>> reasons;
  for (const Group& group : groups)
    for (const Case& one : group.cases)
      if (!one.differs.empty()) reasons[one.differs].push_back(group.area + ": " + one.name);
  for (const auto& [reason, cases] : reasons) {
    text += fmt::format("\n## {}\n\n", reason);
    for (const std::string& name : cases) text += fmt::format("* {}\n", name);
  }
  return text;
}

int run(const Settings& settings) {
  std::vector<Group> groups = written_groups();
  if (settings.differences || !settings.check.empty()) {
    const std::string text = differences_text(groups);
    if (settings.check.empty()) return std::fputs(text.c_str(), stdout) < 0;
    if (text == read_file(settings.check)) return 0;
    fmt::print("{} is stale: parity --differences makes it\n", settings.check);
    return 1;
  }
  for (Group& group : generated_groups(settings)) groups.push_back(std::move(group));
  Suite suite(settings);
  suite.run(groups);
  return suite.report();
}

}  // namespace
}  // namespace parity

int main(int argc, char** argv) {
  parity::Settings settings;
  for (int i = 1; i < argc; ++i) {
    const std::string word = argv[i];
    const bool more = i + 1 < argc;
    if (word == "--differences") {
      settings.differences = true;
    } else if (word == "--check" && more) {
      settings.check = argv[++i];
    } else if (word == "--only" && more) {
      settings.only = argv[++i];
    } else if (word == "--reference" && more) {
      settings.reference = argv[++i];
    } else {
      fmt::print(stderr, "usage: parity [--only TEXT] [--differences | --check FILE] [--reference TMUX]\n");
      return 2;
    }
  }
  return parity::run(settings);
}
