// SPDX-License-Identifier: ISC
// What is made out of the command table: the README's table, the manual, the completions' tables.
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "shim/commands/summaries.hpp"
#include "shim/commands/table.hpp"
#include "shim/reference/generated_parts.hpp"
#include "shim/reference/usage.hpp"
#include "tests/support/temp_universe.hpp"

namespace {

using testing::ElementsAre;
using testing::HasSubstr;

std::string source(std::string_view file) {
  return support::TempUniverse().read_file(fmt::format("{}/{}", ROOST_SOURCE_DIR, file));
}

TEST(Reference, NoGeneratedPartIsStale) {
  for (const shim::GeneratedPart& part : shim::generated_parts()) {
    const std::string text = source(part.file);
    const auto fresh = shim::with_part(text, part);
    ASSERT_TRUE(fresh) << fresh.error().message;
    EXPECT_TRUE(*fresh == text) << part.file << ": " << part.name << " is stale: build/dev/bin/reference --write .";
  }
}

TEST(Reference, EveryCommandHasASummaryInOneOfTheGroups) {
  const auto summaries = shim::command_summaries();
  ASSERT_EQ(summaries.size(), shim::command_table().size());
  for (std::size_t i = 0; i < summaries.size(); ++i) {
    EXPECT_EQ(summaries[i].name, shim::command_table()[i]->args.name);
    EXPECT_THAT(shim::command_groups(), testing::Contains(summaries[i].group)) << summaries[i].name;
    EXPECT_FALSE(summaries[i].text.empty() || summaries[i].text.ends_with('.') ||
                 summaries[i].text.find_first_of(":'") != std::string_view::npos)
        << summaries[i].name << ": the text goes into zsh's completion as it is";
  }
}

TEST(Reference, EveryFlagOfEveryUsageLineIsOfferedOnce) {
  for (const shim::CommandSpec* command : shim::command_table()) {
    std::string offered;
    for (const auto& flag : shim::offered_flags(command->args)) offered += flag.flag;
    std::sort(offered.begin(), offered.end());
    EXPECT_EQ(std::adjacent_find(offered.begin(), offered.end()), offered.end()) << command->args.name;
    for (const auto& part : shim::usage_parts(command->args.usage)) {
      for (const char flag : part.flags) {
        const bool taken = command->args.flags.find(flag) != std::string_view::npos;
        EXPECT_TRUE(!taken || offered.find(flag) != std::string::npos) << command->args.name << " -" << flag;
      }
    }
  }
}

TEST(Usage, IsTakenApart) {
  const auto names = [](std::string_view usage) {
    std::vector<std::string> out;
    for (const auto& part : shim::usage_parts(usage))
      out.push_back(fmt::format("{}{}{}{}", part.optional ? "?" : "", part.flags, part.name.empty() ? "" : ":",
                                part.name + (part.repeats ? "*" : "")));
    return out;
  };
  EXPECT_THAT(names("[-nr] [-T key-table] key [command [arguments]]"),
              ElementsAre("?nr", "?T:key-table", ":key", "?:command", "?:arguments"));
  EXPECT_THAT(names("[-t target-pane][shell-command]"), ElementsAre("?t:target-pane", "?:shell-command"));
  EXPECT_THAT(names("[-L|-S|-U] path ..."), ElementsAre("?LSU", ":path*"));
}

TEST(Manual, IsRenderedWithoutAWarning) {
  const support::TempUniverse universe;
  const auto checked = universe.shell("mandoc -T lint -W warning " ROOST_SOURCE_DIR "/docs/roost.1");
  EXPECT_TRUE(checked.ok() && checked.out.empty()) << checked.describe();
  const auto shown = universe.shell("mandoc -T utf8 -O width=200 " ROOST_SOURCE_DIR "/docs/roost.1 | col -b");
  EXPECT_THAT(shown.out, HasSubstr("kill-pane [-a] [-t target-pane]"));
  EXPECT_THAT(shown.out, HasSubstr("End a pane, or with -a all others (alias: killp)."));
}

TEST(Install, PutsEveryFileWhereItIsLookedFor) {
  const support::TempUniverse universe;
  const auto installed =
      universe.shell("cmake --install " ROOST_BUILD_DIR " --prefix " + universe.path("usr") + " > /dev/null");
  ASSERT_EQ(installed.exit_code, 0) << installed.describe();
  EXPECT_EQ(universe.shell("usr/bin/tmux -V; usr/bin/roost -V").out, "tmux 3.3a\ntmux 3.3a\n");
  for (const char* file : {"share/man/man1/roost.1", "share/bash-completion/completions/tmux",
                           "share/bash-completion/completions/roost", "share/zsh/site-functions/_tmux"})
    EXPECT_TRUE(universe.exists(fmt::format("usr/{}", file))) << file;
  EXPECT_EQ(
      universe.shell("man -M usr/share/man -w roost 2> /dev/null || mandoc usr/share/man/man1/roost.1 > /dev/null")
          .exit_code,
      0);
}

}  // namespace
