// SPDX-License-Identifier: ISC
// The one table of named steps. Everything that is to hold at every step of every transaction (the crash matrix)
// iterates over it; a step that is missing here does not compile.
#pragma once

#include <string_view>

namespace state {

enum class ReachedBy { command, host, both };

struct TestPointName {
  std::string_view name;
  ReachedBy by;
  bool locked;  // the registry is locked at this step
};

inline constexpr TestPointName k_test_points[] = {
    // A transaction.
    {"registry.locked", ReachedBy::both, true},
    {"registry.loaded", ReachedBy::both, true},
    {"registry.before_temp", ReachedBy::both, true},
    {"registry.before_rename", ReachedBy::both, true},
    {"registry.checked", ReachedBy::both, true},
    {"registry.exchanged", ReachedBy::both, true},
    {"registry.after_rename", ReachedBy::both, true},
    {"registry.journaled", ReachedBy::both, true},
    // A lost document is made again.
    {"rebuild.asked", ReachedBy::command, false},
    {"rebuild.set_aside", ReachedBy::command, true},
    {"rebuild.before_commit", ReachedBy::command, true},
    {"rebuild.done", ReachedBy::command, false},
    {"registry.journaled", ReachedBy::both, true},
    // A lost registry is rebuilt.
    {"rebuild.set_aside", ReachedBy::both, true},
    {"rebuild.asked", ReachedBy::both, false},
    {"rebuild.before_commit", ReachedBy::both, true},
    {"rebuild.done", ReachedBy::both, false},
    // A pane is born.
    {"spawn.forked", ReachedBy::command, false},
    {"spawn.staged", ReachedBy::host, false},
    {"spawn.committed", ReachedBy::command, false},
    {"spawn.go_received", ReachedBy::host, false},
    {"spawn.renamed", ReachedBy::host, false},
    {"spawn.running", ReachedBy::host, false},
    {"spawn.answered", ReachedBy::host, false},
    {"spawn.told", ReachedBy::command, false},
    // It runs another program.
    {"respawn.committed", ReachedBy::command, false},
    {"respawn.asked", ReachedBy::host, false},
    {"respawn.running", ReachedBy::host, false},
    {"respawn.told", ReachedBy::command, false},
    // It is asked for something; it gets another size.
    {"request.asked", ReachedBy::host, false},
    {"resize.committed", ReachedBy::command, false},
    {"resize.asked", ReachedBy::host, false},
    // It is killed, alone or with others.
    {"kill.committed", ReachedBy::command, false},
    {"kill.asked", ReachedBy::host, false},
    {"kill.stopped", ReachedBy::command, false},
    {"universe.ended", ReachedBy::command, false},
    // Its program ends.
    {"exit.seen", ReachedBy::host, false},
    {"exit.before_commit", ReachedBy::host, true},
    {"exit.after_commit", ReachedBy::host, false},
    // A channel of wait-for is used.
    {"channel.locked", ReachedBy::command, false},
    // A paste buffer is stored or deleted: its text is a file, its name is in the registry.
    {"buffer.staged", ReachedBy::command, false},
    {"buffer.committed", ReachedBy::command, false},
    {"buffer.erased", ReachedBy::command, false},
};

constexpr bool is_test_point(std::string_view name) {
  for (const TestPointName& point : k_test_points) {
    if (point.name == name) return true;
  }
  return false;
}

}  // namespace state
