// SPDX-License-Identifier: ISC
#include "shim/commands/command_text.hpp"

#include <gtest/gtest.h>

namespace shim {
namespace {

std::string canonical(std::string_view text) {
  const auto result = canonical_commands(text);
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

TEST(CanonicalCommands, RefuseWhatIsNoCommand) {
  EXPECT_EQ(canonical("neww ; nosuch"), "! unknown command: nosuch");
  EXPECT_EQ(canonical("neww -Q"), "! command new-window: unknown flag -Q");
}

}  // namespace
}  // namespace shim
