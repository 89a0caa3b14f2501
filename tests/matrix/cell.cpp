// SPDX-License-Identifier: ISC
#include "tests/matrix/cell.hpp"

#include <fmt/format.h>
#include <signal.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <map>
#include <set>
#include <sstream>

#include "state/test_point_names.hpp"
#include "tests/support/process_list.hpp"
#include "tests/support/registry_document.hpp"

namespace matrix {

namespace {

using support::LivePane;
using support::SmallWorld;

// How long a failing cell takes, no more.
const int k_patience_ms =
    std::getenv("ROOST_PATIENCE_MS") == nullptr ? 20'000 : std::atoi(std::getenv("ROOST_PATIENCE_MS"));
constexpr int k_command_ms = 20'000;

struct TraceLine {
  pid_t pid = 0;
  std::string process, kind, name;
};

std::vector<TraceLine> lines_of(const std::string& trace) {
  std::vector<TraceLine> lines;
  std::istringstream text(trace);
  for (std::string line; std::getline(text, line);) {
    std::istringstream fields(line);
    TraceLine one;
    if (fields >> one.pid >> one.process >> one.kind >> one.name) lines.push_back(one);
  }
  return lines;
}

bool is_locked_at(const std::string& point) {
  return std::any_of(std::begin(state::k_test_points), std::end(state::k_test_points),
                     [&](const auto& known) { return known.name == point && known.locked; });
}

// LeakSanitizer looks from a process of its own at one that ends, which waits forever for it if that is killed.
bool is_leak_checker(pid_t pid) { return support::tracer_of(support::parent_of(pid)) == pid; }

// One run of a cell, from the world to the verdict.
class Run {
 public:
  explicit Run(const Cell& cell) : cell_(cell) {}

  Verdict verdict() {
    if (const auto wrong = world_.build(); !wrong.empty()) return blame(wrong);
    before_ = world_.panes();
    if (const auto wrong = world_.settle(k_patience_ms); !wrong.empty()) return blame("before: " + wrong);
    next_pane_ = static_cast<int>(before_.size());
    world_.prepare(*cell_.mutation);
    world_.forget_trace();
    do_harm();
    finish_command();
    world_.forget_wishes();
    if (!result_.reached) return std::move(result_);
    look_at_world();
    go_on();
    result_.story += world_.trace();
    return std::move(result_);
  }

 private:
  Verdict blame(std::string wrong) {
    result_.faults.push_back(std::move(wrong));
    return std::move(result_);
  }
  void expect(bool holds, std::string otherwise) {
    if (!holds) result_.faults.push_back(std::move(otherwise));
  }

  void do_harm() {
    const std::string step = cell_.step.text();
    if (cell_.harm == Harm::full_disk) {
      world_.wish("faults", cell_.step.process + ".*=ENOSPC@" + cell_.step.point);
      shim_ = world_.launch(cell_.mutation->words);
      return;
    }
    world_.wish("stop", step);
    shim_ = world_.launch(cell_.mutation->words);
    const pid_t hit = wait_for_stop();
    result_.reached = hit != 0;
    world_.wish("stop", "");
    if (hit == 0) return;
    wait_until_stopped(hit);
    if (cell_.harm == Harm::kill_self) {
      lost_host(hit);
      ::kill(hit, SIGKILL);
    }
    if (cell_.harm == Harm::stop) others_meanwhile();
    if (cell_.harm == Harm::kill_host) lost_host(kill_victim(&LivePane::host));
    if (cell_.harm == Harm::kill_child) kill_victim(&LivePane::child);
    release_all();
  }

  // Other hosts may have come to the same step before the wish was taken back.
  void release_all() const {
    for (const auto& line : lines_of(world_.trace()))
      if (line.kind == "stop" && support::state_of(line.pid) == 'T') ::kill(line.pid, SIGCONT);
  }

