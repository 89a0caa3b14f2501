// SPDX-License-Identifier: ISC
#include "tests/reference/typing_shell.hpp"

#include <gtest/gtest.h>

#include "tests/support/wait_until.hpp"

namespace reference {

TypingShell::TypingShell(const support::TempUniverse& universe, const support::Words& command) : universe_(universe) {
  universe_.start("typing", command);
  EXPECT_TRUE(support::wait_until([&] { return line() == "> "; })) << universe_.capture("typing");
}

// The screen's last line, up to the cursor at least.
std::string TypingShell::line() const {
  std::string screen = universe_.capture("typing");
  while (screen.ends_with('\n')) screen.pop_back();
  screen.erase(0, screen.rfind('\n') + 1);
  const std::string cursor = universe_.format("typing", "#{cursor_x}");
  if (const std::size_t x = std::stoul(cursor); x > screen.size()) screen.resize(x, ' ');
  return screen;
}

void TypingShell::clear() const {
  universe_.must({"send-keys", "-t", "typing", "C-e", "C-u", "C-l"});
  EXPECT_TRUE(support::wait_until([&] { return line() == "> "; })) << universe_.capture("typing");
}

void TypingShell::expect(const std::string& keys, const std::string& wanted) const {
  clear();
  support::Words words{"send-keys", "-t", "typing"};
  std::string text;
  const auto type = [&] {
    if (!text.empty()) universe_.must({"send-keys", "-t", "typing", "-l", "--", text});
    text.clear();
  };
  for (const char c : keys) {
    if (c != '\t') {
      text += c;
      continue;
    }
    type();
    universe_.must({"send-keys", "-t", "typing", "Tab"});
  }
  type();
  EXPECT_TRUE(support::wait_until([&] { return line() == "> " + wanted; })) << keys << "\nwanted: " << wanted << "\n"
                                                                            << universe_.capture("typing");
}

}  // namespace reference
