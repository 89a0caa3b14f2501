// SPDX-License-Identifier: ISC
#include "shim/commands/command_text.hpp"

#include <gtest/gtest.h>

namespace shim {
namespace {

std::string canonical(std::string_view text) {
  const Caller caller;
  const Context context(caller, state::StateDir::at("/nonexistent/roost"));
  const auto result = canonical_commands(context, text);
  return result ? *result : "! " + result.error().message;
}

TEST(CanonicalCommands, SpellNamesOut) {
  EXPECT_EQ(canonical("neww"), "new-window");
  EXPECT_EQ(canonical("kill-ser"), "kill-server");
}

TEST(CanonicalCommands, PutFlagsFirstAndInOrder) {
  EXPECT_EQ(canonical("splitw -v -t %1 -d -h -c /tmp top"), "split-window -dhv -c /tmp -t \"%1\" top");
  EXPECT_EQ(canonical("neww -e B=2 -e A=1"), "new-window -e B=2 -e A=1");
}

TEST(CanonicalCommands, QuoteWhatNeedsIt) {
  EXPECT_EQ(canonical("display -p 'a b' "), "display-message -p \"a b\"");
  EXPECT_EQ(canonical("display '#{pane_id}'"), "display-message \"#{pane_id}\"");
}

TEST(CanonicalCommands, AreOneListWhateverSeparatedThem) {
  EXPECT_EQ(canonical("neww ; killp"), "new-window ; kill-pane");
  EXPECT_EQ(canonical("neww\nkillp"), "new-window ; kill-pane");
  EXPECT_EQ(canonical(""), "");
}

TEST(CanonicalCommands, KeepBlocksAsBlocks) {
  EXPECT_EQ(canonical("if -F x { neww ; splitw -h } 'killp'"), "if-shell -F x { new-window ; split-window -h } killp");
  EXPECT_EQ(canonical("if -F x { if -F y { neww } { killp -a } }"),
            "if-shell -F x { if-shell -F y { new-window } { kill-pane -a } }");
  EXPECT_EQ(canonical("if -F x {\n neww\n killp\n}"), "if-shell -F x { new-window ; kill-pane }");
}

TEST(CanonicalCommands, RefuseBlocksWhereNoCommandsCanBe) {
  EXPECT_EQ(canonical("rename-window { neww }"), "! command rename-window: argument 1 must be \"string\"");
  EXPECT_EQ(canonical("set @a { neww }"), "set-option @a { new-window }");
  EXPECT_EQ(canonical("set -t { neww } x"), "! command set-option: -t argument must be a string");
  EXPECT_EQ(canonical("run { neww }"), "! command run-shell: argument 1 must be \"string\"");
  EXPECT_EQ(canonical("run -C { neww }"), "run-shell -C { new-window }");
  EXPECT_EQ(canonical("menu a b { neww } '' c d { killp }"), "display-menu a b { new-window } '' c d { kill-pane }");
  EXPECT_EQ(canonical("menu a { neww }"), "! command display-menu: argument 2 must be \"string\"");
}

TEST(CanonicalCommands, RefuseWhatIsNoCommandInABlockToo) {
  EXPECT_EQ(canonical("if -F x { nosuch }"), "! unknown command: nosuch");
  EXPECT_EQ(canonical("if -F x { neww -Q }"), "! command new-window: unknown flag -Q");
}

TEST(CanonicalCommands, ReplaceAliases) {
  EXPECT_EQ(canonical("splitp -h ; info"), "split-window -h ; show-messages -JT");
}

TEST(CanonicalCommands, RefuseWhatIsNoCommand) {
  EXPECT_EQ(canonical("neww ; nosuch"), "! unknown command: nosuch");
  EXPECT_EQ(canonical("neww -Q"), "! command new-window: unknown flag -Q");
}

}  // namespace
}  // namespace shim
