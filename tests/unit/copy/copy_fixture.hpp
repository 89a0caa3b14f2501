// SPDX-License-Identifier: ISC
// Copy mode on what a small terminal shows.
#pragma once

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

#include "shim/copy/copy_mode.hpp"
#include "shim/copy/screen_text.hpp"
#include "shim/term/terminal.hpp"

namespace copy_test {

class CopyFixture : public testing::Test {
 protected:
  struct Deaf final : shim::TerminalListener {
    void reply(std::string_view) override {}
  };

  // Lines end in '\n'; enters the mode.
  void show(const std::string& text, unsigned columns = 20, unsigned rows = 4) {
    terminal_ = std::make_unique<shim::Terminal>(shim::TerminalSize{columns, rows}, 100, deaf_);
    for (const char c : text) terminal_->feed(c == '\n' ? "\r\n" : std::string(1, c));
    enter();
  }
  void enter(shim::ScrollExit scroll_exit = shim::ScrollExit::no) {
    mode_ = std::make_unique<shim::CopyMode>(text(), scroll_exit, shim::PositionLabel::hidden, options_, last_search_);
  }
  shim::CopyText text() const { return copy_text_of(terminal_->screen()); }

  shim::CopyMode::Outcome run(const std::vector<std::string>& words, std::optional<unsigned> count = {}) {
    return mode_->run(words, count, options_, last_search_);
  }
  // The text that the last of some commands copies.
  std::string copied(const std::vector<std::string>& commands) {
    std::string text = "(none)";
    for (const std::string& command : commands) text = run({command}).copied.value_or("(none)");
    return text;
  }
  std::string value(const std::string& name) const {
    for (const auto& [known, text] : mode_->variables(options_)) {
      if (known == name) return text;
    }
    return "(none)";
  }
  std::string cursor() const { return value("copy_cursor_x") + ',' + value("copy_cursor_y"); }

  shim::CopyOptions options_{shim::ModeKeys::emacs, true, "!\"#$%&'()*+,-./:;<=>?@[\\]^`{|}~", "-"};
  shim::LastSearch last_search_;
  Deaf deaf_;
  std::unique_ptr<shim::Terminal> terminal_;
  std::unique_ptr<shim::CopyMode> mode_;
};

}  // namespace copy_test
