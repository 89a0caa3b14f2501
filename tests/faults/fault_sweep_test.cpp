// SPDX-License-Identifier: ISC
// Every changing command with a system call failing, at each call in turn: it ends with 0 and has done its work, or
// with 1 and a message and has done nothing. Either way nothing is lost and nothing is left over. $ROOST_SAMPLE: how
// many of 100 commands (default 2, at least one, chosen by $ROOST_SEED); 100 for all.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <memory>
#include <random>

#include "tests/support/small_world.hpp"
#include "tests/support/temp_universe.hpp"
#include "tests/support/wait_until.hpp"

namespace {

using support::Mutation;
using support::SmallWorld;

constexpr int k_patience_ms = 15'000;
constexpr int k_most_calls = 400;

int number_from(const char* variable, int usual) {
  const char* text = std::getenv(variable);
  return text == nullptr ? usual : std::atoi(text);
}

std::vector<Mutation> offered() {
  std::vector<Mutation> some;
  for (const Mutation& mutation : support::mutations()) {
    // Of a list of commands the first may be done when the second fails.
    const bool one = std::find(mutation.words.begin(), mutation.words.end(), ";") == mutation.words.end();
    if (one && !mutation.registry_lost && support::offered_commands().contains(mutation.words[0]))
      some.push_back(mutation);
  }
  return some;
}

// Chosen anew for each subject, so that one run sees different commands fail in different ways.
std::vector<Mutation> sample(std::string_view subject) {
  auto all = offered();
  std::seed_seq seed{number_from("ROOST_SEED", 1), static_cast<int>(std::hash<std::string_view>{}(subject)&0xffff)};
  std::mt19937 random(seed);
  std::shuffle(all.begin(), all.end(), random);
  all.resize(std::max<std::size_t>(1, all.size() * static_cast<std::size_t>(number_from("ROOST_SAMPLE", 2)) / 100));
  return all;
}

// What the command changes when nothing fails.
struct Expectation {
  std::string before, after;
};

// What hosts do on their own (an exit, a title) comes a little later.
std::string view_at_rest(const SmallWorld& world) {
  std::string last = world.view();
  for (int same = 0; same < 20;) {
    support::short_pause();
    std::string now = world.view();
    same = now == last ? same + 1 : 0;
    last = std::move(now);
  }
  return last;
}

Expectation expectation_of(const Mutation& mutation) {
  const SmallWorld world;
  EXPECT_EQ(world.build(), "");
  Expectation expected{view_at_rest(world), {}};
  const auto done = world.tmux(mutation.words);
  EXPECT_TRUE(done.ok()) << mutation.name << "\n" << done.describe();
  EXPECT_EQ(world.settle(k_patience_ms), "") << mutation.name;
  expected.after = view_at_rest(world);
  return expected;
}

enum class Outcome { not_struck, refused, done };

// One run with one plan.
Outcome run_with(const SmallWorld& world, const Mutation& mutation, const Expectation& expected,
                 const std::string& plan) {
  world.forget_trace();
  world.wish("faults", plan);
  const auto result = world.tmux(mutation.words);
  const bool struck = world.trace().find("fault ") != std::string::npos;
  world.forget_wishes();
  const std::string where = fmt::format("{} with {}\n{}", mutation.name, plan, result.describe());
  EXPECT_FALSE(result.timed_out) << where;
  EXPECT_TRUE(result.exit_code == 0 || result.exit_code == 1) << where;
  if (result.exit_code == 1) {
    EXPECT_FALSE(result.err.empty()) << where;
  }
  const std::string& wanted = result.exit_code == 0 ? expected.after : expected.before;
  std::string now;
  EXPECT_TRUE(support::wait_until([&] { return (now = world.view()) == wanted; })) << where << "\nwanted:\n"
                                                                                   << wanted << "\nfound:\n"
                                                                                   << now;
  EXPECT_EQ(world.settle(k_patience_ms), "") << where;
  if (!struck) return Outcome::not_struck;
  return result.exit_code == 0 ? Outcome::done : Outcome::refused;
}

std::unique_ptr<SmallWorld> fresh_world() {
  auto world = std::make_unique<SmallWorld>();
  EXPECT_EQ(world->build(), "");
  return world;
}

// At the first such call, the second, ... until the command has no such call any more.
void fail_each_call(const Mutation& mutation, const std::string& process, const std::string& error) {
  const Expectation expected = expectation_of(mutation);
  auto world = fresh_world();
  for (int n = 1; n < k_most_calls && !testing::Test::HasFailure(); ++n) {
    const auto outcome = run_with(*world, mutation, expected, fmt::format("{}.*={}@{}", process, error, n));
    if (outcome == Outcome::not_struck) return;
    if (outcome == Outcome::done) world = fresh_world();
  }
}

class EachCallFails : public testing::TestWithParam<std::tuple<const char*, const char*>> {};

TEST_P(EachCallFails, AndTheCommandHasDoneAllOrNothing) {
  const auto& [process, error] = GetParam();
  for (const Mutation& mutation : sample(fmt::format("{}.{}", process, error))) {
    fail_each_call(mutation, process, error);
    if (HasFailure()) return;
  }
}

INSTANTIATE_TEST_SUITE_P(Errors, EachCallFails,
                         testing::Combine(testing::Values("shim", "host"),
                                          testing::Values("ENOSPC", "EDQUOT", "EMFILE", "ENOMEM", "EIO", "EACCES",
                                                          "EROFS", "ENOLCK", "EAGAIN")),
                         [](const auto& one) { return std::string(std::get<0>(one.param)) + std::get<1>(one.param); });

class Disturbed : public testing::TestWithParam<const char*> {};

TEST_P(Disturbed, CommandsDoTheirWorkAllTheSame) {
  for (const Mutation& mutation : sample(GetParam())) {
    const Expectation expected = expectation_of(mutation);
    const auto world = fresh_world();
    EXPECT_NE(run_with(*world, mutation, expected, GetParam()), Outcome::refused) << mutation.name;
    if (HasFailure()) return;
  }
}

INSTANTIATE_TEST_SUITE_P(Plans, Disturbed,
                         testing::Values("*=EINTR", "*=EINTR%40:1", "*=short", "*=EINTR,*=short", "write=short%50:3"),
                         [](const auto& one) { return "Plan" + std::to_string(one.index); });

// A clock that is set on or back by a day in the middle of things. It strikes no call, so nothing but the effect tells.
TEST(Clock, MayJump) {
  for (const char* plan : {"clock=+86400s", "clock=-86400s", "clock=+86400s@2+", "clock=-86400s@3+"}) {
    for (const Mutation& mutation : sample(plan)) {
      run_with(*fresh_world(), mutation, expectation_of(mutation), plan);
      if (HasFailure()) return;
    }
  }
}

// A folder in which nothing can be made any more.
TEST(ReadOnlyFolder, RefusesEveryChangeAndLosesNothing) {
  for (const Mutation& mutation : sample("read-only")) {
    const SmallWorld world;
    ASSERT_EQ(world.build(), "");
    const auto before = view_at_rest(world);
    world.wish("faults", "create=EROFS,rename=EROFS,unlink=EROFS,mkdir=EROFS,bind=EROFS");
    const auto result = world.tmux(mutation.words);
    world.forget_wishes();
    EXPECT_TRUE(result.exit_code == 0 || (result.exit_code == 1 && !result.err.empty())) << result.describe();
    if (result.exit_code == 1) {
      EXPECT_EQ(world.view(), before) << mutation.name;
    }
    EXPECT_EQ(world.settle(k_patience_ms), "") << mutation.name << "\n" << result.describe();
  }
}

// A command that is neither here nor known to change nothing is a hole in the sweep and in the crash matrix.
TEST(Mutations, NameEveryCommandThatChangesSomething) {
  const std::set<std::string> change_nothing = {
      "attach-session",   "capture-pane",   "choose-client", "clear-prompt-history", "command-prompt",
      "confirm-before",   "detach-client",  "display-menu",  "display-message",      "display-panes",
      "display-popup",    "has-session",    "list-buffers",  "list-clients",         "list-commands",
      "list-panes",       "list-sessions",  "list-windows",  "lock-client",          "lock-server",
      "lock-session",     "refresh-client", "save-buffer",   "server-access",        "show-buffer",
      "show-environment", "show-messages",  "show-options",  "show-prompt-history",  "show-window-options",
      "suspend-client",   "switch-client",  "choose-buffer", "choose-tree",          "clock-mode",
      "copy-mode",        "customize-mode", "find-window",   "start-server",         "source-file",
      "send-prefix",      "list-keys",      "show-hooks"};
  std::set<std::string> covered;
  for (const Mutation& mutation : support::mutations())
    if (!mutation.registry_lost) covered.insert(mutation.command.empty() ? mutation.words[0] : mutation.command);
  for (const std::string& name : support::offered_commands())
    EXPECT_TRUE(covered.contains(name) || change_nothing.contains(name)) << name;
}

}  // namespace
