// SPDX-License-Identifier: ISC
// A terminal that remembers what it asked of its host.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "shim/term/terminal.hpp"

namespace shim {

class Recorder : public TerminalListener {
 public:
  void reply(std::string_view bytes) override { replies += bytes; }
  void title(std::string_view text) override { titles.emplace_back(text); }
  void path(std::string_view text) override { paths.emplace_back(text); }
  void window_name(std::string_view text) override { names.emplace_back(text); }
  void bell() override { ++bells; }
  void clipboard(std::string_view bytes) override { clipboards.emplace_back(bytes); }
  std::optional<std::string> clipboard_text() override { return held; }
  std::string evaluate(std::string_view format) override {
    const auto known = answers.find(format);
    return known == answers.end() ? std::string() : known->second;
  }

  std::string replies;
  std::vector<std::string> titles, paths, names, clipboards;
  std::map<std::string, std::string, std::less<>> answers;  // of options
  std::optional<std::string> held;                          // the clipboard
  int bells = 0;
};

struct TestTerminal {
  TestTerminal(unsigned columns, unsigned rows, std::size_t history_limit = 2000)
      : terminal({columns, rows}, history_limit, listener) {}

  std::string capture(CaptureRequest request = {}) const {
    request.start_of_history = true;
    auto text = terminal.capture(request);
    if (!text) return text.error().message;
    // As capture-pane -p ends its output.
    if (text->ends_with('\n')) text->pop_back();
    return *text + '\n';
  }
  PaneFacts facts() const {
    PaneFacts facts;
    terminal.fill(facts);
    return facts;
  }
  std::string summary() const {
    const PaneFacts now = facts();
    const auto text = [](auto value) { return std::to_string(value); };
    return text(now.cursor_x) + ',' + text(now.cursor_y) + ' ' + text(now.scroll_top) + '-' + text(now.scroll_bottom) +
           ' ' + text(now.history_size);
  }

  Recorder listener;
  Terminal terminal;
};

}  // namespace shim
