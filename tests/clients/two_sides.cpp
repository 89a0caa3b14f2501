// SPDX-License-Identifier: ISC
#include "tests/clients/two_sides.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <algorithm>
#include <future>
#include <sstream>

#include "tests/clients/universe_text.hpp"
#include "tests/support/wait_until.hpp"

namespace clients {
namespace {

// A shell whose screen does not depend on when keys come: the terminal never echoes, the shell does so itself when it
// reads a line, and what was echoed before it started is wiped.
constexpr const char* k_shell =
    "#!/bin/sh\n"
    "[ $# -gt 0 ] && exec /bin/sh \"$@\"\n"
    "stty -echo\n"
    "printf '\\033[H\\033[2J\\033[3J'\n"
    "exec sh -v\n";

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size())
    text.replace(at, from.size(), to);
  return text;
}

// A server without sessions ends, sometimes just when the next command of a client comes: real tmux says "server exited
// unexpectedly" then. And a main pane that leaves the others more than one column.
constexpr const char* k_config =
    "set -s exit-empty off\n"
    "set -wg main-pane-width 40\n"
    "set -wg main-pane-height 10\n";

// What the panes show, for a failure of which that is the matter.
std::string screens(const std::string& universe) {
  std::istringstream in(universe);
  std::string out;
  bool wanted = false;
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with("## ")) wanted = line.starts_with("## capture-pane");
    if (wanted && !line.empty()) out += "  " + line + "\n";
  }
  return out;
}

// The lines in which two texts differ, with the heading above them.
std::string first_differences(const std::string& left, const std::string& right) {
  std::istringstream one(left), other(right);
  std::string out, heading;
  int shown = 0;
  for (std::string a, b; shown < 12;) {
    const bool more_a = static_cast<bool>(std::getline(one, a)), more_b = static_cast<bool>(std::getline(other, b));
    if (!more_a && !more_b) break;
    if (a.starts_with("## ")) heading = a;
    if (a == b && more_a == more_b) continue;
    out += fmt::format("{}\n  tmux:  {}\n  roost: {}\n", heading, more_a ? a : "(nothing)", more_b ? b : "(nothing)");
    ++shown;
  }
  return out;
}

}  // namespace

TwoSides::TwoSides() : reference_("/usr/bin/tmux") {
  for (const auto* side : {&reference_, &roost_}) {
    side->write_file("shell", k_shell);
    side->write_file(".tmux.conf", k_config);
    ::chmod(side->path("shell").c_str(), 0700);
  }
  reference_.set("SHELL", reference_.path("shell"));
  roost_.set("SHELL", roost_.path("shell"));
}

void TwoSides::folder(const std::string& name) {
  for (const auto* side : {&reference_, &roost_}) side->shell("mkdir -p " + side->path(name));
}

void TwoSides::file(const std::string& name, const std::string& text) {
  for (const auto* side : {&reference_, &roost_}) side->write_file(name, text);
}

void TwoSides::set(const std::string& key, const std::string& value) {
  for (auto* side : {&reference_, &roost_}) side->set(key, value);
}

// Without the folder's name, and without the second in which a session was made (list-sessions).
std::string TwoSides::normal(const support::TempUniverse& side, std::string text) const {
  text = replaced(std::move(text), side.folder(), "DIR");
  constexpr std::string_view k_created = "(created ";
  for (std::size_t at = 0; (at = text.find(k_created, at)) != std::string::npos;) {
    at += k_created.size();
    text.erase(at, text.find(')', at) - at);
  }
  return text;
}

support::RunResult TwoSides::run(const std::string& script) const {
  auto other = std::async(std::launch::async, [&] { return roost_.shell(script); });
  support::RunResult reference = reference_.shell(script);
  support::RunResult roost = other.get();
  EXPECT_FALSE(reference.timed_out || roost.timed_out) << script;
  reference.out = normal(reference_, reference.out);
  reference.err = normal(reference_, reference.err);
  EXPECT_EQ(roost.exit_code, reference.exit_code) << script << "\n" << roost.describe() << reference.describe();
  const std::string out = normal(roost_, roost.out), err = normal(roost_, roost.err);
  EXPECT_TRUE(out == reference.out) << script << "\n" << first_differences(reference.out, out);
  EXPECT_TRUE(err == reference.err) << script << "\n" << first_differences(reference.err, err);
  return reference;
}

std::string TwoSides::expect_same_universe(const std::vector<std::string>& until) const {
  std::string reference, roost, missing;
  bool settled = false;
  const auto same = [&] {
    auto other = std::async(std::launch::async, [&] { return universe_text(roost_, socket_); });
    const UniverseText mine = universe_text(reference_, socket_), theirs = other.get();
    reference = normal(reference_, mine.text);
    roost = normal(roost_, theirs.text);
    settled = mine.settled && theirs.settled;
    missing.clear();
    for (const auto& text : until)
      if (reference.find(text) == std::string::npos) missing = text;
    return missing.empty() && settled && reference == roost;
  };
  if (!support::wait_until(same, std::chrono::seconds(20))) {
    ADD_FAILURE() << (missing.empty() ? "" : "\"" + missing + "\" was never there\n")
                  << (settled ? "" : "some shell never came to its prompt\n")
                  << (missing.empty() && settled ? "" : screens(reference)) << first_differences(reference, roost);
  }
  return reference;
}

}  // namespace clients
