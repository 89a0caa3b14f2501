// SPDX-License-Identifier: ISC
// A host in whose pane nothing happens holds what the pane shows, and little else.
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "tests/support/process_list.hpp"
#include "tests/support/temp_universe.hpp"
#include "tests/support/wait_until.hpp"

namespace {

using support::TempUniverse;

// KiB, of the host of the only pane.
long resident(const TempUniverse& universe, const std::string& kind) {
  const pid_t host = support::parent_of(std::stoi(universe.format("main", "#{pane_pid}")));
  std::ifstream in("/proc/" + std::to_string(host) + "/status");
  long size = -1;
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with(kind + ":")) std::istringstream(line.substr(kind.size() + 1)) >> size;
  }
  return size;
}

TEST(IdleHost, GivesBackItsTextAndAnswersAsBefore) {
  if (support::testing_reference()) GTEST_SKIP() << "a server gives nothing back";
  const TempUniverse universe;
  universe.start("main", {"sh", "-c", "seq 2000; exec cat"});
  ASSERT_TRUE(universe.shows("main", "2000"));
  const long busy = resident(universe, "RssFile");
  EXPECT_TRUE(support::wait_until([&] { return resident(universe, "RssFile") < busy * 3 / 4; }));
  const std::string all = universe.must({"capture-pane", "-p", "-S", "-", "-t", "main"});
  EXPECT_EQ(all.substr(0, 6), "1\n2\n3\n");
  universe.must({"send-keys", "-t", "main", "hello", "Enter"});
  EXPECT_TRUE(universe.shows("main", "hello\nhello"));
}

}  // namespace
