// SPDX-License-Identifier: ISC
// Names that are not in the table of variables: options, the environment, the caller's own; and buffers.
#include "tests/unit/format/format_world.hpp"

namespace {

struct NamedValues : format_test::FormatWorld {};

TEST_F(NamedValues, ShowTheNewestBufferUnlessOneIsGiven) {
  state::Buffer old;
  old.name = "buffer0", old.order = 1, old.size = 3, old.sample = "abc", old.created_us = 1700000001 * 1000000LL;
  state::Buffer fresh = old;
  fresh.name = "mine", fresh.order = 2, fresh.sample = "x\\n";
  registry.edit_head().buffers = {old, fresh};
  constexpr auto k_format = "#{buffer_name} #{buffer_size} #{buffer_sample} #{buffer_created}";
  EXPECT_EQ(expand(k_format), "mine 3 x\\n 1700000001");
  context.buffer = &old;
  EXPECT_EQ(expand(k_format), "buffer0 3 abc 1700000001");
}

TEST_F(NamedValues, IncludeOptions) {
  EXPECT_EQ(expand("#{status} #{mouse} #{pane-border-status} #{history-limit} #{prefix} #{monitor-bell}"),
            "on 0 off 2000 C-b 1");
  EXPECT_EQ(expand("<#{update-environment}> #{update-environment[1]} #{command-alias[0]}"),
            "<> KRB5CCNAME split-pane=split-window");
  pane(0).options["@mine"] = "pane";
  session(0).options["@mine"] = "session";
  EXPECT_EQ(of("@mine"), "pane");
  select(1);
  EXPECT_EQ(of("@mine"), "session");
}

TEST_F(NamedValues, IncludeTheEnvironmentButNotForTimes) {
  EXPECT_EQ(expand("#{HOME}#{?HOME,y,n}<#{t:COLON}>"), "/home/mey<>");
  session(0).environment["HOME"] = {state::EnvState::set, "/elsewhere"};
  EXPECT_EQ(of("HOME"), "/elsewhere");
}

TEST_F(NamedValues, GiveWayToTheCallersOwn) {
  context.extra = {{"line", "3"}, {"pane_id", "mine"}, {"status", "caller"}};
  EXPECT_EQ(expand("#{line} #{pane_id} #{status} #D"), "3 mine caller mine");
}

}  // namespace