  // Which process reached the step; 0 when none does.
  pid_t wait_for_stop() {
    const auto limit = std::chrono::steady_clock::now() + std::chrono::milliseconds(k_command_ms);
    std::chrono::steady_clock::time_point ended{};
    while (std::chrono::steady_clock::now() < limit) {
      for (const auto& line : lines_of(world_.trace()))
        if (line.kind == "stop") return line.pid;
      // Hosts may still be on their way to it when the command has ended.
      if (exit_ == k_running && !support::process_alive(shim_)) {
        exit_ = support::wait_for_exit(shim_, 0);
        ended = std::chrono::steady_clock::now();
      }
      if (exit_ != k_running && std::chrono::steady_clock::now() > ended + std::chrono::milliseconds(1500)) return 0;
      support::short_pause();
    }
    return 0;
  }

  static void wait_until_stopped(pid_t pid) {
    while (support::process_alive(pid) && support::state_of(pid) != 'T') support::short_pause();
  }

  // A holder that is stopped makes writers fail by name, and nobody else; without the lock it holds up nobody.
  void others_meanwhile() {
    const auto reader = world_.tmux({"list-panes", "-a"});
    // Whoever finds the registry lost makes it again, which only writers can.
    const bool waits = cell_.mutation->registry_lost && reader.err.find("registry busy (held by ") == 0;
    expect(reader.exit_code == 0 || waits || reader.err.find("no server running") == 0,
           "a reader failed: " + reader.describe());
    const auto writer = world_.tmux({"set-option", "-g", "@meanwhile", "1"});
    if (is_locked_at(cell_.step.point)) {
      expect(writer.exit_code == 1 && writer.err.find("registry busy (held by ") != std::string::npos,
             "a writer did not say who has the lock: " + writer.describe());
    } else {
      expect(writer.exit_code == 0 || writer.err.find("no server running") == 0,
             "a writer failed: " + writer.describe());
    }
  }

  // The new pane's process if there is one, else the target's. Returns its host.
  pid_t kill_victim(pid_t LivePane::*role) {
    std::set<pid_t> known{shim_};
    for (const auto& [id, pane] : before_) known.insert({pane.host, pane.child});
    pid_t host = 0, child = 0;
    for (const pid_t pid : world_.processes()) {
      if (known.contains(pid) || is_leak_checker(pid)) continue;
      const bool is_host = support::command_line_of(pid).starts_with("tmux: server");
      (is_host ? host : child) = pid;
    }
    if (host == 0 && child == 0) {
      const LivePane& target = before_[cell_.mutation->target];
      host = target.host;
      child = target.child;
      if (role == &LivePane::child) ended_.insert(cell_.mutation->target);
    }
    // A program that a respawn has just started: its pane may end with it.
    if (role == &LivePane::child) lost_host(support::parent_of(child));
    const pid_t victim = role == &LivePane::host ? host : child;
    if (victim > 0) ::kill(victim, SIGKILL);
    return host;
  }

  // The pane of a host that was killed may go.
  void lost_host(pid_t host) {
    for (const auto& [id, pane] : before_)
      if (pane.host == host) ended_.insert(id);
  }

  void finish_command() {
    // The one that is stopped late, after the others were let go, must not stay so.
    for (int left = k_command_ms; exit_ == k_running && left > 0; left -= 50) {
      release_all();
      const int ended = support::wait_for_exit(shim_, 50);
      if (ended != -1000) exit_ = ended;
    }
    if (exit_ == k_running) exit_ = -1000;
    release_all();
    if (cell_.harm == Harm::full_disk) {
      const std::string trace = world_.trace();
      result_.reached = trace.find(cell_.step.process + " fault ") != std::string::npos;
    }
    result_.story = fmt::format("exit {}\n{}{}", exit_, world_.launched_output(), world_.launched_errors());
    expect(exit_ != -1000, "the command did not end");
    if (exit_ == -1000) {
      ::kill(shim_, SIGKILL);
      support::wait_for_exit(shim_, k_command_ms);
    }
    const bool killed = cell_.harm == Harm::kill_self && cell_.step.process == "shim";
    expect(exit_ == 0 || exit_ == 1 || (killed && exit_ == -SIGKILL), fmt::format("the command ended with {}", exit_));
    if (exit_ == 1) expect(!world_.launched_errors().empty(), "exit 1 without a message");
  }

