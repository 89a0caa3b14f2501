// SPDX-License-Identifier: ISC
#include "shim/commands/table.hpp"

#include <gtest/gtest.h>

#include <set>

namespace shim {
namespace {

std::string error_of(std::string_view name) {
  const auto found = find_command(name);
  return found ? "" : found.error().message;
}

// tmux's own table has one exception, and list-commands shows it.
std::string sort_key(std::string_view name) { return name == "display-panes" ? "display-popup~" : std::string(name); }

TEST(CommandTable, IsInAlphabeticalOrderWithoutDoubles) {
  std::set<std::string_view> names;
  std::string before;
  for (const CommandSpec* row : command_table()) {
    EXPECT_LT(before, sort_key(row->args.name));
    before = sort_key(row->args.name);
    EXPECT_TRUE(names.insert(row->args.name).second) << row->args.name;
    if (!row->alias.empty()) {
      EXPECT_TRUE(names.insert(row->alias).second) << row->alias;
    }
    EXPECT_NE(row->run, nullptr) << row->args.name;
  }
}

TEST(FindCommand, TakesNamesAliasesAndUnambiguousPrefixes) {
  EXPECT_EQ((*find_command("split-window"))->args.name, "split-window");
  EXPECT_EQ((*find_command("splitw"))->args.name, "split-window");
  EXPECT_EQ((*find_command("kill-ser"))->args.name, "kill-server");
  EXPECT_EQ((*find_command("new"))->args.name, "new-session");
}

TEST(FindCommand, NamesTheCandidatesOfAnAmbiguousPrefix) {
  EXPECT_EQ(error_of("kill-"), "ambiguous command: kill-, could be: kill-pane, kill-server, kill-session, kill-window");
}

TEST(FindCommand, RefusesWhatIsNoCommand) { EXPECT_EQ(error_of("nosuchcmd"), "unknown command: nosuchcmd"); }

}  // namespace
}  // namespace shim
