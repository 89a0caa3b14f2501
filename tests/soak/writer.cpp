// SPDX-License-Identifier: ISC
#include "tests/soak/writer.hpp"

#include <fmt/format.h>
#include <signal.h>

#include <sstream>

#include "tests/soak/ledger.hpp"
#include "tests/support/run_program.hpp"

namespace soak {
namespace {

constexpr unsigned k_calls_per_view = 8;
constexpr unsigned k_kill_one_in = 30;
constexpr std::chrono::seconds k_call_limit{60};

class Writer {
 public:
  Writer(const Plan& plan, const CommandMix& mix, Figures& figures, unsigned number, int events)
      : plan_(plan), mix_(mix), figures_(figures), dice_(plan.seed * 1000003ULL + number), events_(events) {}

  void step() {
    if (steps_++ % k_calls_per_view == 0) look();
    const Call call = mix_.next(dice_, view_);
    if (!call.victim.empty()) send_event(events_, "kill " + call.victim);
    if (call.effect == Effect::kills_server) send_event(events_, "clear");
    const std::int64_t start = now_ms();
    const bool killing = dice_.below(k_kill_one_in) == 0;
    const auto result = run(call, killing ? 50 + dice_.below(6000) : 0);
    if (call.effect == Effect::kills_server) send_event(events_, "cleared");
    judge(call, result, killing);
    if (result.exit_code == 0) note_births(call.effect, result.out, start);
  }

 private:
  support::RunResult run(const Call& call, std::size_t kill_after_us) {
    std::vector<std::string> argv{plan_.tmux};
    argv.insert(argv.end(), call.words.begin(), call.words.end());
    support::RunOptions options{plan_.environment, plan_.folder, call.input, k_call_limit};
    options.kill_after = std::chrono::microseconds(kill_after_us);
    auto result = support::run_program(argv, options);
    ++figures_.calls;
    const auto took = static_cast<std::uint64_t>(result.took.count());
    for (auto slowest = figures_.slowest_ms.load();
         slowest < took && !figures_.slowest_ms.compare_exchange_weak(slowest, took);) {
    }
    return result;
  }

  void look() {
    Call call;
    call.words = {"list-panes", "-a", "-F", "#{pane_id} #{window_id} #{session_id} #{session_name}"};
    const auto list = run(call, 0);
    view_ = {};
    std::istringstream in(list.out);
    for (PaneRow row; in >> row.pane >> row.window >> row.session >> row.name;)
      (row.name.starts_with("keep") ? view_.keep : view_.prey).push_back(row);
  }

  void judge(const Call& call, const support::RunResult& result, bool killing) {
    if (killing && result.signal == SIGKILL) {
      ++figures_.shims_killed;
      return;
    }
    ++(result.exit_code == 0 ? figures_.succeeded : figures_.refused);
    const char* fault = nullptr;
    if (result.timed_out) fault = "took too long";
    if (result.signal != 0) fault = "died of a signal";
    if (result.exit_code > 1) fault = "has an exit status that tmux has not";
    if (result.exit_code == 0 && !result.err.empty()) fault = "succeeded with an error text";
    if (result.exit_code == 1 && result.err.empty() && result.out.empty()) fault = "failed without a word";
    for (const char* text : {"busy", "corrupt", "internal error", "invariant", "Assertion"})
      if (result.exit_code == 1 && result.err.find(text) != std::string::npos) fault = "failed as it must not";
    if (fault != nullptr)
      send_event(events_, fmt::format("bad {}: {} [{}]", fmt::join(call.words, " "), fault, result.err.substr(0, 200)));
  }

  // "%pane @window $session": how many of the three are new depends on the command.
  void note_births(Effect effect, const std::string& out, std::int64_t start) {
    std::size_t fresh = 0;
    if (effect == Effect::kept_pane || effect == Effect::prey_pane) fresh = 1;
    if (effect == Effect::kept_window || effect == Effect::prey_window) fresh = 2;
    if (effect == Effect::kept_session || effect == Effect::prey_session) fresh = 3;
    if (fresh == 0) return;
    std::istringstream in(out);
    std::string pane;
    for (std::size_t i = 0; i < fresh; ++i) {
      std::string id;
      std::getline(in, id, i < 2 ? ' ' : '\n');
      if (i == 0) pane = id;
      send_event(events_, "id " + id);
    }
    ++figures_.panes_born;
    if (effect <= Effect::kept_session) send_event(events_, fmt::format("kept {} {}", pane, start));
  }

  const Plan& plan_;
  const CommandMix& mix_;
  Figures& figures_;
  Dice dice_;
  int events_;
  View view_;
  unsigned steps_ = 0;
};

}  // namespace

void run_writer(const Plan& plan, const CommandMix& mix, Figures& figures, unsigned number, int events,
                std::int64_t until_ms) {
  Writer writer(plan, mix, figures, number, events);
  while (now_ms() < until_ms) writer.step();
}

}  // namespace soak