  void look_at_world() {
    // The next writer clears up; a universe that ended has none.
    const auto next = world_.tmux({"set-option", "-g", "@after", "1"});
    expect(next.ok() || next.err.find("no server running") == 0, "the next command failed: " + next.describe());
    const auto wrong = world_.settle(k_patience_ms, &result_.settled_ms);
    expect(wrong.empty(), wrong);
    const auto after = world_.panes();
    for (const auto& [id, pane] : before_) check_pane(id, pane, after);
    for (const auto& [id, pane] : after) next_pane_ = std::max(next_pane_, std::stoi(id.substr(1)) + 1);
  }

  void check_pane(const std::string& id, const LivePane& was, const std::map<std::string, LivePane>& after) {
    const auto& mutation = *cell_.mutation;
    const auto has = [&](const auto& list) { return std::find(list.begin(), list.end(), id) != list.end(); };
    const auto now = after.find(id);
    if (now == after.end()) return expect(has(mutation.lost) || ended_.contains(id), id + " is lost");
    expect(now->second.host == was.host, id + " has another host");
    const bool may_change = has(mutation.restarted) || has(mutation.lost) || ended_.contains(id);
    expect(may_change || (now->second.child == was.child && !now->second.dead), id + " has another program, or none");
  }

  // A new pane works and has a new id.
  void go_on() {
    const auto made = world_.tmux({"new-session", "-d", "-s", "afterwards", "-P", "-F", "#{pane_id}", "exec cat"});
    expect(made.ok(), "a new session failed: " + made.describe());
    if (!made.ok()) return;
    const int id = std::atoi(made.line().c_str() + 1);
    expect(id >= next_pane_, fmt::format("id %{} was given twice", id));
    const std::string said = world_.launched_output();
    const auto wrong = world_.settle(k_patience_ms);
    expect(wrong.empty(), "after a new session: " + wrong);
  }

  static constexpr int k_running = 1'000'000;
  const Cell& cell_;
  SmallWorld world_;
  Verdict result_;
  std::map<std::string, LivePane> before_;
  std::set<std::string> ended_;
  pid_t shim_ = 0;
  int exit_ = k_running;
  int next_pane_ = 0;
};

}  // namespace

const char* name_of(Harm harm) {
  switch (harm) {
    case Harm::kill_self:
      return "kill-self";
    case Harm::kill_host:
      return "kill-host";
    case Harm::kill_child:
      return "kill-child";
    case Harm::stop:
      return "stop";
    case Harm::full_disk:
      return "full-disk";
  }
  return "?";
}

std::string Step::text() const { return fmt::format("{}:{}@{}", process, point, pass); }
std::string Cell::text() const { return fmt::format("{}/{}/{}", mutation->name, step.text(), name_of(harm)); }

std::vector<Step> steps_of(const support::Mutation& mutation) {
  const SmallWorld world;
  std::vector<Step> steps;
  if (!world.build().empty() || !world.settle(k_patience_ms).empty()) return steps;
  world.wish("stop", "none");  // passes are counted from the last wish on
  world.prepare(mutation);
  world.forget_trace();
  const pid_t pid = world.launch(mutation.words);
  support::wait_for_exit(pid, k_command_ms);
  world.settle(k_patience_ms);
  std::map<std::string, std::map<pid_t, int>> passes;
  std::set<std::string> seen;
  for (const auto& line : lines_of(world.trace())) {
    if (line.kind != "point") continue;
    // Which transaction of a command it is matters; hosts that look around between them are all alike.
    const int pass = ++passes[line.process + line.name][line.pid];
    Step step{line.process, line.name, pass};
    const bool of_command = line.process == "host" || line.pid == pid;
    if (of_command && seen.insert(step.text()).second) steps.push_back(std::move(step));
  }
  return steps;
}

Verdict run_cell(const Cell& cell) { return Run(cell).verdict(); }

}  // namespace matrix
