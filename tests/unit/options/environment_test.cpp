// SPDX-License-Identifier: ISC
#include "shim/options/environment.hpp"

#include <gtest/gtest.h>

namespace shim {
namespace {

using state::Environment;
using state::EnvState;

std::string text_of(const Environment& environment, const std::string& name) {
  const auto at = environment.find(name);
  if (at == environment.end()) return "(none)";
  if (at->second.state == EnvState::removed) return "(removed)";
  return (at->second.state == EnvState::hidden ? "(hidden)" : "") + at->second.value;
}

TEST(GlobalEnvironment, IsTheCallersWithTheOverlayOnTop) {
  const Environment overlay{{"A", {EnvState::set, "over"}},
                            {"H", {EnvState::hidden, "h"}},
                            {"R", {EnvState::removed, ""}},
                            {"U", {EnvState::unset, ""}}};
  const Environment result = global_environment({"A=caller", "B=b=c", "R=r", "U=u", "junk"}, overlay);
  EXPECT_EQ(text_of(result, "A"), "over");
  EXPECT_EQ(text_of(result, "B"), "b=c");
  EXPECT_EQ(text_of(result, "H"), "(hidden)h");
  EXPECT_EQ(text_of(result, "R"), "(removed)");
  EXPECT_EQ(text_of(result, "U"), "(none)");
  EXPECT_EQ(result.size(), 4u);
}

TEST(PaneEnvironment, LaysSessionOverGlobalAndExtraOverBoth) {
  const Environment overlay{{"G", {EnvState::set, "global"}}, {"X", {EnvState::set, "global"}}};
  const Environment session{{"S", {EnvState::set, "session"}}, {"X", {EnvState::set, "session"}}};
  const EnvironmentList expected{"C=caller", "G=global", "S=session", "X=extra"};
  EXPECT_EQ(pane_environment({"C=caller", "G=caller"}, overlay, session, {"X=first", "X=extra", "noequals"}), expected);
}

TEST(PaneEnvironment, LeavesOutHiddenRemovedAndUnsetVariables) {
  const Environment overlay{{"U", {EnvState::unset, ""}}, {"H", {EnvState::hidden, "h"}}};
  const Environment session{{"R", {EnvState::removed, ""}}, {"SH", {EnvState::hidden, "s"}}};
  EXPECT_EQ(pane_environment({"U=1", "H=2", "R=3", "SH=4", "K=5", "=6"}, overlay, session, {}),
            (EnvironmentList{"K=5"}));
}

TEST(PaneEnvironment, ASessionBringsBackWhatTheGlobalsRemoved) {
  const Environment overlay{{"A", {EnvState::removed, ""}}};
  const Environment session{{"A", {EnvState::set, "1"}}};
  EXPECT_EQ(pane_environment({"A=0"}, overlay, session, {}), (EnvironmentList{"A=1"}));
}

TEST(GlobalEnvironment, TheDocumentKeepsEveryState) {
  state::Registry registry = state::Registry::fresh("boot");
  registry.edit_head().environment = {{"S", {EnvState::set, "s"}},
                                      {"H", {EnvState::hidden, "h"}},
                                      {"R", {EnvState::removed, ""}},
                                      {"U", {EnvState::unset, ""}}};
  const auto again = state::Registry::parse(registry.serialize());
  ASSERT_TRUE(again) << again.error().message;
  const Environment result = global_environment({"R=1", "U=1"}, again->head().environment);
  EXPECT_EQ(text_of(result, "S"), "s");
  EXPECT_EQ(text_of(result, "H"), "(hidden)h");
  EXPECT_EQ(text_of(result, "R"), "(removed)");
  EXPECT_EQ(text_of(result, "U"), "(none)");
}

TEST(UpdateEnvironment, CopiesWhatThePatternsFind) {
  Environment target{{"DISPLAY", {EnvState::set, "old"}}, {"OTHER", {EnvState::set, "kept"}}};
  update_environment({"DISPLAY", "SSH_*", "NONE"}, {"SSH_TTY=t", "SSH_AUTH_SOCK=a", "DISPLAY=:1"}, target);
  EXPECT_EQ(text_of(target, "DISPLAY"), ":1");
  EXPECT_EQ(text_of(target, "SSH_AUTH_SOCK"), "a");
  EXPECT_EQ(text_of(target, "SSH_TTY"), "(none)");
  EXPECT_EQ(text_of(target, "NONE"), "(removed)");
  EXPECT_EQ(text_of(target, "OTHER"), "kept");
}

TEST(UpdateEnvironment, UsesTheGlobalOption) {
  state::Registry registry = state::Registry::fresh("boot");
  Environment target;
  update_environment(registry, {"DISPLAY=:1", "FOO=1"}, target);
  EXPECT_EQ(text_of(target, "DISPLAY"), ":1");
  EXPECT_EQ(text_of(target, "XAUTHORITY"), "(removed)");
  EXPECT_EQ(target.size(), 8u);
  registry.edit_head().session_options = {{"update-environment", ""}, {"update-environment[0]", "FOO"}};
  target.clear();
  update_environment(registry, {"DISPLAY=:1", "FOO=1"}, target);
  EXPECT_EQ(text_of(target, "FOO"), "1");
  EXPECT_EQ(target.size(), 1u);
}

TEST(EnvironmentValue, SessionThenOverlayThenCaller) {
  const EnvironmentList caller{"A=caller", "B=caller", "C=caller", "AB=no"};
  const Environment overlay{{"B", {EnvState::hidden, "overlay"}}, {"U", {EnvState::unset, ""}}};
  const Environment session{{"C", {EnvState::set, "session"}}, {"R", {EnvState::removed, ""}}};
  EXPECT_EQ(environment_value("A", caller, overlay, &session), "caller");
  EXPECT_EQ(environment_value("B", caller, overlay, &session), "overlay");
  EXPECT_EQ(environment_value("C", caller, overlay, &session), "session");
  EXPECT_EQ(environment_value("C", caller, overlay, nullptr), "caller");
  EXPECT_EQ(environment_value("R", {"R=1"}, overlay, &session), std::nullopt);
  EXPECT_EQ(environment_value("U", {"U=1"}, overlay, &session), std::nullopt);
  EXPECT_EQ(environment_value("Z", caller, overlay, &session), std::nullopt);
}

}  // namespace
}  // namespace shim
